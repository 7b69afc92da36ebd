using Alliance.Simulation.Rehearsals;
using Alliance.Simulation.Scenarios;
using Alliance.Simulation.Scenarios.Reading;
using Alliance.Simulation.Silos;
using Alliance.Simulation.Tests.Scenarios;

namespace Alliance.Simulation.Tests.Rehearsals;

/// <summary>The clocks and the local targets of a rehearsal.</summary>
public sealed class ClockMeasureTests
{
    private static readonly Scenario Flood = ScenarioLoader
        .Load(Path.Combine(Files.Scenarios, "hengnan-flood.yaml"))
        .Value!;

    [Fact]
    public void In_the_flood_every_clock_runs_and_some_are_missed()
    {
        var summary = Run(Flood);
        Assert.Equal(
            ["crossBoundary", "followUp", "telephone", "upward", "written"],
            summary.Clocks.Keys.Order(StringComparer.Ordinal));
        Assert.All(summary.Clocks, c => Assert.True(c.Value.Started > 0 && c.Value.Met > 0, c.Key));
        Assert.All(summary.Clocks.Values, c => Assert.InRange(c.Met + c.Missed, 1, c.Started));
        Assert.Equal(Flood.Hazards.Count, summary.Targets.Incidents);
        Assert.InRange(summary.Targets.Within15, summary.Targets.Within10, 1);
    }

    [Fact]
    public void Desks_that_forget_everything_meet_no_clock_in_time()
    {
        var summary = Run(Flood with { Reporting = Flood.Reporting with { ForgottenPermille = 1000 } });
        Assert.Equal(
            (0, summary.Clocks["telephone"].Started),
            (summary.Clocks["telephone"].Met, summary.Clocks["telephone"].Missed));
        Assert.Empty(summary.Violations);
    }

    private static RehearsalSummary Run(Scenario scenario)
    {
        var rehearsal = new Rehearsal(scenario, [], null);
        return rehearsal.Summarise(Replay.RunHere(rehearsal.Setup, 1, null, rehearsal.Folds));
    }
}
