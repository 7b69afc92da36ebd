using Alliance.Core.Stories;
using Alliance.Host.Output;
using Alliance.LoadTesting.Reports;

namespace Alliance.Host.Commands;

/// <summary>Shows a load test on the terminal of the program.</summary>
internal sealed class LoadOutput(Terminal terminal) : ILoadOutput
{
    private const int LabelWidth = 11;

    public string Language => terminal.Language.Tag();

    public bool IsLive => terminal.Error.IsTerminal;

    public void Line(string text) => terminal.Out.Line(new Piece(text));

    public void Fact(string label, string text, bool isBold) => terminal.Out.Paragraph(
        text, isBold ? Tone.Strong : Tone.Plain, Wrapping.PadRight(label, LabelWidth), LabelWidth);

    public string PadLeft(string text, int cells) => Wrapping.PadLeft(text, cells);

    public void Moving(string text) =>
        terminal.Error.Transient(Wrapping.Lines(text, terminal.Error.Width - 1).First());

    public void Staying(string text) => terminal.Error.Paragraph(text);

    public void Error(Telling text) => terminal.Tell(Text.Of(text));
}
