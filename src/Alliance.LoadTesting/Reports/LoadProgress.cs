using System.Globalization;
using Alliance.LoadTesting.Profiles;
using Alliance.LoadTesting.Results;
using Alliance.LoadTesting.Running;

namespace Alliance.LoadTesting.Reports;

/// <summary>Writes the progress of a run to standard error. On a terminal it shows one line that changes, and keeps one
/// line for each step. In other output it writes one line for each stage.</summary>
internal sealed class LoadProgress(bool quiet) : ILoadProgress
{
    private readonly bool _moves = !Console.IsErrorRedirected;
    private readonly Lock _lock = new();

    public void Stage(string what)
    {
        if (_moves) Moving($"{what} …");
        else Stay(what);
    }

    public void Progress(LoadStep step, TimeSpan elapsed)
    {
        if (!_moves) return;
        const int Width = 30;
        var done = (int)Math.Clamp(elapsed / step.Length * Width, 0, Width);
        Moving(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{(step.Index < 0 ? "warming up at" : "")} {step.PerSecond:0.#}/s "
                    + $"{new string('━', done)}{new string('─', Width - done)} {elapsed.TotalSeconds:0} of "
                    + $"{step.Length.TotalSeconds:0} s"));
    }

    public void Step(StepResult step) => Stay(LoadTable.Line(step));

    private void Moving(string text)
    {
        if (quiet) return;
        lock (_lock) Console.Error.Write($"\r\e[K{text}");
    }

    private void Stay(string text)
    {
        if (quiet) return;
        lock (_lock) Console.Error.WriteLine($"{(_moves ? "\r\e[K" : "")}{text}");
    }
}
