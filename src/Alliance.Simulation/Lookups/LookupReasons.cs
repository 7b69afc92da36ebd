using Alliance.Core.Stories;

namespace Alliance.Simulation.Lookups;

/// <summary>Says in words why something was found, and what a text that names nothing may mean.</summary>
internal static class LookupReasons
{
    private const int Most = 3;

    /// <summary>Says why something was found.</summary>
    /// <param name="hit">What was found.</param>
    /// <param name="typed">What was typed.</param>
    public static Telling Why(LookupHit hit, string typed)
    {
        var (entry, word) = (hit.Entry, hit.Term.Text);
        var now = $"{entry.Code} {entry.Name}";
        if (hit.By == LookupBy.VillageCode)
            return new(
                $"{typed} 属于 {now}{Formerly(hit, "（原 ", "）")}",
                $"{typed} lies in {now}{Formerly(hit, " (was ", ")")}");
        if (hit.Term.Was is { } was) return new($"{was} 现为 {now}", $"{was} is now {now}");
        return hit.By switch
        {
            LookupBy.Code => new($"代码 {word}", $"code {word}"),
            LookupBy.Name => new($"名称 {word}", $"name {word}"),
            LookupBy.CodeAndName => new($"代码和名称 {now}", $"code and name {now}"),
            LookupBy.ShortName => new($"简称 {word}", $"short name {word}"),
            LookupBy.Synonym => new($"{word} 即 {now}", $"{word} is {now}"),
            LookupBy.Pinyin => new($"{entry.Name} 的拼音", $"pinyin of {entry.Name}"),
            LookupBy.Initials => new($"{entry.Name} 的拼音首字母", $"first letters of the pinyin of {entry.Name}"),
            LookupBy.PartOfName => new($"名称 {word} 的一部分", $"part of the name {word}"),
            LookupBy.PartOfCode => new($"代码 {word} 的开头", $"beginning of the code {word}"),
            LookupBy.Within => new($"输入中含有 {word}", $"the text has {word} in it"),
            LookupBy.Sound => new($"与 {word} 同音", $"sounds like {word}"),
            _ => new($"与 {word} 相近", $"nearly {word}"),
        };
    }

    /// <summary>Says what a text may mean that names nothing of the wanted kinds.</summary>
    /// <param name="index">The index.</param>
    /// <param name="typed">What was typed.</param>
    /// <param name="kinds">What is wanted.</param>
    public static string Hint(LookupIndex index, string typed, params IReadOnlyCollection<LookupKind> kinds)
    {
        if (index.Named(typed) is [{ } other, ..] && !kinds.Contains(other.Entry.Kind))
            return $"{typed} is the {Noun(other.Entry.Kind)} {other.Entry}";
        if (index.Search(typed, Most, kinds) is { Count: > 0 } near)
            return $"did you mean {string.Join(" or ", near.Select(h => Told(h, typed)))}?";
        if (Siblings(index, typed, kinds) is { Length: > 0 } siblings) return siblings;
        return "GET …/search?q= finds it by name, part of a name, pinyin, former name or code";
    }

    /// <summary>Names a kind of thing in English.</summary>
    public static string Noun(LookupKind kind) => kind switch
    {
        LookupKind.VillageAlliance => "village alliance",
        LookupKind.TownshipAlliance => "township alliance",
        LookupKind.CommandCentre => "command centre",
        LookupKind.Hazard => "kind of hazard",
        _ => kind.ToString().ToLowerInvariant(),
    };

    private static string Told(LookupHit hit, string typed) =>
        hit.Term.Was is null ? hit.Entry.ToString() : $"{hit.Entry}: {Why(hit, typed).En}";

    private static string Formerly(LookupHit hit, string before, string after) =>
        hit.Term.Was is { } was ? $"{before}{was}{after}" : "";

    // 430422119-F9: the owner is right, so its squads are told.
    private static string? Siblings(LookupIndex index, string typed, IReadOnlyCollection<LookupKind> kinds)
    {
        if (typed.LastIndexOf('-') is not (var dash and > 0)
            || !kinds.Any(k => k is LookupKind.Team or LookupKind.Depot)
            || index.Named(typed[..dash]) is not [{ By: LookupBy.Code } owner])
            return null;
        var siblings = index.Entries.Where(e => kinds.Contains(e.Kind)
            && e.Code.StartsWith($"{owner.Entry.Code}-", StringComparison.Ordinal)).Take(12).ToList();
        return siblings.Count == 0 ? null : $"{owner.Entry} has {string.Join(", ", siblings)}";
    }
}
