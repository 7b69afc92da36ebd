namespace Alliance.LoadTesting.Reports;

/// <summary>Writes text for people: facts, each with a label, wrapped between words. Text to a file or a pipe is not
/// wrapped and has no escape codes. Text on a terminal has bold type unless <c>NO_COLOR</c> is set.</summary>
/// <param name="output">Takes the text.</param>
/// <param name="width">The columns of the terminal; null to write without wrapping.</param>
/// <param name="isStyled">Whether bold type is written as escape codes.</param>
internal sealed class TextBlock(TextWriter output, int? width, bool isStyled)
{
    private const int LabelWidth = 11, LeastWidth = 40, UsualWidth = 80;

    /// <summary>Creates a text block for the standard output of this process.</summary>
    public static TextBlock OfConsole()
    {
        if (Console.IsOutputRedirected) return new TextBlock(Console.Out, null, isStyled: false);
        var columns = Console.WindowWidth is > 0 and var known ? Math.Max(known, LeastWidth) : UsualWidth;
        var isStyled = string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        return new TextBlock(Console.Out, columns, isStyled);
    }

    /// <summary>Writes a line without wrapping.</summary>
    public void Line(string text) => output.WriteLine(text);

    /// <summary>Writes a fact: its label, and its text beside it in a column of its own.</summary>
    public void Fact(string label, string text, bool isBold = false)
    {
        var first = label.PadRight(LabelWidth);
        foreach (var line in Wrapped(text))
        {
            output.WriteLine(isBold && isStyled ? $"{first}\e[1m{line}\e[0m" : $"{first}{line}");
            first = new string(' ', LabelWidth);
        }
    }

    private IEnumerable<string> Wrapped(string text)
    {
        if (width is not { } columns) return [text];
        var lines = new List<string>();
        var line = "";
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && LabelWidth + line.Length + 1 + word.Length > columns)
            {
                lines.Add(line);
                line = word;
            }
            else line = line.Length == 0 ? word : $"{line} {word}";
        }

        return [.. lines, line];
    }
}
