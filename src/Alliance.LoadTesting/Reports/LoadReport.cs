using System.Globalization;
using System.Net;
using System.Text;
using Alliance.LoadTesting.Results;

namespace Alliance.LoadTesting.Reports;

/// <summary>Writes a run as a self-contained HTML page: no script, nothing fetched, with charts as SVG.</summary>
internal static class LoadReport
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

    public static string Html(LoadResult result, IReadOnlyDictionary<string, FigureChange>? changes)
    {
        var page = new StringBuilder();
        page.Append(
            CultureInfo.InvariantCulture,
            $"<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"viewport\" "
                + $"content=\"width=device-width\"><title>{Text(result.Realm)}: load</title><style>{Style}</style>");
        Head(page, result);
        page.Append("<h2>Achieved and offered</h2>").Append(Throughput(result.Steps));
        page.Append("<h2>Latency by step, milliseconds, p99</h2>").Append(Latency(result.Steps));
        Steps(page, result.Steps);
        Checks(page, result);
        if (changes is not null) Changes(page, changes);
        Setting(page, result);
        return page.Append("</html>\n").ToString();
    }

    private static void Head(StringBuilder page, LoadResult result)
    {
        page.Append(
            CultureInfo.InvariantCulture,
            $"<h1>Load of {result.Environment.Silos} silo(s) on {Text(result.Store)}: <span "
                + $"class=\"{(result.Verdict == "passed" ? "good" : "bad")}\">{Text(result.Verdict)}</span></h1>");
        page.Append(
            CultureInfo.InvariantCulture,
            $"<p class=\"soft\">Realm {Text(result.Realm)}, profile {Text(result.Setting.Profile)}, seed "
                + $"{result.Setting.Seed}. Sustained: {Text(result.Criterion)}.</p><div class=\"figures\">");
        Figure(page, $"{Number(result.MaxSustainedPerSecond)}/s", "sustained");
        Figure(page, Ms(result.LatencyMs.Ack), "ms to the acknowledgement, p99");
        Figure(page, Ms(result.LatencyMs.Committed), "ms to the commitment, p99");
        Figure(page, Ms(result.LatencyMs.Event), "ms from record to watcher, p99");
        Figure(
            page,
            Number(result.DurableWritesPerRequest),
            $"durable writes a request (by {result.DurableWritesFrom})");
        Figure(page, Number(result.CpuMsPerRequest), "ms of the silos' processors a request");
        page.Append("</div>");
    }

    private static void Figure(StringBuilder page, string figure, string what) =>
        page.Append(
            CultureInfo.InvariantCulture,
            $"<div><b>{Text(figure)}</b><span class=\"soft\">{Text(what)}</span></div>");

    private static string Throughput(IReadOnlyList<StepResult> steps) =>
        LineChart.Draw(
            "requests a second",
            [.. steps.Select(s => Number(s.OfferedPerSecond))],
            [
                new("offered", "--soft", [.. steps.Select(s => (double?)s.OfferedPerSecond)]),
                new("achieved", "--a", [.. steps.Select(s => (double?)s.AchievedPerSecond)]),
            ],
            isLogarithmic: false);

    private static string Latency(IReadOnlyList<StepResult> steps) =>
        LineChart.Draw(
            "ms",
            [.. steps.Select(s => Number(s.OfferedPerSecond))],
            [
                new("acknowledged", "--a", [.. steps.Select(s => s.LatencyMs.Ack?.P99)]),
                new("first offer", "--b", [.. steps.Select(s => s.LatencyMs.FirstOffer?.P99)]),
                new("committed", "--c", [.. steps.Select(s => s.LatencyMs.Committed?.P99)]),
                new("at a watcher", "--d", [.. steps.Select(s => s.LatencyMs.Event?.P99)]),
            ],
            isLogarithmic: true);

    private static void Steps(StringBuilder page, IReadOnlyList<StepResult> steps)
    {
        page.Append(
            "<h2>Steps</h2><div class=\"wide\"><table><tr><th>offered/s<th>achieved/s<th>ack p50<th>p99<th>first offer "
                + "p50<th>p99<th>committed p50<th>p90<th>p99<th>max<th>event p99<th>429<th>errors<th>teams out<th>CPU "
                + "ms<th class=\"text\">");
        foreach (var step in steps)
        {
            var ms = step.LatencyMs;
            page.Append("<tr>");
            foreach (
                var value in new double?[]
                {
                    step.OfferedPerSecond,
                    step.AchievedPerSecond,
                    ms.Ack?.P50,
                    ms.Ack?.P99,
                    ms.FirstOffer?.P50,
                    ms.FirstOffer?.P99,
                    ms.Committed?.P50,
                    ms.Committed?.P90,
                    ms.Committed?.P99,
                    ms.Committed?.Max,
                    ms.Event?.P99,
                    step.Rejected429,
                    step.Errors,
                    step.TeamsOut,
                    step.CpuMsPerRequest,
                })
                page.Append("<td>").Append(Number(value));
            page.Append(
                CultureInfo.InvariantCulture,
                $"<td class=\"text "
                    + $"{(step.Sustained || step.Offered == 0 ? "good" : "bad")}\">{Text(LoadTable.Fate(step))}");
        }

        page.Append("</table></div>");
    }

    private static void Checks(StringBuilder page, LoadResult result)
    {
        var audit = result.Audit;
        page.Append(
            CultureInfo.InvariantCulture,
            $"<h2>Audit</h2><p class=\"{(audit.IsClean ? "good" : "bad")}\">Of {audit.Commands} acknowledged commands "
                + $"and {audit.Records} records: lost {audit.Lost}, promised twice {audit.PromisedTwice}, stuck "
                + $"{audit.Stuck}.</p>");
        foreach (var found in audit.First)
            page.Append(CultureInfo.InvariantCulture, $"<p>{Text(found)}</p>");
        page.Append(
            CultureInfo.InvariantCulture,
            $"<p>Acknowledged {result.Acknowledged}, committed {result.Committed}, unfilled {result.Unfilled}, refused "
                + $"for now {result.Rejected429}{LoadTable.OutOfTurn(result)}, errors {result.Errors}, approvals given "
                + $"{result.Approvals}.</p>");
        page.Append(
            CultureInfo.InvariantCulture,
            $"<p class=\"soft\">Unfilled: {Text(result.Meanings.Unfilled)}. Stuck: {Text(result.Meanings.Stuck)}.</p>");
        if (result.Retained is { } kept)
            page.Append(
                CultureInfo.InvariantCulture,
                $"<p>Managed heap after a full collection: {Number(kept.HeapMiBBefore)} MiB before, "
                    + $"{Number(kept.HeapMiBAfter)} MiB after; {Number(kept.StoreBytesPerRequest)} bytes in the store "
                    + $"a request.</p>");
        foreach (var limit in result.Limits)
            page.Append(
                CultureInfo.InvariantCulture,
                $"<p class=\"{(limit.Met ? "good" : "bad")}\">{(limit.Met ? "Kept" : "Missed")}: {Text(limit.Limit)} "
                    + $"({Number(limit.Actual)})</p>");
        foreach (var fault in result.Faults)
            page.Append(
                CultureInfo.InvariantCulture,
                $"<p{(fault.Struck ? "" : " class=\"bad\"")}>{Text(fault.InWords())}.</p>");
    }

    private static void Changes(StringBuilder page, IReadOnlyDictionary<string, FigureChange> changes)
    {
        page.Append("<h2>Against the former run</h2><table><tr><th>figure<th>then<th>now<th>ratio");
        foreach (var (figure, change) in changes)
            page.Append(
                CultureInfo.InvariantCulture,
                $"<tr><td>{Text(figure)}<td>{Number(change.Former)}<td>{Number(change.Now)}<td>{Number(change.Ratio)}");
        page.Append("</table>");
    }

    private static void Setting(StringBuilder page, LoadResult result)
    {
        var (e, s) = (result.Environment, result.Setting);
        var fsync = e.Fsync is null ? "" : $" ({Text(e.Fsync)})";
        var clock = e.TesterOnSameMachine
            ? "The tester ran on the same machine."
            : $"The server's clock was {Number(e.ServerAheadMs)} ms ahead.";
        var arrivals = s.Scenario is null
            ? $"arrivals {Text(s.Arrivals)}"
            : $"scenario {Text(s.Scenario)} × {s.Speed}";
        page.Append(CultureInfo.InvariantCulture, $"""
            <h2>On what, and how</h2>
            <p>{Text(e.Cpu)}, {e.Cores} cores, {Text(e.Os)}; {Text(e.Runtime)}; alliance {Text(e.Version)}.
            Store: {Text(e.Store)}, {Text(e.Guarantee)}{fsync}. {clock}</p>
            <p>Region: {Text(s.Region)}, {s.Townships} townships with {s.Squads} squads
            (at most {result.TeamsOutMax} out), {s.Watchers} watchers, {arrivals},
            warm-up {Number(s.WarmupSeconds)} s, mix {Text(s.Mix)}, cycle {Number(s.CycleSeconds)} s.
            The tester sent {Number(result.Generator.LagP99Ms)} ms late (p99)
            and took {result.Generator.CpuShare:P0} of the machine. Latencies run from the intended sending.</p>

            """);
    }

    private static string Ms(Percentiles? latency) => Number(latency?.P99);

    internal static string Number(double? value) =>
        value is { } number
            ? number.ToString(Math.Abs(number) >= 100 ? "0" : "0.##", CultureInfo.InvariantCulture)
            : "–";

    private static string Text(string? text) => WebUtility.HtmlEncode(text ?? "");
}
