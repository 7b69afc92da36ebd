using System.Text.Json;
using Alliance.Benchmarks.Measuring;
using Spectre.Console;

namespace Alliance.Benchmarks.Phold;

/// <summary>What <c>phold</c> prints.</summary>
internal static class PholdReport
{
    private sealed record Report(
        int Actors, int Population, long Events, string Checksum, IReadOnlyList<ContenderReport> Contenders);

    private sealed record ContenderReport(string Name, double EventsPerSecond, double Spread, double BytesPerEvent,
        double CpuNanosecondsPerEvent, string Checksum, double Ratio);

    /// <returns>1 when the contenders did not do the same, else 0.</returns>
    public static int Write(PholdSetup setup, IReadOnlyList<Measured<PholdRun>> measured, bool json)
    {
        var first = measured[0].Rounds[0];
        var baseline = Rates(measured[0]).Median;
        var contenders = measured.Select(m => Of(m, baseline)).ToList();
        var report = new Report(setup.Actors, setup.Population, first.Events, first.Checksum, contenders);
        if (json) Console.WriteLine(JsonSerializer.Serialize(report, JsonOutput.Options));
        else Show(report);
        if (measured.All(m => m.Rounds.All(r => r.Checksum == first.Checksum && r.Events == first.Events))) return 0;
        Console.Error.WriteLine("phold: the contenders' checksums differ; they did not do the same work");
        return 1;
    }

    private static ContenderReport Of(Measured<PholdRun> measured, double baseline)
    {
        var rates = Rates(measured);
        var bytes = Medians.Of(measured.Rounds.Select(r => (double)r.Spent.Bytes / r.Measured));
        return new(measured.Name, Math.Round(rates.Median), Math.Round(rates.Spread, 3), Math.Round(bytes.Median, 1),
            Math.Round(Medians.Of(measured.Rounds.Select(r => r.Spent.CpuSeconds * 1e9 / r.Measured)).Median, 1),
            measured.Rounds[0].Checksum, Math.Round(rates.Median / baseline, 2));
    }

    private static Medians Rates(Measured<PholdRun> measured) =>
        Medians.Of(measured.Rounds.Select(r => r.Measured / r.Spent.Seconds));

    private static void Show(Report report)
    {
        AnsiConsole.MarkupLineInterpolated(
            $"[bold]PHOLD[/]  {report.Actors:N0} actors, {report.Population} messages each, {report.Events:N0} events");
        var table = new Table().AddColumns(
            "contender", "M events/s", "spread", "ratio", "bytes/event", "CPU ns/event", "checksum");
        foreach (var c in report.Contenders)
            table.AddRow(c.Name, $"{c.EventsPerSecond / 1e6:N2}", $"{c.Spread:P0}", $"{c.Ratio:N2}",
                $"{c.BytesPerEvent:N1}", $"{c.CpuNanosecondsPerEvent:N0}", c.Checksum);
        AnsiConsole.Write(table);
    }
}
