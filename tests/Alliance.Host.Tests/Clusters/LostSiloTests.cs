using System.Text.Json;

namespace Alliance.Host.Tests.Clusters;

/// <summary>Silos are killed in the midst of runs.</summary>
[Collection(ThreeSilos.Name)]
public sealed class LostSiloTests(ThreeSilos three, ITestOutputHelper output)
{
    private const int Seed = 20260619;

    [Fact]
    public async Task One_of_three_killed_at_any_moment_the_run_ends_unaided_with_the_same_journal()
    {
        var rounds = Rehearsed.IsFull ? 10 : 1;
        var random = new Random(Seed);
        var finished = 0;
        for (var round = 1; round <= rounds; round++)
        {
            var (silo, share) = (random.Next(3), random.NextDouble());
            if (await FinishesAsync(silo, share, round)) finished++;
        }

        Assert.True(finished >= Math.Max(1, rounds - 1), $"Of {rounds} rounds {finished} came to an end.");
    }

    [Fact]
    public async Task One_of_three_killed_while_the_run_starts_is_done_without()
    {
        Assert.SkipUnless(Rehearsed.IsFull, "A second kill, for which the silos start again.");
        var cluster = await three.UpAsync();
        using var runs = new ClusterRuns(cluster);
        await using var run = runs.Begin(Rehearsed.Hengnan);
        // The journal is opened before the first part is asked for.
        await runs.WrittenAsync(run, 0);
        await cluster.KillAsync(1);
        var summary = await runs.HasOneJournalAsync(Rehearsed.Hengnan, run);
        Tell(summary, "while starting", cluster);
        await cluster.HoldsNothingAsync();
    }

    [Fact]
    public async Task With_all_killed_the_run_ends_and_says_so()
    {
        Assert.SkipUnless(Rehearsed.IsFull, "Half a minute until it is certain that nobody answers.");
        var cluster = await three.UpAsync();
        using var runs = new ClusterRuns(cluster);
        await using var run = runs.Begin(Rehearsed.Hengnan);
        await runs.WrittenAsync(run, Rehearsed.Hengnan.Journal.Length / 4);
        await cluster.KillAllAsync();
        var (exit, said, error) = await run.EndAsync();
        Assert.Equal((1, ""), (exit, said));
        Assert.Contains("any more; start one: alliance serve --redis", error, StringComparison.Ordinal);
        ClusterRuns.IsPlain(error);

        // Redis still names them.
        await using var next = runs.Begin(Rehearsed.Hengnan);
        (exit, said, error) = await next.EndAsync();
        Assert.Equal((1, ""), (exit, said));
        Assert.Contains("no cluster answers through Redis", error, StringComparison.Ordinal);
        ClusterRuns.IsPlain(error);
    }

    private async Task<bool> FinishesAsync(int silo, double share, int round)
    {
        var cluster = await three.UpAsync();
        using var runs = new ClusterRuns(cluster);
        await using var run = runs.Begin(Rehearsed.Hengnan);
        await runs.WrittenAsync(run, (long)(share * Rehearsed.Hengnan.Journal.Length));
        var inTime = !run.HasEnded;
        await cluster.KillAsync(silo);
        var what = $"round {round} of seed {Seed}: silo {silo + 1} killed at {share:P0} of the journal";
        var (exit, _, error) = await run.EndAsync();
        ClusterRuns.IsPlain(error);
        if (exit != 0)
        {
            Assert.Equal(1, exit);
            output.WriteLine($"{what}; not finished: {error}");
            return false;
        }

        var summary = await runs.HasOneJournalAsync(Rehearsed.Hengnan, run);
        // One that had written its last bytes may have had nothing left to lose.
        if (inTime && share < 0.8)
            Assert.True(summary.GetProperty("restarts").GetInt32() >= 1, $"{what}; it was not missed.");
        Tell(summary, what, cluster);
        await cluster.HoldsNothingAsync();
        return true;
    }

    private void Tell(JsonElement summary, string what, SiloCluster cluster) => output.WriteLine(
        $"{what}; {summary.GetProperty("silos")} silos ended it after {summary.GetProperty("restarts")} restarts, "
            + $"{summary.GetProperty("restartSeconds")} s lost of "
        + $"{summary.GetProperty("elapsedSeconds")} s of the attempt that came through; silos hold {cluster.Memory}");
}
