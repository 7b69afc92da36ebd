using System.Diagnostics;
using System.Globalization;

namespace Alliance.Host.Output;

/// <summary>Shows the progress of a run in one line on a terminal's standard error. The line is removed at the end.
/// Thread-safe.</summary>
internal sealed class ProgressLine : IDisposable
{
    private const int BarCells = 24;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly LineWriter _writer;
    private readonly double _whole;
    private readonly long _started = Stopwatch.GetTimestamp();
    private readonly Lock _lock = new();
    private TimeSpan _shown = -Pause;

    private ProgressLine(LineWriter writer, double whole) => (_writer, _whole) = (writer, whole);

    /// <summary>The time since the line was begun.</summary>
    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(_started);

    /// <summary>Begins a progress line; null where nobody would see it, or none is wanted.</summary>
    /// <param name="terminal">The terminal, whose standard error is written to.</param>
    /// <param name="isWanted">Whether a progress line is wanted.</param>
    /// <param name="whole">The amount at which the work is complete.</param>
    public static ProgressLine? Begin(Terminal terminal, bool isWanted, double whole) =>
        isWanted && terminal.Error.IsTerminal ? new(terminal.Error, whole) : null;

    /// <summary>Shows the progress, at most ten times a second.</summary>
    /// <param name="done">The completed amount.</param>
    /// <param name="words">Returns the text after the bar.</param>
    public void Show(double done, Func<string> words)
    {
        lock (_lock)
        {
            var elapsed = Elapsed;
            if (elapsed - _shown < Pause) return;
            _shown = elapsed;
            var share = _whole > 0 ? Math.Clamp(done / _whole, 0, 1) : 0;
            var full = (int)(share * BarCells);
            var percent = string.Create(CultureInfo.InvariantCulture, $"{share * 100,3:0} %");
            var line = $"{new string('━', full)}{new string('─', BarCells - full)} {percent}  {words()}";
            // One cell is left free: a full line would begin the next.
            _writer.Transient(Wrapping.Cells(line) < _writer.Width ? line : line[..(BarCells + 6)]);
        }
    }

    /// <summary>Removes the line.</summary>
    public void Dispose()
    {
        lock (_lock) _writer.Transient("");
    }
}
