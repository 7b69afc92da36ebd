namespace Alliance.Host.Output;

/// <summary>The languages of the program's texts.</summary>
internal enum Language
{
    /// <summary>English, the default.</summary>
    English,
    /// <summary>Chinese, in simplified characters.</summary>
    Chinese,
}

/// <summary>Parses and chooses languages by their tags.</summary>
internal static class LanguageTags
{
    /// <summary>The flag that sets the language of a command line.</summary>
    public const string Flag = "--lang";

    private static readonly string[] Variables = ["LC_ALL", "LC_MESSAGES", "LANG"];

    /// <summary>Returns the language of a tag such as <c>zh</c>, <c>zh-CN</c>, <c>zh_CN.UTF-8</c> or <c>en</c>; null
    /// where the program does not have it.</summary>
    public static Language? Of(string tag) => tag.Split('-', '_', '.')[0].ToLowerInvariant() switch
    {
        "zh" => Language.Chinese,
        "en" => Language.English,
        _ => null,
    };

    /// <summary>Returns the tag of a language in the stories of Core.</summary>
    public static string Tag(this Language language) => language == Language.Chinese ? "zh" : "en";

    /// <summary>Chooses the language for a command line. <c>--lang</c> comes first. Without it, a terminal gets the
    /// language of the environment, and other output gets English.</summary>
    /// <param name="arguments">The command line. It is read before it is parsed, so that help and errors are in the
    /// language too.</param>
    /// <param name="variable">Reads an environment variable.</param>
    /// <param name="isTerminal">Whether the output is a terminal. Redirected output is for scripts, which must find the
    /// same words on every machine.</param>
    public static Language Choose(IReadOnlyList<string> arguments, Func<string, string?> variable, bool isTerminal)
    {
        if (Given(arguments) is { } given && Of(given) is { } chosen) return chosen;
        if (!isTerminal) return Language.English;
        var first = Array.Find(Variables, v => !string.IsNullOrEmpty(variable(v)));
        return first is null ? Language.English : Of(variable(first)!) ?? Language.English;
    }

    private static string? Given(IReadOnlyList<string> arguments)
    {
        for (var i = 0; i < arguments.Count && arguments[i] != "--"; i++)
        {
            if (arguments[i] == Flag) return i + 1 < arguments.Count ? arguments[i + 1] : null;
            if (arguments[i].StartsWith($"{Flag}=", StringComparison.Ordinal)
                || arguments[i].StartsWith($"{Flag}:", StringComparison.Ordinal))
                return arguments[i][(Flag.Length + 1)..];
        }

        return null;
    }
}
