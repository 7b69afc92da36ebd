using Alliance.Host.Output;
using Alliance.Simulation.Rehearsals;
using Alliance.Simulation.Statistics;

namespace Alliance.Host.Commands.Runs;

/// <summary>Writes the results of replications for people: each measure over all replications, with its 95 % interval
/// drawn.</summary>
internal sealed class ReplicationsReport
{
    private const int LeastDrawing = 8, MostDrawing = 40;

    private readonly Terminal _terminal;
    private readonly RehearsalSummary _summary;

    private ReplicationsReport(Terminal terminal, RehearsalSummary summary) =>
        (_terminal, _summary) = (terminal, summary);

    /// <summary>Writes the results.</summary>
    /// <param name="terminal">The terminal to write to.</param>
    /// <param name="summary">The summary, with replications.</param>
    /// <param name="file">The scenario.</param>
    public static void Write(Terminal terminal, RehearsalSummary summary, string file)
    {
        var report = new ReplicationsReport(terminal, summary);
        report.WriteTitle();
        terminal.Out.Gap();
        if (terminal.Out.IsTerminal) report.WriteDrawn();
        else report.WritePlain();
        terminal.Out.Gap();
        report.WriteFailures();
        DataQuality.WriteLine(terminal, summary.DataQuality, file);
    }

    private void WriteTitle()
    {
        var (numbers, count) = (_terminal.Numbers, _summary.Replications!.Count);
        var (seconds, memory) = (numbers.Of(_summary.ReplicationsSeconds), numbers.Count(_summary.PeakMemoryMiB));
        _terminal.Out.Paragraph(_summary.Scenario, Tone.Strong);
        _terminal.Say(Text.Of(
            $"policy {_summary.Policy}, {count} {(count == 1 ? "replication" : "replications")} from seed "
                + $"{_summary.Seed}; {seconds} s, at most {memory} MiB",
            $"策略 {_summary.Policy}，自种子 {_summary.Seed} 起重复 {count} 次；用时 {seconds} 秒，内存至多 "
                + $"{memory} MiB"));
    }

    private void WriteDrawn()
    {
        // What the figures leave of the line is drawn on.
        for (var drawing = MostDrawing; drawing > LeastDrawing; drawing--)
        {
            var table = Drawn(drawing);
            if (!table.FitsBeside(_terminal)) continue;
            table.Write(_terminal);
            return;
        }

        Drawn(LeastDrawing).Write(_terminal);
    }

    private Table Drawn(int drawing)
    {
        var table = new Table(
            new(Text.Of("mean", "平均")), new(Text.Of("95 % interval", "95 % 区间")), new(Text.Of("least", "最小")),
            new(Text.Verbatim(""), IsLeft: true, IsDrawing: true), new(Text.Of("most", "最大"), IsLeft: true));
        Text? group = null;
        foreach (var estimate in _summary.Estimates!)
        {
            var words = MeasureWords.Of(estimate.Name, estimate.Unit);
            if (words.Group != group) table.Group(group = words.Group);
            var decimals = Decimals(words, estimate);
            string Cell(double? value) => _terminal.Numbers.Of(words.Shown(value), decimals);
            table.Add(
                estimate.Name, words.Label, Cell(estimate.Mean), estimate.Low is null ? ""
                    : $"{Cell(estimate.Low)} … {Cell(estimate.High)}",
                Cell(estimate.Least), Cell(estimate.Least) == Cell(estimate.Most) ? ""
                    : Draw(estimate, drawing), Cell(estimate.Most));
        }

        return table;
    }

    private static string Draw(Estimate estimate, int cells) =>
        estimate is { Mean: { } mean, Least: { } least, Most: { } most } && most > least
            ? Drawing.Range(new Scale(least, most, cells), mean, estimate.Low, estimate.High)
            : "";

    private void WritePlain()
    {
        var table = new Table(
            new(Text.Of("mean", "平均")), new(Text.Of("low95", "区间下限")), new(Text.Of("high95", "区间上限")),
            new(Text.Of("least", "最小")),
            new(Text.Of("most", "最大")), new(Text.Of("runs", "次数")));
        Text? group = null;
        foreach (var estimate in _summary.Estimates!)
        {
            var words = MeasureWords.Of(estimate.Name, estimate.Unit);
            if (words.Group != group) table.Group(group = words.Group);
            var decimals = Decimals(words, estimate);
            string Cell(double? value) => _terminal.Numbers.Of(words.Shown(value), decimals);
            table.Add(
                estimate.Name, words.Label, Cell(estimate.Mean), Cell(estimate.Low), Cell(estimate.High),
                Cell(estimate.Least), Cell(estimate.Most),
                _terminal.Numbers.Count(estimate.Runs));
        }

        table.Write(_terminal);
    }

    private void WriteFailures()
    {
        var runs = _summary.Replications!;
        var (violations, open) = (_terminal.Numbers.Count(runs.Sum(r => r.InvariantViolations)),
            _terminal.Numbers.Count(runs.Sum(r => r.Requests.Open)));
        _terminal.Say(ReplayReport.Soundness(violations, open));
        foreach (var run in runs.Where(r => r.HasFailed()))
            _terminal.Say(
                Text.Of(
                    $"seed {run.Seed}: {run.InvariantViolations} violations, {run.Requests.Open} requests open",
                    $"种子 {run.Seed}：违反不变式 {run.InvariantViolations} 处，未了结请求 {run.Requests.Open} 个"),
                Tone.Bad);
    }

    private static int Decimals(MeasureWords words, Estimate estimate) =>
        NumberFormat.Decimals(words.Shown(estimate.Mean), words.MostDecimals);
}
