using System.Text.Json;
using Alliance.Benchmarks.Measuring;
using Spectre.Console;

namespace Alliance.Benchmarks.Live;

/// <summary>One contender on one store; medians over its rounds.</summary>
internal sealed record LiveRow(
    string Store, string Name, double CommitsPerSecond, double Spread, double RequestsPerSecond,
    double CommitsPerRequest, double CpuMsPerRequest, double P50Ms, double P99Ms)
{
    public static LiveRow Of(string store, Measured<LiveRun> measured)
    {
        var commits = Medians.Of(measured.Rounds.Select(r => r.CommitsPerSecond));
        return new(store, measured.Name, Math.Round(commits.Median), Math.Round(commits.Spread, 3),
            Round(r => r.RequestsPerSecond),
            Round(r => r.Requests == 0 ? 0 : (double)r.Commits / r.Requests),
            Round(r => r.Requests == 0 ? 0 : r.CpuSeconds * 1_000 / r.Requests),
            Round(r => r.Percentile(0.5)), Round(r => r.Percentile(0.99)));

        double Round(Func<LiveRun, double> of) => Math.Round(Medians.Of(measured.Rounds.Select(of)).Median, 1);
    }
}

/// <summary>How the paths compare on one store.</summary>
/// <param name="Store">The store.</param>
/// <param name="EngineOfCeiling">Commits of the engine as a share of the ceiling; the goal is 0.5.</param>
/// <param name="WholeOfEngine">Requests of the whole path as a share of the engine's; the goal is 0.5.</param>
internal sealed record LiveRatio(string Store, double EngineOfCeiling, double WholeOfEngine);

/// <summary>Shows rows and ratios.</summary>
internal static class LiveReport
{
    public static void Write(IReadOnlyList<LiveRow> rows, bool json)
    {
        var ratios = rows.GroupBy(r => r.Store).Select(store => Ratio(store.Key, [.. store])).ToList();
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(new { Contenders = rows, Ratios = ratios }, JsonOutput.Options));
            return;
        }

        var table = new Table().AddColumns("store", "path", "commits/s", "spread", "requests/s", "commits/request",
            "CPU ms/request", "p50 ms", "p99 ms");
        foreach (var r in rows)
            table.AddRow(r.Store, r.Name, $"{r.CommitsPerSecond:N0}", $"{r.Spread:P0}", $"{r.RequestsPerSecond:N0}",
                $"{r.CommitsPerRequest:N1}", $"{r.CpuMsPerRequest:N1}", $"{r.P50Ms:N0}", $"{r.P99Ms:N0}");
        AnsiConsole.Write(table);
        foreach (var r in ratios)
            AnsiConsole.WriteLine(
                $"{r.Store}: engine {r.EngineOfCeiling:N2} of the ceiling in commits (goal 0.5), whole path "
                    + $"{r.WholeOfEngine:N2} of the engine in requests (goal 0.5)");
    }

    private static LiveRatio Ratio(string store, LiveRow[] rows) => new(store,
        Math.Round(rows[1].CommitsPerSecond / rows[0].CommitsPerSecond, 2),
        Math.Round(rows[2].RequestsPerSecond / rows[1].RequestsPerSecond, 2));
}
