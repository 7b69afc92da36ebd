using System.Globalization;
using Alliance.LoadTesting.Results;
using Spectre.Console;

namespace Alliance.LoadTesting.Reports;

/// <summary>A run as tables for people.</summary>
internal static class LoadTable
{
    /// <summary>A step in one line.</summary>
    public static string Line(StepResult step) => string.Create(CultureInfo.InvariantCulture,
        $"{step.OfferedPerSecond,7:0.0}/s offered {step.AchievedPerSecond,7:0.0}/s achieved   committed p50 {Ms(step.LatencyMs.Committed?.P50)} p99 {Ms(step.LatencyMs.Committed?.P99)} ms   {Fate(step)}");

    public static void Write(LoadResult result, IReadOnlyDictionary<string, FigureChange>? changes)
    {
        var e = result.Environment;
        AnsiConsole.MarkupLineInterpolated($"[bold]{result.Realm}[/]  {e.Silos} silo(s) on {e.Store}, {e.Guarantee}{(e.Fsync is null ? "" : $" ({e.Fsync})")}; {e.Cpu}, {e.Cores} cores; {e.Runtime}, {e.Version}");
        foreach (var line in Steps(result.Steps)) Console.WriteLine(line);
        foreach (var step in result.Steps.Where(s => s.Void)) AnsiConsole.MarkupLineInterpolated($"void at {step.OfferedPerSecond}/s: {step.VoidBecause}");
        AnsiConsole.MarkupLineInterpolated($"sustained: [bold]{result.MaxSustainedPerSecond}[/] requests a second ({result.Criterion})");
        AnsiConsole.MarkupLineInterpolated($"acknowledged {result.Acknowledged}, committed {result.Committed}, unfilled {result.Unfilled}, refused for now {result.Rejected429}{OutOfTurn(result)}, errors {result.Errors}, approvals given {result.Approvals}; at most {result.TeamsOutMax} of {result.Setting.Squads} teams out");
        if (result.Setting.Scenario is { } scenario)
            AnsiConsole.MarkupLineInterpolated($"{scenario}, {result.Setting.Speed} times as fast; unfilled: {result.Meanings.Unfilled}");
        AnsiConsole.MarkupLineInterpolated($"a request costs {(result.DurableWritesPerRequest is { } writes ? $"{writes} durable writes (by {result.DurableWritesFrom}) and " : "")}{result.CpuMsPerRequest} ms of the silos' processors; the tester was {result.Generator.LagP99Ms} ms late (p99) and took {result.Generator.CpuShare:P0} of the machine");
        if (result.Retained is { } kept) AnsiConsole.MarkupLineInterpolated($"managed heap after a full collection: {kept.HeapMiBBefore} MiB before, {kept.HeapMiBAfter} MiB after; {kept.StoreBytesPerRequest} bytes in the store a request");
        foreach (var (kind, count) in result.ErrorsByKind) AnsiConsole.MarkupLineInterpolated($"  error {kind}: {count}");
        foreach (var fault in result.Faults) AnsiConsole.MarkupLineInterpolated($"{fault.InWords()}");
        AnsiConsole.MarkupLineInterpolated($"audit of {result.Audit.Commands} commands and {result.Audit.Records} records: lost {result.Audit.Lost}, promised twice {result.Audit.PromisedTwice}, stuck {result.Audit.Stuck}");
        foreach (var found in result.Audit.First) AnsiConsole.MarkupLineInterpolated($"  {found}");
        foreach (var limit in result.Limits) AnsiConsole.MarkupLineInterpolated($"{(limit.Met ? "kept  " : "MISSED")} {limit.Limit}: {limit.Actual}");
        foreach (var (figure, change) in changes ?? new Dictionary<string, FigureChange>())
            AnsiConsole.MarkupLineInterpolated($"{figure}: {change.Former} then, {change.Now} now{(change.Ratio is { } ratio ? $", × {ratio}" : "")}");
        AnsiConsole.MarkupLineInterpolated($"[bold]{result.Verdict}[/]");
    }

    /// <summary>In eighty columns: a table of Spectre would break its cells there.</summary>
    private static IEnumerable<string> Steps(IReadOnlyList<StepResult> steps)
    {
        yield return "  offered achieved     ack ms   offer ms  commit ms event    429 errors teams";
        yield return " a second a second   p50   p99  p50   p99  p50   p99   p99               out";
        foreach (var step in steps)
        {
            var ms = step.LatencyMs;
            yield return string.Create(CultureInfo.InvariantCulture,
                $"{step.OfferedPerSecond,9:0.0}{step.AchievedPerSecond,9:0.0} {Pair(ms.Ack)}{Pair(ms.FirstOffer)}{Pair(ms.Committed)}{Ms(ms.Event?.P99),6}{step.Rejected429,7}{step.Errors,7}{step.TeamsOut,6} {(step.Void ? "void" : step.Offered == 0 ? "–" : step.Sustained ? "✓" : "✗")}");
        }
    }

    public static string OutOfTurn(LoadResult result) =>
        result.Rejected429 == 0 ? "" : result.TakenOutOfTurn == 0 ? " (nothing less pressing was taken meanwhile)" : $" ({result.TakenOutOfTurn} less pressing were TAKEN meanwhile)";

    private static string Pair(Percentiles? latency) => $"{Ms(latency?.P50),5}{Ms(latency?.P99),6}";

    public static string Fate(StepResult step) =>
        step.Void ? $"void: {step.VoidBecause}" : step.Offered == 0 ? "nothing was asked" : step.Sustained ? "sustained" : "not sustained";

    private static string Ms(double? value) => value is { } ms ? ms.ToString(ms < 10 ? "0.0" : "0", CultureInfo.InvariantCulture) : "–";
}
