using System.Globalization;
using Spectre.Console;

namespace Alliance.Host.Loading;

/// <summary>How a run goes, to standard error: a line that moves, and one that stays for each step; nothing when that is not a terminal.</summary>
internal sealed class LoadProgress(bool quiet) : ILoadWitness
{
    private readonly bool _shows = !quiet && !Console.IsErrorRedirected;
    private readonly IAnsiConsole _console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
    private readonly Lock _lock = new();

    public void Stage(string what) => Moving($"{what} …");

    public void Progress(LoadStep step, TimeSpan elapsed)
    {
        const int Width = 30;
        var done = (int)Math.Clamp(elapsed / step.Length * Width, 0, Width);
        Moving(string.Create(CultureInfo.InvariantCulture, $"{(step.Index < 0 ? "warming up at" : "")} {step.PerSecond:0.#}/s {new string('━', done)}{new string('─', Width - done)} {elapsed.TotalSeconds:0} of {step.Length.TotalSeconds:0} s"));
    }

    public void Step(StepResult step)
    {
        if (!_shows) return;
        lock (_lock)
        {
            Console.Error.Write("\r\e[K");
            _console.MarkupLineInterpolated($"{LoadTable.Line(step)}");
        }
    }

    private void Moving(string text)
    {
        if (!_shows) return;
        lock (_lock) Console.Error.Write($"\r\e[K{text}");
    }
}
