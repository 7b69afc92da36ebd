using Alliance.Core.Actors;
using Alliance.Simulation.Runs;
using Alliance.Simulation.Silos;
using static Alliance.Simulation.Tests.ToyRuns;

namespace Alliance.Simulation.Tests;

public sealed class HostingTests(HostingTests.OneSilo silo) : IClassFixture<HostingTests.OneSilo>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Hosting.Region, 1)]
    [InlineData(Hosting.Region, 2)]
    [InlineData(Hosting.Grain, 1)]
    [InlineData(Hosting.Grain, 2)]
    [InlineData(Hosting.Grain, 5)]
    public async Task The_journal_is_the_same_in_both_hostings(Hosting hosting, int shards)
    {
        var here = Storm().Run();
        var hosted = await silo.RunAsync(Storm() with { Realm = $"run-{hosting}-{shards}" }, hosting, shards);

        Assert.Equal(hosting, hosted.Hosting);
        Assert.Equal(here.JournalSha256, hosted.JournalSha256);
        Assert.Equal(here.Messages, hosted.Messages);
        Assert.Equal(here.Commands, hosted.Commands);
        Assert.Equal(here.Activated, hosted.Activated);
        Assert.Equal(here.EndedAt, hosted.EndedAt);
    }

    [Theory]
    [InlineData(Hosting.Region)]
    [InlineData(Hosting.Grain)]
    public async Task An_actor_that_throws_ends_the_run_with_its_name_and_moment(Hosting hosting)
    {
        var setup = Setup((_, _) => throw new InvalidOperationException("no such line"), (4_321, 1));

        var failure = await Assert.ThrowsAsync<RunFailedException>(() =>
            silo.RunAsync(setup with { Realm = $"run-fails-{hosting}" }, hosting, 2));

        Assert.Contains("Township/430422101 failed at 4321 ms on Go: no such line", failure.Message);
    }

    [Theory]
    [InlineData(Hosting.Region)]
    [InlineData(Hosting.Grain)]
    public async Task A_run_that_is_stopped_ends_at_the_edge_of_a_window_and_says_so(Hosting hosting)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var setup = Setup((_, turn) =>
        {
            turn.At("next", turn.Now + new Span(3_000), new Ring(""));
            if (turn.Now > new Instant(1_000_000)) stop.Cancel();
        }, (0, 1)) with { Realm = $"run-endless-{hosting}" };

        var result = await silo.RunAsync(setup, hosting, cancellation: stop.Token);

        Assert.True(result.Interrupted);
        Assert.False(result.AtRest);
        Assert.Equal(0, result.EndedAt.Milliseconds % setup.Lookahead.Milliseconds);
        Assert.InRange(result.EndedAt.Milliseconds, 1_000_000, 1_000_000_000);
        Assert.NotEmpty(result.JournalSha256);
    }

    [Fact]
    public async Task Replay_chooses_a_hosting_and_says_why()
    {
        var result = await Replay.RunAsync(Storm(), cancellation: Cancellation);

        Assert.Equal(Hosting.Region, result.Hosting);
        Assert.NotEmpty(result.HostingReason);
        Assert.Equal(Storm().Run().JournalSha256, result.JournalSha256);
        Assert.True(result.StartupSeconds > 0);
    }

    public sealed class OneSilo : IAsyncLifetime
    {
        private SimulationSilo? _silo;

        public async ValueTask InitializeAsync() => _silo = await SimulationSilo.StartAsync();

        public ValueTask DisposeAsync() => _silo!.DisposeAsync();

        internal Task<RunResult> RunAsync(
            RunSetup setup,
            Hosting hosting,
            int shards = 1,
            CancellationToken? cancellation = null
        ) => _silo!.RunAsync(setup, hosting, shards, cancellation: cancellation ?? Cancellation);
    }
}
