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
/// <param name="Cpu">Processor time of a request, as a share of that without accounts.</param>
/// <param name="IsMet">Whether it costs no more than the goal, by both.</param>
internal sealed record AccessRatio(string Name, double Rate, double Cpu, bool IsMet);

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
            AnsiConsole.WriteLine(
                $"{r.Name}: {r.Rate:N3} of the open rate, {r.Cpu:N3} of its processor time per request (goal: at most "
                    + $"{Goal:P0} more or less): {(r.IsMet ? "met" : "missed")}");
        return 0;
    }

    private static AccessRatio Ratio(Measured<LiveRun> open, Measured<LiveRun> signedIn)
    {
        var pairs = open.Rounds.Zip(signedIn.Rounds).ToList();
        var rate = Medians.Of(pairs.Select(p => p.Second.RequestsPerSecond / p.First.RequestsPerSecond)).Median;
        var cpu = Medians.Of(pairs.Select(p => AccessRow.CpuMs(p.Second) / AccessRow.CpuMs(p.First))).Median;
        return new(signedIn.Name, Math.Round(rate, 3), Math.Round(cpu, 3), rate >= 1 - Goal && cpu <= 1 + Goal);
    }
}
