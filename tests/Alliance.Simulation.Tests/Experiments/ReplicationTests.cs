using Alliance.Core.Actors;
using Alliance.Simulation.Experiments;
using Alliance.Simulation.Rehearsals;
using Alliance.Simulation.Scenarios;
using Alliance.Simulation.Scenarios.Reading;
using Alliance.Simulation.Silos;
using Alliance.Simulation.Statistics;
using Alliance.Simulation.Tests.Scenarios;

namespace Alliance.Simulation.Tests.Experiments;

public sealed class ReplicationTests
{
    private static readonly Scenario Flood = ScenarioLoader
        .Load(Path.Combine(Files.Scenarios, "hengnan-flood.yaml"))
        .Value!;
    private static readonly Instant SixHours = Instant.Start + Span.FromHours(6);

    [Fact]
    public void Seeds_are_the_scenarios_own_and_then_those_of_splitmix64()
    {
        Assert.Equal(20260619UL, ReplicationSeeds.Of(20260619, 1));
        Assert.Equal(0xE220A8397B1DCDAF & ((1UL << 53) - 1), ReplicationSeeds.Of(0, 2));
        var seeds = ReplicationSeeds.First(1_000, 20260619);
        Assert.Equal(1_000, seeds.Distinct().Count());
        Assert.All(seeds, s => Assert.InRange(s, 0UL, (1UL << 53) - 1));
        Assert.Equal(seeds.Take(10), ReplicationSeeds.First(10, 20260619));
    }

    [Fact]
    public async Task Replications_come_in_order_and_each_is_the_run_that_its_seed_makes_alone()
    {
        var summary = await Replications.RunAsync(
            Flood, 4, 2, [], SixHours, null, null, TestContext.Current.CancellationToken);

        Assert.Equal(ReplicationSeeds.First(4, Flood.Seed), summary.Replications!.Select(r => r.Seed));
        Assert.Equal(summary.JournalSha256, summary.Replications![0].JournalSha256);
        Assert.False(summary.Interrupted);
        foreach (var replication in summary.Replications!)
        {
            var alone = new Rehearsal(Flood with { Seed = replication.Seed }, [], SixHours);
            Assert.Equal(
                Replay.RunHere(alone.Setup, cancellation: TestContext.Current.CancellationToken).JournalSha256,
                replication.JournalSha256);
        }
    }

    [Fact]
    public async Task Stopped_replications_say_so_and_keep_those_that_were_begun()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var summary = await Replications.RunAsync(
            Flood, 50, 1, [], null, null, new StopAfterTheFirst(stop), stop.Token);

        Assert.True(summary.Interrupted);
        Assert.InRange(summary.Replications!.Count, 1, 3);
        Assert.False(summary.Replications![0].Interrupted);
        Assert.True(summary.Replications![0].AtRest);
    }

    [Fact]
    public void A_measure_has_its_mean_interval_and_extremes_and_leaves_out_runs_without_it()
    {
        Assert.Equal(
            new Estimate("a", "minutes", 5, 2, 0.037, 3.963, 0, 4), Estimate.Of("a", "minutes", [0, 1, null, 2, 3, 4]));
        Assert.Equal(
            new Estimate("a", "minutes", 0, null, null, null, null, null), Estimate.Of("a", "minutes", [null]));
    }

    [Fact]
    public void What_a_run_will_want_grows_with_its_hazards_and_runs_at_once_are_as_many_as_fit()
    {
        var one = MemoryEstimate.Of(Flood, 1, long.MaxValue);
        var twice = MemoryEstimate.Of(Flood with { Hazards = [.. Flood.Hazards, .. Flood.Hazards] }, 1, long.MaxValue);
        Assert.True(twice.NeededMiB > one.NeededMiB);
        Assert.Equal(2 * one.Rises, twice.Rises);
        Assert.Equal(1, MemoryEstimate.Of(Flood, 100, one.NeededMiB).RunsAtOnce);
        Assert.Equal(Environment.ProcessorCount, MemoryEstimate.Of(Flood, 100, long.MaxValue).RunsAtOnce);
    }

    private sealed class StopAfterTheFirst(CancellationTokenSource stop) : IProgress<(int Run, RunProgress? Progress)>
    {
        public void Report((int Run, RunProgress? Progress) value)
        {
            if (value.Progress is null) stop.Cancel();
        }
    }
}
