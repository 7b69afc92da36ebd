using System.Globalization;
using Alliance.Core.Stories;
using Alliance.LoadTesting.Results;

namespace Alliance.LoadTesting.Reports;

/// <summary>Writes a result as text for people. It fits 80 columns and does not depend on colour.</summary>
/// <param name="result">The result.</param>
/// <param name="output">Takes the text.</param>
internal sealed class LoadTable(LoadResult result, ILoadOutput output)
{
    /// <summary>The heads of the columns, two lines each, and their widths: 78 cells together, and two for the mark. A
    /// name may stand over two columns.</summary>
    private static readonly (Telling First, Telling Second, int Cells)[] Columns =
    [
        (new("请求", "offered"), new("/秒", "a/s"), 8),
        (new("达成", "achieved"), new("/秒", "a/s"), 9),
        (new("", ""), new("p50", "p50"), 6), (new("确认 ms", "ack ms"), new("p99", "p99"), 6),
        (new("", ""), new("p50", "p50"), 6), (new("意向 ms", "offer ms"), new("p99", "p99"), 6),
        (new("", ""), new("p50", "p50"), 6), (new("承诺 ms", "commit ms"), new("p99", "p99"), 6),
        (new("事件", "event"), new("p99", "p99"), 6),
        (new("429", "429"), new("", ""), 6),
        (new("出错", "errors"), new("", ""), 7),
        (new("队伍", "teams"), new("出动", "out"), 6),
    ];

    /// <summary>Describes a step in one line.</summary>
    public static Telling Line(StepResult step)
    {
        var ms = step.LatencyMs.Committed;
        var (offered, achieved) = (Rate(step.OfferedPerSecond), Rate(step.AchievedPerSecond));
        return new(
            $"每秒请求 {offered}，达成 {achieved}，承诺 p50 {Ms(ms?.P50)} p99 {Ms(ms?.P99)} ms：{Fate(step).Zh}",
            $"offered {offered}/s, achieved {achieved}/s, committed p50 {Ms(ms?.P50)} p99 {Ms(ms?.P99)} ms: "
                + Fate(step).En);
    }

    /// <summary>Prints the result.</summary>
    /// <param name="changes">The figures of a former run and of this run; null for none.</param>
    public void Write(IReadOnlyDictionary<string, FigureChange>? changes)
    {
        Setup();
        output.Line(Head(c => c.First));
        output.Line(Head(c => c.Second));
        foreach (var step in result.Steps) output.Line(Row(step));
        foreach (var step in result.Steps)
            if (step.VoidBecause is { } why)
                Fact(new("作废", "void"), new($"每秒 {Number(step.OfferedPerSecond)} 时：{why.Zh}",
                    $"at {Number(step.OfferedPerSecond)}/s: {why.En}"));
        Requests();
        Costs();
        Checks();
        foreach (var (figure, change) in changes ?? new Dictionary<string, FigureChange>()) Compare(figure, change);
        Fact(new("结论", "verdict"), VerdictOf(result), isBold: true);
    }

    /// <summary>Returns, where requests were refused, whether less urgent ones were accepted meanwhile.</summary>
    public static Telling OutOfTurn(LoadResult result) =>
        result.Rejected429 == 0 ? new("", "")
        : result.TakenOutOfTurn == 0
            ? new("（其间没有受理较不紧急的请求）", " (nothing less pressing was taken meanwhile)")
        : new($"（其间受理了 {result.TakenOutOfTurn} 个较不紧急的请求）",
            $" ({result.TakenOutOfTurn} less pressing were TAKEN meanwhile)");

    /// <summary>Describes in words how a step ended.</summary>
    public static Telling Fate(StepResult step) =>
        step.VoidBecause is { } why ? new($"作废：{why.Zh}", $"void: {why.En}")
        : step.Offered == 0 ? new("没有请求", "nothing was asked")
        : step.Sustained ? new("承受住", "sustained")
        : new("未承受住", "not sustained");

    /// <summary>Gives the verdict in words.</summary>
    public static Telling VerdictOf(LoadResult result) => new(result.Verdict switch
    {
        "passed" => "通过",
        "failed" => "未通过",
        _ => "作废",
    }, result.Verdict);

    /// <summary>Tells what an acknowledged command survives in the store.</summary>
    public static Telling GuaranteeOf(LoadEnvironment environment) => new(environment.Guarantee switch
    {
        "none" => "不保证",
        "processKill" => "经得起进程被杀",
        "powerLoss" => "经得起断电",
        var other => other,
    }, environment.Guarantee);

    private void Setup()
    {
        var e = result.Environment;
        var (fsync, guarantee) = (e.Fsync is null ? "" : $" ({e.Fsync})", GuaranteeOf(e));
        Fact(new("域", "realm"), new(result.Realm, result.Realm), isBold: true);
        Fact(new("系统", "set-up"), new($"{e.Silos} 个节点，存储 {e.Store}，{guarantee.Zh}{fsync}",
            $"{e.Silos} silo(s) on {e.Store}, {guarantee.En}{fsync}"));
        Fact(new("机器", "machine"), new($"{e.Cpu}，{e.Cores} 核；{e.Runtime}；alliance {e.Version}",
            $"{e.Cpu}, {e.Cores} cores; {e.Runtime}; alliance {e.Version}"));
        if (result.Setting.Scenario is { } scenario)
            Fact(new("情景", "scenario"), new($"{scenario}，{result.Setting.Speed} 倍速",
                $"{scenario}, {result.Setting.Speed} times as fast"));
    }

    private void Requests()
    {
        var (rate, order) = (Number(result.MaxSustainedPerSecond), OutOfTurn(result));
        Fact(new("承受", "sustained"), new($"每秒 {rate} 个请求（{result.Criterion.Zh}）",
            $"{rate} requests a second ({result.Criterion.En})"));
        Fact(new("请求", "requests"), new(
            $"确认 {result.Acknowledged}，承诺 {result.Committed}，未满足 {result.Unfilled}，暂拒 {result.Rejected429}"
                + $"{order.Zh}，出错 {result.Errors}，批准 {result.Approvals}",
            $"acknowledged {result.Acknowledged}, committed {result.Committed}, unfilled {result.Unfilled}, refused "
                + $"for now {result.Rejected429}{order.En}, errors {result.Errors}, approvals given "
                + $"{result.Approvals}"));
        if (result.Setting.Scenario is not null) Fact(new("未满足", "unfilled"), result.Meanings.Unfilled);
        foreach (var (kind, count) in result.ErrorsByKind)
            Fact(new("出错", "error"), new($"{kind}：{count}", $"{kind}: {count}"));
        Fact(new("队伍", "teams"), new($"{result.Setting.Squads} 支中最多 {result.TeamsOutMax} 支同时出动",
            $"at most {result.TeamsOutMax} of {result.Setting.Squads} out"));
    }

    private void Costs()
    {
        var (cpu, lag) = (Number(result.CpuMsPerRequest), Number(result.Generator.LagP99Ms));
        var share = result.Generator.CpuShare.ToString("P0", CultureInfo.InvariantCulture);
        var writes = result.DurableWritesPerRequest is { } each
            ? new Telling($"{Number(each)} 次持久化写入（来源：{result.DurableWritesFrom.Zh}）和 ",
                $"{Number(each)} durable writes (by {result.DurableWritesFrom.En}) and ")
            : new("", "");
        Fact(new("成本", "cost"), new($"每个请求：{writes.Zh}各节点 {cpu} ms 处理器时间",
            $"a request costs {writes.En}{cpu} ms of the silos' processors"));
        Fact(new("测试程序", "tester"), new($"发送迟 {lag} ms（p99）；占用本机 {share}",
            $"{lag} ms late (p99); took {share} of the machine"));
        if (result.Retained is { } kept) Fact(new("内存", "memory"), Memory(kept));
    }

    /// <summary>Describes what the set-up kept.</summary>
    public static Telling Memory(RetainedResult kept)
    {
        var (before, after, bytes) =
            (Number(kept.HeapMiBBefore), Number(kept.HeapMiBAfter), Number(kept.StoreBytesPerRequest));
        return new($"完全回收后的托管堆：此前 {before} MiB，此后 {after} MiB；每个请求占存储 {bytes} 字节",
            $"managed heap after a full collection: {before} MiB before, {after} MiB after; {bytes} bytes in the "
                + "store a request");
    }

    private void Checks()
    {
        foreach (var fault in result.Faults) Fact(new("故障", "fault"), fault.InWords());
        var audit = result.Audit;
        Fact(new("核查", "audit"), new(
            $"{audit.Commands} 条命令、{audit.Records} 条记录中：丢失 {audit.Lost}，重复承诺 {audit.PromisedTwice}，"
                + $"滞留 {audit.Stuck}",
            $"of {audit.Commands} commands and {audit.Records} records: lost {audit.Lost}, promised twice "
                + $"{audit.PromisedTwice}, stuck {audit.Stuck}"));
        foreach (var found in audit.First) Fact(new("", ""), found);
        foreach (var limit in result.Limits)
            Fact(new("指标", "limit"), new(
                $"{(limit.Met ? "达到" : "未达到")}：{limit.Limit}，实为 {Number(limit.Actual)}",
                $"{(limit.Met ? "kept" : "MISSED")}: {limit.Limit}, was {Number(limit.Actual)}"));
    }

    private void Compare(string figure, FigureChange change)
    {
        var ratio = change.Ratio is { } times ? $" × {Number(times)}" : "";
        Fact(new("比较", "compared"), new(
            $"{figure}：此前 {Number(change.Former)}，现在 {Number(change.Now)}{ratio}",
            $"{figure}: {Number(change.Former)} then, {Number(change.Now)} now{(ratio.Length > 0 ? "," : "")}{ratio}"));
    }

    private void Fact(Telling label, Telling text, bool isBold = false) =>
        output.Fact(output.In(label), output.In(text), isBold);

    private string Head(Func<(Telling First, Telling Second, int Cells), Telling> line)
    {
        var (head, room) = ("", 0);
        foreach (var column in Columns)
        {
            room += column.Cells;
            if (output.In(line(column)) is not { Length: > 0 } name) continue;
            head += output.PadLeft(name, room);
            room = 0;
        }

        return head;
    }

    private static string Row(StepResult step)
    {
        var ms = step.LatencyMs;
        var mark = step.Void ? "!" : step.Offered == 0 ? "–" : step.Sustained ? "✓" : "✗";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{step.OfferedPerSecond,8:0.0}{step.AchievedPerSecond,9:0.0}"
                + $"{Pair(ms.Ack)}{Pair(ms.FirstOffer)}{Pair(ms.Committed)}{Ms(ms.Event?.P99),6}"
                + $"{step.Rejected429,6}{step.Errors,7}{step.TeamsOut,6} {mark}").TrimEnd();
    }

    private static string Rate(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);

    private static string Pair(Percentiles? latency) => $"{Ms(latency?.P50),6}{Ms(latency?.P99),6}";

    private static string Number(double? value) => LoadReport.Number(value);

    private static string Ms(double? value) =>
        value is { } ms ? ms.ToString(ms < 10 ? "0.0" : "0", CultureInfo.InvariantCulture) : "–";
}
