using Alliance.Core.Access;
using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Resources;
using Alliance.Core.Revisions;
using Alliance.Host.Api.Endpoints;
using Alliance.Host.Api.Typing;
using Alliance.Host.Imports.Sheets;
using Alliance.Host.Situations;
using Alliance.Simulation.Lookups;

namespace Alliance.Host.Api.MasterData;

/// <summary>Commands that add, change and retire depots and collection points.</summary>
internal static class DepotDataApi
{
    public static void Map(RouteGroupBuilder depots)
    {
        depots
            .MapCreation<NewDepot>(Act.KeepData, "/", Add)
            .WithSummary("Add a depot or a collection point")
            .WithDescription(
                "With its first stock; lots of a kind that the stock does not name are part of it. From then on "
                    + "stock-takings tell what it has.");
        depots
            .MapCommand<DepotBody>(Act.KeepData, "/{id}/details", Change)
            .WithSummary("Rename a depot, or enter days of expiry")
            .WithDescription(
                "What is left out stays as it is. Lots say which part of the stock is good until when; what has "
                    + "expired is not offered. What expires first is taken to leave first.");
        depots
            .MapCommand<RetirementBody>(Act.KeepData, "/{id}/retirement", Retire)
            .WithSummary("Retire a depot, or take that back")
            .WithDescription("Nothing of a retired depot is offered; shipments that are out end as usual.");
    }

    private static Task<CreationAnswer> Add([AsParameters] CommandCall<NewDepot> call) => call
        .Revise((body, checks, open) =>
        {
            if (body.Name is null) checks.Wrong("name", "is missing: what it is called.");
            var depot = new DepotData(
                checks.Text(body.Id, "id", "letters, digits and dashes, such as 430422119-D9"), "",
                checks.Tier(body.Owner, "owner", open.Region),
                SupplyCounts.Read(body.Stock ?? [], "stock", checks));
            return new RegionPatch { Depots = [WithLots(Changed(depot, body, checks, open))] };
        }, adds: true)
        .Add("depots");

    private static Task<CommandReply> Change([AsParameters] CommandCall<DepotBody> call, string id) => call
        .Revise((body, checks, open) => new RegionPatch
        {
            Depots = [Changed(Naming.Depot(id, open.Region), body, checks, open)],
        })
        .Send();

    private static Task<CommandReply> Retire([AsParameters] CommandCall<RetirementBody> call, string id) => call
        .Revise((body, checks, open) => new RegionPatch
        {
            Depots = [Naming.Depot(id, open.Region) with { Retired = body.Read(checks) }],
        })
        .Send();

    private static DepotData Changed(DepotData depot, DepotBody body, Checks checks, RealmDesk open)
    {
        var name = body.Name is null ? depot.Name : checks.Text(body.Name, "name", "what it is called");
        return depot with
        {
            Name = name,
            IsCollectionPoint = body.CollectionPoint ?? depot.IsCollectionPoint,
            Lots = body.Lots is null ? depot.Lots
                : [.. body.Lots.Select((lot, i) => Lot(lot, $"lots[{i}]", checks, open))],
            Formerly = FormerPlace.Renamed(depot.Formerly, depot.Name, name),
        };
    }

    /// <summary>Adds to the first stock of a depot what is named among its lots only.</summary>
    private static DepotData WithLots(DepotData depot)
    {
        var stock = new SortedDictionary<ResourceKind, int>();
        foreach (var (kind, units) in depot.Stock) stock[kind] = units;
        foreach (var lots in depot.Lots.Where(l => l.Units > 0 && Catalogue.Of(l.Kind) is { IsSupply: true })
            .GroupBy(l => l.Kind))
            stock.TryAdd(lots.Key, (int)Math.Min(RegionFaults.MostUnits, lots.Sum(l => (long)l.Units)));
        return depot with { Stock = stock };
    }

    private static StockLot Lot(LotBody? lot, string field, Checks checks, RealmDesk open)
    {
        var kind = checks.Kind(lot?.Kind, $"{field}.kind");
        var units = checks.Count(lot?.Units, $"{field}.units", 1, "units", RegionFaults.MostUnits);
        if (lot?.Expires is { } text)
            return new(kind, units, Expiry(text, $"{field}.expires", checks, open));
        checks.Wrong($"{field}.expires", $"is missing: the last day on which they are good; {SheetDay.Form}.");
        return new(kind, units, default);
    }

    /// <summary>Reads the last day on which goods are good, as the stock sheet does, and returns its end.</summary>
    private static Instant Expiry(string text, string field, Checks checks, RealmDesk open)
    {
        if (SheetDay.Read(WrittenText.HalfWidth(text).Trim()) is { } day) return open.Live.Midnight(day.AddDays(1));
        checks.Wrong(
            field, $"'{text}' is no day; {SheetDay.Form}, or a month as 2027-03, which is good to its end.");
        return default;
    }
}
