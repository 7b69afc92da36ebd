using Alliance.Core.Actors;
using Alliance.Core.Resources;
using Alliance.Core.Vocabulary;
using Alliance.LoadTesting.Profiles;
using Alliance.LoadTesting.Users;
using Alliance.Simulation.Rehearsals;

namespace Alliance.LoadTesting.Tests.Profiles;

/// <summary>A made-up afternoon: a strike at one o'clock, requests at one and at two, and the end at three.</summary>
public sealed class ScenarioScheduleTests
{
    private const string Incident = "430422104-01";

    private static readonly ScenarioSchedule Schedule = new(null!, new Timetable(
    [
        new IncidentStrikes(Hour(1), Incident, "430422104", "冠市山体滑坡", "landslide"),
        Ask(Hour(1) + Span.FromMinutes(1)),
        Ask(Hour(2)),
        new IncidentPasses(Hour(3), Incident),
    ]), 360);

    [Fact]
    public void An_hour_takes_ten_seconds_at_three_hundred_and_sixty_times_the_speed_and_the_calm_before_is_left_out()
    {
        var whole = Assert.Single(Schedule.Steps(TimeSpan.FromMinutes(1)));
        Assert.Equal([0, 1.0 / 6, 10, 20], Schedule.Of(whole).Select(e => e.At.TotalSeconds), (a, b) =>
            Math.Abs(a - b) < 0.001);
    }

    [Fact]
    public void Every_event_belongs_to_one_step_which_says_its_hour()
    {
        LoadStep[] steps = [.. Schedule.Steps(TimeSpan.FromSeconds(7))];
        Assert.Equal(3, steps.Length);
        Assert.Equal(Schedule.Timetable.Events, steps.SelectMany(s => Schedule.Of(s)).Select(e => e.Event));
        Assert.Equal([1, 1.7, 2.4], steps.Select(s => s.FromHour!.Value));
        Assert.Equal(Schedule.Length, TimeSpan.FromTicks(steps.Sum(s => s.Length.Ticks)));
    }

    [Fact]
    public void What_is_left_for_less_than_half_a_step_goes_to_the_last() =>
        Assert.Equal(2, Schedule.Steps(TimeSpan.FromSeconds(9)).Count());

    [Fact]
    public void A_request_is_raised_with_the_deadline_and_the_wishes_of_its_line()
    {
        var body = Scenes.BodyOf((AidIsAsked)Schedule.Timetable.Events[1], "430422104-07");
        var line = Assert.Single(body.Lines!);
        Assert.Equal(
            ("430422104-07", "engineering", 16, 240, 7),
            (body.Incident, line.Kind, line.Quantity, line.NeededWithinMinutes, line.MinimumPeople));
        Assert.Equal(["search-rescue"], line.Substitutes!);
        Assert.Equal((null, null, null), (line.MinimumType, line.EnduranceHours, line.Equipment));
    }

    private static Instant Hour(int hour) => Instant.Start + Span.FromHours(hour);

    private static AidIsAsked Ask(Instant at) =>
        new(
            at,
            Incident,
            [
                new LineSpec(
                    Catalogue.Engineering,
                    16,
                    Priority.LifeSaving,
                    at + Span.FromHours(4),
                    new Requirement { MinimumPeople = 7, Substitutes = [Catalogue.SearchRescue] }),
            ]);
}
