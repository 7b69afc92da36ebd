using Alliance.Core.Actors;
using Alliance.Core.Depots;
using Alliance.Core.Geography;
using Alliance.Core.Resources;
using Alliance.Core.Situations;
using Alliance.Simulation.Scenarios.Yaml;

namespace Alliance.Host.Api;

/// <summary>The accounts of one kind of supply. All of them, with what stock-takings found (<c>outside</c>, below zero) or missed, add up to the first stock.</summary>
internal sealed record StockView(
    string Kind, string? Code, string Unit, bool Durable, int Available, int Held, int InTransit, int Issued, int Returning, int Consumed, int WrittenOff, int Outside)
{
    public static StockView Of(ResourceKind kind, string? code, int[] accounts) => new(
        kind.Code, code, Catalogue.Of(kind)?.UnitZh ?? "", Catalogue.IsDurable(kind), accounts[(int)StockPlace.Available], accounts[(int)StockPlace.Held],
        accounts[(int)StockPlace.InTransit], accounts[(int)StockPlace.Issued], accounts[(int)StockPlace.Returning], accounts[(int)StockPlace.Consumed],
        accounts[(int)StockPlace.WrittenOff], accounts[(int)StockPlace.Outside]);
}

/// <summary>A depot and its stock.</summary>
internal sealed record DepotView(string Id, string Name, string Owner, string Place, IReadOnlyList<StockView> Stock)
{
    public static DepotView Of(DepotData depot, DepotPicture picture, RealmDesk realm) => new(
        depot.Id, depot.Name, depot.Owner.ToString(), realm.Region.SeatOf(depot.Owner),
        [.. picture.Accounts.Select(a => StockView.Of(a.Key, depot.Codes.GetValueOrDefault(a.Key), a.Value))]);
}

/// <summary>Units for a commitment: on the shelf, under way, handed over, at the scene, on the way back. <c>returnBy</c>: when they count as owed.</summary>
internal sealed record ShipmentView(
    string Commitment, string Kind, int Quantity, string Place, bool Ordered, bool InTransit, int Held, int OnTheWay, int Delivered, int OnScene, int Returning,
    DateTimeOffset? ReturnBy)
{
    public static ShipmentView Of(Shipment s, RealmDesk realm) => new(
        s.Task.Commitment, s.Task.Gives().Code, s.Units.Promised, s.Task.Place, s.Ordered, s.OnTheWay > 0, s.Held, s.OnTheWay, s.Delivered, s.OnScene, s.Returning,
        s.ReturnBy is { } by ? realm.Time(by) : null);
}

/// <summary>Durable goods whose request was settled without them.</summary>
internal sealed record OwedView(string Commitment, string Kind, int Units, string Place, DateTimeOffset Since);

internal sealed record DepotDetailView(DepotView Depot, IReadOnlyList<ShipmentView> Shipments, IReadOnlyList<OwedView> Owed);

/// <summary>Depots: what is on the shelf, held, under way and issued, and what their people report.</summary>
internal static class DepotsApi
{
    public static void Map(RouteGroupBuilder group)
    {
        group.MapGet("/", List).WithSummary("List depots").WithDescription("In the order of their ids, with the accounts of each stock line.");
        group.MapGet("/{id}", Get).WithSummary("Read a depot").WithDescription("Its accounts, and its shipments that are held or under way. The ETag is its version.")
            .Produces<DepotDetailView>();
        group.MapPost("/{id}/shipments/{commitment}", Report).WithSummary("Report a shipment").WithDescription(
            "That it has left, or that it was handed over at the scene; in whole or, with units, in part. The rest is kept for another journey, or is given back, and the request is told what it really gets.")
            .Produces<Accepted>();
        group.MapPost("/{id}/shipments/{commitment}/returns", Return).WithSummary("Report goods that come back").WithDescription(
            "That durable goods have left the scene, or are on the shelf again; in whole or, with units, in part. With a reason the rest is written off.").Produces<Accepted>();
        group.MapPost("/{id}/shipments/{commitment}/write-offs", WriteOffShipment).WithSummary("Write off goods that are out").WithDescription(
            "Units of a shipment that will not come back, or were lost on the way.").Produces<Accepted>();
        group.MapPost("/{id}/stock/{kind}/write-offs", WriteOffStock).WithSummary("Write off stock").WithDescription(
            "Units on the shelf that are of no use any more; what is kept for a shipment cannot be written off.").Produces<Accepted>();
        group.MapPost("/{id}/stock/{kind}/counts", TakeStock).WithSummary("Enter a stock-taking").WithDescription(
            "What was counted on the shelf, what is kept for shipments left out: the books are put right by it, and the difference stays on record.").Produces<Accepted>();
    }

    private static async Task<Page<DepotView>> List(string realm, Desk desk, [AsParameters] Paging paging, string? owner, string? place)
    {
        var open = await desk.Open(realm);
        if (place is not null && !open.Region.Townships.ContainsKey(place)) throw ApiProblem.BadInput("place", Checks.UnknownTownship(place, open.Region));
        var depots = open.Region.Depots.Values
            .Where(d => (owner is null || d.Owner.ToString() == owner || d.Owner.Key == owner) && (place is null || open.Region.SeatOf(d.Owner) == place))
            .OrderBy(d => d.Id, StringComparer.Ordinal);
        return await open.See(situation => paging.Of(depots, d => d.Id, d => DepotView.Of(d, situation.Depot(d.Id), open)));
    }

    private static async Task<IResult> Get(string realm, string id, Desk desk, HttpContext http)
    {
        var open = await desk.Open(realm);
        var depot = Known(id, open);
        var snapshot = await open.Read(Actor(id));
        var view = await open.See(situation => DepotView.Of(depot, situation.Depot(id), open));
        var state = snapshot?.State as DepotState ?? new DepotState();
        Etags.Set(http.Response, snapshot?.Version ?? 0);
        return Results.Ok(new DepotDetailView(
            view,
            [.. state.Shipments.Values.Select(s => ShipmentView.Of(s, open))],
            [.. state.Owed.Values.Select(o => new OwedView(
                o.Task.Commitment, o.Task.Gives().Code, o.OnScene + o.Returning, o.Task.Place, open.Time(o.Since)))]));
    }

    private static async Task<IResult> Report(string realm, string id, string commitment, ShipmentReport body, Desk desk, HttpContext http)
    {
        var open = await desk.Open(realm);
        Known(id, open);
        var checks = new Checks();
        var command = new ReportShipment(checks.By(body), checks.OccurredAt(body, open.Live), commitment, checks.Value(body.Status, "status", "shipped or delivered"),
            Units(body.Units, checks), body.RestGivenBack ?? false);
        checks.Done();
        await open.Admit(http, command);
        return await open.Command(http, Actor(id), command, body);
    }

    private static async Task<IResult> Return(string realm, string id, string commitment, ReturnReport body, Desk desk, HttpContext http)
    {
        var open = await desk.Open(realm);
        Known(id, open);
        var checks = new Checks();
        var command = new ReportReturn(checks.By(body), checks.OccurredAt(body, open.Live), commitment, checks.Value(body.Status, "status", "returning or returned"),
            Units(body.Units, checks), body.RestLost is null ? null : checks.Text(body.RestLost, "restLost", "say why the rest will not come back"));
        checks.Done();
        await open.Admit(http, command);
        return await open.Command(http, Actor(id), command, body);
    }

    private static async Task<IResult> WriteOffShipment(string realm, string id, string commitment, WriteOff body, Desk desk, HttpContext http)
    {
        var open = await desk.Open(realm);
        Known(id, open);
        var checks = new Checks();
        var command = new WriteOffShipment(checks.By(body), checks.OccurredAt(body, open.Live), commitment,
            checks.Count(body.Units, "units", 1, "units"), checks.Text(body.Reason, "reason", "say why"));
        checks.Done();
        await open.Admit(http, command);
        return await open.Command(http, Actor(id), command, body);
    }

    private static async Task<IResult> WriteOffStock(string realm, string id, string kind, WriteOff body, Desk desk, HttpContext http)
    {
        var open = await desk.Open(realm);
        Known(id, open);
        var checks = new Checks();
        var command = new WriteOffStock(checks.By(body), checks.OccurredAt(body, open.Live), Supply(kind, open),
            checks.Count(body.Units, "units", 1, "units"), checks.Text(body.Reason, "reason", "say why"));
        checks.Done();
        await open.Admit(http, command);
        return await open.Command(http, Actor(id), command, body);
    }

    private static async Task<IResult> TakeStock(string realm, string id, string kind, StockCount body, Desk desk, HttpContext http)
    {
        var open = await desk.Open(realm);
        Known(id, open);
        var checks = new Checks();
        var command = new TakeStock(checks.By(body), checks.OccurredAt(body, open.Live), Supply(kind, open),
            checks.Count(body.Units, "units", 0, "units counted on the shelf"), checks.Text(body.Reason, "reason", "say why"));
        checks.Done();
        await open.Admit(http, command);
        return await open.Command(http, Actor(id), command, body);
    }

    private static int? Units(int? units, Checks checks) => units is null ? null : checks.Count(units, "units", 0, "units");

    private static ResourceKind Supply(string code, RealmDesk open) => new ResourceKind(code) is { IsSupply: true } kind
        ? kind
        : throw ApiProblem.NotFound($"No supply has the code {code}; {Nearest.Hint(code, Catalogue.Supplies.Select(s => s.Code))}; GET {open.Path}/catalogue lists them.");

    private static ActorId Actor(string id) => new(ActorKind.Depot, id);

    private static DepotData Known(string id, RealmDesk open) => open.Region.Depots.GetValueOrDefault(id)
        ?? throw ApiProblem.NotFound($"No depot has the id {id}; {Nearest.Hint(id, open.Region.Depots.Keys)}; GET {open.Path}/depots lists them.");
}
