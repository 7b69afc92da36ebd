using Alliance.Host.Api.Endpoints;
using Alliance.Simulation.Measures;
using Alliance.Simulation.Rehearsals;
using Spectre.Console;

namespace Alliance.Host.Commands;

/// <summary>The summary of a rehearsal for people.</summary>
internal static class ReplayReport
{
    public static void Write(RehearsalSummary summary)
    {
        AnsiConsole.MarkupLineInterpolated($"[bold]{summary.Scenario}[/]  seed {summary.Seed}, policy {summary.Policy}, {summary.SimulatedHours} h of virtual time in {summary.ElapsedSeconds} s");
        WriteOutcomes(summary);
        WriteAid(summary);
        var response = new Table().AddColumns("minutes", "count", "unanswered", "mean", "p50", "p90", "max");
        Row(response, "need → first squad on scene", summary.Response.FirstTeamMinutes);
        Row(response, "line → first commitment", summary.Response.RequestToCommitmentMinutes);
        AnsiConsole.Write(response);
        WriteClocks(summary);
        if (summary.Refusals.Count > 0)
            AnsiConsole.Write(new BarChart().Label("Refusals by code").AddItems(summary.Refusals.OrderByDescending(r => r.Value), r => new BarChartItem(r.Key, r.Value)));
        AnsiConsole.MarkupLineInterpolated($"{summary.Messages:N0} messages, {summary.Records:N0} records, journal {summary.JournalSha256}; at most {summary.PeakMemoryMiB} MiB");
        AnsiConsole.MarkupLineInterpolated($"invariant violations: {summary.InvariantViolations}; requests open at the end: {summary.Requests.Open}");
        foreach (var violation in summary.Violations) AnsiConsole.MarkupLineInterpolated($"[red]{violation.Invariant}:[/] {violation.What} (records {string.Join(", ", violation.Records)})");
        foreach (var (what, quality) in summary.DataQuality) AnsiConsole.MarkupLineInterpolated($"[grey]{what}: {quality}[/]");
    }

    private static void WriteOutcomes(RehearsalSummary summary)
    {
        var table = new Table().AddColumns("", "raised", "fulfilled", "partly", "unfilled", "cancelled", "rejected", "expired", "open");
        foreach (var (name, counts) in new[] { ("requests", summary.Requests), ("lines", summary.Lines) })
        {
            int[] cells = [counts.Raised, counts.Fulfilled, counts.PartiallyFulfilled, counts.Unfilled, counts.Cancelled, counts.Rejected, counts.Expired, counts.Open];
            table.AddRow([name, .. cells.Select(c => c.ToString())]);
        }

        AnsiConsole.Write(table);
    }

    private static void WriteAid(RehearsalSummary summary)
    {
        AnsiConsole.MarkupLineInterpolated($"needs: {summary.Needs.Asked:N0} person-hours asked, {summary.Needs.Met:N0} met, {summary.Needs.UnmetShare:P1} unmet");
        var aid = summary.AidByTier;
        AnsiConsole.Write(new BarChart().Label("Person-hours on scene by tier")
            .AddItem("village", aid.Village, Color.Green).AddItem("township", aid.Township, Color.Blue).AddItem("alliance", aid.Alliance, Color.Yellow)
            .AddItem("county", aid.County, Color.Red).AddItem("centre", aid.Centre, Color.Purple));
    }

    private static void WriteClocks(RehearsalSummary summary)
    {
        var table = new Table().AddColumns("clock", "owed", "met", "missed", "mean min", "p90", "max");
        foreach (var (name, clock) in summary.Clocks)
            table.AddRow(name, $"{clock.Started}", $"{clock.Met}", $"{clock.Missed}", $"{clock.Mean}", $"{clock.P90}", $"{clock.Max}");
        AnsiConsole.Write(table);
        var targets = summary.Targets;
        AnsiConsole.MarkupLineInterpolated(
            $"of {targets.Incidents} incidents: first unit within 10 min {targets.Within10:P0}, within 15 min {targets.Within15:P0}; reinforced within 20 min {targets.ReinforcedWithin20:P0}");
    }

    private static void Row(Table table, string name, Distribution d) =>
        table.AddRow(name, $"{d.Count}", $"{d.Unanswered}", $"{d.Mean}", $"{d.P50}", $"{d.P90}", $"{d.Max}");
}
