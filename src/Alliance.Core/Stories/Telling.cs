namespace Alliance.Core.Stories;

/// <summary>A sentence in both languages of the console.</summary>
/// <param name="Zh">In Chinese.</param>
/// <param name="En">In English.</param>
public readonly record struct Telling(string Zh, string En)
{
    /// <summary>The sentence in a language: <c>zh</c> or <c>en</c>.</summary>
    public string In(string language) => language == "zh" ? Zh : En;
}
