using Alliance.Core.Identifiers;

namespace Alliance.Core.Hazards;

/// <summary>Lists the kinds of hazard of a region, and finds the kind that a word means.</summary>
public sealed class HazardCatalogue
{
    /// <summary>Where the usual kinds come from, for lists that show them.</summary>
    public const string Source =
        "The four classes are those of the Emergency Response Law, which GB/T 35561 follows. Kinds, names, synonyms "
        + "and codes are our own, and so is the class of each kind: we did not have the table of GB/T 35561. A region "
        + "file can give its codes (official).";

    /// <summary>The word in place of a kind for an incident by which a township seeks cover. Nobody reports
    /// one.</summary>
    public const string Cover = "cover";

    // Words that people put behind the name of a kind: 洪水灾害 is 洪水.
    private static readonly string[] Endings =
        ["突发事件", "事件", "事故", "灾害", "灾情", "险情", "灾", "s", "es", "accident", "incident", "disaster"];

    private readonly Dictionary<string, HazardKind> _byCode;
    private readonly Dictionary<string, HazardKind> _byWord = new(StringComparer.Ordinal);

    private HazardCatalogue(IEnumerable<HazardKind> kinds)
    {
        // A region file that is still wrong may have a code twice.
        Kinds = [.. kinds.DistinctBy(k => k.Code)];
        _byCode = Kinds.ToDictionary(k => k.Code, StringComparer.Ordinal);
        foreach (var kind in Kinds) _byWord.TryAdd(FoldedText.Of(kind.Code), kind);
        foreach (var kind in Kinds) AddWords(kind, [kind.Zh, kind.En]);
        foreach (var kind in Kinds) AddWords(kind, kind.Synonyms);
    }

    /// <summary>The usual kinds alone.</summary>
    public static HazardCatalogue Usual { get; } = new(UsualHazards.Kinds);

    /// <summary>All kinds: those of the region first, then the usual ones by class.</summary>
    public IReadOnlyList<HazardKind> Kinds { get; }

    /// <summary>Makes the catalogue of a region. Where a word of the region is also one of a usual kind, the region's
    /// meaning holds.</summary>
    public static HazardCatalogue Of(RegionHazards region)
    {
        if (region is { Usual: true, Kinds.Count: 0 }) return Usual;
        var own = region.Kinds.Select(k => k.Code).ToHashSet(StringComparer.Ordinal);
        return new([.. region.Kinds, .. UsualHazards.Kinds.Where(k => region.Usual && !own.Contains(k.Code))]);
    }

    /// <summary>Returns the kind that a word means: its code, a name or a synonym, in any spelling; null for a word
    /// that no kind has.</summary>
    public HazardKind? Find(string word)
    {
        var folded = FoldedText.Of(word);
        if (_byWord.TryGetValue(folded, out var kind)) return kind;
        foreach (var ending in Endings)
            if (folded.Length > ending.Length && folded.EndsWith(ending, StringComparison.Ordinal)
                && _byWord.TryGetValue(folded[..^ending.Length], out kind)) return kind;
        return null;
    }

    /// <summary>Returns the code of the kind that a word means, or the word itself where no kind has it. Words that
    /// were stored before there was a catalogue stay as they are.</summary>
    public string CodeOf(string word) => Find(word)?.Code ?? word;

    /// <summary>Tells whether two words mean the same kind.</summary>
    public bool IsSame(string one, string other) =>
        string.Equals(CodeOf(one), CodeOf(other), StringComparison.Ordinal);

    /// <summary>Tells whether two words may mean one event: the same kind, or a kind and a case of it.</summary>
    public bool MayBeSame(string one, string other)
    {
        var (a, b) = (CodeOf(one), CodeOf(other));
        return IsCaseOf(a, b) || IsCaseOf(b, a);
    }

    /// <summary>Tells whether two words mean kinds that commonly come together at one place, or cases of such
    /// kinds.</summary>
    public bool ComeTogether(string one, string other)
    {
        var (a, b) = (CodeOf(one), CodeOf(other));
        return Names(a, b) || Names(b, a);

        bool Names(string code, string of) => Kinds.Any(
            k => k.Together.Count > 0 && IsCaseOf(code, k.Code) && k.Together.Any(t => IsCaseOf(of, t)));
    }

    /// <summary>Tells whether a word means a kind, or a case of it.</summary>
    /// <param name="word">The word.</param>
    /// <param name="wider">The kind.</param>
    public bool IsCase(string word, string wider) => IsCaseOf(CodeOf(word), CodeOf(wider));

    private bool IsCaseOf(string code, string wider)
    {
        var at = code;
        for (var steps = 0; steps <= Kinds.Count; steps++)
        {
            if (string.Equals(at, wider, StringComparison.Ordinal)) return true;
            if (_byCode.GetValueOrDefault(at)?.Broader is not { } broader) return false;
            at = broader;
        }

        return false;
    }

    private void AddWords(HazardKind kind, IEnumerable<string> words)
    {
        foreach (var word in words.Select(FoldedText.Of).Where(w => w.Length > 0)) _byWord.TryAdd(word, kind);
    }
}
