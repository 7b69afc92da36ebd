using System.Text.Json;
using Alliance.Benchmarks.Live;
using Alliance.Benchmarks.Measuring;
using Spectre.Console;

namespace Alliance.Benchmarks.Access;

/// <summary>One way to call; medians over its rounds. Processor time is that of servers and clients.</summary>
internal sealed record AccessRow(
    string Name, double RequestsPerSecond, double Spread, double CpuMsPerRequest, double CpuSpread)
{
    public static AccessRow Of(Measured<LiveRun> measured)
    {
        var (rate, cpu) = (
            Medians.Of(measured.Rounds.Select(r => r.RequestsPerSecond)), Medians.Of(measured.Rounds.Select(CpuMs)));
        return new(measured.Name, Math.Round(rate.Median, 1), Math.Round(rate.Spread, 3), Math.Round(cpu.Median, 3),
            Math.Round(cpu.Spread, 3));
    }

    public static double CpuMs(LiveRun run) => run.CpuSeconds * 1_000 / run.Requests;
}

/// <summary>What a way to sign in costs; medians of the ratios of each round, so that both had the same
/// machine.</summary>
/// <param name="Name">The way.</param>
/// <param name="Rate">Requests in a second, as a share of those without accounts.</param>
/// <param name="RateHalf">Between what the middle half of those ratios are.</param>
/// <param name="Cpu">Processor time of a request, as a share of that without accounts.</param>
/// <param name="CpuHalf">Between what the middle half of those ratios are.</param>
/// <param name="IsMet">Whether it costs no more than the goal, by both.</param>
internal sealed record AccessRatio(
    string Name, double Rate, double[] RateHalf, double Cpu, double[] CpuHalf, bool IsMet);

/// <summary>Shows what authentication costs.</summary>
internal static class AccessReport
{
    /// <summary>The most that it may cost: a twentieth.</summary>
    private const double Goal = 0.05;

    /// <returns>0: a missed goal is told, and is no failure of the measurement.</returns>
    public static int Write(IReadOnlyList<Measured<LiveRun>> measured, bool json)
    {
        var rows = measured.Select(AccessRow.Of).ToList();
        var ratios = measured.Skip(1).Select(m => Ratio(measured[0], m)).ToList();
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(
                new { Contenders = rows, Ratios = ratios, Goal }, JsonOutput.Options));
            return 0;
        }

        var table = new Table().AddColumns("caller", "requests/s", "spread", "CPU ms/request", "spread");
        foreach (var r in rows)
            table.AddRow(r.Name, $"{r.RequestsPerSecond:N1}", $"{r.Spread:P0}", $"{r.CpuMsPerRequest:N2}",
                $"{r.CpuSpread:P0}");
        AnsiConsole.Write(table);
        foreach (var r in ratios)
            Console.WriteLine(
                $"{r.Name}: {r.Rate:N3} of the open rate ({r.RateHalf[0]:N2} to {r.RateHalf[1]:N2} in half of the "
                    + $"rounds), {r.Cpu:N3} of its processor time per request ({r.CpuHalf[0]:N2} to "
                    + $"{r.CpuHalf[1]:N2}); goal: at most {Goal:P0} less, or more: {(r.IsMet ? "met" : "missed")}");
        return 0;
    }

    private static AccessRatio Ratio(Measured<LiveRun> open, Measured<LiveRun> signedIn)
    {
        var pairs = open.Rounds.Zip(signedIn.Rounds).ToList();
        double[] rates = [.. pairs.Select(p => p.Second.RequestsPerSecond / p.First.RequestsPerSecond).Order()];
        double[] cpus = [.. pairs.Select(p => AccessRow.CpuMs(p.Second) / AccessRow.CpuMs(p.First)).Order()];
        var (rate, cpu) = (Medians.Of(rates).Median, Medians.Of(cpus).Median);
        return new(
            signedIn.Name, Math.Round(rate, 3), Half(rates), Math.Round(cpu, 3), Half(cpus),
            rate >= 1 - Goal && cpu <= 1 + Goal);
    }

    private static double[] Half(double[] sorted) =>
        [Math.Round(sorted[sorted.Length / 4], 3), Math.Round(sorted[^(sorted.Length / 4 + 1)], 3)];
}
