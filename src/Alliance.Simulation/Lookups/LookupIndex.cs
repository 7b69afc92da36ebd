using System.Runtime.CompilerServices;
using Alliance.Core.Geography;
using Alliance.Core.Hazards;
using Alliance.Core.Identifiers;

namespace Alliance.Simulation.Lookups;

/// <summary>Finds places and kinds by what people type. Codes, names, former names and codes, 12-digit codes and
/// synonyms name one thing; pinyin, parts of names and slips only suggest.</summary>
internal sealed class LookupIndex
{
    private const int TownshipDigits = 9, VillageDigits = 12, MostTyped = 100;
    private static readonly ConditionalWeakTable<object, LookupIndex> Made = [];

    private readonly Dictionary<string, List<LookupHit>> _exact = new(StringComparer.Ordinal);
    private readonly HazardCatalogue _hazards;
    private readonly string _region;

    private LookupIndex(string region, HazardCatalogue hazards, IEnumerable<LookupEntry> entries)
    {
        (_region, _hazards) = (Spelling.Fold(region), hazards);
        Entries = [.. entries];
        foreach (var entry in Entries)
            foreach (var term in entry.Terms.Where(t => t.By <= LookupBy.Synonym && t.Folded.Length > 0))
                if (_exact.TryGetValue(term.Folded, out var hits)) hits.Add(new(entry, term.By, term));
                else _exact.Add(term.Folded, [new(entry, term.By, term)]);
    }

    /// <summary>The capabilities, supplies and usual hazards, which need no region.</summary>
    public static LookupIndex OfKinds { get; } = new(
        "", HazardCatalogue.Usual, [.. LookupEntries.OfResources(), .. LookupEntries.OfHazards(HazardCatalogue.Usual)]);

    /// <summary>All that can be found, in the order of the region.</summary>
    public IReadOnlyList<LookupEntry> Entries { get; }

    /// <summary>Returns the index of a region. Versions with the same places and alliances share it.</summary>
    public static LookupIndex Of(Region region) => Made.GetValue(
        region.TownshipAlliances,
        _ => new(region.Data.Name, region.Hazards,
            Everything(region.Data, region.TownshipAlliances.Values, region.Hazards)));

    /// <summary>Returns the index of the data of a region.</summary>
    public static LookupIndex Of(RegionData region) => Made.GetValue(region, _ =>
    {
        var hazards = HazardCatalogue.Of(region.Hazards);
        return new(region.Name, hazards, Everything(region, region.TownshipAlliances, hazards));
    });

    /// <summary>Returns what a text names, without doubt. Several where it names several things equally well; none
    /// where it names nothing.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="kinds">What it may be; none for anything.</param>
    public IReadOnlyList<LookupHit> Named(string text, params IReadOnlyCollection<LookupKind> kinds)
    {
        if (text.Length > MostTyped) return [];
        (text, kinds) = WithoutKind(text, kinds);
        var folded = Spelling.Fold(text);
        if (folded.Length == 0) return [];
        if (Exact(folded, kinds) is { Count: > 0 } exact) return exact;
        if (InTownship(folded, kinds) is { } township) return [township];
        if (CodeAndName(folded, kinds) is { } both) return [both];
        if (_region.Length > 0 && folded.IndexOf(_region, StringComparison.Ordinal) is var at and >= 0)
            return Exact(folded[(at + _region.Length)..], kinds);
        return Allows(kinds, LookupKind.Hazard) && _hazards.Find(Spelling.Simplified(text)) is { } hazard
            ? Exact(FoldedText.Of(hazard.Code), [LookupKind.Hazard])
            : [];
    }

    /// <summary>Returns what a text may mean, the likeliest first.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="most">The most that are wanted.</param>
    /// <param name="kinds">What it may be; none for anything.</param>
    public IReadOnlyList<LookupHit> Search(string text, int most, params IReadOnlyCollection<LookupKind> kinds)
    {
        if (text.Length > MostTyped) return [];
        var named = Named(text, kinds);
        (text, kinds) = WithoutKind(text, kinds);
        var typed = new LookupText(text);
        return
        [
            .. named.Concat(Entries.Where(e => Allows(kinds, e.Kind)).SelectMany(e => Best(typed, e))
                .Where(h => !named.Any(n => n.Entry == h.Hit.Entry))
                .OrderBy(h => h.Hit.Entry.IsRetired).ThenBy(h => h.Rank).ThenBy(h => h.Hit.Entry.Kind)
                .ThenBy(h => h.Hit.Entry.Code, StringComparer.Ordinal)
                .Select(h => h.Hit))
                .Take(most),
        ];
    }

    private static IEnumerable<LookupEntry> Everything(
        RegionData region, IEnumerable<TownshipAllianceData> alliances, HazardCatalogue hazards) =>
        [
            .. LookupEntries.OfPlaces(region, alliances), .. LookupEntries.OfResources(),
            .. LookupEntries.OfHazards(hazards),
        ];

    private static IEnumerable<(LookupHit Hit, int Rank)> Best(LookupText typed, LookupEntry entry)
    {
        (LookupTerm Term, LookupBy By, int Rank)? best = null;
        foreach (var term in entry.Terms)
            if (typed.Fits(term) is { } fit && (best is null || fit.Rank < best.Value.Rank))
                best = (term, fit.By, fit.Rank);
        if (best is { } found) yield return (new LookupHit(entry, found.By, found.Term), found.Rank);
    }

    private static bool Allows(IReadOnlyCollection<LookupKind> kinds, LookupKind kind) =>
        kinds.Count == 0 || kinds.Contains(kind);

    /// <summary>Reads <c>Township/430422119</c>: what stands before the slash says what it is.</summary>
    private static (string Text, IReadOnlyCollection<LookupKind> Kinds) WithoutKind(
        string text, IReadOnlyCollection<LookupKind> kinds)
    {
        if (text.IndexOf('/', StringComparison.Ordinal) is not (var at and > 0)) return (text, kinds);
        LookupKind? kind = FoldedText.Of(text[..at]) switch
        {
            "township" => LookupKind.Township,
            "villagealliance" => LookupKind.VillageAlliance,
            "townshipalliance" => LookupKind.TownshipAlliance,
            "commandcentre" or "commandcenter" => LookupKind.CommandCentre,
            "rescueteam" or "team" => LookupKind.Team,
            "depot" => LookupKind.Depot,
            _ => null,
        };
        return kind is { } said && Allows(kinds, said) ? (text[(at + 1)..], [said]) : (text, kinds);
    }

    /// <summary>Returns those that have the word, as far as they have it in the surest way. One that is retired is
    /// meant only where none that stands has the word.</summary>
    private List<LookupHit> Exact(string folded, IReadOnlyCollection<LookupKind> kinds)
    {
        if (!_exact.TryGetValue(folded, out var hits)) return [];
        var allowed = hits.FindAll(h => Allows(kinds, h.Entry.Kind));
        if (allowed.Count == 0) return [];
        if (allowed.Exists(h => !h.Entry.IsRetired)) allowed.RemoveAll(h => h.Entry.IsRetired);
        var surest = allowed.Min(h => Sureness(h.By));
        return [.. allowed.Where(h => Sureness(h.By) == surest).DistinctBy(h => h.Entry)];
    }

    // A short name may be the former name of another place: then it names the one that has it now.
    private static int Sureness(LookupBy by) => by switch
    {
        LookupBy.Code => 0,
        LookupBy.Name => 1,
        LookupBy.FormerCode => 2,
        LookupBy.FormerName => 4,
        _ => 3,
    };

    /// <summary>Reads the 12-digit code of a village. Its first nine digits are those of the township, or
    /// were.</summary>
    private LookupHit? InTownship(string folded, IReadOnlyCollection<LookupKind> kinds) =>
        folded.Length == VillageDigits && folded.All(char.IsAsciiDigit) && Allows(kinds, LookupKind.Township)
        && Exact(folded[..TownshipDigits], [LookupKind.Township]) is [var township]
            ? township with { By = LookupBy.VillageCode }
            : null;

    /// <summary>Reads a code and a name beside each other, as lists and stories write them. They must agree.</summary>
    private LookupHit? CodeAndName(string folded, IReadOnlyCollection<LookupKind> kinds)
    {
        var code = string.Concat(folded.Where(char.IsAscii));
        var name = string.Concat(folded.Where(c => !char.IsAscii(c)));
        if (code.Length == 0 || name.Length == 0
            || !(folded.StartsWith(code, StringComparison.Ordinal) || folded.EndsWith(code, StringComparison.Ordinal)))
            return null;
        var hits = Exact(code, kinds) is { Count: > 0 } found ? found
            : InTownship(code, kinds) is { } township ? [township]
            : [];
        var named = Exact(name, kinds);
        return hits.Find(h => named.Exists(n => n.Entry == h.Entry)) is { } agreed
            ? agreed with { By = LookupBy.CodeAndName }
            : null;
    }
}
