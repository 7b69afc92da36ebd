using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Policies;
using Alliance.Core.Resources;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Revisions;

/// <summary>Names what is wrong in an entry of a revision.</summary>
/// <param name="Path">The field, such as <c>teams[2].people</c>.</param>
/// <param name="Mend">What is wrong with it, and how to mend it.</param>
public readonly record struct RegionFault(string Path, string Mend);

/// <summary>Finds what is wrong in a revision of the master data. A region can take any revision without
/// faults.</summary>
public sealed class RegionFaults
{
    /// <summary>The most people of a squad.</summary>
    public const int MostPeople = 100;
    /// <summary>The most units of a kind in the first stock of a depot, or in a lot.</summary>
    public const int MostUnits = 1_000_000;
    /// <summary>The most units of a kind of equipment that a squad brings.</summary>
    public const int MostEquipment = 1_000;
    /// <summary>The number of digits of the code of a township.</summary>
    public const int TownshipDigits = 9;

    /// <summary>The most characters of a name.</summary>
    public const int MostName = 80;
    /// <summary>The most squads of a reserve floor.</summary>
    public const int MostFloor = 1_000;
    /// <summary>The most residents of a township.</summary>
    public const int MostResidents = 10_000_000;
    /// <summary>The most people that a command centre can house.</summary>
    public const int MostShelterPlaces = 1_000_000;
    /// <summary>The most villages of a village alliance.</summary>
    public const int MostVillages = 1_000;
    /// <summary>The most minutes of a road: one day.</summary>
    public const int MostMinutes = 24 * 60;
    /// <summary>The most people to call of a tier, a squad or a depot.</summary>
    public const int MostContacts = 10;

    /// <summary>The kinds of township: 街道, 镇 and 乡.</summary>
    public static readonly IReadOnlyList<string> TownshipKinds = ["subdistrict", "town", "township"];

    private const int MostKey = 40, MostTelephone = 40;

    private readonly List<RegionFault> _faults = [];
    private readonly RegionPatch _patch;
    private readonly Region _region;
    private readonly HashSet<string> _townships, _centres, _alliances;
    private ILookup<string, string>? _holders;

    private RegionFaults(RegionPatch patch, Region region)
    {
        (_patch, _region) = (patch, region);
        _townships = Codes(region.Townships.Keys, patch.Townships.Select(t => t.Code));
        _centres = Codes(region.CommandCentres.Keys, patch.CommandCentres.Select(c => c.Code));
        _alliances = Codes(region.VillageAlliances.Keys, patch.VillageAlliances.Select(v => v.Code));
    }

    /// <summary>Lists the faults of a revision, in the order of its entries.</summary>
    /// <param name="patch">The revision.</param>
    /// <param name="region">The version that it would revise.</param>
    public static IReadOnlyList<RegionFault> Of(RegionPatch patch, Region region) =>
        new RegionFaults(patch, region).Find();

    /// <summary>Returns whether a text can be dialled: digits, with + - ( ) and spaces.</summary>
    public static bool IsTelephone(string? text) =>
        text is { Length: > 0 and <= MostTelephone } number && number.Any(char.IsAsciiDigit)
        && number.All(c => char.IsAsciiDigit(c) || "+-() ".Contains(c, StringComparison.Ordinal));

    private List<RegionFault> Find()
    {
        Each("commandCentres", _patch.CommandCentres, c => c.Code, Check);
        Each("townships", _patch.Townships, t => t.Code, Check);
        Each("roads", _patch.Roads, r => $"{r.Key.A}–{r.Key.B}", Check);
        Each("villageAlliances", _patch.VillageAlliances, v => v.Code, Check);
        Each("teams", _patch.Teams, t => t.Id, Check);
        Each("depots", _patch.Depots, d => d.Id, Check);
        Each("contacts", _patch.Contacts, c => c.Of.ToString(), Check);
        CheckLoops();
        return _faults;
    }

    private static HashSet<string> Codes(IEnumerable<string> present, IEnumerable<string> added) =>
        [.. present.Concat(added).Where(code => code is not null)];

    private void Each<T>(string list, IReadOnlyList<T> entries, Func<T, string> keyOf, Action<string, T> check)
        where T : class
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < entries.Count; i++)
        {
            var path = $"{list}[{i}]";
            if (entries[i] is not { } entry) Wrong(path, "is empty; leave it out.");
            else if (keyOf(entry) is not { } key) Wrong(path, "has no code; give it one.");
            else if (!seen.Add(key)) Wrong(path, $"{key} is named twice; name it once.");
            else check(path, entry);
        }
    }

    private void Check(string path, CommandCentreData centre)
    {
        Key($"{path}.code", centre.Code);
        Name($"{path}.name", centre.Name);
        Township($"{path}.seat", centre.Seat);
        if (centre.Superior is not null) Centre($"{path}.superior", centre.Superior);
        Within($"{path}.shelterPlaces", centre.ShelterPlaces, 0, MostShelterPlaces);
        Within($"{path}.reserveFloor", centre.ReserveFloor, 0, MostFloor);
        if (!AwardPolicyName.All.Contains(centre.Award))
            Wrong($"{path}.award", $"no award policy is called '{centre.Award}'; they are "
                + $"{string.Join(", ", AwardPolicyName.All)}.");
        Floors($"{path}.kindFloors", centre.KindFloors);
    }

    private void Check(string path, TownshipData township)
    {
        if (township.Code.Length != TownshipDigits || !township.Code.All(char.IsAsciiDigit))
            Wrong($"{path}.code", $"'{township.Code}' is no township code; write the nine digits of its division.");
        else if (township.MergedInto is null && !_region.Townships.ContainsKey(township.Code)
            && _region.Data.Townships.FirstOrDefault(
                t => t.MergedInto is null && t.Formerly.Any(f => f.Code == township.Code)) is { } other)
            Wrong($"{path}.code", $"{township.Code} was a code of {other.Name} ({other.Code}), which is found by it; "
                + "take another.");
        Name($"{path}.name", township.Name);
        if (HolderOf(township) is { } holder)
            Wrong($"{path}.name", $"{township.Name} is taken by {holder}; choose another name, or rename that one "
                + "first.");
        Name($"{path}.pinyin", township.Pinyin);
        if (!TownshipKinds.Contains(township.Kind))
            Wrong($"{path}.kind", $"'{township.Kind}' is unknown; write {string.Join(", ", TownshipKinds)}.");
        Within($"{path}.latitude", township.Latitude, -90_000_000, 90_000_000);
        Within($"{path}.longitude", township.Longitude, -180_000_000, 180_000_000);
        Within($"{path}.population", township.Population, 0, MostResidents);
        Within($"{path}.reserveFloor", township.ReserveFloor, 0, MostFloor);
        Centre($"{path}.superior", township.Superior);
        Floors($"{path}.kindFloors", township.KindFloors);
        CheckNames(path, township);
        if (township.MergedInto is { } into) Township($"{path}.mergedInto", into);
    }

    private void CheckNames(string path, TownshipData township)
    {
        FormerNames(path, township.Formerly);
        for (var i = 0; i < (township.Formerly?.Count ?? 0); i++)
            if (township.Formerly![i]?.Code is { } code && IsStanding(code))
                Wrong($"{path}.formerly[{i}].code", $"{code} is the code of a township that stands; leave it out, "
                    + "or merge that one.");
        var villages = township.Villages ?? [];
        for (var i = 0; i < villages.Count; i++) Name($"{path}.villages[{i}].name", villages[i]?.Name);
        if (township.Villages is null) Wrong($"{path}.villages", "is null; leave it out.");
    }

    private void FormerNames(string path, IReadOnlyList<FormerPlace>? former)
    {
        if (former is null) Wrong($"{path}.formerly", "is null; leave it out.");
        for (var i = 0; i < (former?.Count ?? 0); i++)
            if (former![i] is not { } before || (before.Code is null && before.Name is null))
                Wrong($"{path}.formerly[{i}]", "has neither code nor name; write what it was.");
    }

    /// <summary>Returns the code of another township that has the name that a township is to get; null for none. A
    /// name that it has already stays.</summary>
    private string? HolderOf(TownshipData township)
    {
        if (township.MergedInto is not null || township.Name is not { } name) return null;
        if (_region.Townships.TryGetValue(township.Code, out var before) && before.MergedInto is null
            && before.Name == name) return null;
        return (_holders ??= Holders())[FoldedText.Of(name)].FirstOrDefault(code => code != township.Code);
    }

    /// <summary>Finds the codes of the townships that would stand, by their folded names.</summary>
    private ILookup<string, string> Holders()
    {
        var patched = _patch.Townships.Where(t => t is { Code: not null }).ToList();
        return patched.Concat(_region.Data.Townships.ExceptBy(patched.Select(t => t.Code), t => t.Code))
            .Where(t => t is { MergedInto: null, Name: not null })
            .ToLookup(t => FoldedText.Of(t.Name), t => t.Code, StringComparer.Ordinal);
    }

    private bool IsStanding(string code) =>
        Array.FindLast(_patch.Townships, t => t?.Code == code) is { } revised ? revised.MergedInto is null
        : _region.Townships.TryGetValue(code, out var township) && township.MergedInto is null;

    private void Check(string path, RoadData road)
    {
        Township($"{path}.a", road.A);
        Township($"{path}.b", road.B);
        if (road.A == road.B) Wrong(path, "the road leads back to where it begins; name two townships.");
        Within($"{path}.minutes", road.Minutes, 1, MostMinutes);
    }

    private void Check(string path, VillageAllianceData alliance)
    {
        Key($"{path}.code", alliance.Code);
        Name($"{path}.name", alliance.Name);
        Township($"{path}.township", alliance.Township);
        Within($"{path}.villages", alliance.Villages, 1, MostVillages);
        FormerNames(path, alliance.Formerly);
    }

    private void Check(string path, TeamData team)
    {
        Key($"{path}.id", team.Id);
        Name($"{path}.name", team.Name);
        if (!IsTier(team.Owner))
            Wrong($"{path}.owner", $"{team.Owner} is no township, village alliance or command centre of the region.");
        if (Forces.Of(team.Force ?? "") is null)
            Wrong($"{path}.force", $"'{team.Force}' is no force; they are {string.Join(", ", Forces.Codes)}.");
        Within($"{path}.people", team.People, 1, MostPeople);
        Within($"{path}.enduranceHours", team.EnduranceHours, 1, Requirement.MostHours);
        if (team.Capabilities is not { Count: > 0 })
            Wrong($"{path}.capabilities", "name one capability at least.");
        foreach (var capability in team.Capabilities ?? [])
            if (Catalogue.Of(capability.Kind) is not { IsSupply: false })
                Wrong($"{path}.capabilities", $"'{capability.Kind}' is no capability of the catalogue.");
            else if (capability.Type is < 1 or > Capability.LeastType)
                Wrong($"{path}.capabilities", $"the type of {capability.Kind} is from 1, the most capable, to "
                    + $"{Capability.LeastType}.");
        if ((team.Capabilities ?? []).CountBy(c => c.Kind).FirstOrDefault(c => c.Value > 1) is { Value: > 1 } twice)
            Wrong($"{path}.capabilities", $"{twice.Key} is named twice; name it once.");
        Supplies($"{path}.equipment", team.Equipment, 1, MostEquipment, isDurable: true);
        FormerNames(path, team.Formerly);
    }

    private void Check(string path, DepotData depot)
    {
        Key($"{path}.id", depot.Id);
        Name($"{path}.name", depot.Name);
        if (!IsTier(depot.Owner) || depot.Owner.Kind == ActorKind.VillageAlliance)
            Wrong($"{path}.owner", $"{depot.Owner} is no township or command centre of the region.");
        else if (_region.Depots.TryGetValue(depot.Id, out var present) && present.Owner != depot.Owner)
            Wrong($"{path}.owner", $"the depot belongs to {present.Owner}, which keeps its books. Retire it and add "
                + $"another for {depot.Owner}, which then counts what it has.");
        Supplies($"{path}.stock", depot.Stock, 1, MostUnits, isDurable: false);
        if (depot.Codes is null) Wrong($"{path}.codes", "is null; leave it out.");
        for (var i = 0; i < (depot.Lots?.Count ?? 0); i++)
        {
            if (Catalogue.Of(depot.Lots![i].Kind) is not { IsSupply: true })
                Wrong($"{path}.lots[{i}].kind", $"'{depot.Lots[i].Kind}' is no supply of the catalogue.");
            Within($"{path}.lots[{i}].units", depot.Lots[i].Units, 1, MostUnits);
        }

        if (depot.Lots is null) Wrong($"{path}.lots", "is null; leave it out.");
        FormerNames(path, depot.Formerly);
    }

    private void Check(string path, ContactList list)
    {
        if (!IsTier(list.Of) && !IsTeamOrDepot(list.Of))
            Wrong($"{path}.of", $"{list.Of} is no tier, squad or depot of the region.");
        if (list.People is not { Count: <= MostContacts })
            Wrong($"{path}.people", $"name up to {MostContacts} people.");
        for (var i = 0; i < (list.People?.Count ?? 0); i++)
        {
            if (list.People![i] is not { } person)
            {
                Wrong($"{path}.people[{i}]", "is empty; leave it out.");
                continue;
            }

            Name($"{path}.people[{i}].name", person.Name);
            if (person.Role is { } role) Name($"{path}.people[{i}].role", role);
            if (!IsTelephone(person.Telephone))
                Wrong($"{path}.people[{i}].telephone",
                    $"'{person.Telephone}' is no telephone number; write digits, with + - ( ) and spaces.");
        }
    }

    private bool IsTeamOrDepot(ActorId of) => of.Kind switch
    {
        ActorKind.RescueTeam => _region.Teams.ContainsKey(of.Key) || Array.Exists(_patch.Teams, t => t?.Id == of.Key),
        ActorKind.Depot => _region.Depots.ContainsKey(of.Key) || Array.Exists(_patch.Depots, d => d?.Id == of.Key),
        _ => false,
    };

    private bool IsTier(ActorId tier) => tier.Key is not null && tier.Kind switch
    {
        ActorKind.Township => _townships.Contains(tier.Key),
        ActorKind.VillageAlliance => _alliances.Contains(tier.Key),
        ActorKind.CommandCentre => _centres.Contains(tier.Key),
        _ => false,
    };

    /// <summary>Finds a township or centre that would lead to itself: by mergers, or by superiors.</summary>
    private void CheckLoops()
    {
        if (_faults.Count > 0) return;
        var after = _patch.ApplyTo(_region.Data);
        var merged = after.Townships.Where(t => t.MergedInto is not null)
            .ToDictionary(t => t.Code, t => t.MergedInto!, StringComparer.Ordinal);
        foreach (var code in merged.Keys.Where(c => LeadsBack(c, merged)))
            Wrong("townships", $"{code} would be merged into itself; merge it into one that stands.");
        var above = after.CommandCentres.Where(c => c.Superior is not null)
            .ToDictionary(c => c.Code, c => c.Superior!, StringComparer.Ordinal);
        foreach (var code in above.Keys.Where(c => LeadsBack(c, above)))
            Wrong("commandCentres", $"{code} would escalate to itself in the end; give one of them another superior.");
    }

    private static bool LeadsBack(string code, Dictionary<string, string> next)
    {
        var (at, steps) = (code, 0);
        while (next.TryGetValue(at, out var to) && steps++ <= next.Count)
        {
            at = to;
            if (at == code) return true;
        }

        return false;
    }

    private void Key(string path, string key)
    {
        if (key.Length is 0 or > MostKey || !key.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
            Wrong(path, $"'{key}' is part of addresses: write up to {MostKey} letters, digits and dashes.");
    }

    private void Name(string path, string? name)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > MostName || name.Any(char.IsControl))
            Wrong(path, $"write a name of up to {MostName} characters.");
    }

    private void Township(string path, string? code)
    {
        if (code is null || !_townships.Contains(code)) Wrong(path, $"no township has the code {code}.");
    }

    private void Centre(string path, string? code)
    {
        if (code is null || !_centres.Contains(code)) Wrong(path, $"no command centre has the code {code}.");
    }

    private void Floors(string path, IReadOnlyDictionary<ResourceKind, int>? floors)
    {
        if (floors is null) Wrong(path, "is null; leave it out.");
        foreach (var (kind, least) in floors ?? new Dictionary<ResourceKind, int>())
        {
            if (Catalogue.Of(kind) is null) Wrong(path, $"'{kind}' is no kind of the catalogue.");
            Within($"{path}.{kind}", least, 1, LineSpec.MaxQuantity);
        }
    }

    private void Supplies(
        string path, IReadOnlyDictionary<ResourceKind, int>? supplies, int least, int most, bool isDurable)
    {
        if (supplies is null) Wrong(path, "is null; leave it out.");
        foreach (var (kind, units) in supplies ?? new Dictionary<ResourceKind, int>())
        {
            if (Catalogue.Of(kind) is not { IsSupply: true } known || (isDurable && !known.IsDurable))
                Wrong(path, $"'{kind}' is no {(isDurable ? "durable " : "")}supply of the catalogue.");
            Within($"{path}.{kind}", units, least, most);
        }
    }

    private void Within(string path, int value, int least, int most)
    {
        if (value < least || value > most) Wrong(path, $"{value} is not from {least} to {most}.");
    }

    private void Wrong(string path, string mend) => _faults.Add(new RegionFault(path, mend));
}
