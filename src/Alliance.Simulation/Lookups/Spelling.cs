using System.Collections.Frozen;
using Alliance.Core.Identifiers;

namespace Alliance.Simulation.Lookups;

/// <summary>Spells Chinese text in one way: simplified letters, and the sounds of each letter. The tables are files of
/// the program, so every machine spells alike.</summary>
internal static class Spelling
{
    private static readonly FrozenDictionary<char, string[]> Sounds = ReadSounds();

    /// <summary>Replaces traditional letters by simplified ones.</summary>
    public static string Simplified(string text) => string.Concat(text.Select(TraditionalLetters.Simplified));

    /// <summary>Returns the form in which spellings of one name are equal: simplified, half-width, small, without
    /// spaces and marks.</summary>
    public static string Fold(string text) => FoldedText.Of(Simplified(text));

    /// <summary>Returns the readings of a letter in pinyin without tones, ü as v; none for other characters.</summary>
    public static IReadOnlyList<string> ReadingsOf(char letter) => Sounds.GetValueOrDefault(letter) ?? [];

    /// <summary>Tells whether a text has a Chinese letter.</summary>
    public static bool IsChinese(string text) => text.Any(c => ReadingsOf(c).Count > 0);

    /// <summary>Returns pinyin as people type it, without tones and marks: <c>Jìn wěi zhōu</c> is <c>jinweizhou</c>.
    /// Null where the text is no pinyin.</summary>
    public static string? Pinyin(string text)
    {
        var letters = new char[text.Length];
        var count = 0;
        foreach (var c in FoldedText.Of(text))
        {
            // A digit from 1 to 5 behind a letter is a tone.
            if (count > 0 && c is >= '1' and <= '5') continue;
            var plain = Plain(c);
            if (!char.IsAsciiLetterLower(plain)) return null;
            letters[count++] = plain;
        }

        return count == 0 ? null : new string(letters, 0, count);
    }

    private static char Plain(char c) => c switch
    {
        'ā' or 'á' or 'ǎ' or 'à' => 'a',
        'ē' or 'é' or 'ě' or 'è' or 'ê' => 'e',
        'ī' or 'í' or 'ǐ' or 'ì' => 'i',
        'ō' or 'ó' or 'ǒ' or 'ò' => 'o',
        'ū' or 'ú' or 'ǔ' or 'ù' => 'u',
        'ü' or 'ǖ' or 'ǘ' or 'ǚ' or 'ǜ' => 'v',
        _ => c,
    };

    private static FrozenDictionary<char, string[]> ReadSounds()
    {
        var sounds = new Dictionary<char, List<string>>();
        foreach (var line in Lines("pinyin.txt"))
        {
            var space = line.IndexOf(' ', StringComparison.Ordinal);
            foreach (var letter in line.AsSpan(space + 1))
                if (sounds.TryGetValue(letter, out var known)) known.Add(line[..space]);
                else sounds.Add(letter, [line[..space]]);
        }

        return sounds.ToFrozenDictionary(s => s.Key, s => s.Value.ToArray());
    }

    private static IEnumerable<string> Lines(string file)
    {
        using var stream = typeof(Spelling).Assembly.GetManifestResourceStream($"lookups/{file}")
            ?? throw new InvalidOperationException($"The program lacks its table {file}.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line) yield return line;
    }
}
