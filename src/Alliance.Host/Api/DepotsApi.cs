using Alliance.Core.Actors;
using Alliance.Core.Depots;
using Alliance.Core.Geography;
using Alliance.Core.Situations;
using Alliance.Simulation.Scenarios.Reading;

namespace Alliance.Host.Api;

/// <summary>The accounts of one kind of supply; they always add up to the first stock.</summary>
internal sealed record StockView(string Kind, int Available, int Held, int InTransit, int Issued);

/// <summary>A depot and its stock.</summary>
internal sealed record DepotView(string Id, string Name, string Owner, string Place, IReadOnlyList<StockView> Stock)
{
    public static DepotView Of(DepotData depot, DepotPicture picture, RealmDesk realm) => new(
        depot.Id, depot.Name, depot.Owner.ToString(), realm.Region.SeatOf(depot.Owner),
        [.. picture.Accounts.Select(a => new StockView(a.Key.Code, a.Value[(int)StockPlace.Available], a.Value[(int)StockPlace.Held],
            a.Value[(int)StockPlace.InTransit], a.Value[(int)StockPlace.Issued]))]);
}

/// <summary>Units held, ordered or under way for a commitment.</summary>
internal sealed record ShipmentView(string Commitment, string Kind, int Quantity, string Place, bool Ordered, bool InTransit);

internal sealed record DepotDetailView(DepotView Depot, IReadOnlyList<ShipmentView> Shipments);

/// <summary>Depots: what is on the shelf, held, under way and issued, and what their people report.</summary>
internal static class DepotsApi
{
    public static void Map(RouteGroupBuilder group)
    {
        group.MapGet("/", List).WithSummary("List depots").WithDescription("In the order of their ids, with the accounts of each stock line.");
        group.MapGet("/{id}", Get).WithSummary("Read a depot").WithDescription("Its accounts, and its shipments that are held or under way. The ETag is its version.")
            .Produces<DepotDetailView>();
        group.MapPost("/{id}/shipments/{commitment}", Report).WithSummary("Report a shipment").WithDescription(
            "That it has left, or that it was handed over at the scene.").Produces<Accepted>();
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
        var shipments = (snapshot?.State as DepotState)?.Shipments.Values ?? (IEnumerable<Shipment>)[];
        Etags.Set(http.Response, snapshot?.Version ?? 0);
        return Results.Ok(new DepotDetailView(view, [.. shipments.Select(s => new ShipmentView(
            s.Task.Commitment, s.Task.Kind.Code, s.Task.Quantity, s.Task.Place, s.Ordered, s.InTransit))]));
    }

    private static async Task<IResult> Report(string realm, string id, string commitment, ShipmentReport body, Desk desk, HttpContext http)
    {
        var open = await desk.Open(realm);
        Known(id, open);
        var checks = new Checks();
        var command = new ReportShipment(checks.By(body), checks.OccurredAt(body, open.Live), commitment, checks.Value(body.Status, "status", "shipped or delivered"));
        checks.Done();
        return await open.Command(http, Actor(id), command, body);
    }

    private static ActorId Actor(string id) => new(ActorKind.Depot, id);

    private static DepotData Known(string id, RealmDesk open) => open.Region.Depots.GetValueOrDefault(id)
        ?? throw ApiProblem.NotFound($"No depot has the id {id}; {Nearest.Hint(id, open.Region.Depots.Keys)}; GET {open.Path}/depots lists them.");
}
