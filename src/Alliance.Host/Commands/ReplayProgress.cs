using System.Diagnostics;
using Alliance.Simulation.Scenarios;
using Alliance.Simulation.Silos;
using Spectre.Console;

namespace Alliance.Host.Commands;

/// <summary>A progress bar over virtual time, to standard error; none when that is not a terminal.</summary>
internal static class ReplayProgress
{
    public static async Task<T> WatchAsync<T>(Scenario scenario, ReplayOptions options, Func<IProgress<RunProgress>?, Task<T>> run)
    {
        if (options.Quiet || Console.IsErrorRedirected) return await run(null);
        var hours = HoursOf(scenario, options);
        var started = Stopwatch.GetTimestamp();
        return await Bar().StartAsync(async context =>
        {
            var task = context.AddTask(Markup.Escape(scenario.Name), maxValue: hours);
            var progress = new Forward(p =>
            {
                var virtualHours = p.Now.Milliseconds / 3_600_000.0;
                task.Value = Math.Min(virtualHours, hours);
                task.Description = Markup.Escape(
                    $"{scenario.Name}  {(virtualHours > hours ? "coming to rest, " : "")}{virtualHours:F1} h  {p.Messages:N0} messages, {p.Messages / Stopwatch.GetElapsedTime(started).TotalSeconds:N0}/s");
            });
            return await run(progress);
        });
    }

    /// <summary>Hours of virtual time over which the bar runs: those of the hazards; coming to rest takes less work the longer it lasts.</summary>
    public static double HoursOf(Scenario scenario, ReplayOptions options) => Math.Min(scenario.HazardHours, options.UntilHours ?? int.MaxValue);

    /// <summary>A bar with what is done and the time left.</summary>
    public static Progress Bar() => AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) }).Progress().AutoClear(true).Columns(
        new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn());

    /// <summary>Reports on the caller's thread: no queue that outlives the bar.</summary>
    private sealed class Forward(Action<RunProgress> show) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => show(value);
    }
}
