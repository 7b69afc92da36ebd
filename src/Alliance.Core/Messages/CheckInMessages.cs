using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Resources;

namespace Alliance.Core.Messages;

/// <summary>Describes a team that the region does not know, in its own words.</summary>
/// <param name="Name">The name of the team.</param>
/// <param name="Office">The body that sent the team or stands for it.</param>
/// <param name="People">The number of its people, above zero.</param>
/// <param name="Capability">What the team can do.</param>
[GenerateSerializer, Alias("social-team")]
public sealed record SocialTeam(string Name, string Office, int People, ResourceKind Capability);

/// <summary>Checks a team in that has turned up at an incident without an order. The incident numbers the
/// team.</summary>
/// <param name="By">The author of the command: a person and an office.</param>
/// <param name="OccurredAt">When the team came, if earlier than the entry; null: now.</param>
/// <param name="Team">A squad of the region; null for a team that the region does not know.</param>
/// <param name="Social">The team that the region does not know; null for a squad of the region.</param>
[GenerateSerializer, Alias("incident.check-in")]
public sealed record CheckInTeam(
    Author By, Instant? OccurredAt, string? Team, SocialTeam? Social) : Command(By, OccurredAt)
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
    /// <inheritdoc/>
    public override CommandUrgency Urgency => CommandUrgency.Vital;
}

/// <summary>Lets a team that turned up unasked stay, or sends it home. The duty desk decides.</summary>
/// <param name="By">The author of the command: a person and an office.</param>
/// <param name="OccurredAt">When it happened, if earlier than its entry; null: now.</param>
/// <param name="CheckIn">The number of the check-in.</param>
/// <param name="Accepted">Whether the team stays.</param>
/// <param name="Line">The open line that a squad of the region serves from now on; null for a team that the region does
/// not know, or one that goes home.</param>
/// <param name="Reason">The reason, in a few words.</param>
[GenerateSerializer, Alias("incident.decide-check-in")]
public sealed record DecideCheckIn(
    Author By, Instant? OccurredAt, string CheckIn, bool Accepted, LineId? Line,
    string Reason) : Command(By, OccurredAt)
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfLine(Line);
    /// <inheritdoc/>
    public override CommandUrgency Urgency => CommandUrgency.Decision;
}

/// <summary>Reports that a team that turned up unasked has left. The report is of a fact and is never
/// refused.</summary>
/// <param name="By">The author of the command: a person and an office.</param>
/// <param name="OccurredAt">When the team left, if earlier than the entry; null: now.</param>
/// <param name="CheckIn">The number of the check-in.</param>
[GenerateSerializer, Alias("incident.check-out")]
public sealed record CheckOutTeam(Author By, Instant? OccurredAt, string CheckIn) : Command(By, OccurredAt)
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
    /// <inheritdoc/>
    public override CommandUrgency Urgency => CommandUrgency.Vital;
}

/// <summary>Hands a squad that may stay from its incident to the request whose line it serves.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="CheckIn">The number of the check-in of the squad.</param>
/// <param name="Team">The squad.</param>
/// <param name="By">The author who let the squad stay.</param>
[GenerateSerializer, Alias("request.take-up-squad")]
public sealed record TakeUpSquad(LineId Line, string CheckIn, string Team, Author By) : Assured
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfLine(Line);
    /// <inheritdoc/>
    public override string? Request => Line.Request;
}

/// <summary>Tells an incident whether its request took a squad up. A settled request does not answer.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="CheckIn">The number of the check-in of the squad.</param>
/// <param name="TakenUp">Whether the request took the squad up.</param>
[GenerateSerializer, Alias("incident.squad-answered")]
public sealed record SquadAnswered(LineId Line, string CheckIn, bool TakenUp) : Assured
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfLine(Line);
    /// <inheritdoc/>
    public override string? Request => Line.Request;
}

/// <summary>Tells a squad that came unasked to go home. Its incident sends this.</summary>
/// <param name="Incident">The number of the incident.</param>
/// <param name="Reason">The reason, in a few words.</param>
[GenerateSerializer, Alias("team.send-home")]
public sealed record SendHome(IncidentNumber Incident, string Reason) : Assured
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfIncident(Incident);
}

/// <summary>Reminds an incident to ask for a decision on a team that turned up unasked.</summary>
/// <param name="CheckIn">The number of the check-in.</param>
[GenerateSerializer, Alias("incident.check-in-due")]
public sealed record CheckInDue(string CheckIn) : Due
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
}
