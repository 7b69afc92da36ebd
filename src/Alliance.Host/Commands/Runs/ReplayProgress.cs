using Alliance.Host.Output;
using Alliance.Simulation.Scenarios;
using Alliance.Simulation.Silos;

namespace Alliance.Host.Commands.Runs;

/// <summary>Shows the progress of a run in virtual time.</summary>
internal sealed class ReplayProgress : IProgress<RunProgress>, IDisposable
{
    private readonly Terminal _terminal;
    private readonly ProgressLine _line;
    private readonly double _hours;

    private ReplayProgress(Terminal terminal, ProgressLine line, double hours) =>
        (_terminal, _line, _hours) = (terminal, line, hours);

    /// <summary>Begins to show progress; null where nobody would see it.</summary>
    public static ReplayProgress? Begin(Terminal terminal, Scenario scenario, ReplayOptions options)
    {
        var hours = HoursOf(scenario, options);
        return ProgressLine.Begin(terminal, !options.Quiet, hours) is { } line ? new(terminal, line, hours) : null;
    }

    /// <summary>Returns the hours of virtual time that the progress bar covers: those of the hazards. After them, the
    /// run comes to rest with less and less work.</summary>
    public static double HoursOf(Scenario scenario, ReplayOptions options) =>
        Math.Min(scenario.HazardHours, options.UntilHours ?? int.MaxValue);

    /// <inheritdoc/>
    public void Report(RunProgress value)
    {
        var hours = value.Now.Milliseconds / 3_600_000.0;
        _line.Show(hours, () => _terminal.In(Words(hours, value.Messages)));
    }

    /// <inheritdoc/>
    public void Dispose() => _line.Dispose();

    private Text Words(double hours, long messages)
    {
        var numbers = _terminal.Numbers;
        var isPast = hours > _hours;
        var rate = numbers.Count((long)(messages / _line.Elapsed.TotalSeconds));
        return Text.Of(
            $"{numbers.Of(hours, 1)} h{(isPast ? ", coming to rest" : "")}, {numbers.Count(messages)} messages, "
                + $"{rate}/s",
            $"{numbers.Of(hours, 1)} 小时{(isPast ? "，收尾中" : "")}，{numbers.Count(messages)} 条消息，"
                + $"每秒 {rate} 条");
    }
}
