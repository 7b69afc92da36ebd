namespace Alliance.Core.Stories;

/// <summary>A sentence in both languages of the console.</summary>
/// <param name="Zh">The sentence in Chinese.</param>
/// <param name="En">The sentence in English.</param>
public readonly record struct Telling(string Zh, string En)
{
    /// <summary>Gives the sentence in a language.</summary>
    /// <param name="language"><c>zh</c> for Chinese; everything else for English.</param>
    public string In(string language) => language == "zh" ? Zh : En;
}
