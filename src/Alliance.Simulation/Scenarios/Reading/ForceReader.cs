using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Resources;
using Alliance.Core.Revisions;
using Alliance.Core.Vocabulary;
using Alliance.Simulation.Regions;
using Alliance.Simulation.Scenarios.Yaml;

namespace Alliance.Simulation.Scenarios.Reading;

/// <summary>Reads the squads and depots that are listed under their owners.</summary>
/// <param name="findings">Receives the errors.</param>
/// <param name="calendar">Converts the days on which stock expires.</param>
/// <param name="contacts">Reads whom to call.</param>
internal sealed class ForceReader(Findings findings, Calendar calendar, ContactReader contacts)
{
    private const int CodeLength = 7;
    private readonly DeclaredNames _teams = new("team", findings);
    private readonly DeclaredNames _depots = new("depot", findings);

    public List<TeamData> Teams { get; } = [];
    public List<DepotData> Depots { get; } = [];

    /// <summary>Reads the teams of an owner. A team without a force gets <paramref name="force"/>.</summary>
    public void Read(MapReader ownerMap, ActorId owner, string force)
    {
        foreach (var map in ownerMap.Maps("teams", Shapes.Team))
        {
            var id = map.Identifier("id");
            _teams.Declare(id, map["id"]);
            var people = map.Whole(
                "people", 1, RegionFaults.MostPeople, "write the head-count of the squad, six to ten people");
            var itsForce = map["force"] is null ? force : map.OneOf("force", Forces.Codes);
            Teams.Add(
                new(id, map.Name("name"), owner, itsForce, people, Capabilities(map))
                {
                    Equipment = Equipment(map),
                    Formerly = FormerNames(map),
                    Retired = map["retired"] is not null && map.Flag("retired"),
                    EnduranceHours = map["enduranceHours"] is null
                        ? TeamData.UsualEnduranceHours
                        : map.Whole("enduranceHours", 1, Requirement.MostHours),
                });
            contacts.Read(map, new ActorId(ActorKind.RescueTeam, id));
        }
    }

    public void ReadDepots(MapReader ownerMap, ActorId owner)
    {
        foreach (var map in ownerMap.Maps("depots", Shapes.Depot))
        {
            var id = map.Identifier("id");
            _depots.Declare(id, map["id"]);
            var stock = Stock(map);
            Depots.Add(new(id, map.Name("name"), owner, stock)
            {
                Codes = Codes(map, stock),
                IsCollectionPoint = map["collectionPoint"] is not null && map.Flag("collectionPoint"),
                Lots = [.. map.Maps("lots", Shapes.Lot).Select(Lot).OfType<StockLot>()],
                Formerly = FormerNames(map),
                Retired = map["retired"] is not null && map.Flag("retired"),
            });
            contacts.Read(map, new ActorId(ActorKind.Depot, id));
        }
    }

    /// <summary>Reads the names that a squad, a depot or a village alliance had before.</summary>
    public static IReadOnlyList<FormerPlace> FormerNames(MapReader map) =>
        [.. map.Maps("formerly", Shapes.FormerName).Select(f => new FormerPlace(null, f.Name("name")))];

    /// <summary>Reads a lot; null where it has errors, or where days have no effect.</summary>
    private StockLot? Lot(MapReader map)
    {
        var kind = map.OneOf("kind", [.. Catalogue.Supplies.Select(s => s.Code)]);
        var units = map.Whole("units", 1, RegionFaults.MostUnits, "write the units of the lot, above zero");
        return calendar.Of(map.Day("expires")?.AddDays(1)) is { } expires
            ? new(new ResourceKind(kind), units, expires) : null;
    }

    private List<Capability> Capabilities(MapReader map)
    {
        var known = Catalogue.Capabilities.Select(c => c.Code).ToArray();
        var kinds = new List<ResourceKind>();
        foreach (var item in map.Items("capabilities", atLeast: 1))
        {
            if (map.TextOf(item, "a capability") is not { } code) continue;
            var kind = new ResourceKind(code);
            if (Catalogue.IsSupply(kind))
                findings.Add(item, $"{code} is a supply, not a capability", "put it into the stock of a depot");
            else if (!known.Contains(code))
                findings.Add(item, $"no capability is called {code}", Nearest.Hint(code, known));
            else if (kinds.Contains(kind))
                findings.Add(item, $"{code} is named twice", "name it once");
            else
                kinds.Add(kind);
        }

        if (map.Map("types", Shapes.Types) is not { } types) return kinds.ConvertAll(k => new Capability(k));
        foreach (var kind in Catalogue.Capabilities.Where(k => types[k.Code] is not null && !kinds.Contains(k)))
            findings.Add(
                types[kind.Code]!,
                $"the team has no capability {kind}",
                "name it under capabilities, or leave its type out");
        return kinds.ConvertAll(k => new Capability(
            k,
            types[k.Code] is null
                ? Capability.LeastType
                : types.Whole(
                    k.Code,
                    1,
                    Capability.LeastType,
                    $"write its type from 1, the most capable, to {Capability.LeastType}")));
    }

    /// <summary>Reads the counts under the key <c>equipment</c>.</summary>
    public static Dictionary<ResourceKind, int> Equipment(MapReader map)
    {
        var equipment = new Dictionary<ResourceKind, int>();
        if (map.Map("equipment", Shapes.Equipment) is not { } counts) return equipment;
        foreach (var code in Shapes.Equipment.Keys.Where(c => counts[c] is not null))
            equipment[new ResourceKind(code)] = counts.Whole(
                code, 1, RegionFaults.MostEquipment,
                $"write how many, from 1 to {RegionFaults.MostEquipment}, or leave it out");
        return equipment;
    }

    private Dictionary<ResourceKind, string> Codes(MapReader map, Dictionary<ResourceKind, int> stock)
    {
        var codes = new Dictionary<ResourceKind, string>();
        if (map.Map("codes", Shapes.Codes) is not { } entries) return codes;
        foreach (var supply in Catalogue.Supplies.Where(s => entries[s.Code] is not null))
        {
            var code = entries.Text(supply.Code);
            var digit = (int)Catalogue.Of(supply)!.Class!;
            if (code.Length != CodeLength || !code.All(char.IsAsciiDigit) || code[0] is < '1' or > '3')
                findings.Add(
                    entries[supply.Code]!,
                    $"{code} is no supply code",
                    "write seven digits of GB/T 38565, the first of them 1, 2 or 3");
            else if (code[0] - '0' != digit)
                findings.Add(
                    entries[supply.Code]!,
                    $"{code} is of another class than {supply}",
                    $"write a code that begins with {digit}, its class in the catalogue");
            else if (!stock.ContainsKey(supply))
                findings.Add(
                    entries[supply.Code]!,
                    $"the depot keeps no {supply}",
                    "put it into the stock, or leave its code out");
            else
                codes[supply] = code;
        }

        return codes;
    }

    private static Dictionary<ResourceKind, int> Stock(MapReader map)
    {
        var stock = new Dictionary<ResourceKind, int>();
        if (map.Map("stock", Shapes.Stock) is not { } units) return stock;
        foreach (var supply in Catalogue.Supplies.Where(s => units[s.Code] is not null))
            stock[supply] = units.Whole(
                supply.Code, 1, RegionFaults.MostUnits,
                "write the units on hand, above zero, or leave the supply out");
        return stock;
    }
}
