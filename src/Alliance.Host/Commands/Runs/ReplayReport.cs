using Alliance.Core.Stories;
using Alliance.Core.Vocabulary;
using Alliance.Host.Output;
using Alliance.Simulation.Measures;
using Alliance.Simulation.Rehearsals;

namespace Alliance.Host.Commands.Runs;

/// <summary>Writes the summary of a rehearsal for people.</summary>
internal sealed class ReplayReport
{
    private const int BarCells = 20;

    private static readonly Column Bars = new(Text.Verbatim(""), IsLeft: true, IsDrawing: true);

    private readonly Terminal _terminal;
    private readonly NumberFormat _numbers;
    private readonly RehearsalSummary _summary;

    private ReplayReport(Terminal terminal, RehearsalSummary summary) =>
        (_terminal, _numbers, _summary) = (terminal, terminal.Numbers, summary);

    /// <summary>Writes the summary.</summary>
    /// <param name="terminal">The terminal to write to.</param>
    /// <param name="summary">The summary of one run.</param>
    /// <param name="file">The scenario.</param>
    public static void Write(Terminal terminal, RehearsalSummary summary, string file)
    {
        var report = new ReplayReport(terminal, summary);
        Action[] parts =
        [
            report.WriteTitle, report.WriteOutcomes, report.WriteAid, report.WriteResponse, report.WriteClocks,
            report.WriteTargets, report.WriteRefusals,
        ];
        foreach (var part in parts)
        {
            part();
            terminal.Out.Gap();
        }

        report.WriteRun();
        DataQuality.WriteLine(terminal, summary.DataQuality, file);
    }

    /// <summary>Returns the text that tells whether all invariants held.</summary>
    public static Text Soundness(string violations, string open) => Text.Of(
        $"invariant violations: {violations}; requests open at the end: {open}",
        $"违反不变式：{violations} 处；结束时未了结的请求：{open} 个");

    private void WriteTitle()
    {
        var (hours, seconds) = (_numbers.Of(_summary.SimulatedHours), _numbers.Of(_summary.ElapsedSeconds));
        _terminal.Out.Paragraph(_summary.Scenario, Tone.Strong);
        _terminal.Say(Text.Of(
            $"seed {_summary.Seed}, policy {_summary.Policy}; {hours} h of virtual time in {seconds} s",
            $"种子 {_summary.Seed}，策略 {_summary.Policy}；虚拟时间 {hours} 小时，用时 {seconds} 秒"));
    }

    private void WriteOutcomes()
    {
        var table = new Table(new(Text.Of("requests", "请求")), new(Text.Of("lines", "求援项")));
        table.Group(Text.Of("Outcomes of aid requests", "求援结果"));
        void Add(string key, Text label, Func<OutcomeCounts, int> of) =>
            table.Add(key, label, _numbers.Count(of(_summary.Requests)), _numbers.Count(of(_summary.Lines)));

        Add("raised", Text.Of("raised", "提出"), c => c.Raised);
        Add("fulfilled", Text.Of("fulfilled", "全部满足"), c => c.Fulfilled);
        Add("partiallyFulfilled", Text.Of("partly fulfilled", "部分满足"), c => c.PartiallyFulfilled);
        Add("unfilled", Text.Of("unfilled", "未能满足"), c => c.Unfilled);
        Add("cancelled", Text.Of("cancelled", "取消"), c => c.Cancelled);
        Add("rejected", Text.Of("rejected", "驳回"), c => c.Rejected);
        Add("expired", Text.Of("expired", "过期"), c => c.Expired);
        Add("open", Text.Of("open", "未了结"), c => c.Open);
        table.Write(_terminal);
    }

    private void WriteAid()
    {
        var needs = _summary.Needs;
        var (asked, met, unmet) =
            (_numbers.Of(needs.Asked, 0), _numbers.Of(needs.Met, 0), _numbers.Percent(needs.UnmetShare));
        _terminal.Say(Text.Of(
            $"People needed: {asked} person-hours asked, {met} met, {unmet} unmet",
            $"人力需求：需要 {asked} 人时，满足 {met} 人时，未满足 {unmet}"));
        _terminal.Out.Gap();
        var aid = _summary.AidByTier;
        var tiers = new Dictionary<string, double>
        {
            ["village"] = aid.Village, ["township"] = aid.Township, ["alliance"] = aid.Alliance,
            ["county"] = aid.County, ["centre"] = aid.Centre,
        };
        var table = new Table(new(Text.Of("person-hours", "人时")), Bars);
        table.Group(Text.Of("Aid on scene by tier", "各级到场力量"));
        foreach (var (tier, hours) in tiers)
            table.Add(tier, TierWords.All[tier], _numbers.Of(hours, 0),
                Drawing.Bar(hours, tiers.Values.Max(), BarCells));
        table.Write(_terminal);
    }

    private void WriteResponse()
    {
        var table = new Table(
            new(Text.Of("answered", "已答复")), new(Text.Of("unanswered", "未答复")), new(Text.Of("mean", "平均")),
            new(Text.Of("median", "中位数")),
            new(Text.Verbatim("p90")), new(Text.Of("longest", "最长")));
        table.Group(Text.Of("Response, minutes", "响应（分钟）"));
        void Add(string key, Text label, Distribution d) => table.Add(
            key, label, _numbers.Count(d.Count), _numbers.Count(d.Unanswered), _numbers.Of(d.Mean), _numbers.Of(d.P50),
            _numbers.Of(d.P90), _numbers.Of(d.Max));

        Add("firstTeam", Text.Of("need to first squad", "需求到首队到场"), _summary.Response.FirstTeamMinutes);
        Add("firstCommitment", Text.Of("line to commitment", "求援项到首个承诺"),
            _summary.Response.RequestToCommitmentMinutes);
        table.Write(_terminal);
    }

    private void WriteClocks()
    {
        var table = new Table(
            new(Text.Of("owed", "应报")), new(Text.Of("met", "按时")), new(Text.Of("missed", "逾时")),
            new(Text.Of("mean", "平均")),
            new(Text.Verbatim("p90")), new(Text.Of("longest", "最长")));
        table.Group(Text.Of("Reports due, minutes", "应报事项（分钟）"));
        foreach (var (name, clock) in _summary.Clocks)
            table.Add(
                name, Words(name), _numbers.Count(clock.Started), _numbers.Count(clock.Met),
                _numbers.Count(clock.Missed), _numbers.Of(clock.Mean),
                _numbers.Of(clock.P90), _numbers.Of(clock.Max));
        table.Write(_terminal);
    }

    private void WriteTargets()
    {
        var targets = _summary.Targets;
        var count = _numbers.Count(targets.Incidents);
        var table = new Table(new Column(Text.Of("met, %", "达到，%")));
        table.Group(Text.Of($"Local targets, of {count} incidents", $"本地目标（{count} 起事件）"));
        string Share(double share) => _numbers.Of(share * 100, share == 0 ? 0 : 1);
        table.Add("within10", Text.Of("first unit within 10 min", "10 分钟内首支力量到场"), Share(targets.Within10));
        table.Add("within15", Text.Of("first unit within 15 min", "15 分钟内首支力量到场"), Share(targets.Within15));
        table.Add("reinforcedWithin20", Text.Of("reinforced within 20 min", "20 分钟内得到增援"),
            Share(targets.ReinforcedWithin20));
        table.Write(_terminal);
    }

    private void WriteRefusals()
    {
        if (_summary.Refusals.Count == 0) return;
        var table = new Table(new(Text.Of("times", "次数")), Bars);
        table.Group(Text.Of("Refusals by reason", "谢绝原因"));
        var most = _summary.Refusals.Values.Max();
        foreach (var (code, count) in _summary.Refusals
            .OrderByDescending(r => r.Value).ThenBy(r => r.Key, StringComparer.Ordinal))
            table.Add(code, Reason(code), _numbers.Count(count), Drawing.Bar(count, most, BarCells));
        table.Write(_terminal);
    }

    private void WriteRun()
    {
        var (messages, records, memory) = (_numbers.Count(_summary.Messages), _numbers.Count(_summary.Records),
            _numbers.Count(_summary.PeakMemoryMiB));
        _terminal.Say(Text.Of(
            $"{messages} messages, {records} records; at most {memory} MiB of memory",
            $"{messages} 条消息，{records} 条记录；内存至多 {memory} MiB"));
        _terminal.Say(Text.Of("SHA-256 of the journal:", "日志的 SHA-256："));
        _terminal.Out.Line(new Piece($"  {_summary.JournalSha256}"));
        _terminal.Say(Soundness(_numbers.Count(_summary.InvariantViolations), _numbers.Count(_summary.Requests.Open)));
        foreach (var violation in _summary.Violations)
            _terminal.Say(
                Text.Of(
                    $"{violation.Invariant}: {violation.What} (records {string.Join(", ", violation.Records)})",
                    $"{violation.Invariant}：{violation.What}（记录 {string.Join(", ", violation.Records)}）"),
                Tone.Bad);
    }

    /// <summary>Returns the text for a clock, by its name in results. A clock without a text is shown by that
    /// name.</summary>
    private static Text Words(string clock) =>
        Enum.TryParse<Clock>(clock, ignoreCase: true, out var known) ? Text.Of(Names.Of(known)) : Text.Verbatim(clock);

    /// <summary>Returns the text for a reason to refuse, by its code. A reason without a text is shown by its
    /// code.</summary>
    private static Text Reason(string code)
    {
        foreach (var known in Enum.GetValues<DeclineCode>())
            if (known.Code() == code) return Text.Of(Names.Of(known));
        return Text.Verbatim(code);
    }
}
