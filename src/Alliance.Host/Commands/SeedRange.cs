using System.Globalization;

namespace Alliance.Host.Commands;

/// <summary>Parses a range of seeds: <c>A..B</c>, from A up to and including B.</summary>
internal static class SeedRange
{
    private const ulong Most = 10_000_000;

    /// <summary>Parses a range. Returns false where the text is not a range, or the range begins at 0, is descending,
    /// or has more than ten million seeds.</summary>
    public static bool TryParse(string text, out ulong first, out int count)
    {
        (first, count) = (0, 0);
        var ends = text.Split("..");
        if (ends.Length != 2 || !TryParseSeed(ends[0], out first) || !TryParseSeed(ends[1], out var last)) return false;
        if (first == 0 || last < first || last - first >= Most) return false;
        count = (int)(last - first) + 1;
        return true;
    }

    private static bool TryParseSeed(string text, out ulong seed) =>
        ulong.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out seed);
}
