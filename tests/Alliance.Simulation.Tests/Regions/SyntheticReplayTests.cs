using Alliance.Simulation.Rehearsals;
using Alliance.Simulation.Scenarios;
using Alliance.Simulation.Scenarios.Reading;
using Alliance.Simulation.Silos;
using Alliance.Simulation.Tests.Scenarios;

namespace Alliance.Simulation.Tests.Regions;

/// <summary>Two hundred invented townships, a storm, lost messages and dead radios.</summary>
public sealed class SyntheticReplayTests
{
    private static readonly Scenario Storm = ScenarioLoader
        .Load(Path.Combine(Files.Scenarios, "synthetic-200.yaml"))
        .Value!;

    [Theory]
    [InlineData(NegotiationPolicy.Alliance, 20260701)]
    [InlineData(NegotiationPolicy.Alliance, 2)]
    [InlineData(NegotiationPolicy.NoAlliance, 3)]
    [InlineData("joint", 4)]
    [InlineData("fair-share", 5)]
    public void Every_request_ends_and_every_invariant_holds(string policy, ulong seed)
    {
        var rehearsal = new Rehearsal(Storm with { Policy = policy, Seed = seed }, [], null);
        var summary = rehearsal.Summarise(
            Replay.RunHere(rehearsal.Setup, folds: rehearsal.Folds, cancellation: TestContext.Current.CancellationToken)
        );
        Assert.True(summary.AtRest);
        Assert.Empty(summary.Violations);
        Assert.Equal((0, 0), (summary.Requests.Open, summary.Lines.Open));
        Assert.True(summary.Requests.Raised > 100);
    }
}
