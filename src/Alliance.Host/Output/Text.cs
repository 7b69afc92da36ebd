using Alliance.Core.Stories;

namespace Alliance.Host.Output;

/// <summary>A text for people in both languages of the program. Immutable.</summary>
internal sealed record Text
{
    private readonly string _english, _chinese;

    private Text(string english, string chinese) => (_english, _chinese) = (english, chinese);

    /// <summary>Creates a text in English and Chinese. A test reads the sources and fails where the second text has no
    /// Chinese in it.</summary>
    public static Text Of(string english, string chinese) => new(english, chinese);

    /// <summary>Creates a text from a sentence of the stories.</summary>
    public static Text Of(Telling telling) => new(telling.En, telling.Zh);

    /// <summary>Creates a text that is the same in both languages, such as a name or a code, or that exists in one
    /// language only.</summary>
    public static Text Verbatim(string words) => new(words, words);

    /// <summary>Returns the text in a language.</summary>
    public string In(Language language) => language == Language.Chinese ? _chinese : _english;
}
