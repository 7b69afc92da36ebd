using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Resources;
using YamlDotNet.RepresentationModel;

namespace Alliance.Simulation.Scenarios.Reading;

/// <summary>Reads the squads and depots that stand under their owners.</summary>
internal sealed class ForceReader(Findings findings)
{
    private const int MostPeople = 100;
    private const int MostUnits = 1_000_000;
    private readonly Names _teams = new("team", findings);
    private readonly Names _depots = new("depot", findings);

    public List<TeamData> Teams { get; } = [];
    public List<DepotData> Depots { get; } = [];

    /// <summary>Reads the teams of an owner; those that do not say their force are of <paramref name="force"/>.</summary>
    public void Read(MapReader ownerMap, ActorId owner, string force)
    {
        foreach (var map in ownerMap.Maps("teams", Shapes.Team))
        {
            var id = map.Identifier("id");
            _teams.Declare(id, map["id"]);
            var people = map.Whole("people", 1, MostPeople, "write the head-count of the squad, six to ten people");
            var itsForce = map["force"] is null ? force : map.OneOf("force", Shapes.Forces);
            Teams.Add(new(id, map.Text("name"), owner, itsForce, people, Capabilities(map)));
        }
    }

    public void ReadDepots(MapReader ownerMap, ActorId owner)
    {
        foreach (var map in ownerMap.Maps("depots", Shapes.Depot))
        {
            var id = map.Identifier("id");
            _depots.Declare(id, map["id"]);
            Depots.Add(new(id, map.Text("name"), owner, Stock(map)));
        }
    }

    private List<ResourceKind> Capabilities(MapReader map)
    {
        var known = Catalogue.Capabilities.Select(c => c.Code).ToArray();
        var capabilities = new List<ResourceKind>();
        foreach (var item in map.Items("capabilities", atLeast: 1))
        {
            if (map.TextOf(item, "a capability") is not { } code) continue;
            var kind = new ResourceKind(code);
            if (Catalogue.IsSupply(kind)) findings.Add(item, $"{code} is a supply, not a capability", "put it into the stock of a depot");
            else if (!known.Contains(code)) findings.Add(item, $"no capability is called {code}", Nearest.Hint(code, known));
            else if (capabilities.Contains(kind)) findings.Add(item, $"{code} is named twice", "name it once");
            else capabilities.Add(kind);
        }

        return capabilities;
    }

    private static Dictionary<ResourceKind, int> Stock(MapReader map)
    {
        var stock = new Dictionary<ResourceKind, int>();
        if (map.Map("stock", Shapes.Stock) is not { } units) return stock;
        foreach (var supply in Catalogue.Supplies.Where(s => units[s.Code] is not null))
            stock[supply] = units.Whole(supply.Code, 1, MostUnits, "write the units on hand, above zero, or leave the supply out");
        return stock;
    }
}
