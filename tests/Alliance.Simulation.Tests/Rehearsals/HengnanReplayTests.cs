using Alliance.Core.Journals;
using Alliance.Core.Negotiation;
using Alliance.Simulation.Measures;
using Alliance.Simulation.Rehearsals;
using Alliance.Simulation.Scenarios;
using Alliance.Simulation.Scenarios.Reading;
using Alliance.Simulation.Silos;
using Alliance.Simulation.Tests.Scenarios;

namespace Alliance.Simulation.Tests.Rehearsals;

public sealed class HengnanReplayTests
{
    private static readonly Scenario Flood = ScenarioLoader
        .Load(Path.Combine(Files.Scenarios, "hengnan-flood.yaml"))
        .Value!;

    [Theory]
    [InlineData(NegotiationPolicy.Alliance, 20260619)]
    [InlineData(NegotiationPolicy.NoAlliance, 20260619)]
    [InlineData(NegotiationPolicy.Alliance, 1)]
    [InlineData(NegotiationPolicy.Alliance, 2)]
    [InlineData(NegotiationPolicy.NoAlliance, 1)]
    [InlineData(NegotiationPolicy.NoAlliance, 3)]
    [InlineData("joint", 20260619)]
    [InlineData("joint", 4)]
    [InlineData("fair-share", 20260619)]
    [InlineData("nearest-first", 5)]
    public void Whatever_the_policy_and_the_seed_every_request_ends_and_every_invariant_holds(string policy, ulong seed)
    {
        var summary = Run(Flood with { Policy = policy, Seed = seed });
        Assert.True(summary.AtRest);
        Assert.Empty(summary.Violations);
        Assert.Equal(0, summary.Requests.Open);
        Assert.Equal(0, summary.Lines.Open);
    }

    [Fact]
    public void The_flood_asks_for_more_than_townships_and_alliances_have()
    {
        var summary = Run(Flood);
        Assert.InRange(summary.Lines.Raised, 300, 5_000);
        Assert.True(summary.Lines.PartiallyFulfilled > 0);
        Assert.True(summary.Lines.Unfilled > 0);
        foreach (
            var hours in new[]
            {
                summary.AidByTier.Village,
                summary.AidByTier.Township,
                summary.AidByTier.Alliance,
                summary.AidByTier.County,
                summary.AidByTier.Centre,
            })
            Assert.True(hours > 0);
        foreach (var code in new[] { "FLOOR_REACHED", "UNREACHABLE", "NOT_TYPED", "CREW_RESTING", "TIMEOUT" })
            Assert.True(summary.Refusals.GetValueOrDefault(code) > 0, code);
    }

    [Fact]
    public void Joint_leaves_no_more_unmet_than_nearest_first_on_each_decisions_own_inputs_and_less_on_some()
    {
        var rehearsal = new Rehearsal(Flood with { Policy = "joint" }, [], null);
        var awards = new AwardFold();
        var rounds = new EveryDecision();
        Replay.RunHere(
            rehearsal.Setup, 1, null, [.. rehearsal.Folds, awards, rounds],
            cancellation: TestContext.Current.CancellationToken);
        Assert.True(awards.Awards.OfSeveralLines > 50, $"{awards.Awards}");
        Assert.Equal(0, awards.Awards.NotExact);
        Assert.True(awards.Awards.Unmet < awards.Awards.UnmetNearestFirst, $"{awards.Awards}");
        Assert.All(rounds.Decisions, d => Assert.True(d.Unmet <= d.UnmetNearestFirst));
    }

    private sealed class EveryDecision : IRecordFold
    {
        public List<AwardBasis> Decisions { get; } = [];

        public void On(in JournalEntry entry)
        {
            if (entry.Body is Awarded { Decision: var decision }) Decisions.Add(decision);
        }
    }

    [Fact]
    public void Alliances_shorten_the_time_to_the_first_commitment()
    {
        var with = Run(Flood);
        var without = Run(Flood with { Policy = NegotiationPolicy.NoAlliance });
        Assert.Equal(0, without.AidByTier.Alliance);
        Assert.True(with.Response.RequestToCommitmentMinutes.Mean < without.Response.RequestToCommitmentMinutes.Mean);
    }

    private static RehearsalSummary Run(Scenario scenario)
    {
        var rehearsal = new Rehearsal(scenario, [], null);
        return rehearsal.Summarise(Replay.RunHere(rehearsal.Setup, 1, null, rehearsal.Folds));
    }
}
