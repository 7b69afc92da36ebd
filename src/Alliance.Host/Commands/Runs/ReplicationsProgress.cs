using Alliance.Host.Output;
using Alliance.Simulation.Scenarios;
using Alliance.Simulation.Silos;

namespace Alliance.Host.Commands.Runs;

/// <summary>Shows the progress of all replications together.</summary>
internal sealed class ReplicationsProgress : IProgress<(int Run, RunProgress? Progress)>, IDisposable
{
    private readonly Lock _told = new();
    private readonly Terminal _terminal;
    private readonly ProgressLine _line;
    private readonly double _hours;
    private readonly RunProgress[] _runs;
    private int _done;

    private ReplicationsProgress(Terminal terminal, ProgressLine line, double hours, int runs) =>
        (_terminal, _line, _hours, _runs) = (terminal, line, hours, new RunProgress[runs]);

    /// <summary>Begins to show progress; null where nobody would see it.</summary>
    public static ReplicationsProgress? Begin(Terminal terminal, Scenario scenario, ReplayOptions options)
    {
        var (hours, runs) = (ReplayProgress.HoursOf(scenario, options), options.Replications!.Value);
        return ProgressLine.Begin(terminal, !options.Quiet, hours * runs) is { } line
            ? new(terminal, line, hours, runs) : null;
    }

    /// <inheritdoc/>
    public void Report((int Run, RunProgress? Progress) value)
    {
        lock (_told)
        {
            if (value.Progress is { } progress) _runs[value.Run] = progress;
            else _done++;
            _line.Show(_runs.Sum(Hours), () => _terminal.In(Words()));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _line.Dispose();

    private Text Words()
    {
        var sum = _runs.Sum(r => r.Messages);
        var (messages, rate) =
            (_terminal.Numbers.Count(sum), _terminal.Numbers.Count((long)(sum / _line.Elapsed.TotalSeconds)));
        return Text.Of($"{_done} of {_runs.Length} runs, {messages} messages, {rate}/s",
            $"已完成 {_done}/{_runs.Length} 次，{messages} 条消息，每秒 {rate} 条");
    }

    private double Hours(RunProgress progress) => Math.Min(progress.Now.Milliseconds / 3_600_000.0, _hours);
}
