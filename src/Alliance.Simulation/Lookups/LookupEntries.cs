using Alliance.Core.Geography;
using Alliance.Core.Hazards;
using Alliance.Core.Identifiers;
using Alliance.Core.Resources;

namespace Alliance.Simulation.Lookups;

/// <summary>Lists what can be looked up in a region, with its words.</summary>
internal static class LookupEntries
{
    // What stands behind the name proper: 近尾洲 is 近尾洲镇. Longer ones first.
    private static readonly string[] Suffixes =
        ["街道办事处", "街道", "民族乡", "镇", "乡", "村民委员会", "居民委员会", "社区", "村"];

    /// <summary>Lists the capabilities and supplies of the catalogue.</summary>
    public static IEnumerable<LookupEntry> OfResources() =>
        Catalogue.Definitions.Select(d => Kind(
            d.IsSupply ? LookupKind.Supply : LookupKind.Capability, d.Kind.Code, d.Zh, d.En,
            ResourceWords.Of(d.Kind)));

    /// <summary>Lists the kinds of hazard.</summary>
    public static IEnumerable<LookupEntry> OfHazards(HazardCatalogue hazards) =>
        hazards.Kinds.Select(h => Kind(LookupKind.Hazard, h.Code, h.Zh, h.En, h.Synonyms));

    /// <summary>Lists the places, tiers, squads and depots of a region.</summary>
    public static IEnumerable<LookupEntry> OfPlaces(RegionData region, IEnumerable<TownshipAllianceData> alliances)
    {
        // A file that is still wrong may have a code twice.
        var seats = region.CommandCentres.DistinctBy(c => c.Code)
            .ToDictionary(c => c.Code, c => c.Seat, StringComparer.Ordinal);
        var villages = region.VillageAlliances.DistinctBy(v => v.Code)
            .ToDictionary(v => v.Code, v => v.Township, StringComparer.Ordinal);
        string? PlaceOf(ActorId owner) => owner.Kind switch
        {
            ActorKind.Township => owner.Key,
            ActorKind.VillageAlliance => villages.GetValueOrDefault(owner.Key),
            _ => seats.GetValueOrDefault(owner.Key),
        };

        foreach (var township in region.Townships.Where(t => t.MergedInto is null))
        {
            yield return Of(township);
            foreach (var village in township.Villages) yield return Of(village, township.Code);
        }

        foreach (var v in region.VillageAlliances.Where(v => !v.Retired))
            yield return Plain(LookupKind.VillageAlliance, v.Code, v.Name, v.Township, v.Formerly);
        foreach (var a in alliances) yield return Plain(LookupKind.TownshipAlliance, a.Id, a.Name, null, []);
        foreach (var c in region.CommandCentres)
            yield return Plain(LookupKind.CommandCentre, c.Code, c.Name, c.Seat, []);
        // A squad that was retired may still be out, and goods of a depot too: people speak of them by name.
        foreach (var t in region.Teams)
            yield return Plain(LookupKind.Team, t.Id, t.Name, PlaceOf(t.Owner), t.Formerly) with
            {
                IsRetired = t.Retired,
            };
        foreach (var d in region.Depots)
            yield return Plain(LookupKind.Depot, d.Id, d.Name, PlaceOf(d.Owner), d.Formerly) with
            {
                IsRetired = d.Retired,
            };
    }

    private static LookupEntry Of(TownshipData township) => new(
        LookupKind.Township, township.Code, township.Name, township.Code,
        [
            new(township.Code, LookupBy.Code), .. Named(township.Name), new(township.Pinyin, LookupBy.Pinyin),
            .. township.Formerly.SelectMany(Former),
        ]);

    private static LookupEntry Of(VillageData village, string township) => new(
        LookupKind.Village, village.Code ?? $"{township}/{village.Name}", village.Name, township,
        [.. village.Code is { } code ? [new LookupTerm(code, LookupBy.Code)] : Array.Empty<LookupTerm>(),
            .. Named(village.Name)]);

    private static LookupEntry Plain(
        LookupKind kind, string code, string name, string? place, IReadOnlyList<FormerPlace> formerly) =>
        new(kind, code, name, place,
            [new(code, LookupBy.Code), new(name, LookupBy.Name), .. formerly.SelectMany(Former)]);

    private static LookupEntry Kind(LookupKind kind, string code, string zh, string en, IEnumerable<string> words) =>
        new(kind, code, zh, null,
            [
                new(code, LookupBy.Code), new(zh, LookupBy.Name), new(en, LookupBy.Name),
                .. words.Select(w => new LookupTerm(w, LookupBy.Synonym)),
            ])
        {
            En = en,
        };

    private static IEnumerable<LookupTerm> Named(string name)
    {
        yield return new(name, LookupBy.Name);
        if (Short(name) is { } bare) yield return new(bare, LookupBy.ShortName);
    }

    private static IEnumerable<LookupTerm> Former(FormerPlace was)
    {
        var both = string.Join(' ', new[] { was.Code, was.Name }.OfType<string>());
        if (was.Code is { } code) yield return new(code, LookupBy.FormerCode, both);
        if (was.Name is not { } name) yield break;
        yield return new(name, LookupBy.FormerName, both);
        if (Short(name) is { } bare) yield return new(bare, LookupBy.FormerName, both);
    }

    private static string? Short(string name) =>
        Suffixes.FirstOrDefault(s => name.EndsWith(s, StringComparison.Ordinal)) is { } suffix
        && name.Length > suffix.Length + 1
            ? name[..^suffix.Length]
            : null;
}
