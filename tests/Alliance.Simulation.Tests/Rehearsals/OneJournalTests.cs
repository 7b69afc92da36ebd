using System.Collections.Concurrent;
using Alliance.Core.Actors;
using Alliance.Simulation.Rehearsals;
using Alliance.Simulation.Runs;
using Alliance.Simulation.Scenarios.Reading;
using Alliance.Simulation.Silos;
using Alliance.Simulation.Tests.Scenarios;

namespace Alliance.Simulation.Tests.Rehearsals;

/// <summary>A scenario has one journal, whatever the shards and the hosting; over silos of a cluster,
/// the tests of the host say so.</summary>
public sealed class OneJournalTests
{
    private const string Hengnan = "hengnan-flood.yaml";
    private const string Synthetic = "synthetic-200.yaml";
    private static readonly bool IsFull = Environment.GetEnvironmentVariable("ALLIANCE_TESTS_FULL") == "1";
    private static readonly ConcurrentDictionary<string, Lazy<RunResult>> Alone = [];

    public static TheoryData<string, Hosting, int> Cuts
    {
        get
        {
            // Shortened, a part of the cuts: each number of shards, each hosting, each scenario.
            if (!IsFull)
                return new()
                {
                    { Hengnan, Hosting.Region, 2 },
                    { Hengnan, Hosting.Grain, 1 },
                    { Hengnan, Hosting.Grain, 5 },
                    { Synthetic, Hosting.Region, 16 },
                    { Synthetic, Hosting.Grain, 2 },
                    { Synthetic, Hosting.Grain, 16 },
                };
            TheoryData<string, Hosting, int> all = [];
            foreach (var scenario in new[] { Hengnan, Synthetic })
                foreach (var hosting in new[] { Hosting.Region, Hosting.Grain })
                    foreach (var shards in new[] { 1, 2, 5, 16 }) all.Add(scenario, hosting, shards);
            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Cuts))]
    public async Task I16_the_same_scenario_seed_and_policy_give_the_same_journal_whatever_the_shards_and_the_hosting(
        string scenario, Hosting hosting, int shards)
    {
        var expected = Alone.GetOrAdd(scenario, file => new(() => Replay.RunHere(SetupOf(file)))).Value;
        var result = await Replay.RunAsync(
            SetupOf(scenario), hosting, shards, cancellation: TestContext.Current.CancellationToken);

        Assert.True(
            expected.JournalSha256 == result.JournalSha256,
            $"{result.JournalSha256} instead of {expected.JournalSha256}; "
                + $"see it again with: alliance replay scenarios/{scenario} --json"
                + $"{(HoursOf(scenario) is { } hours ? $" --until {hours}" : "")} --shards {shards} "
                + $"--hosting {hosting.ToString().ToLowerInvariant()}");
        Assert.Equal(hosting, result.Hosting);
        Assert.Equal(expected.Messages, result.Messages);
        Assert.Equal(expected.EndedAt, result.EndedAt);
        Assert.InRange(result.Records, 1_000, long.MaxValue);
    }

    [Fact]
    public void Another_seed_gives_another_journal()
    {
        var flood = ScenarioLoader.Load(Path.Combine(Files.Scenarios, Hengnan)).Value!;
        var digests = new[] { flood, flood with { Seed = 2 } }.Select(s =>
            Replay.RunHere(new Rehearsal(s, [], Instant.Start + Span.FromHours(6)).Setup).JournalSha256);
        Assert.Equal(2, digests.Distinct().Count());
    }

    private static RunSetup SetupOf(string file) =>
        new Rehearsal(
            ScenarioLoader.Load(Path.Combine(Files.Scenarios, file)).Value!,
            [],
            HoursOf(file) is { } hours ? Instant.Start + Span.FromHours(hours) : null
        ).Setup;

    /// <summary>Null: until at rest.</summary>
    private static int? HoursOf(string scenario) => IsFull ? null : scenario == Hengnan ? 12 : 14;
}
