using Alliance.Grains.Tests.Storage;
using Alliance.Host.Tests.Commands;

namespace Alliance.Host.Tests.Clusters;

/// <summary>A run over the silos of a cluster has the journal that it has in one process.</summary>
[Collection(ThreeSilos.Name)]
public sealed class ClusterReplayTests(ThreeSilos three)
{
    public static TheoryData<string, int> Cuts => Rehearsed.IsFull
        ? new() { { nameof(Rehearsed.Hengnan), 1 }, { nameof(Rehearsed.Hengnan), 16 },
            { nameof(Rehearsed.Synthetic), 1 }, { nameof(Rehearsed.Synthetic), 5 } }
        : new() { { nameof(Rehearsed.Hengnan), 1 }, { nameof(Rehearsed.Synthetic), 5 } };

    [Theory]
    [MemberData(nameof(Cuts))]
    public async Task Over_three_silos_the_journal_is_the_same_byte_for_byte(string scenario, int shards)
    {
        var what = scenario == nameof(Rehearsed.Hengnan) ? Rehearsed.Hengnan : Rehearsed.Synthetic;
        var cluster = await three.UpAsync();
        using var runs = new ClusterRuns(cluster);
        await using var run = runs.Begin(what, "--shards", $"{shards}");
        var summary = await runs.HasOneJournalAsync(what, run);
        Assert.Equal(3, summary.GetProperty("silos").GetInt32());
        Assert.Equal("grain", summary.GetProperty("hosting").GetString());
        await cluster.HoldsNothingAsync();
    }

    [Fact]
    public async Task A_silo_that_serves_live_is_never_used_and_one_that_works_off_runs_does_all()
    {
        await using var cluster = await SiloCluster.StartAsync(0);
        using var runs = new ClusterRuns(cluster);
        await cluster.AddAsync("live");
        await using var nobody = runs.Begin(Rehearsed.Hengnan);
        var (exit, output, error) = await nobody.EndAsync();
        Assert.Equal((1, ""), (exit, output));
        Assert.Contains("works off runs; start one: alliance serve --redis", error, StringComparison.Ordinal);
        ClusterRuns.IsPlain(error);

        await cluster.AddAsync("simulation");
        foreach (var what in Rehearsed.IsFull ? [Rehearsed.Hengnan, Rehearsed.Synthetic] : new[] { Rehearsed.Hengnan })
        {
            await using var run = runs.Begin(what);
            Assert.Equal(1, (await runs.HasOneJournalAsync(what, run)).GetProperty("silos").GetInt32());
        }
    }

    public static TheoryData<string> Signals => Rehearsed.IsFull ? ["TERM", "INT"] : ["TERM"];

    [Theory]
    [MemberData(nameof(Signals))]
    public async Task Stopped_by_hand_it_ends_at_the_edge_of_a_window_and_the_silos_keep_nothing(string signal)
    {
        var cluster = await three.UpAsync();
        using var runs = new ClusterRuns(cluster);
        await using var run = runs.Begin(Rehearsed.WholeHengnan);
        await runs.WrittenAsync(run, Rehearsed.WholeHengnan.Journal.Length / 50);
        await run.SignalAsync(signal);
        await runs.IsStoppedAtAnEdgeAsync(Rehearsed.WholeHengnan, run);
        await cluster.HoldsNothingAsync();
    }

    [Fact]
    public async Task A_journal_that_cannot_be_written_ends_the_run_plainly_and_the_silos_keep_nothing()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "There is no disk that is always full here.");
        var cluster = await three.UpAsync();
        var (exit, output, error) =
            await Cli.RunAsync([.. Rehearsed.Hengnan.Arguments, "--redis", cluster.Redis, "--journal", "/dev/full"]);
        Assert.Equal((1, ""), (exit, output));
        Assert.Contains("the journal cannot be written", error, StringComparison.Ordinal);
        ClusterRuns.IsPlain(error);
        await cluster.HoldsNothingAsync();
    }

    [Fact]
    public async Task A_Redis_that_cannot_be_reached_is_said_plainly()
    {
        var (exit, output, error) =
            await Cli.RunAsync([.. Rehearsed.Hengnan.Arguments, "--redis", $"127.0.0.1:{RedisServer.FreePort()}"]);
        Assert.Equal((1, ""), (exit, output));
        Assert.Contains("no cluster answers through Redis at", error, StringComparison.Ordinal);
        ClusterRuns.IsPlain(error);
    }

    [Fact]
    public async Task A_Redis_without_a_cluster_is_said_plainly()
    {
        await using var redis = await RedisServer.Run();
        var (exit, output, error) = await Cli.RunAsync([.. Rehearsed.Hengnan.Arguments, "--redis", redis.Endpoint]);
        Assert.Equal((1, ""), (exit, output));
        Assert.Contains("start its silos first: alliance serve --redis", error, StringComparison.Ordinal);
        ClusterRuns.IsPlain(error);
    }

    [Fact]
    public async Task A_silo_of_a_Redis_that_cannot_be_reached_does_not_start()
    {
        var (exit, _, error) = await Cli.RunAsync("serve", "--role", "simulation", "--redis",
            $"127.0.0.1:{RedisServer.FreePort()}", "--port", $"{RedisServer.FreePort()}");
        Assert.Equal(1, exit);
        Assert.Contains("cannot be reached", error, StringComparison.Ordinal);
        ClusterRuns.IsPlain(error);
    }

    [Theory]
    [InlineData("simulation")]
    [InlineData("both")]
    public async Task A_role_without_a_Redis_is_bad_input(string role)
    {
        var (exit, _, error) = await Cli.RunAsync("serve", "--role", role, "--port", $"{RedisServer.FreePort()}");
        Assert.Equal(2, exit);
        Assert.Contains("--role: a silo has a role in a cluster", error, StringComparison.Ordinal);
    }
}
