using System.Text.Json.Serialization;
using Alliance.Core.Depots;
using Alliance.Core.Geography;
using Alliance.Core.Resources;
using Alliance.Core.Situations;
using Alliance.Host.Api.Endpoints;
using Alliance.Host.Api.Lists;

namespace Alliance.Host.Api.Depots;

/// <summary>The accounts of one kind of supply. All of them add up to the first stock, together with <c>outside</c>:
/// units that stock-takings found (below zero) or missed.</summary>
internal sealed record StockView(
    string Kind,
    string? Code,
    string Unit,
    bool Durable,
    int Available,
    int Held,
    int InTransit,
    int Issued,
    int Returning,
    int Consumed,
    int WrittenOff,
    int Outside)
{
    public static StockView Of(ResourceKind kind, string? code, int[] accounts) =>
        new(
            kind.Code,
            code,
            Catalogue.Of(kind)?.UnitZh ?? "",
            Catalogue.IsDurable(kind),
            accounts[(int)StockPlace.Available],
            accounts[(int)StockPlace.Held],
            accounts[(int)StockPlace.InTransit],
            accounts[(int)StockPlace.Issued],
            accounts[(int)StockPlace.Returning],
            accounts[(int)StockPlace.Consumed],
            accounts[(int)StockPlace.WrittenOff],
            accounts[(int)StockPlace.Outside]);
}

/// <summary>A depot and its stock.</summary>
internal sealed record DepotView(string Id, string Name, string Owner, string Place, IReadOnlyList<StockView> Stock)
{
    /// <summary>Whether it is a collection point: goods come in there and are counted.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool CollectionPoint { get; init; }
    /// <summary>Stock that is good until a day, the first to expire first.</summary>
    public IReadOnlyList<LotView> Lots { get; init; } = [];
    /// <summary>Whether it was retired: nothing of it is offered.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Retired { get; init; }

    public static DepotView Of(DepotData depot, DepotProjection projection, RealmDesk realm) => new(
        depot.Id, depot.Name, depot.Owner.ToString(), realm.Region.SeatOf(depot.Owner),
        [.. projection.Accounts.Select(a => StockView.Of(a.Key, depot.Codes.GetValueOrDefault(a.Key), a.Value))])
    {
        CollectionPoint = depot.IsCollectionPoint,
        Lots = [
            .. depot.Lots.OrderBy(l => l.ExpiresAt).ThenBy(l => l.Kind).Select(l => new LotView(
                l.Kind.Code, l.Units, DateOnly.FromDateTime(realm.Time(l.ExpiresAt).DateTime.AddHours(-12)),
                l.ExpiresAt <= realm.Live.Now))],
        Retired = depot.Retired,
    };
}

/// <summary>Units of a kind. <c>expires</c> is the last day on which they are lent (有效期至).</summary>
internal sealed record LotView(string Kind, int Units, DateOnly Expires, bool Expired);

/// <summary>A stock line of a depot as a row of CSV.</summary>
internal sealed record DepotRow(string Id, string Name, string Owner, string Place, StockView? Stock)
{
    public static CsvTable<DepotView> Table { get; } = CsvTable<DepotView>.Of<DepotRow>(depot =>
        depot.Stock.Count == 0 ? [Of(depot, null)] : depot.Stock.Select(stock => Of(depot, stock)));

    private static DepotRow Of(DepotView depot, StockView? stock) =>
        new(depot.Id, depot.Name, depot.Owner, depot.Place, stock);
}

/// <summary>The units of a commitment: on the shelf, under way, handed over, at the scene, on the way back.
/// <c>returnBy</c> is the time after which they count as owed.</summary>
internal sealed record ShipmentView(
    string Commitment,
    string Kind,
    int Quantity,
    string Place,
    bool Ordered,
    bool InTransit,
    int Held,
    int OnTheWay,
    int Delivered,
    int OnScene,
    int Returning,
    DateTimeOffset? ReturnBy)
{
    public static ShipmentView Of(Shipment s, RealmDesk realm) =>
        new(
            s.Task.Commitment,
            s.Task.Gives().Code,
            s.Units.Promised,
            s.Task.Place,
            s.Ordered,
            s.OnTheWay > 0,
            s.Held,
            s.OnTheWay,
            s.Delivered,
            s.OnScene,
            s.Returning,
            s.ReturnBy is { } by ? realm.Time(by) : null);
}

/// <summary>Durable goods that were not back when their request was settled.</summary>
internal sealed record OwedView(string Commitment, string Kind, int Units, string Place, DateTimeOffset Since);

internal sealed record DepotDetailView(
    DepotView Depot,
    IReadOnlyList<ShipmentView> Shipments,
    IReadOnlyList<OwedView> Owed);
