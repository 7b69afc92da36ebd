using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Policies;
using Alliance.Core.Resources;
using Alliance.Core.Revisions;
using Alliance.Core.Vocabulary;
using Alliance.Simulation.Regions;
using Alliance.Simulation.Scenarios.Yaml;
using YamlDotNet.RepresentationModel;

namespace Alliance.Simulation.Scenarios.Reading;

/// <summary>Reads a region: first all places with their resources, then the references between them.</summary>
internal sealed class RegionReader
{
    private const int VillageCodeLength = 12;

    private readonly Findings _findings;
    private readonly ForceReader _forces;
    private readonly ContactReader _contacts;
    private readonly TermsReader _terms;
    private readonly DeclaredNames _townships, _centres, _villageAlliances, _villageNames, _agreements;
    private readonly List<(string Code, YamlNode At)> _former = [];
    private readonly List<(string Code, YamlNode? At, DeclaredNames Among)> _pointers = [];
    private readonly Dictionary<string, (string To, YamlNode At)> _superiors = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string To, YamlNode At)> _mergers = new(StringComparer.Ordinal);
    private readonly List<VillageAllianceData> _villages = [];

    private RegionReader(Findings findings, Calendar calendar)
    {
        _findings = findings;
        _terms = new TermsReader(findings, calendar);
        _contacts = new ContactReader(findings);
        _forces = new ForceReader(findings, calendar, _contacts);
        _townships = new DeclaredNames("township", findings);
        _centres = new DeclaredNames("command centre", findings);
        _villageAlliances = new DeclaredNames("village alliance", findings);
        _villageNames = new DeclaredNames("village", findings);
        _agreements = new DeclaredNames("agreement", findings);
    }

    /// <summary>Returns the region as far as it could be read; null when the document is not a region at all.</summary>
    public static RegionData? Read(YamlNode root, Calendar calendar, Findings findings) =>
        MapReader.Open(root, Shapes.Region, findings) is { } map
            ? new RegionReader(findings, calendar).Region(map)
            : null;

    private RegionData Region(MapReader map)
    {
        var centres = map.Maps("commandCentres", Shapes.CommandCentre, atLeast: 1).Select(Centre).ToList();
        var townships = map.Maps("townships", Shapes.Township, atLeast: 1).Select(Township).ToList();
        var roads = Roads(map).ToList();
        var alliances = map.Maps("townshipAlliances", Shapes.TownshipAlliance).Select(TownshipAlliance).ToList();
        var agreements = map.Maps("agreements", Shapes.Agreement).Select(Agreement).ToList();
        foreach (var (code, at, among) in _pointers) among.Check(code, at);
        CheckLoops(
            _superiors, code => $"the superiors of {code} lead back to it",
            "leave the superior of the topmost one out");
        CheckLoops(
            _mergers, code => $"{code} is merged into itself in the end", "merge it into a township that stands");
        CheckFormerCodes();
        return new RegionData
        {
            Name = map.Text("name"),
            DataQuality = DataQuality(map),
            Townships = townships,
            Roads = roads,
            VillageAlliances = _villages,
            TownshipAlliances = alliances,
            Agreements = agreements,
            Responses = ResponseReader.Read(map, _findings),
            CommandCentres = centres,
            Teams = _forces.Teams,
            Depots = _forces.Depots,
            Policies = map.Map("policies", Shapes.Policies) is { } policies ? PolicyReader.Read(policies) : new(),
            TurnoutMinutes = TurnoutMinutes(map),
            Hazards = HazardsReader.Read(map, _findings),
            Contacts = _contacts.Contacts,
        };
    }

    private static Dictionary<string, int> TurnoutMinutes(MapReader map)
    {
        var minutes = new Dictionary<string, int>(StringComparer.Ordinal);
        if (map.Map("turnoutMinutes", Shapes.TurnoutMinutes) is not { } forces)
            return minutes;
        foreach (var force in Forces.Codes.Where(f => forces[f] is not null))
            minutes[force] = forces.Whole(force, 0, RegionFaults.MostMinutes);
        return minutes;
    }

    private Dictionary<string, string> DataQuality(MapReader map)
    {
        var quality = new Dictionary<string, string>(StringComparer.Ordinal);
        if (map["dataQuality"] is not { } node) return quality;
        if (node is not YamlMappingNode { Children.Count: > 0 } entries)
        {
            _findings.Add(node, "dataQuality must name groups of facts", "write lines like positions: approximate");
            return quality;
        }

        foreach (var (key, value) in entries.Children)
            quality[key.ToString()] = map.TextOf(value, key.ToString()) ?? "";
        return quality;
    }

    private CommandCentreData Centre(MapReader map)
    {
        var code = Declared(map, "code", _centres);
        var hasTerritory = map.Flag("hasTerritory");
        var superior = map.TextOrNull("superior");
        Point(map, "seat", _townships);
        Point(map, "superior", _centres);
        if (superior is not null) _superiors.TryAdd(code, (superior, map["superior"]!));
        _forces.Read(map, new ActorId(ActorKind.CommandCentre, code), hasTerritory ? "county" : "regional");
        _forces.ReadDepots(map, new ActorId(ActorKind.CommandCentre, code));
        _contacts.Read(map, new ActorId(ActorKind.CommandCentre, code));
        return new(
            code,
            map.Name("name"),
            map.Text("seat"),
            superior,
            hasTerritory,
            map.Whole("shelterPlaces", 0, RegionFaults.MostShelterPlaces),
            map.Whole("reserveFloor", 0, RegionFaults.MostFloor),
            map["award"] is null ? AwardPolicyName.Default : map.OneOf("award", TermsReader.Awards))
        {
            KindFloors = KindFloors(map),
        };
    }

    private TownshipData Township(MapReader map)
    {
        var code = Declared(map, "code", _townships);
        if (code != "" && (code.Length != RegionFaults.TownshipDigits || !code.All(char.IsAsciiDigit)))
            _findings.Add(
                map["code"]!, $"{code} is no township code", "write the nine digits of its statistical division code");
        Point(map, "superior", _centres);
        _forces.Read(map, new ActorId(ActorKind.Township, code), "comprehensive");
        _forces.ReadDepots(map, new ActorId(ActorKind.Township, code));
        _contacts.Read(map, new ActorId(ActorKind.Township, code));
        foreach (var alliance in map.Maps("villageAlliances", Shapes.VillageAlliance))
            _villages.Add(VillageAlliance(alliance, code));
        var mergedInto = map.TextOrNull("mergedInto");
        if (mergedInto is not null)
            _mergers.TryAdd(code, (Point(map, "mergedInto", _townships), map["mergedInto"]!));
        return new(
            code, map.Name("name"), map.Name("pinyin"), map.OneOf("kind", RegionFaults.TownshipKinds),
            map.Degrees("lat", 90), map.Degrees("lon", 180), map.Whole("population", 0, RegionFaults.MostResidents),
            map.Whole("reserveFloor", 0, RegionFaults.MostFloor), map.Text("superior"))
        {
            MergedInto = mergedInto,
            Brought = map["brought"] is null ? null
                : [.. map.Items("brought").Select(item => map.TextOf(item, "what it brought")).OfType<string>()],
            KindFloors = KindFloors(map),
            Formerly = [.. map.Maps("formerly", Shapes.FormerPlace).Select(Former)],
            Villages = [.. map.Maps("villages", Shapes.Village).Select(Village)],
        };
    }

    private FormerPlace Former(MapReader map)
    {
        var (code, name) = (map.TextOrNull("code"), map.TextOrNull("name"));
        if (code is null && name is null)
            _findings.Add(
                map.Node, "the former place has neither code nor name", "write what it was: a code or a name");
        CheckDigits(map, code, RegionFaults.TownshipDigits, "the nine digits that it had");
        if (code is not null && map["code"] is { } at) _former.Add((code, at));
        return new(code, name);
    }

    private VillageData Village(MapReader map)
    {
        var code = map.TextOrNull("code");
        CheckDigits(map, code, VillageCodeLength, "the twelve digits of its statistical division code");
        _villageNames.Declare(code ?? "", map["code"]);
        return new(map.Name("name"), code);
    }

    private void CheckDigits(MapReader map, string? code, int length, string mend)
    {
        if (code is not null && (code.Length != length || !code.All(char.IsAsciiDigit)))
            _findings.Add(map["code"]!, $"{code} has not {length} digits", $"write {mend}");
    }

    private void CheckFormerCodes()
    {
        foreach (var (code, at) in _former.Where(
            f => _townships.Known.Contains(f.Code) && !_mergers.ContainsKey(f.Code)))
            _findings.Add(
                at, $"{code} is the code of a township of the region",
                "leave it out, correct one of the two, or say with mergedInto where that township went");
    }

    private static Dictionary<ResourceKind, int> KindFloors(MapReader map)
    {
        var floors = new Dictionary<ResourceKind, int>();
        if (map.Map("kindFloors", Shapes.KindFloors) is not { } least) return floors;
        foreach (var kind in Catalogue.Capabilities.Concat(Catalogue.Supplies).Where(k => least[k.Code] is not null))
            floors[kind] = least.Whole(
                kind.Code, 1, LineSpec.MaxQuantity, "write how many it keeps, above zero, or leave the kind out");
        return floors;
    }

    private VillageAllianceData VillageAlliance(MapReader map, string township)
    {
        var code = Declared(map, "code", _villageAlliances);
        _forces.Read(map, new ActorId(ActorKind.VillageAlliance, code), "volunteer");
        _contacts.Read(map, new ActorId(ActorKind.VillageAlliance, code));
        return new(code, map.Name("name"), township, map.Whole("villages", 1, RegionFaults.MostVillages))
        {
            Formerly = ForceReader.FormerNames(map),
            Retired = map["retired"] is not null && map.Flag("retired"),
        };
    }

    private IEnumerable<RoadData> Roads(MapReader map)
    {
        var roads = new DeclaredNames("road", _findings);
        foreach (var road in map.Maps("roads", Shapes.Road))
        {
            var (a, b) = (Point(road, "a", _townships), Point(road, "b", _townships));
            if (a != "" && a == b)
                _findings.Add(road.Node, "the road leads back to where it begins", "name two townships");
            var key = new RoadKey(a, b);
            roads.Declare($"{key.A}–{key.B}", road.Node);
            yield return new(a, b, road.Whole("minutes", 1, RegionFaults.MostMinutes));
        }
    }

    private TownshipAllianceData TownshipAlliance(MapReader map)
    {
        var id = Declared(map, "id", _agreements);
        var members = new List<string>();
        foreach (var item in map.Items("members"))
        {
            if (map.TextOf(item, "a member") is not { } code) continue;
            if (members.Contains(code)) _findings.Add(item, $"{code} is a member twice", "name it once");
            else members.Add(code);
            _pointers.Add((code, item, _townships));
        }

        if (map["members"] is YamlSequenceNode list && members.Count < 2)
            _findings.Add(
                list, "an alliance needs at least two members", "name another township, or remove the alliance");
        return new(
            id,
            map.Text("name"),
            members,
            _terms.Read(
                map,
                members.ToDictionary(m => m, m => new ActorId(ActorKind.Township, m), StringComparer.Ordinal),
                isAlliance: true));
    }

    /// <summary>Reads an agreement between tiers that is not an alliance. Its parties must be declared earlier in the
    /// file.</summary>
    private AgreementData Agreement(MapReader map)
    {
        var id = Declared(map, "id", _agreements);
        var parties = new Dictionary<string, ActorId>(StringComparer.Ordinal);
        foreach (var item in map.Items("parties"))
        {
            if (map.TextOf(item, "a party") is not { } code) continue;
            if (TierOf(code) is not { } tier)
                _findings.Add(item, $"no township, command centre or village alliance has the code {code}",
                    Nearest.Hint(code, [.. _townships.Known, .. _centres.Known, .. _villageAlliances.Known]));
            else if (!parties.TryAdd(code, tier)) _findings.Add(item, $"{code} is a party twice", "name it once");
        }

        if (map["parties"] is YamlSequenceNode list && list.Children.Count < 2)
            _findings.Add(list, "an agreement needs at least two parties", "name another, or remove the agreement");
        return new(id, map.Text("name"), [.. parties.Values], _terms.Read(map, parties, isAlliance: false));
    }

    private ActorId? TierOf(string code) =>
        _townships.Known.Contains(code) ? new ActorId(ActorKind.Township, code)
        : _centres.Known.Contains(code) ? new ActorId(ActorKind.CommandCentre, code)
        : _villageAlliances.Known.Contains(code) ? new ActorId(ActorKind.VillageAlliance, code)
        : null;

    // A tier that escalates to itself in the end would pass a request round for ever, and a township that was merged
    // into itself would stand nowhere.
    private void CheckLoops(
        Dictionary<string, (string To, YamlNode At)> steps, Func<string, string> error, string mend)
    {
        foreach (var (code, (to, at)) in steps)
        {
            var reached = to;
            for (
                var taken = 0;
                reached != code && taken < steps.Count && steps.TryGetValue(reached, out var next);
                taken++)
                reached = next.To;
            if (reached == code)
                _findings.Add(at, error(code), mend);
        }
    }

    private static string Declared(MapReader map, string key, DeclaredNames names)
    {
        var code = map.Identifier(key);
        names.Declare(code, map[key]);
        return code;
    }

    // What it points to may stand further down, so it is checked at the end.
    private string Point(MapReader map, string key, DeclaredNames among)
    {
        var code = map[key] is YamlScalarNode { Value: { } text } ? text : "";
        _pointers.Add((code, map[key], among));
        return code;
    }
}
