using Alliance.Simulation.Hostings;
using Alliance.Simulation.Scenarios;
using Spectre.Console;

namespace Alliance.Host.Commands;

/// <summary>A progress bar over virtual time, to standard error; none when that is not a terminal.</summary>
internal static class ReplayProgress
{
    public static async Task<RunResult> WatchAsync(Scenario scenario, bool quiet, Func<IProgress<RunProgress>?, Task<RunResult>> run)
    {
        if (quiet || Console.IsErrorRedirected) return await run(null);
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return await console.Progress().AutoClear(true).Columns(
            new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn()).StartAsync(async context =>
        {
            var task = context.AddTask(Markup.Escape(scenario.Name), maxValue: scenario.HazardHours);
            var progress = new Forward(p =>
            {
                task.Value = Math.Min(p.Now.Milliseconds / 3_600_000.0, scenario.HazardHours);
                task.Description = Markup.Escape($"{scenario.Name}  {p.Messages:N0} messages");
            });
            return await run(progress);
        });
    }

    /// <summary>Reports on the caller's thread: no queue that outlives the bar.</summary>
    private sealed class Forward(Action<RunProgress> show) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => show(value);
    }
}
