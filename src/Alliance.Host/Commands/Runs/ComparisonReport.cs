using Alliance.Host.Output;
using Alliance.Simulation.Experiments;
using Alliance.Simulation.Statistics;

namespace Alliance.Host.Commands.Runs;

/// <summary>Writes a comparison of policies for people. For each measure it draws the paired difference of each policy
/// from the first policy.</summary>
internal sealed class ComparisonReport
{
    private const int LeastDrawing = 12, MostDrawing = 48;

    private readonly Terminal _terminal;
    private readonly NumberFormat _numbers;
    private readonly ComparisonSummary _summary;

    private ComparisonReport(Terminal terminal, ComparisonSummary summary) =>
        (_terminal, _numbers, _summary) = (terminal, terminal.Numbers, summary);

    /// <summary>Writes the comparison.</summary>
    /// <param name="terminal">The terminal to write to.</param>
    /// <param name="summary">The results of the runs.</param>
    /// <param name="quality">The quality of the region's data.</param>
    /// <param name="file">The scenario.</param>
    public static void Write(Terminal terminal, ComparisonSummary summary, IReadOnlyDictionary<string, string> quality,
        string file)
    {
        var report = new ComparisonReport(terminal, summary);
        report.WriteTitle();
        terminal.Out.Gap();
        if (terminal.Out.IsTerminal) report.WriteDrawn();
        else report.WritePlain();
        report.WriteAwards();
        terminal.Out.Gap();
        terminal.Say(ReplayReport.Soundness(terminal.Numbers.Count(summary.InvariantViolations),
            terminal.Numbers.Count(summary.OpenRequests)));
        DataQuality.WriteLine(terminal, quality, file);
    }

    private void WriteTitle()
    {
        var (count, first, seconds) =
            (_summary.Seeds.Count, _summary.Policies[0], _numbers.Of(_summary.ElapsedSeconds));
        _terminal.Out.Paragraph(_summary.Scenario, Tone.Strong);
        _terminal.Say(Text.Of(
            $"{count} {(count == 1 ? "seed" : "seeds")} for each policy, {seconds} s; differences from {first}, paired "
                + $"by seed, with their 95 % intervals",
            $"每个策略 {count} 个种子，用时 {seconds} 秒；差值相对于 {first}，按种子配对，附 95 % 区间"));
    }

    private void WriteDrawn()
    {
        // All measures have the same columns, so that the eye finds them again.
        var drawing = MostDrawing;
        while (drawing > LeastDrawing && _summary.Measures.Any(m => !Drawn(m, drawing).FitsBeside(_terminal)))
            drawing--;
        foreach (var measure in _summary.Measures)
        {
            _terminal.Out.Paragraph(_terminal.In(MeasureWords.Of(measure.Name, measure.Unit).Group), Tone.Strong);
            Drawn(measure, drawing).Write(_terminal);
            _terminal.Out.Gap();
        }
    }

    private Table Drawn(ComparedMeasure measure, int drawing)
    {
        var words = MeasureWords.Of(measure.Name, measure.Unit);
        var (means, scale) = (MeanDecimals(words, measure), ScaleOf(measure, drawing));
        var table = new Table(
            new(Text.Of("mean", "平均")), new(Text.Of("difference", "差值")),
            new(Text.Of("95 % interval", "95 % 区间")),
            new(Text.Verbatim(""), IsLeft: true, IsDrawing: true), new(Text.Verbatim(""), IsLeft: true));
        table.Add(_summary.Policies[0], Text.Verbatim(_summary.Policies[0]),
            Mean(words, measure, _summary.Policies[0], means), "", "", "", "");
        foreach (var compared in measure.Differences)
        {
            var d = compared.Difference;
            var decimals = Decimals(words, d);
            string Cell(double? value) => _numbers.Signed(words.Shown(value), decimals);
            table.Add(
                compared.Policy, Text.Verbatim(compared.Policy), Mean(words, measure, compared.Policy, means),
                Cell(d.Mean),
                d.Low is null ? "" : $"{Cell(d.Low)} … {Cell(d.High)}",
                d.Mean is { } mean ? Drawing.Difference(scale, mean, d.Low, d.High) : "", _terminal.In(Verdict(d)));
        }

        return table;
    }

    private void WritePlain()
    {
        var table = new Table(
            new(Text.Of("policy", "策略"), IsLeft: true), new(Text.Of("mean", "平均")),
            new(Text.Of("difference", "差值")),
            new(Text.Of("low95", "区间下限")), new(Text.Of("high95", "区间上限")), new(Text.Of("pairs", "对数")));
        foreach (var measure in _summary.Measures)
        {
            var words = MeasureWords.Of(measure.Name, measure.Unit);
            var means = MeanDecimals(words, measure);
            foreach (var policy in _summary.Policies)
            {
                var d = measure.Differences.FirstOrDefault(x => x.Policy == policy)?.Difference;
                var decimals = d is null ? 0 : Decimals(words, d);
                string Cell(double? value) => _numbers.Signed(words.Shown(value), decimals);
                table.Add(
                    measure.Name, words.Group, policy, Mean(words, measure, policy, means), Cell(d?.Mean),
                    Cell(d?.Low), Cell(d?.High),
                    d is null ? NumberFormat.None : _numbers.Count(d.Pairs));
            }
        }

        table.Write(_terminal);
    }

    private void WriteAwards()
    {
        if (_terminal.Out.IsTerminal)
            _terminal.Out.Paragraph(
                _terminal.In(Text.Of(
                    "Award decisions, with the weighted need that they left unmet, and that nearest-first leaves on "
                        + "the same inputs",
                    "指派决策，及其加权未满足量和同样输入下就近优先的未满足量")),
                Tone.Strong);
        var table = new Table(
            new(Text.Of("decisions", "决策")), new(Text.Of("several lines", "涉及多项")),
            new(Text.Of("unmet", "未满足")),
            new(Text.Of("nearest-first", "就近优先")), new(Text.Of("inexact", "非精确")));
        foreach (var (policy, awards) in _summary.Awards)
            table.Add(
                policy, Text.Verbatim(policy), _numbers.Count(awards.Decisions), _numbers.Count(awards.OfSeveralLines),
                _numbers.Count(awards.Unmet),
                _numbers.Count(awards.UnmetNearestFirst), _numbers.Count(awards.NotExact));
        table.Write(_terminal);
    }

    private string Mean(MeasureWords words, ComparedMeasure measure, string policy, int decimals) =>
        _numbers.Of(words.Shown(measure.Means[policy]), decimals);

    /// <summary>Returns the verdict on a difference: whether its interval excludes zero.</summary>
    private static Text Verdict(PairedDifference d) => d switch
    {
        { High: < 0 } => Text.Of("less", "更少"),
        { Low: > 0 } => Text.Of("more", "更多"),
        _ => Text.Verbatim(""),
    };

    private static Scale ScaleOf(ComparedMeasure measure, int cells)
    {
        var values = measure.Differences.SelectMany(d =>
            (double?[])[d.Difference.Mean, d.Difference.Low, d.Difference.High]).OfType<double>().Append(0).ToList();
        return new(values.Min(), values.Max(), cells);
    }

    private static int MeanDecimals(MeasureWords words, ComparedMeasure measure) =>
        NumberFormat.DecimalsOfAll(words.MostDecimals, [.. measure.Means.Values.Select(words.Shown)]);

    private static int Decimals(MeasureWords words, PairedDifference d) =>
        NumberFormat.DecimalsOfAll(words.MostDecimals, words.Shown(d.Mean), words.Shown(d.Low), words.Shown(d.High));
}
