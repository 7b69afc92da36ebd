using Alliance.Core.Identifiers;
using Alliance.Core.Incidents;
using Alliance.Core.Messages;
using Alliance.Core.Situations;
using Alliance.Host.Api.Endpoints;

namespace Alliance.Host.Api.Incidents;

/// <summary>A team that arrived unasked. <c>fits</c> is the first open line that lacks such people, <c>task</c> the
/// commitment of a squad that has an order, <c>alsoAt</c> where the same team, or one that may be the same, is known
/// too, <c>unverified</c> whether nobody has verified the call of the incident.</summary>
internal sealed record CheckInView(
    string CheckIn,
    string? Team,
    string? Name,
    string? Office,
    int People,
    string? Capability,
    string? Leader,
    string? Telephone,
    IReadOnlyList<string> Plates,
    IReadOnlyDictionary<string, int> Equipment,
    CheckInStage Stage,
    string? Line,
    string? Fits,
    string? Task,
    string? Letter,
    LetterStanding? LetterStanding,
    string? Formerly,
    int Asked,
    DateTimeOffset Since,
    DateTimeOffset RecordedAt,
    bool Present,
    DateTimeOffset? LeftAt,
    LeavingTold? LeavingTold,
    IReadOnlyList<ElsewhereView> AlsoAt,
    bool Unverified)
{
    public static CheckInView Of(CheckInProjection one, IncidentProjection incident, RealmDesk realm)
    {
        var arrived = one.Arrived;
        var team = arrived.Team is { } id ? realm.Region.Teams.GetValueOrDefault(id) : null;
        var social = arrived.Social;
        return new(
            arrived.CheckIn,
            arrived.Team,
            social?.Name ?? team?.Name,
            social?.Office ?? team?.Owner.ToString(),
            one.People ?? arrived.People ?? social?.People ?? team?.People ?? 0,
            social?.Capability?.Code,
            one.Identity?.Leader,
            one.Identity?.Telephone,
            one.Identity?.Plates ?? [],
            EquipmentOf(one.Identity),
            one.Stage,
            one.Line?.ToString(),
            arrived.Fits?.ToString(),
            one.Task,
            arrived.Letter,
            arrived.Standing,
            arrived.Formerly,
            one.Asked,
            realm.Time(one.CameAt ?? one.Since),
            realm.Time(one.Since),
            one.IsPresent,
            one.LeftAt is { } left ? realm.Time(left) : null,
            one.IsPresent ? null : one.LeavingTold,
            [],
            incident.IsUnverified);
    }

    public static IReadOnlyDictionary<string, int> EquipmentOf(TeamIdentity? identity) =>
        (identity?.Equipment ?? []).ToDictionary(e => e.What, e => e.Count, StringComparer.Ordinal);
}

/// <summary>Teams, and the people that they are.</summary>
internal sealed record HeadCount(int Teams, int People)
{
    public static HeadCount Of(IEnumerable<CheckInView> views)
    {
        CheckInView[] all = [.. views];
        return new(all.Length, all.Sum(v => v.People));
    }
}

/// <summary>The teams that came to an incident unasked, and the number of people of social teams that were allowed to
/// stay. These people are counted apart from promised aid. <c>present</c> are those that are still there,
/// <c>left</c> those that are not. <c>unverified</c>: nobody has verified the call of the incident.</summary>
internal sealed record CheckInsView(
    int UnaskedPeople, HeadCount Present, HeadCount Left, IReadOnlyList<CheckInView> Items, string? Next,
    bool Unverified);

/// <summary>A team that may be the one that checks in or registers, and what they have in common.</summary>
internal sealed record SameTeamView(
    string Number, string? Name, string? Office, int? People, string? Leader, string? Telephone, SameBy By)
{
    public static SameTeamView Of(
        string number, SameBy by, SocialTeam? social, TeamIdentity? identity, string? squad) =>
        new(number, social?.Name ?? squad, social?.Office, social?.People, identity?.Leader, identity?.Telephone, by);
}

/// <summary>Another incident where the same team, or one that may be the same, has checked in or registered.</summary>
internal sealed record ElsewhereView(string Incident, string Number, string Stage)
{
    /// <summary>Finds the teams of all incidents that are there, or would come.</summary>
    public static List<(string? Squad, List<TeamMark> Marks, ElsewhereView View)> All(SituationFold situation) =>
        [
            .. from other in situation.Incidents.Values
            from one in other.CheckIns.Values
            where one.IsPresent
            select (one.Arrived.Team, SameTeam.MarksOf(one.Arrived.Social, one.Identity),
                new ElsewhereView(other.Number, one.Arrived.CheckIn, CodeOf(one.Stage))),
            .. from other in situation.Incidents.Values
            from team in other.OutsideTeams.Values
            where team.Stage is OutsideStage.Registered or OutsideStage.StandBy or OutsideStage.Invited
            select ((string?)null, SameTeam.MarksOf(team.Registered.Team, team.Registered.Identity),
                new ElsewhereView(other.Number, team.Registered.Outside, CodeOf(team.Stage))),
        ];

    /// <summary>Selects those of other incidents that may be a team.</summary>
    public static IReadOnlyList<ElsewhereView> Of(
        string incident, string? squad, List<TeamMark> marks,
        List<(string? Squad, List<TeamMark> Marks, ElsewhereView View)> all) =>
        [
            .. all.Where(a => a.View.Incident != incident
                    && ((squad is not null && a.Squad == squad) || SameTeam.Shared(a.Marks, marks) is not null))
                .Select(a => a.View),
        ];

    private static string CodeOf<T>(T stage) where T : struct, Enum =>
        System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(stage.ToString());
}
