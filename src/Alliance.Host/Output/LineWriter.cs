using Spectre.Console;
using Ansi = Spectre.Console.Text;

namespace Alliance.Host.Output;

/// <summary>How a piece of a line stands out, where there are colours.</summary>
internal enum Tone
{
    Plain,
    /// <summary>Headings.</summary>
    Strong,
    /// <summary>What can be skipped.</summary>
    Quiet,
    /// <summary>Bars and intervals.</summary>
    Drawn,
    /// <summary>What went wrong.</summary>
    Bad,
}

/// <summary>A piece of a line.</summary>
internal readonly record struct Piece(string Words, Tone Tone = Tone.Plain);

/// <summary>Writes lines to one stream. On a terminal paragraphs are wrapped at its width, between words; anywhere else
/// a paragraph is one line.
/// Colours are written only where they are wanted. Safe to use from several threads.</summary>
internal sealed class LineWriter
{
    private readonly TextWriter _writer;
    private readonly IAnsiConsole? _colours;
    private readonly Lock _lock = new();
    private int _transient;

    /// <param name="writer">Where the lines go.</param>
    /// <param name="width">Cells of a line of the terminal; null where it is none.</param>
    /// <param name="hasColours">Whether pieces that stand out are coloured.</param>
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

    /// <summary>Whether somebody looks at it.</summary>
    public bool IsTerminal { get; }

    /// <summary>Cells of a line; without end where it is no terminal.</summary>
    public int Width { get; }

    /// <summary>Writes a line as it is.</summary>
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

    /// <summary>Writes an empty line, on a terminal only: between parts of a report.</summary>
    public void Gap()
    {
        if (IsTerminal) Line();
    }

    /// <summary>Writes text, wrapped at the width of a terminal.</summary>
    /// <param name="text">Words; line feeds begin a new line.</param>
    /// <param name="tone">How it stands out.</param>
    /// <param name="first">Stands before the first line.</param>
    /// <param name="indent">Blanks before the others.</param>
    public void Paragraph(string text, Tone tone = Tone.Plain, string first = "", int indent = 0)
    {
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

    /// <summary>Shows a line that the next one takes the place of. It is written without escape sequences.</summary>
    /// <param name="text">Narrower than the terminal; empty: nothing is shown any more.</param>
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
