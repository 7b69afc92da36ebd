using System.Globalization;
using Alliance.Core.Stories;
using Alliance.LoadTesting.Profiles;
using Alliance.LoadTesting.Results;
using Alliance.LoadTesting.Running;

namespace Alliance.LoadTesting.Reports;

/// <summary>Writes the progress of a run. On a terminal it shows one line that changes, and keeps one line for each
/// step. In other output it writes one line for each stage.</summary>
internal sealed class LoadProgress(ILoadOutput output, bool quiet) : ILoadProgress
{
    private const int Width = 30;

    public void Stage(Telling what)
    {
        if (quiet) return;
        if (output.IsLive) output.Moving($"{output.In(what)} …");
        else output.Staying(output.In(what));
    }

    public void Progress(LoadStep step, TimeSpan elapsed)
    {
        if (quiet || !output.IsLive) return;
        var done = (int)Math.Clamp(elapsed / step.Length * Width, 0, Width);
        var (rate, bar, seconds, all) = (LoadReport.Number(step.PerSecond),
            $"{new string('━', done)}{new string('─', Width - done)}",
            elapsed.TotalSeconds.ToString("0", CultureInfo.InvariantCulture),
            step.Length.TotalSeconds.ToString("0", CultureInfo.InvariantCulture));
        var isWarmUp = step.Index < 0;
        output.Moving(output.In(new(
            $"{(isWarmUp ? "预热 " : "")}每秒 {rate} {bar} {seconds} / {all} 秒",
            $"{(isWarmUp ? "warming up at " : "")}{rate}/s {bar} {seconds} of {all} s")));
    }

    public void Step(StepResult step)
    {
        if (!quiet) output.Staying(output.In(LoadTable.Line(step)));
    }
}
