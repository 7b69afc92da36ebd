namespace Alliance.Host.Output;

/// <summary>Where the program speaks to people, and how: in which language, how wide, in colours or not.</summary>
/// <param name="language">The language of all texts.</param>
/// <param name="output">Results.</param>
/// <param name="error">Complaints and progress.</param>
internal sealed class Terminal(Language language, LineWriter output, LineWriter error)
{
    /// <summary>Cells of a line where a terminal does not say how wide it is.</summary>
    public const int UsualWidth = 80;

    /// <summary>Cells beyond which a line is hard to follow.</summary>
    public const int WidestLine = 120;

    private const int NarrowestLine = 40;

    public Language Language { get; } = language;

    /// <summary>Results, on standard output.</summary>
    public LineWriter Out { get; } = output;

    /// <summary>Complaints and progress, on standard error.</summary>
    public LineWriter Error { get; } = error;

    /// <summary>Numbers of results: with separators for the eye on a terminal, without them for scripts.</summary>
    public NumberFormat Numbers { get; } = new(grouped: output.IsTerminal);

    /// <summary>The terminal of this process.</summary>
    /// <param name="arguments">The command line, which may name a language.</param>
    public static Terminal Open(IReadOnlyList<string> arguments)
    {
        // Without colours people want no escape sequences at all; the runtime sends one of its own to any terminal that
        // is not dumb.
        if (!string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")))
            Environment.SetEnvironmentVariable("TERM", "dumb");
        var language = LanguageTags.Choose(arguments, Environment.GetEnvironmentVariable, !Console.IsOutputRedirected);
        return new(language, WriterOf(Console.Out, Console.IsOutputRedirected),
            WriterOf(Console.Error, Console.IsErrorRedirected));
    }

    /// <summary>A text in the language.</summary>
    public string In(Text text) => text.In(Language);

    /// <summary>Writes a result: one line, wrapped on a terminal.</summary>
    public void Say(Text text, Tone tone = Tone.Plain) => Out.Paragraph(In(text), tone);

    /// <summary>Writes to standard error, as the program: how a run goes, what went wrong.</summary>
    public void Tell(Text text) => Error.Paragraph(In(text), first: "alliance: ", indent: "alliance: ".Length);

    /// <summary>Says what is wrong.</summary>
    /// <param name="why">What is wrong, and what would be right.</param>
    /// <param name="exit">What the shell is told.</param>
    /// <returns>That exit code.</returns>
    public int Refuse(Text why, int exit = ExitCodes.BadInput)
    {
        Tell(why);
        return exit;
    }

    private static LineWriter WriterOf(TextWriter writer, bool isRedirected)
    {
        var isDumb = Environment.GetEnvironmentVariable("TERM") == "dumb";
        return new(writer, isRedirected ? null
            : Width(), HasColours(Environment.GetEnvironmentVariable, !isRedirected && !isDumb));
    }

    /// <summary>Whether colours are wanted: never with <c>NO_COLOR</c>, always with <c>FORCE_COLOR</c>, else where they
    /// can be seen.</summary>
    internal static bool HasColours(Func<string, string?> variable, bool canShow)
    {
        if (!string.IsNullOrEmpty(variable("NO_COLOR"))) return false;
        return variable("FORCE_COLOR") is { Length: > 0 } force ? force != "0" : canShow;
    }

    private static int Width()
    {
        try
        {
            return Console.WindowWidth is var width and > 0 ? Math.Clamp(width, NarrowestLine, WidestLine) : UsualWidth;
        }
        catch (IOException)
        {
            // It is a terminal that does not tell.
            return UsualWidth;
        }
    }
}
