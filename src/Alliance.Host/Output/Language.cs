namespace Alliance.Host.Output;

/// <summary>The languages in which the program speaks to people.</summary>
internal enum Language
{
    /// <summary>English, the default.</summary>
    English,
    /// <summary>Chinese, in simplified characters.</summary>
    Chinese,
}

/// <summary>Languages as people and environments name them.</summary>
internal static class LanguageTags
{
    /// <summary>The flag by which a command line chooses its language.</summary>
    public const string Flag = "--lang";

    private static readonly string[] Variables = ["LC_ALL", "LC_MESSAGES", "LANG"];

    /// <summary>The language of a tag such as <c>zh</c>, <c>zh-CN</c>, <c>zh_CN.UTF-8</c> or <c>en</c>; null where the
    /// program does not speak it.</summary>
    public static Language? Of(string tag) => tag.Split('-', '_', '.')[0].ToLowerInvariant() switch
    {
        "zh" => Language.Chinese,
        "en" => Language.English,
        _ => null,
    };

    /// <summary>The tag by which the stories of Core know a language.</summary>
    public static string Tag(this Language language) => language == Language.Chinese ? "zh" : "en";

    /// <summary>The language for a command line: that of <c>--lang</c>; without it, on a terminal, that of the
    /// environment; English otherwise.</summary>
    /// <param name="arguments">The command line. It is read before it is parsed, so that help and complaints have their
    /// language too.</param>
    /// <param name="variable">Reads a variable of the environment.</param>
    /// <param name="isTerminal">Redirected output is for scripts, which must find the same words on every
    /// machine.</param>
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
