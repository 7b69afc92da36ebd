using Alliance.Core.Actors;
using Alliance.Simulation.Rehearsals;
using Alliance.Simulation.Scenarios;
using Alliance.Simulation.Scenarios.Reading;
using Alliance.Simulation.Tests.Scenarios;

namespace Alliance.Simulation.Tests.Rehearsals;

public sealed class TimetableTests
{
    private static readonly Scenario Flood = ScenarioLoader
        .Load(Path.Combine(Files.Scenarios, "hengnan-flood.yaml"))
        .Value!;
    private static readonly Timetable Table = Timetable.Of(Flood, TestContext.Current.CancellationToken);

    [Fact]
    public void Every_hazard_strikes_in_its_township_when_the_scenario_says_and_passes_after_its_last_need()
    {
        Assert.Equal(
            Flood
                .Hazards.OrderBy(h => h.Start)
                .ThenBy(h => h.Place, StringComparer.Ordinal)
                .Select(h => (h.Place, h.Name, Minutes(h.Start))),
            Table
                .Events.OfType<IncidentStrikes>()
                .OrderBy(s => Minutes(s.At))
                .ThenBy(s => s.Place, StringComparer.Ordinal)
                .Select(s => (s.Place, s.Name, Minutes(s.At))));
        Assert.Equal(Struck(), Table.Events.OfType<IncidentPasses>().Select(p => p.Incident).ToHashSet());
    }

    [Fact]
    public void Aid_is_asked_for_while_its_incident_is_open_and_by_a_time_still_to_come()
    {
        var open = new HashSet<string>();
        foreach (var happening in Table.Events)
        {
            if (happening is IncidentStrikes strike) open.Add(strike.Incident);
            else if (happening is IncidentPasses pass) open.Remove(pass.Incident);
            else if (happening is AidIsAsked ask)
            {
                Assert.Contains(ask.Incident, open);
                Assert.All(ask.Lines, l => Assert.True(l.NeededBy > ask.At && l.Quantity > 0));
            }
        }

        Assert.Equal(Struck(), Table.Events.OfType<AidIsAsked>().Select(a => a.Incident).ToHashSet());
        Assert.InRange(Table.Requests, 100, 1_000);
    }

    [Fact]
    public void Roads_levels_and_orders_are_in_it_in_order_of_time()
    {
        Assert.Equal(Table.Events.Select(e => e.At).Order(), Table.Events.Select(e => e.At));
        Assert.Equal(Flood.Roads.Count, Table.Events.OfType<RoadChanges>().Count(r => !r.Open));
        Assert.Equal(Flood.Roads.Count, Table.Events.OfType<RoadChanges>().Count(r => r.Open));
        Assert.Equal(Flood.Levels.Count, Table.Events.OfType<LevelChanges>().Count());
        Assert.Equal(Flood.Orders.Count, Table.Events.OfType<OrderIsGiven>().Count());
    }

    [Fact]
    public void The_same_seed_gives_the_same_timetable() =>
        Assert.Equal(
            Table.Events.Select(Told), Timetable.Of(Flood, TestContext.Current.CancellationToken).Events.Select(Told));

    private static HashSet<string> Struck() => [.. Table.Events.OfType<IncidentStrikes>().Select(s => s.Incident)];

    private static string Told(TimetableEvent e) =>
        e is AidIsAsked ask ? $"{ask.At} {ask.Incident} {string.Join(';', ask.Lines)}" : $"{e}";

    private static long Minutes(Instant at) => at.Milliseconds / 60_000;
}
