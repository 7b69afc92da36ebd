using System.Diagnostics;
using Alliance.Simulation.Rehearsals;
using Alliance.Simulation.Scenarios;
using Alliance.Simulation.Silos;
using Spectre.Console;

namespace Alliance.Host.Commands;

/// <summary>A progress bar over the virtual time of all replications, to standard error; none when that is not a terminal.</summary>
internal sealed class ReplicationsProgress : IProgress<(int Run, RunProgress? Progress)>
{
    private readonly long _started = Stopwatch.GetTimestamp();
    private readonly Lock _told = new();
    private readonly ProgressTask _task;
    private readonly string _name;
    private readonly double _hours;
    private readonly RunProgress[] _runs;
    private int _done;

    private ReplicationsProgress(ProgressTask task, string name, double hours, int runs) =>
        (_task, _name, _hours, _runs) = (task, name, hours, new RunProgress[runs]);

    public static async Task<RehearsalSummary> WatchAsync(
        Scenario scenario, ReplayOptions options, Func<IProgress<(int Run, RunProgress? Progress)>?, Task<RehearsalSummary>> run)
    {
        if (options.Quiet || Console.IsErrorRedirected) return await run(null);
        var (hours, runs) = (ReplayProgress.HoursOf(scenario, options), options.Replications!.Value);
        return await ReplayProgress.Bar().StartAsync(context => run(new ReplicationsProgress(
            context.AddTask(Markup.Escape(scenario.Name), maxValue: hours * runs), scenario.Name, hours, runs)));
    }

    /// <inheritdoc/>
    public void Report((int Run, RunProgress? Progress) value)
    {
        lock (_told)
        {
            var before = Hours(_runs[value.Run]);
            if (value.Progress is { } progress) _runs[value.Run] = progress;
            else _done++;
            _task.Increment((value.Progress is null ? _hours : Hours(_runs[value.Run])) - before);
            var messages = _runs.Sum(r => r.Messages);
            _task.Description = Markup.Escape(
                $"{_name}  {_done} of {_runs.Length} runs, {messages:N0} messages, {messages / Stopwatch.GetElapsedTime(_started).TotalSeconds:N0}/s");
        }
    }

    private double Hours(RunProgress progress) => Math.Min(progress.Now.Milliseconds / 3_600_000.0, _hours);
}
