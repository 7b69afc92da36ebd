using Alliance.Core.Situations;

namespace Alliance.Host.Api;

/// <summary>The whole situation. <c>Event</c> is the number of the last record in it, recorded at <c>At</c>: a stream opened with lastEventId of that
/// number continues it without a gap.</summary>
internal sealed record SituationView(
    string Realm, long Event, DateTimeOffset At, int RegionVersion, IReadOnlyDictionary<string, string> DataQuality, IReadOnlyList<IncidentView> Incidents,
    IReadOnlyList<AidRequestView> Requests, IReadOnlyList<TeamView> Teams, IReadOnlyList<DepotView> Depots, IReadOnlyList<RoadView> Roads,
    IReadOnlyList<AgreementView> Agreements, IReadOnlyList<ApprovalView> Approvals,
    IReadOnlyList<LevelView> ResponseLevels, IReadOnlyList<OrderView> Orders,
    IReadOnlyList<RecallView> Recalls, IReadOnlyDictionary<string, CoverView> Covers, IReadOnlyList<ConfirmationView> Confirmations,
    IReadOnlyList<WarningView> Warnings, IReadOnlyList<ClockView> Clocks)
{
    public static SituationView Of(SituationFold s, RealmDesk realm) => Of(s, s.Requests.Values.ToLookup(r => r.Incident, r => r.Number), realm);

    private static SituationView Of(SituationFold s, ILookup<string, string> requests, RealmDesk realm) => new(
        realm.Name, s.Number, realm.Time(s.At), s.Region.Version, s.Region.Data.DataQuality,
        [.. s.Incidents.Values.Select(i => IncidentView.Of(i, requests[i.Number], realm))],
        [.. s.Requests.Values.Select(r => AidRequestView.Of(r, realm))],
        [.. s.Region.Teams.Values.OrderBy(t => t.Id, StringComparer.Ordinal).Select(t => TeamView.Of(t, s.Team(t.Id), realm))],
        [.. s.Region.Depots.Values.OrderBy(d => d.Id, StringComparer.Ordinal).Select(d => DepotView.Of(d, s.Depot(d.Id), realm))],
        [.. RoadView.InOrder(s.Region).Select(r => RoadView.Of(r, s.Region))],
        [.. s.Region.Agreements.All.Select(a => AgreementView.Of(a, s, realm))],
        [.. s.Approvals.Values.Select(a => ApprovalView.Of(a, realm))],
        [.. s.Levels.Select(l => LevelView.Of(l.Key, l.Value, realm))],
        [.. s.Orders.Values.Select(o => OrderView.Of(o, realm))],
        [.. s.Recalls.Values.Select(r => RecallView.Of(r, realm))],
        s.Covers.ToDictionary(c => c.Key, c => CoverView.Of(c.Value)),
        [.. s.Confirmations.Values.Select(c => ConfirmationView.Of(c, realm))],
        [.. s.Warnings.Values.Select(w => WarningView.Of(w, realm))],
        [.. s.Clocks.Values.Select(c => ClockView.Of(c, realm))]);
}

/// <summary>The whole situation in one document.</summary>
internal static class SituationApi
{
    public static void Map(RouteGroupBuilder group) =>
        group.MapGet("/", Get).WithSummary("The whole situation").WithDescription(
            "Incidents with their needs, requests with their lines, teams, depots, roads, agreements, open approvals, response levels, orders, recalls, covered townships, warnings and what desks owe at one moment of the journal, which event names. "
            + "Of incidents that are closed and requests that are settled it has those that were the last to be so, some hundreds; the lists have all.");

    private static async Task<SituationView> Get(string realm, Desk desk)
    {
        var open = await desk.Open(realm);
        return await open.See(s => SituationView.Of(s, open));
    }
}
