using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Resources;

namespace Alliance.Core.Messages;

/// <summary>Describes a team that the region does not know, in its own words.</summary>
/// <param name="Name">The name of the team.</param>
/// <param name="Office">The body that sent the team or stands for it; empty where nobody said.</param>
/// <param name="People">The number of its people, above zero.</param>
/// <param name="Capability">What the team can do; null where nobody said.</param>
[GenerateSerializer, Alias("social-team")]
public sealed record SocialTeam(string Name, string Office, int People, ResourceKind? Capability);

/// <summary>Describes what a team can be known by again, and what it brings.</summary>
/// <param name="Leader">The name of its leader; null where nobody said.</param>
/// <param name="Telephone">The number at which its leader is called; null where nobody said.</param>
/// <param name="Plates">The number plates of its vehicles; null where nobody said.</param>
/// <param name="Equipment">What it brings; null where nobody said.</param>
[GenerateSerializer, Alias("team-identity")]
public sealed record TeamIdentity(string? Leader, string? Telephone, string[]? Plates, Brought[]? Equipment)
{
    /// <summary>Makes the identity after more was said. What was not said again stays.</summary>
    /// <param name="before">What was known; null for nothing.</param>
    /// <param name="said">What is said now; null for nothing.</param>
    public static TeamIdentity? After(TeamIdentity? before, TeamIdentity? said) =>
        before is null || said is null ? said ?? before
        : new(said.Leader ?? before.Leader, said.Telephone ?? before.Telephone, said.Plates ?? before.Plates,
            said.Equipment ?? before.Equipment);
}

/// <summary>Names something that a team brings, in the words of the team.</summary>
/// <param name="What">What it is, such as boats.</param>
/// <param name="Count">How many.</param>
[GenerateSerializer, Alias("brought")]
public sealed record Brought(string What, int Count);

/// <summary>Checks a team in that has turned up at an incident without an order. The incident numbers the
/// team.</summary>
/// <param name="By">The author of the command: a person and an office.</param>
/// <param name="OccurredAt">When the team came, if earlier than the entry; null: now.</param>
/// <param name="Team">A squad of the region; null for a team that the region does not know.</param>
/// <param name="Social">The team that the region does not know; null for a squad of the region, and where the letter
/// tells the team.</param>
/// <param name="Identity">What the team can be known by again; null where nobody said.</param>
/// <param name="People">The number of people that came of a squad; null: all. Null for a social team.</param>
/// <param name="Letter">The number of the letter that invited the team; null for none.</param>
/// <param name="SameAs">The check-in of which this is a repetition; null for none.</param>
/// <param name="IsNew">Whether the team is another one, however like one that is there.</param>
[GenerateSerializer, Alias("incident.check-in")]
public sealed record CheckInTeam(
    Author By, Instant? OccurredAt, string? Team, SocialTeam? Social, TeamIdentity? Identity = null,
    int? People = null, string? Letter = null, string? SameAs = null, bool IsNew = false) : Command(By, OccurredAt)
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

/// <summary>Corrects what is known of a team that checked in: how many people are there, by what it is known. The
/// report is of a fact and is never refused while the team is there.</summary>
/// <param name="By">The author of the command: a person and an office.</param>
/// <param name="OccurredAt">When it was so, if earlier than the entry; null: now.</param>
/// <param name="CheckIn">The number of the check-in.</param>
/// <param name="People">The number of people that are there; null: as before.</param>
/// <param name="Identity">What it is known by; null: as before.</param>
/// <param name="Reason">The reason, in a few words; null where nobody said.</param>
[GenerateSerializer, Alias("incident.update-check-in")]
public sealed record UpdateCheckIn(
    Author By, Instant? OccurredAt, string CheckIn, int? People, TeamIdentity? Identity,
    string? Reason) : Command(By, OccurredAt)
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
    /// <inheritdoc/>
    public override CommandUrgency Urgency => CommandUrgency.Vital;
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

/// <summary>Tells a squad that it has checked in at an incident. A squad that was sent there has arrived. The squad
/// tells the incident from now on what task it has, and when it has left.</summary>
/// <param name="Incident">The number of the incident.</param>
/// <param name="CheckIn">The number of the check-in.</param>
/// <param name="Since">When the squad was there; null: now.</param>
/// <param name="People">The people who came; null: all of it.</param>
/// <param name="Also">The numbers of other incidents whose requests it has taken over; null for none.</param>
[GenerateSerializer, Alias("team.turned-up")]
public sealed record SquadTurnedUp(
    IncidentNumber Incident, string CheckIn, Instant? Since = null, int? People = null, IncidentNumber[]? Also = null)
    : Assured
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfIncident(Incident);
}

/// <summary>Tells an incident how a squad stands that has checked in there. The squad sends this when its task has
/// changed and when it has left.</summary>
/// <param name="CheckIn">The number of the check-in.</param>
/// <param name="Line">The line of its task; null for a squad without a task.</param>
/// <param name="Commitment">The commitment of its task; null for a squad without a task.</param>
/// <param name="Gone">Whether it has left the incident.</param>
/// <param name="People">The people of it who are there, as its crew says; null where it has said nothing.</param>
[GenerateSerializer, Alias("incident.squad-stands")]
public sealed record SquadStands(
    string CheckIn, LineId? Line, CommitmentId? Commitment, bool Gone, int? People = null) : Assured
{
    /// <inheritdoc/>
    public override Subject About => Line is { } line && Commitment is { } commitment
        ? Subject.OfCommitment(line, commitment) : Subject.OfLine(Line);
}

/// <summary>Reminds an incident to ask for a decision on a team that turned up unasked.</summary>
/// <param name="CheckIn">The number of the check-in.</param>
[GenerateSerializer, Alias("incident.check-in-due")]
public sealed record CheckInDue(string CheckIn) : Due
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
}
