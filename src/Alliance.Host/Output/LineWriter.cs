using Spectre.Console;
using Ansi = Spectre.Console.Text;

namespace Alliance.Host.Output;

/// <summary>The emphasis of a piece of a line, where there are colours.</summary>
internal enum Tone
{
    Plain,
    /// <summary>Headings.</summary>
    Strong,
    /// <summary>Text that can be skipped.</summary>
    Quiet,
    /// <summary>Bars and intervals.</summary>
    Drawn,
    /// <summary>Errors.</summary>
    Bad,
}

/// <summary>A piece of a line.</summary>
internal readonly record struct Piece(string Words, Tone Tone = Tone.Plain);

/// <summary>Writes lines to one stream. On a terminal, paragraphs are wrapped at its width, between words. In other
/// output, a paragraph is one line. Colours are written only where they are wanted. Thread-safe.</summary>
internal sealed class LineWriter
{
    private readonly TextWriter _writer;
    private readonly IAnsiConsole? _colours;
    private readonly Lock _lock = new();
    private int _transient;

    /// <param name="writer">The stream to write to.</param>
    /// <param name="width">The width of the terminal in cells; null where the output is not a terminal.</param>
    /// <param name="hasColours">Whether emphasized pieces are coloured.</param>
    public LineWriter(TextWriter writer, int? width, bool hasColours)
    {
        (_writer, IsTerminal, Width) = (writer, width is not null, width ?? int.MaxValue);
        if (!hasColours) return;
        _colours = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes, ColorSystem = ColorSystemSupport.Standard, Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });
        // Lines come in the width that they are to have.
        _colours.Profile.Width = 10_000;
    }

    /// <summary>Whether the output is a terminal.</summary>
    public bool IsTerminal { get; }

    /// <summary>The width of a line in cells; unlimited where the output is not a terminal.</summary>
    public int Width { get; }

    /// <summary>Writes a line without wrapping.</summary>
    public void Line(params ReadOnlySpan<Piece> pieces)
    {
        lock (_lock)
        {
            Clear();
            foreach (var piece in pieces)
            {
                if (_colours is null || piece.Tone == Tone.Plain) _writer.Write(piece.Words);
                else if (piece.Words.Length > 0) _colours.Write(new Ansi(piece.Words, StyleOf(piece.Tone)));
            }

            _writer.Write('\n');
            _writer.Flush();
        }
    }

    /// <summary>Writes an empty line between parts of a report, on a terminal only.</summary>
    public void Gap()
    {
        if (IsTerminal) Line();
    }

    /// <summary>Writes text, wrapped at the width of a terminal.</summary>
    /// <param name="text">The text. A line feed begins a new line.</param>
    /// <param name="tone">The emphasis of the text.</param>
    /// <param name="first">The prefix of the first line.</param>
    /// <param name="indent">The number of blanks before the other lines.</param>
    public void Paragraph(string text, Tone tone = Tone.Plain, string first = "", int indent = 0)
    {
        // Names of files and of people may be anything.
        text = string.Join('\n', text.Split('\n').Select(Harmless.Of));
        if (!IsTerminal)
        {
            Line(new Piece(first), new Piece(text, tone));
            return;
        }

        var before = first;
        foreach (var line in Wrapping.Lines(text, Math.Max(1, Width - Math.Max(indent, Wrapping.Cells(first)))))
        {
            Line(new Piece(before), new Piece(line, tone));
            before = new string(' ', indent);
        }
    }

    /// <summary>Shows a line that the next one replaces. It is written without escape sequences.</summary>
    /// <param name="text">The line, narrower than the terminal; empty to show nothing.</param>
    public void Transient(string text)
    {
        lock (_lock)
        {
            var cells = Wrapping.Cells(text);
            _writer.Write($"\r{text}{new string(' ', Math.Max(0, _transient - cells))}\r");
            _writer.Flush();
            _transient = cells;
        }
    }

    private void Clear()
    {
        if (_transient == 0) return;
        _writer.Write($"\r{new string(' ', _transient)}\r");
        _transient = 0;
    }

    private static Style StyleOf(Tone tone) => tone switch
    {
        Tone.Strong => new Style(decoration: Decoration.Bold),
        Tone.Quiet => new Style(decoration: Decoration.Dim),
        Tone.Drawn => new Style(Color.Teal),
        Tone.Bad => new Style(Color.Red),
        _ => Style.Plain,
    };
}
