using Alliance.Core.Incidents;
using Alliance.Core.Situations;
using Alliance.Host.Api.Endpoints;

namespace Alliance.Host.Api.Incidents;

/// <summary>A team from outside that would come. <c>alsoAt</c> is where the same team, or one that may be the same, is
/// known too.</summary>
internal sealed record OutsideTeamView(
    string Number,
    string Name,
    string Office,
    int People,
    string? Capability,
    string? Leader,
    string? Telephone,
    IReadOnlyList<string> Plates,
    IReadOnlyDictionary<string, int> Equipment,
    string From,
    string Note,
    OutsideStage Stage,
    string? Reason,
    string? Letter,
    int Asked,
    DateTimeOffset Since,
    DateTimeOffset RecordedAt,
    IReadOnlyList<ElsewhereView> AlsoAt)
{
    public static OutsideTeamView Of(OutsideTeamProjection one, RealmDesk realm)
    {
        var (team, identity) = (one.Registered.Team, one.Registered.Identity);
        return new(
            one.Registered.Outside,
            team.Name,
            team.Office,
            team.People,
            team.Capability?.Code,
            identity?.Leader,
            identity?.Telephone,
            identity?.Plates ?? [],
            CheckInView.EquipmentOf(identity),
            one.Registered.From,
            one.Registered.Note,
            one.Stage,
            one.Reason,
            one.Letter,
            one.Asked,
            realm.Time(one.Since),
            realm.Time(one.RecordedAt),
            []);
    }
}

/// <summary>A letter of invitation. <c>standing</c> is valid, expired or withdrawn; <c>checkIn</c> is that of the team
/// that came with it, <c>unverified</c> whether nobody has verified the call of the incident.</summary>
internal sealed record LetterView(
    string Number,
    LetterStanding Standing,
    string Incident,
    string IncidentName,
    string PlaceName,
    string OutsideTeam,
    string Name,
    string Office,
    int People,
    string? Leader,
    IReadOnlyList<string> Plates,
    string From,
    string To,
    string Purpose,
    DateTimeOffset Until,
    string ReportTo,
    string Road,
    string Reason,
    string? IssuedBy,
    DateTimeOffset IssuedAt,
    string? EndedBecause,
    string? CheckIn,
    bool Unverified)
{
    public static LetterView? Of(string number, IncidentProjection incident, RealmDesk realm)
    {
        if (!incident.Letters.TryGetValue(number, out var letter)) return null;
        var (written, invitation) = (letter.Written, letter.Written.Invitation);
        var registered = incident.OutsideTeams[written.Outside].Registered;
        return new(
            number,
            letter.StandingAt(realm.Live.Now),
            incident.Number,
            incident.Name,
            realm.Region.Townships.GetValueOrDefault(incident.Place)?.Name ?? incident.Place,
            written.Outside,
            registered.Team.Name,
            registered.Team.Office,
            registered.Team.People,
            registered.Identity?.Leader,
            registered.Identity?.Plates ?? [],
            registered.From,
            invitation.Place,
            invitation.Purpose,
            realm.Time(invitation.Until),
            invitation.ReportTo,
            invitation.Road,
            written.Reason,
            letter.By is { } by ? $"{by.Office} {by.Name}" : null,
            realm.Time(letter.Since),
            letter.EndedBecause,
            letter.CheckIn,
            incident.IsUnverified);
    }
}
