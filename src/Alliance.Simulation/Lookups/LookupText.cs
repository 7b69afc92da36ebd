using Alliance.Simulation.Scenarios.Yaml;

namespace Alliance.Simulation.Lookups;

/// <summary>A text that was typed, in the forms in which it is compared.</summary>
internal sealed class LookupText
{
    private const int ShortestCode = 3, ShortestSlip = 3;

    private readonly string _folded, _letters;
    private readonly string? _pinyin;

    public LookupText(string text)
    {
        _folded = Spelling.Fold(text);
        // A wrong code before a right name leaves the name.
        _letters = Spelling.IsChinese(_folded) ? string.Concat(_folded.Where(c => !char.IsAsciiDigit(c))) : _folded;
        _pinyin = Spelling.Pinyin(text);
    }

    /// <summary>Returns how the text fits a word, and how well: the lower, the better. Null where it does
    /// not.</summary>
    public (LookupBy By, int Rank)? Fits(LookupTerm term)
    {
        if (_folded.Length == 0 || term.Folded.Length == 0) return null;
        if (term.By is LookupBy.Code or LookupBy.FormerCode) return FitsCode(term);
        if (term.By == LookupBy.Pinyin) return FitsPinyin(term.Folded);
        if (term.Folded == _letters) return (By(term, LookupBy.Name), 0);
        var (isPart, at) = (_letters.Length > (Spelling.IsChinese(_letters) ? 0 : 1),
            term.Folded.IndexOf(_letters, StringComparison.Ordinal));
        if (isPart && at >= 0) return (By(term, LookupBy.PartOfName), at == 0 ? 20 : 40);
        if (_pinyin is { } letters && PinyinMatch.Of(term.Folded, letters) is { } spelt)
            return (spelt.By, Rank(spelt.By, spelt.FromStart, spelt.ToEnd));
        return IsShortFor(term.Folded) ? (LookupBy.PartOfName, 48)
            : Holds(term.Folded) ? (LookupBy.Within, 50)
            : SoundsLike(term.Folded) ? (LookupBy.Sound, 60)
            : IsSlipOf(term.Folded) ? (LookupBy.Near, 70)
            : null;
    }

    // 近尾洲镇沿江村三组 holds the name of its township.
    private bool Holds(string name) =>
        name.Length >= (Spelling.IsChinese(name) ? 2 : ShortestSlip + 1)
        && _letters.Contains(name, StringComparison.Ordinal);

    // 近尾洲消防站 is short for 近尾洲镇微型消防站: all its letters stand there, in that order.
    private bool IsShortFor(string name)
    {
        if (_letters.Length < ShortestSlip || !Spelling.IsChinese(_letters)) return false;
        var at = 0;
        foreach (var letter in name)
            if (at < _letters.Length && letter == _letters[at]) at++;
        return at == _letters.Length;
    }

    // Digits are compared from the front and never guessed: codes of neighbours differ by one.
    private (LookupBy By, int Rank)? FitsCode(LookupTerm term)
    {
        if (term.Folded == _folded) return (term.By, 0);
        if (_folded.Length >= ShortestCode && term.Folded.StartsWith(_folded, StringComparison.Ordinal))
            return (LookupBy.PartOfCode, 45);
        return !term.Folded.Any(char.IsAsciiDigit) && IsSlipOf(term.Folded) ? (LookupBy.Near, 70) : null;
    }

    private (LookupBy By, int Rank)? FitsPinyin(string pinyin) =>
        _pinyin is null ? null
        : pinyin == _pinyin ? (LookupBy.Pinyin, 10)
        : _pinyin.Length > 1 && pinyin.StartsWith(_pinyin, StringComparison.Ordinal) ? (LookupBy.Pinyin, 25)
        : pinyin.Length > ShortestSlip && _pinyin.Contains(pinyin, StringComparison.Ordinal) ? (LookupBy.Within, 50)
        : _pinyin.Length > ShortestSlip && IsSlip(_pinyin, pinyin) ? (LookupBy.Near, 70)
        : null;

    private static int Rank(LookupBy by, bool fromStart, bool toEnd) =>
        (by == LookupBy.Pinyin ? 12 : 15) + (fromStart ? 0 : 30) + (toEnd ? 0 : 5);

    private static LookupBy By(LookupTerm term, LookupBy otherwise) =>
        term.By is LookupBy.FormerName or LookupBy.Synonym ? term.By : otherwise;

    private bool SoundsLike(string name)
    {
        if (_letters.Length < 2 || !Spelling.IsChinese(_letters)) return false;
        for (var at = 0; at + _letters.Length <= name.Length; at++)
            if (PinyinMatch.SoundsAlike(_letters, name.AsSpan(at, _letters.Length))) return true;
        return false;
    }

    private bool IsSlipOf(string name) => _letters.Length >= ShortestSlip && IsSlip(_letters, name);

    private static bool IsSlip(string typed, string name) =>
        Math.Abs(typed.Length - name.Length) <= 2 && Nearest.Steps(typed, name) is var steps && steps > 0
        && steps <= Math.Max(1, Math.Min(typed.Length, name.Length) / 4);
}
