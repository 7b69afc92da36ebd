using Alliance.Core.Access;
using Alliance.Core.Depots;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Core.Resources;
using Alliance.Host.Api.Endpoints;
using Alliance.Host.Api.Lists;
using Alliance.Host.Api.Problems;
using Alliance.Host.Api.Queries;
using Alliance.Simulation.Lookups;

namespace Alliance.Host.Api.Depots;

/// <summary>Depots: their stock on the shelf, held, under way and issued, and the reports of their people.</summary>
internal static class DepotsApi
{
    private static readonly QueryParameter<QueryTime?> ExpiresBefore = Parameters.Time(
        "expiresBefore", "Has stock that is good until an earlier time.");

    private static readonly ListShape<DepotData> Shape = new ListShape<DepotData>("id", d => d.Id)
        .Tier(ListParameters.Owner, d => d.Owner)
        .Place((d, region) => region.SeatOf(d.Owner))
        .Where(ListParameters.Kind, (d, wanted) => d.Stock.Any(s => wanted.Contains(s.Key.Code)))
        .Where(ExpiresBefore, (before, open, _) => d => d.Lots.Any(l => open.Time(l.ExpiresAt) < before!.Value.From))
        .Due(d => d.Lots.Count == 0 ? null : d.Lots.Min(l => l.ExpiresAt))
        .Search("id, name and owner's name", (d, region) => [d.Id, d.Name, Lookups.NameOf(d.Owner, region)]);

    public static void Map(RouteGroupBuilder group)
    {
        group
            .MapList(
                "/", Shape,
                (_, open) => open.Region.Depots.Values.Where(d => !d.Retired),
                (d, s, open) => DepotView.Of(d, s.Depot(d.Id), open), DepotRow.Table)
            .WithSummary("List depots")
            .WithDescription(
                "In the order of their ids, with the accounts of each stock line; filters by owner, township of the "
                    + "seat, kind of supply and expiry. Retired ones are left out. As CSV, each stock line is a row.");
        group
            .MapGet("/{id}", Get)
            .WithSummary("Read a depot")
            .WithDescription("Its accounts, and its shipments that are held or under way. The ETag is its version.")
            .Produces<DepotDetailView>();
        group
            .MapCommand<ShipmentReport>(Act.ReportDepot, "/{id}/shipments/{commitment}", Report)
            .WithSummary("Report a shipment")
            .WithDescription(
                "That it has left, or that it was handed over at the scene; in whole or, with units, in part. The rest "
                    + "is kept for another journey, or is given back, and the request is told what it really gets. It "
                    + "is never refused for a detail: wrong units are left out, so that all counts, and said flags "
                    + "them.");
        group
            .MapCommand<ReturnReport>(Act.ReportDepot, "/{id}/shipments/{commitment}/returns", Return)
            .WithSummary("Report goods that come back")
            .WithDescription(
                "That durable goods have left the scene, or are on the shelf again; in whole or, with units, in part. "
                    + "With a reason the rest is written off. Wrong details are left out and flagged, as of a "
                    + "shipment.");
        group
            .MapCommand<WriteOff>(Act.ReportDepot, "/{id}/shipments/{commitment}/write-offs", WriteOffShipment)
            .WithSummary("Write off goods that are out")
            .WithDescription("Units of a shipment that will not come back, or were lost on the way.");
        group
            .MapCommand<WriteOff>(Act.ReportDepot, "/{id}/stock/{kind}/write-offs", WriteOffStock)
            .WithSummary("Write off stock")
            .WithDescription(
                "Units on the shelf that are of no use any more; what is kept for a shipment cannot be written off.");
        group
            .MapCommand<StockCount>(Act.ReportDepot, "/{id}/stock/{kind}/counts", TakeStock)
            .WithSummary("Enter a stock-taking")
            .WithDescription(
                "What was counted on the shelf, what is kept for shipments left out: the books are put right by it, "
                    + "and the difference stays on record.");
    }

    private static async Task<IResult> Get(string realm, string id, Desk desk, HttpContext http)
    {
        var open = await desk.Open(realm);
        var depot = Naming.Depot(id, open.Region);
        var snapshot = await open.Read(Actor(depot));
        var view = await open.See(situation => DepotView.Of(depot, situation.Depot(depot.Id), open));
        var state = snapshot?.State as DepotState ?? new DepotState();
        Etags.Set(http.Response, snapshot?.Version ?? 0);
        return Results.Ok(new DepotDetailView(
            view,
            [.. state.Shipments.Values.Select(s => ShipmentView.Of(s, open))],
            [.. state.Owed.Values.Select(o => new OwedView(
                o.Task.Commitment, o.Task.Gives().Code, o.OnScene + o.Returning, o.Task.Place, open.Time(o.Since)))]));
    }

    private static Task<CommandReply> Report(
        [AsParameters] CommandCall<ShipmentReport> call,
        string id,
        string commitment
    ) =>
        call.Read(
                (body, checks, open) =>
                {
                    Naming.Depot(id, open.Region);
                    return new ReportShipment(
                        checks.By(body),
                        checks.OccurredAt(body, open.Live),
                        new CommitmentId(commitment),
                        checks.Value(body.Status, "status", "shipped or delivered"),
                        Units(body.Units, checks),
                        checks.Detail(
                            "restGivenBack", body.RestGivenBack, "The rest is kept for another journey.",
                            () => body.RestGivenBack) ?? false);
                })
            .SendTo(open => Actor(Naming.Depot(id, open.Region)));

    private static Task<CommandReply> Return(
        [AsParameters] CommandCall<ReturnReport> call,
        string id,
        string commitment
    ) =>
        call.Read(
                (body, checks, open) =>
                {
                    Naming.Depot(id, open.Region);
                    return new ReportReturn(
                        checks.By(body),
                        checks.OccurredAt(body, open.Live),
                        new CommitmentId(commitment),
                        checks.Value(body.Status, "status", "returning or returned"),
                        Units(body.Units, checks),
                        checks.Detail(
                            "restLost", body.RestLost, "The rest is still to come.",
                            () => body.RestLost is null ? null
                                : checks.Text(body.RestLost, "restLost", "say why the rest will not come back")));
                })
            .SendTo(open => Actor(Naming.Depot(id, open.Region)));

    private static Task<CommandReply> WriteOffShipment(
        [AsParameters] CommandCall<WriteOff> call,
        string id,
        string commitment
    ) =>
        call.Read(
                (body, checks, open) =>
                {
                    Naming.Depot(id, open.Region);
                    return new WriteOffShipment(
                        checks.By(body),
                        checks.OccurredAt(body, open.Live),
                        new CommitmentId(commitment),
                        checks.Count(body.Units, "units", 1, "units"),
                        checks.Text(body.Reason, "reason", "say why"));
                })
            .SendTo(open => Actor(Naming.Depot(id, open.Region)));

    private static Task<CommandReply> WriteOffStock(
        [AsParameters] CommandCall<WriteOff> call,
        string id,
        string kind
    ) =>
        call.Read(
                (body, checks, open) =>
                {
                    Naming.Depot(id, open.Region);
                    return new WriteOffStock(
                        checks.By(body),
                        checks.OccurredAt(body, open.Live),
                        Supply(kind, open),
                        checks.Count(body.Units, "units", 1, "units"),
                        checks.Text(body.Reason, "reason", "say why"));
                })
            .SendTo(open => Actor(Naming.Depot(id, open.Region)));

    private static Task<CommandReply> TakeStock([AsParameters] CommandCall<StockCount> call, string id, string kind) =>
        call.Read(
                (body, checks, open) =>
                {
                    Naming.Depot(id, open.Region);
                    return new TakeStock(
                        checks.By(body),
                        checks.OccurredAt(body, open.Live),
                        Supply(kind, open),
                        checks.Count(body.Units, "units", 0, "units counted on the shelf"),
                        checks.Text(body.Reason, "reason", "say why"));
                })
            .SendTo(open => Actor(Naming.Depot(id, open.Region)));

    private static int? Units(int? units, Checks checks) => checks.Detail<int?>(
        "units", units, "All of it counts.", () => units is null ? null : checks.Count(units, "units", 0, "units"));

    private static ResourceKind Supply(string code, RealmDesk open) =>
        Naming.One(LookupIndex.OfKinds, code, LookupKind.Supply).Entry is { } supply
            ? new ResourceKind(supply.Code)
            : throw Naming.NotFound(code, open.Region, LookupKind.Supply);

    private static ActorId Actor(DepotData depot) => new(ActorKind.Depot, depot.Id);
}
