using System.Globalization;
using System.Net;
using System.Text;
using Alliance.Core.Stories;
using Alliance.LoadTesting.Results;

namespace Alliance.LoadTesting.Reports;

/// <summary>Writes a run as a self-contained HTML page: no script, nothing fetched, with charts as SVG.</summary>
/// <param name="result">The run.</param>
/// <param name="language">The tag of the language of the page: <c>en</c> or <c>zh</c>.</param>
internal sealed class LoadReport(LoadResult result, string language)
{
    private const string Style = """
        :root{color-scheme:light dark;--ink:#1c2733;--soft:#5b6875;--line:#d7dde3;--page:#fff;--good:#1a7f5a;
          --bad:#b3261e;--a:#1f6feb;--b:#1a7f5a;--c:#c2610c;--d:#8250df}
        @media(prefers-color-scheme:dark){:root{--ink:#e6edf3;--soft:#9aa7b4;--line:#39434d;--page:#0f1419;
          --good:#3fb98a;--bad:#ff7b72;--a:#6cb6ff;--b:#57cf9d;--c:#f0a05a;--d:#c297ff}}
        body{font:15px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--page);max-width:1040px;
          margin:2rem auto;padding:0 1rem}
        h1{font-size:1.5rem;margin:0}
        h2{font-size:1.1rem;margin:2rem 0 .5rem}
        p{margin:.3rem 0}
        .soft{color:var(--soft)}
        .figures{display:flex;flex-wrap:wrap;gap:1.5rem;margin:1rem 0}
        .figures b{display:block;font-size:1.6rem;font-variant-numeric:tabular-nums}
        table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums;font-size:13px}
        th,td{padding:.25rem .5rem;text-align:right;border-bottom:1px solid var(--line)}
        th:first-child,td:first-child,td.text,th.text{text-align:left}
        .wide{overflow-x:auto}
        svg{width:100%;height:auto}
        svg text{fill:var(--soft);font:12px system-ui,sans-serif}
        .good{color:var(--good)}
        .bad{color:var(--bad)}
        """;

    private static readonly Telling[] StepHeads =
    [
        new("请求/秒", "offered/s"), new("达成/秒", "achieved/s"), new("确认 p50", "ack p50"), new("p99", "p99"),
        new("首个意向 p50", "first offer p50"), new("p99", "p99"), new("承诺 p50", "committed p50"),
        new("p90", "p90"), new("p99", "p99"), new("最大", "max"), new("事件 p99", "event p99"), new("429", "429"),
        new("出错", "errors"), new("出动队伍", "teams out"), new("CPU ms", "CPU ms"),
    ];

    private readonly StringBuilder _page = new();

    /// <summary>Returns the page.</summary>
    /// <param name="changes">The figures of a former run and of this run; null for none.</param>
    public string Html(IReadOnlyDictionary<string, FigureChange>? changes)
    {
        Add($"<!doctype html><html lang=\"{(language == "zh" ? "zh-CN" : "en")}\"><meta charset=\"utf-8\"><meta "
            + $"name=\"viewport\" content=\"width=device-width\"><title>{Say($"{result.Realm}：负载",
                $"{result.Realm}: load")}</title><style>{Style}</style>");
        Head();
        Heading("达成与请求", "Achieved and offered");
        _page.Append(Throughput());
        Heading("各级延迟，毫秒，p99", "Latency by step, milliseconds, p99");
        _page.Append(Latency());
        Steps();
        Checks();
        if (changes is not null) Changes(changes);
        Setting();
        return _page.Append("</html>\n").ToString();
    }

    private void Head()
    {
        var (silos, verdict) = (result.Environment.Silos, LoadTable.VerdictOf(result));
        Add($"<h1>{Say(
            $"{silos} 个节点、存储 {result.Store} 的负载：", $"Load of {silos} silo(s) on {result.Store}: ")}"
            + $"<span class=\"{(result.Verdict == "passed" ? "good" : "bad")}\">{Say(verdict)}</span></h1>");
        var (profile, seed) = (result.Setting.Profile, result.Setting.Seed);
        Add($"<p class=\"soft\">{Say(
            $"域 {result.Realm}，方式 {profile}，种子 {seed}。承受：{result.Criterion.Zh}。",
            $"Realm {result.Realm}, profile {profile}, seed {seed}. Sustained: {result.Criterion.En}.")}</p>"
            + "<div class=\"figures\">");
        Figure($"{Number(result.MaxSustainedPerSecond)}/s", "承受", "sustained");
        Figure(Ms(result.LatencyMs.Ack), "ms 到确认，p99", "ms to the acknowledgement, p99");
        Figure(Ms(result.LatencyMs.Committed), "ms 到承诺，p99", "ms to the commitment, p99");
        Figure(Ms(result.LatencyMs.Event), "ms 从记录到观看者，p99", "ms from record to watcher, p99");
        Figure(Number(result.DurableWritesPerRequest), $"次持久化写入每请求（来源：{result.DurableWritesFrom.Zh}）",
            $"durable writes a request (by {result.DurableWritesFrom.En})");
        Figure(Number(result.CpuMsPerRequest), "ms 各节点处理器时间每请求",
            "ms of the silos' processors a request");
        Add("</div>");
    }

    private void Figure(string figure, string zh, string en) =>
        Add($"<div><b>{Encoded(figure)}</b><span class=\"soft\">{Say(zh, en)}</span></div>");

    private string Throughput() =>
        LineChart.Draw(
            In("各级的请求与达成", "Offered and achieved by step"),
            In("横轴：每秒请求；纵轴：每秒个数", "offered a second; requests a second upwards"),
            [.. result.Steps.Select(s => Number(s.OfferedPerSecond))],
            [
                new(In("请求", "offered"), "--soft", [.. result.Steps.Select(s => (double?)s.OfferedPerSecond)]),
                new(In("达成", "achieved"), "--a", [.. result.Steps.Select(s => (double?)s.AchievedPerSecond)]),
            ],
            isLogarithmic: false);

    private string Latency() =>
        LineChart.Draw(
            In("各级的延迟", "Latency by step"),
            In("横轴：每秒请求；纵轴：ms", "offered a second; ms upwards"),
            [.. result.Steps.Select(s => Number(s.OfferedPerSecond))],
            [
                new(In("确认", "acknowledged"), "--a", [.. result.Steps.Select(s => s.LatencyMs.Ack?.P99)]),
                new(In("首个意向", "first offer"), "--b", [.. result.Steps.Select(s => s.LatencyMs.FirstOffer?.P99)]),
                new(In("承诺", "committed"), "--c", [.. result.Steps.Select(s => s.LatencyMs.Committed?.P99)]),
                new(In("观看者收到", "at a watcher"), "--d", [.. result.Steps.Select(s => s.LatencyMs.Event?.P99)]),
            ],
            isLogarithmic: true);

    private void Steps()
    {
        Heading("各级", "Steps");
        Add($"<div class=\"wide\"><table><tr>{string.Concat(StepHeads.Select(h => $"<th>{Say(h)}"))}<th "
            + "class=\"text\">");
        foreach (var step in result.Steps)
        {
            _page.Append("<tr>");
            foreach (var value in ValuesOf(step)) _page.Append("<td>").Append(Number(value));
            Add($"<td class=\"text {(step.Sustained || step.Offered == 0 ? "good" : "bad")}\">"
                + Say(LoadTable.Fate(step)));
        }

        _page.Append("</table></div>");
    }

    private static double?[] ValuesOf(StepResult step)
    {
        var ms = step.LatencyMs;
        return
        [
            step.OfferedPerSecond, step.AchievedPerSecond, ms.Ack?.P50, ms.Ack?.P99, ms.FirstOffer?.P50,
            ms.FirstOffer?.P99, ms.Committed?.P50, ms.Committed?.P90, ms.Committed?.P99, ms.Committed?.Max,
            ms.Event?.P99, step.Rejected429, step.Errors, step.TeamsOut, step.CpuMsPerRequest,
        ];
    }

    private void Checks()
    {
        var (audit, order) = (result.Audit, LoadTable.OutOfTurn(result));
        Heading("核查", "Audit");
        Add($"<p class=\"{(audit.IsClean ? "good" : "bad")}\">{Say(
            $"{audit.Commands} 条已确认的命令、{audit.Records} 条记录中：丢失 {audit.Lost}，重复承诺 "
                + $"{audit.PromisedTwice}，滞留 {audit.Stuck}。",
            $"Of {audit.Commands} acknowledged commands and {audit.Records} records: lost {audit.Lost}, promised "
                + $"twice {audit.PromisedTwice}, stuck {audit.Stuck}.")}</p>");
        foreach (var found in audit.First) Add($"<p>{Say(found)}</p>");
        Add($"<p>{Say(
            $"确认 {result.Acknowledged}，承诺 {result.Committed}，未满足 {result.Unfilled}，暂拒 {result.Rejected429}"
                + $"{order.Zh}，出错 {result.Errors}，批准 {result.Approvals}。",
            $"Acknowledged {result.Acknowledged}, committed {result.Committed}, unfilled {result.Unfilled}, refused "
                + $"for now {result.Rejected429}{order.En}, errors {result.Errors}, approvals given "
                + $"{result.Approvals}.")}</p>");
        var (unfilled, stuck) = (result.Meanings.Unfilled, result.Meanings.Stuck);
        Add($"<p class=\"soft\">{Say($"未满足：{unfilled.Zh}。滞留：{stuck.Zh}。",
            $"Unfilled: {unfilled.En}. Stuck: {stuck.En}.")}</p>");
        if (result.Retained is { } kept) Add($"<p>{Say(LoadTable.Memory(kept))}</p>");
        foreach (var limit in result.Limits)
            Add($"<p class=\"{(limit.Met ? "good" : "bad")}\">{(limit.Met ? Say("达到", "Kept")
                : Say("未达到", "Missed"))}: {Encoded(limit.Limit)} ({Number(limit.Actual)})</p>");
        foreach (var fault in result.Faults)
            Add($"<p{(fault.Struck ? "" : " class=\"bad\"")}>{Say(fault.InWords())}</p>");
    }

    private void Changes(IReadOnlyDictionary<string, FigureChange> changes)
    {
        Heading("与以前的测试比较", "Against the former run");
        Add($"<table><tr><th>{Say("指标", "figure")}<th>{Say("此前", "then")}<th>{Say("现在", "now")}<th>"
            + Say("比值", "ratio"));
        foreach (var (figure, change) in changes)
            Add($"<tr><td>{Encoded(figure)}<td>{Number(change.Former)}<td>{Number(change.Now)}<td>"
                + Number(change.Ratio));
        _page.Append("</table>");
    }

    private void Setting()
    {
        var (e, s, tester) = (result.Environment, result.Setting, result.Generator);
        var (fsync, guarantee) = (e.Fsync is null ? "" : $" ({e.Fsync})", LoadTable.GuaranteeOf(e));
        var clock = e.TesterOnSameMachine
            ? new Telling("测试程序在同一台机器上运行。", "The tester ran on the same machine.")
            : new($"服务器的时钟快 {Number(e.ServerAheadMs)} ms。",
                $"The server's clock was {Number(e.ServerAheadMs)} ms ahead.");
        var arrivals = s.Scenario is null
            ? new Telling($"到达方式 {s.Arrivals}", $"arrivals {s.Arrivals}")
            : new($"情景 {s.Scenario} × {s.Speed}", $"scenario {s.Scenario} × {s.Speed}");
        var share = tester.CpuShare.ToString("P0", CultureInfo.InvariantCulture);
        Heading("环境与方法", "On what, and how");
        Add($"<p>{Say(
            $"{e.Cpu}，{e.Cores} 核，{e.Os}；{e.Runtime}；alliance {e.Version}。存储：{e.Store}，"
                + $"{guarantee.Zh}{fsync}。{clock.Zh}",
            $"{e.Cpu}, {e.Cores} cores, {e.Os}; {e.Runtime}; alliance {e.Version}. Store: {e.Store}, "
                + $"{guarantee.En}{fsync}. {clock.En}")}</p>");
        Add($"<p>{Say(
            $"区域：{s.Region}，{s.Townships} 个乡镇、{s.Squads} 支队伍（最多 {result.TeamsOutMax} 支出动），"
                + $"{s.Watchers} 个观看者，{arrivals.Zh}，预热 {Number(s.WarmupSeconds)} 秒，配比 {s.Mix}，出动周期 "
                + $"{Number(s.CycleSeconds)} 秒。测试程序发送迟 {Number(tester.LagP99Ms)} ms（p99），占用本机 {share}。"
                + "延迟自计划发送时刻算起。",
            $"Region: {s.Region}, {s.Townships} townships with {s.Squads} squads (at most {result.TeamsOutMax} out), "
                + $"{s.Watchers} watchers, {arrivals.En}, warm-up {Number(s.WarmupSeconds)} s, mix {s.Mix}, cycle "
                + $"{Number(s.CycleSeconds)} s. The tester sent {Number(tester.LagP99Ms)} ms late (p99) and took "
                + $"{share} of the machine. Latencies run from the intended sending.")}</p>\n");
    }

    private void Heading(string zh, string en) => Add($"<h2>{Say(zh, en)}</h2>");

    private void Add(string html) => _page.Append(html);

    private string In(string zh, string en) => new Telling(zh, en).In(language);

    /// <summary>Returns a text in the language of the page, encoded for it.</summary>
    private string Say(Telling text) => Encoded(text.In(language));

    private string Say(string zh, string en) => Say(new Telling(zh, en));

    private static string Encoded(string text) => WebUtility.HtmlEncode(text);

    private static string Ms(Percentiles? latency) => Number(latency?.P99);

    internal static string Number(double? value) =>
        value is { } number
            ? number.ToString(Math.Abs(number) >= 100 ? "0" : "0.##", CultureInfo.InvariantCulture)
            : "–";
}
