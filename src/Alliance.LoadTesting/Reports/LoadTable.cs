using System.Globalization;
using Alliance.LoadTesting.Results;

namespace Alliance.LoadTesting.Reports;

/// <summary>Writes a result as text for people. It fits 80 columns and does not depend on colour.</summary>
internal static class LoadTable
{
    // The columns are those of Row: 80 together.
    private const string Head = """
         offered achieved      ack ms    offer ms   commit ms event   429 errors teams
             a/s      a/s   p50   p99   p50   p99   p50   p99   p99                out
        """;

    /// <summary>Describes a step in one line.</summary>
    public static string Line(StepResult step)
    {
        var ms = step.LatencyMs.Committed;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"offered {step.OfferedPerSecond:0.0}/s, achieved {step.AchievedPerSecond:0.0}/s, "
                + $"committed p50 {Ms(ms?.P50)} p99 {Ms(ms?.P99)} ms: {Fate(step)}");
    }

    /// <summary>Prints the result.</summary>
    /// <param name="result">The result.</param>
    /// <param name="changes">The figures of a former run and of this run; null for none.</param>
    public static void Write(LoadResult result, IReadOnlyDictionary<string, FigureChange>? changes) =>
        Write(result, changes, TextBlock.OfConsole());

    /// <summary>Prints the result to a block of text.</summary>
    internal static void Write(LoadResult result, IReadOnlyDictionary<string, FigureChange>? changes, TextBlock text)
    {
        Setup(result, text);
        text.Line(Head);
        foreach (var step in result.Steps) text.Line(Row(step));
        foreach (var step in result.Steps.Where(s => s.Void))
            text.Fact("void", $"at {Number(step.OfferedPerSecond)}/s: {step.VoidBecause}");
        Requests(result, text);
        Costs(result, text);
        Checks(result, text);
        foreach (var (figure, change) in changes ?? new Dictionary<string, FigureChange>())
            text.Fact("compared", $"{figure}: {Number(change.Former)} then, {Number(change.Now)} now"
                + (change.Ratio is { } ratio ? $", × {Number(ratio)}" : ""));
        text.Fact("verdict", result.Verdict, isBold: true);
    }

    /// <summary>Returns, where requests were refused, whether less urgent ones were accepted meanwhile.</summary>
    public static string OutOfTurn(LoadResult result) =>
        result.Rejected429 == 0 ? ""
        : result.TakenOutOfTurn == 0 ? " (nothing less pressing was taken meanwhile)"
        : $" ({result.TakenOutOfTurn} less pressing were TAKEN meanwhile)";

    /// <summary>Describes in words how a step ended.</summary>
    public static string Fate(StepResult step) =>
        step.Void ? $"void: {step.VoidBecause}"
        : step.Offered == 0 ? "nothing was asked"
        : step.Sustained ? "sustained"
        : "not sustained";

    private static void Setup(LoadResult result, TextBlock text)
    {
        var e = result.Environment;
        text.Fact("realm", result.Realm, isBold: true);
        text.Fact("set-up", $"{e.Silos} silo(s) on {e.Store}, {e.Guarantee}{(e.Fsync is null ? "" : $" ({e.Fsync})")}");
        text.Fact("machine", $"{e.Cpu}, {e.Cores} cores; {e.Runtime}; alliance {e.Version}");
        if (result.Setting.Scenario is { } scenario)
            text.Fact("scenario", $"{scenario}, {result.Setting.Speed} times as fast");
    }

    private static void Requests(LoadResult result, TextBlock text)
    {
        text.Fact("sustained", $"{Number(result.MaxSustainedPerSecond)} requests a second ({result.Criterion})");
        text.Fact("requests", $"acknowledged {result.Acknowledged}, committed {result.Committed}, "
            + $"unfilled {result.Unfilled}, refused for now {result.Rejected429}{OutOfTurn(result)}, "
            + $"errors {result.Errors}, approvals given {result.Approvals}");
        if (result.Setting.Scenario is not null) text.Fact("unfilled", result.Meanings.Unfilled);
        foreach (var (kind, count) in result.ErrorsByKind) text.Fact("error", $"{kind}: {count}");
        text.Fact("teams", $"at most {result.TeamsOutMax} of {result.Setting.Squads} out");
    }

    private static void Costs(LoadResult result, TextBlock text)
    {
        var writes = result.DurableWritesPerRequest is { } each
            ? $"{Number(each)} durable writes (by {result.DurableWritesFrom}) and "
            : "";
        text.Fact("cost", $"a request costs {writes}{Number(result.CpuMsPerRequest)} ms of the silos' processors");
        text.Fact("tester", $"{Number(result.Generator.LagP99Ms)} ms late (p99); "
            + $"took {result.Generator.CpuShare.ToString("P0", CultureInfo.InvariantCulture)} of the machine");
        if (result.Retained is { } kept)
            text.Fact("memory", $"managed heap after a full collection: {Number(kept.HeapMiBBefore)} MiB before, "
                + $"{Number(kept.HeapMiBAfter)} MiB after; "
                + $"{Number(kept.StoreBytesPerRequest)} bytes in the store a request");
    }

    private static void Checks(LoadResult result, TextBlock text)
    {
        foreach (var fault in result.Faults) text.Fact("fault", fault.InWords());
        text.Fact("audit", $"of {result.Audit.Commands} commands and {result.Audit.Records} records: "
            + $"lost {result.Audit.Lost}, promised twice {result.Audit.PromisedTwice}, stuck {result.Audit.Stuck}");
        foreach (var found in result.Audit.First) text.Fact("", found);
        foreach (var limit in result.Limits)
            text.Fact("limit", $"{(limit.Met ? "kept" : "MISSED")}: {limit.Limit}, was {Number(limit.Actual)}");
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

    private static string Pair(Percentiles? latency) => $"{Ms(latency?.P50),6}{Ms(latency?.P99),6}";

    private static string Number(double? value) => LoadReport.Number(value);

    private static string Ms(double? value) =>
        value is { } ms ? ms.ToString(ms < 10 ? "0.0" : "0", CultureInfo.InvariantCulture) : "–";
}
