using Alliance.Core.Situations;
using Alliance.Host.Api.Agreements;
using Alliance.Host.Api.AidRequests;
using Alliance.Host.Api.Approvals;
using Alliance.Host.Api.Depots;
using Alliance.Host.Api.Endpoints;
using Alliance.Host.Api.Incidents;
using Alliance.Host.Api.Recalls;
using Alliance.Host.Api.Responses;
using Alliance.Host.Api.Roads;
using Alliance.Host.Api.Teams;
using Alliance.Host.Api.Tiers;
using Alliance.Host.Api.Warnings;

namespace Alliance.Host.Api.Situations;

/// <summary>The whole situation. <c>Event</c> is the number of the last record in it, recorded at <c>At</c>. A stream
/// that is opened with this number as lastEventId continues it without a gap.</summary>
internal sealed record SituationView(
    string Realm,
    long Event,
    DateTimeOffset At,
    int RegionVersion,
    IReadOnlyDictionary<string, string> DataQuality,
    IReadOnlyList<IncidentView> Incidents,
    IReadOnlyList<AidRequestView> Requests,
    IReadOnlyList<TeamView> Teams,
    IReadOnlyList<DepotView> Depots,
    IReadOnlyList<RoadView> Roads,
    IReadOnlyList<AgreementView> Agreements,
    IReadOnlyList<ApprovalView> Approvals,
    IReadOnlyList<LevelView> ResponseLevels,
    IReadOnlyList<OrderView> Orders,
    IReadOnlyList<RecallView> Recalls,
    IReadOnlyDictionary<string, CoverView> Covers,
    IReadOnlyList<ConfirmationView> Confirmations,
    IReadOnlyList<WarningView> Warnings,
    IReadOnlyList<ClockView> Clocks)
{
    public static SituationView Of(SituationFold s, RealmDesk realm) =>
        Of(s, s.Requests.Values.ToLookup(r => r.BelongsTo, r => r.Number), realm);

    private static SituationView Of(SituationFold s, ILookup<string, string> requests, RealmDesk realm) =>
        new(
            realm.Name,
            s.Number,
            realm.Time(s.At),
            s.Region.Version,
            s.Region.Data.DataQuality,
            [.. s.Incidents.Values.Select(i => IncidentView.Of(i, requests[i.Number], realm))],
            [.. s.Requests.Values.Select(r => AidRequestView.Of(r, realm))],
            [
                .. s
                    .Region.Teams.Values.Where(t => TeamView.IsListed(t, s.Team(t.Id)))
                    .OrderBy(t => t.Id, StringComparer.Ordinal)
                    .Select(t => TeamView.Of(t, s.Team(t.Id), realm)),
            ],
            [
                .. s
                    .Region.Depots.Values.Where(d => !d.Retired).OrderBy(d => d.Id, StringComparer.Ordinal)
                    .Select(d => DepotView.Of(d, s.Depot(d.Id), realm)),
            ],
            [.. RoadView.InOrder(s.Region).Select(r => RoadView.Of(r, s.Region))],
            [.. s.Region.Agreements.All.Select(a => AgreementView.Of(a, s, realm))],
            [.. s.Approvals.Values.Select(a => ApprovalView.Of(a, realm))],
            [.. s.Levels.Select(l => LevelView.Of(l.Key, l.Value, realm))],
            [.. s.Orders.Values.Select(o => OrderView.Of(o, realm))],
            [.. s.Recalls.Values.Select(r => RecallView.Of(r, realm))],
            s.Covers.ToDictionary(c => c.Key, c => CoverView.Of(c.Value)),
            [.. s.Confirmations.Values.Select(c => ConfirmationView.Of(c, realm))],
            [.. s.Warnings.Values.Select(w => WarningView.Of(w, realm))],
            [.. s.Clocks.Values.Select(c => ClockView.Of(c, s, realm))]);
}
