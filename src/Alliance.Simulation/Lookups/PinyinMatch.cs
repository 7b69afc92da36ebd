namespace Alliance.Simulation.Lookups;

/// <summary>Compares pinyin that people type with a Chinese name: whole syllables, first letters, or a mix of both,
/// from any letter of the name.</summary>
internal static class PinyinMatch
{
    private enum Spelt
    {
        Whole,
        Initials,
        Mixed,
    }

    /// <summary>Returns how the letters spell the name or a part of it; null where they do not.</summary>
    /// <param name="name">The name, folded.</param>
    /// <param name="letters">The letters, as <see cref="Spelling.Pinyin"/> returns them.</param>
    public static (LookupBy By, bool FromStart, bool ToEnd)? Of(string name, string letters)
    {
        if (letters.Length < 2) return null;
        foreach (var spelt in (Spelt[])[Spelt.Whole, Spelt.Initials, Spelt.Mixed])
            for (var start = 0; start < name.Length; start++)
                if (EndOf(name, start, letters, spelt) is { } end)
                    return (spelt == Spelt.Initials ? LookupBy.Initials : LookupBy.Pinyin, start == 0,
                        end == name.Length);
        return null;
    }

    /// <summary>Tells whether two texts of equal length sound alike, letter by letter.</summary>
    public static bool SoundsAlike(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        for (var i = 0; i < one.Length; i++)
            if (one[i] != other[i] && !Spelling.ReadingsOf(one[i]).Intersect(Spelling.ReadingsOf(other[i])).Any())
                return false;
        return true;
    }

    /// <summary>Returns the letter of the name at which the typed letters end; null where they do not fit. It keeps all
    /// places that can be reached, so the work grows with name times letters.</summary>
    private static int? EndOf(string name, int start, string letters, Spelt spelt)
    {
        var reached = new HashSet<int> { 0 };
        for (var i = start; i < name.Length && reached.Count > 0; i++)
        {
            var next = new HashSet<int>();
            foreach (var at in reached)
                foreach (var reading in Readings(name[i]))
                {
                    var left = letters.AsSpan(at);
                    // The last syllable may be unfinished: people stop typing when they see the name.
                    if (spelt != Spelt.Initials && reading.AsSpan().StartsWith(left)
                        && (at > 0 || left.Length == reading.Length)) return i + 1;
                    if (spelt != Spelt.Initials && left.StartsWith(reading)) next.Add(at + reading.Length);
                    if (spelt != Spelt.Whole && left[0] == reading[0]) next.Add(at + 1);
                }

            if (next.Contains(letters.Length)) return i + 1;
            reached = [.. next.Where(n => n < letters.Length)];
        }

        return null;
    }

    // ü is typed as v or u.
    private static IEnumerable<string> Readings(char letter) =>
        Spelling.ReadingsOf(letter) is { Count: > 0 } readings
            ? readings.Concat(readings.Where(r => r.Contains('v')).Select(r => r.Replace('v', 'u')))
            : [letter.ToString()];
}
