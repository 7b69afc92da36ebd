using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Resources;

namespace Alliance.Core.Messages;

/// <summary>A team that the region does not know: what it says of itself.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Office">Who sent it, or stands for it.</param>
/// <param name="People">How many it is, above zero.</param>
/// <param name="Capability">What it can do.</param>
[GenerateSerializer, Alias("social-team")]
public sealed record SocialTeam(string Name, string Office, int People, ResourceKind Capability);

/// <summary>A team has turned up at an incident that nobody has ordered there: it checks in, or is checked in. The
/// incident numbers it.</summary>
/// <param name="By">Who.</param>
/// <param name="OccurredAt">When it came, if earlier.</param>
/// <param name="Team">A squad of the region; null for a team that the region does not know.</param>
/// <param name="Social">That team; null for a squad of the region.</param>
[GenerateSerializer, Alias("incident.check-in")]
public sealed record CheckInTeam(
    Author By, Instant? OccurredAt, string? Team, SocialTeam? Social) : Command(By, OccurredAt)
{
    public override Subject About => Subject.None;
    public override CommandUrgency Urgency => CommandUrgency.Vital;
}

/// <summary>The duty desk lets a team that turned up unasked stay, or sends it home.</summary>
/// <param name="By">Who.</param>
/// <param name="OccurredAt">When, if earlier.</param>
/// <param name="CheckIn">Which.</param>
/// <param name="Accepted">Whether it stays.</param>
/// <param name="Line">For a squad of the region that stays: the open line that it serves from now on. Else
/// null.</param>
/// <param name="Reason">In a few words.</param>
[GenerateSerializer, Alias("incident.decide-check-in")]
public sealed record DecideCheckIn(
    Author By, Instant? OccurredAt, string CheckIn, bool Accepted, LineId? Line,
    string Reason) : Command(By, OccurredAt)
{
    public override Subject About => Subject.OfLine(Line);
    public override CommandUrgency Urgency => CommandUrgency.Decision;
}

/// <summary>A team that turned up unasked has left. What has happened is never refused.</summary>
[GenerateSerializer, Alias("incident.check-out")]
public sealed record CheckOutTeam(Author By, Instant? OccurredAt, string CheckIn) : Command(By, OccurredAt)
{
    public override Subject About => Subject.None;
    public override CommandUrgency Urgency => CommandUrgency.Vital;
}

/// <summary>An incident hands a squad that it lets stay to the request whose line it serves.</summary>
/// <param name="Line">The line.</param>
/// <param name="CheckIn">As what it checked in.</param>
/// <param name="Team">The squad.</param>
/// <param name="By">Who let it stay.</param>
[GenerateSerializer, Alias("request.take-up-squad")]
public sealed record TakeUpSquad(LineId Line, string CheckIn, string Team, Author By) : Assured
{
    public override Subject About => Subject.OfLine(Line);
    public override string? Request => Line.Request;
}

/// <summary>A request tells its incident whether it took a squad up. One that is settled answers nothing.</summary>
[GenerateSerializer, Alias("incident.squad-answered")]
public sealed record SquadAnswered(LineId Line, string CheckIn, bool TakenUp) : Assured
{
    public override Subject About => Subject.OfLine(Line);
    public override string? Request => Line.Request;
}

/// <summary>An incident tells a squad that came unasked to go home.</summary>
[GenerateSerializer, Alias("team.send-home")]
public sealed record SendHome(IncidentNumber Incident, string Reason) : Assured
{
    public override Subject About => Subject.OfIncident(Incident);
}

/// <summary>Time to ask for a team that turned up unasked.</summary>
[GenerateSerializer, Alias("incident.check-in-due")]
public sealed record CheckInDue(string CheckIn) : Due
{
    public override Subject About => Subject.None;
}
