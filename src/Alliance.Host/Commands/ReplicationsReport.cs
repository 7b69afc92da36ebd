using Alliance.Simulation.Rehearsals;
using Spectre.Console;

namespace Alliance.Host.Commands;

/// <summary>Replications for people: what the measures come to over all of them.</summary>
internal static class ReplicationsReport
{
    public static void Write(RehearsalSummary summary)
    {
        var runs = summary.Replications!;
        AnsiConsole.MarkupLineInterpolated(
            $"[bold]{summary.Scenario}[/]  policy {summary.Policy}, {runs.Count} {(runs.Count == 1 ? "replication" : "replications")} from seed {summary.Seed}, {summary.ReplicationsSeconds} s, at most {summary.PeakMemoryMiB} MiB");
        var table = new Table().AddColumns("measure", "unit", "runs", "mean", "95 % of the mean", "least", "most");
        foreach (var e in summary.Estimates!)
            table.AddRow(new[] { e.Name, e.Unit, $"{e.Runs}", $"{e.Mean}", e.Low is null ? "" : $"{e.Low} … {e.High}", $"{e.Least}", $"{e.Most}" }.Select(Markup.Escape).ToArray());
        AnsiConsole.Write(table);
        AnsiConsole.MarkupLineInterpolated(
            $"invariant violations: {runs.Sum(r => r.InvariantViolations)}; requests open at the end: {runs.Sum(r => r.Requests.Open)}");
        foreach (var run in runs.Where(r => r.HasFailed()))
            AnsiConsole.MarkupLineInterpolated($"[red]seed {run.Seed}:[/] {run.InvariantViolations} violations, {run.Requests.Open} requests open");
        foreach (var (what, quality) in summary.DataQuality) AnsiConsole.MarkupLineInterpolated($"[grey]{what}: {quality}[/]");
    }
}
