namespace Alliance.Host.Output;

/// <summary>The terminal of the program: its language, its width, and whether it has colours.</summary>
/// <param name="language">The language of all texts.</param>
/// <param name="output">The writer of results.</param>
/// <param name="error">The writer of errors and progress.</param>
internal sealed class Terminal(Language language, LineWriter output, LineWriter error)
{
    /// <summary>The width of a line in cells, where a terminal does not tell its width.</summary>
    public const int UsualWidth = 80;

    /// <summary>The widest line in cells. Longer lines are hard to follow.</summary>
    public const int WidestLine = 120;

    private const int NarrowestLine = 40;

    public Language Language { get; } = language;

    /// <summary>The writer of results, on standard output.</summary>
    public LineWriter Out { get; } = output;

    /// <summary>The writer of errors and progress, on standard error.</summary>
    public LineWriter Error { get; } = error;

    /// <summary>The format of numbers in results: with separators on a terminal, without them for scripts.</summary>
    public NumberFormat Numbers { get; } = new(grouped: output.IsTerminal);

    /// <summary>Opens the terminal of this process.</summary>
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

    /// <summary>Returns a text in the language of the terminal.</summary>
    public string In(Text text) => text.In(Language);

    /// <summary>Writes a result as one line, wrapped on a terminal.</summary>
    public void Say(Text text, Tone tone = Tone.Plain) => Out.Paragraph(In(text), tone);

    /// <summary>Writes a message of the program to standard error: the progress of a run, or an error.</summary>
    public void Tell(Text text) => Error.Paragraph(In(text), first: "alliance: ", indent: "alliance: ".Length);

    /// <summary>Writes an error and returns the exit code.</summary>
    /// <param name="why">The error, and a correct form.</param>
    /// <param name="exit">The exit code.</param>
    /// <returns>The exit code.</returns>
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

    /// <summary>Returns whether colours are wanted: never with <c>NO_COLOR</c>, always with <c>FORCE_COLOR</c>,
    /// otherwise where they can be seen.</summary>
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
