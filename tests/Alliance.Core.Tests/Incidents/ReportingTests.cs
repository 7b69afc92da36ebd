using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Incidents;
using Alliance.Core.Messages;
using Alliance.Core.Reports;
using Alliance.Core.Resources;
using Alliance.Core.Situations;
using Alliance.Core.Stories;
using Alliance.Core.Tests.Stories;
using Alliance.Core.Vocabulary;
using Xunit;
using static Alliance.Core.Tests.Stories.TestRegions;

namespace Alliance.Core.Tests.Incidents;

/// <summary>Reports go up as corrections, within clocks that are met or missed on record.</summary>
public sealed class ReportingTests : StoryTests
{
    private static readonly Figures Few = new(0, 1, 2, 40, 300, 5);
    private readonly ActorId _incident;

    public ReportingTests()
    {
        Begin(new() { Squads = [0, 0, 0, 0, 0] });
        _incident = Incident();
    }

    private Answer Figures(Figures figures, string? corrects = null, bool final = false) =>
        Story.Do(_incident, new ReportFigures(Someone, null, figures, corrects, final));
    private Answer Grades(EventGrade grade) =>
        Story.Do(_incident, new GradeIncident(Someone, null, grade, "three missing"));
    private Answer Reports(ActorId tier, ReportMedium medium, string? to = null, Instant? at = null) =>
        Story.Do(tier, new ReportUpward(Someone, at, IncidentNumber.Of(_incident), medium, to));

    private ClockStopped Stopped(Clock clock) => Story.All<ClockStopped>().Single(c => c.Clock == clock);

    [Fact]
    public void A_later_report_corrects_the_former_and_leaves_it_as_it_was()
    {
        Assert.Equal($"{_incident.Key}-S01", Figures(Few).Number);
        Figures(Few with { Missing = 0, Dead = 1 });
        Figures(Few with { Dead = 2 }, corrects: $"{_incident.Key}-S01", final: true);
        Assert.Equal(
            [(ReportStage.First, null, 0), (ReportStage.FollowUp, $"{_incident.Key}-S01", 1),
                (ReportStage.Final, $"{_incident.Key}-S01", 2)],
            Story.All<SituationReported>().Select(r => (r.Report.Stage, r.Report.Corrects, r.Report.Figures.Dead)));
    }

    [Fact]
    public void Figures_that_come_late_are_on_record_and_leave_the_later_ones_as_they_are()
    {
        Minutes(120);
        Figures(Few with { Dead = 3 });
        var (seven, last) = (Story.Now + Span.FromMinutes(-60), $"{_incident.Key}-S01");
        Story.Do(_incident, new ReportFigures(Someone, seven, Few, null, false));
        var late = Story.All<SituationReported>().Last().Report;
        Assert.Equal((seven, null, ReportStage.FollowUp), (late.AsOf, late.Corrects, late.Stage));
        Story.Do(_incident, new ReportFigures(Someone, seven, Few with { Dead = 4 }, last, false));
        Figures(Few with { Dead = 5 });
        Assert.Equal([null, null, last, $"{_incident.Key}-S03"],
            Story.All<SituationReported>().Select(r => r.Report.Corrects));
        var situation = new SituationFold(Story.FirstRegion);
        foreach (var entry in Story.Journal)
        {
            situation.On(entry);
            if (entry.Body is SituationReported { Report.AsOf: not null, Report.Corrects: null })
                Assert.Equal(3, situation.Incidents[_incident.Key].PresentReport!.Figures.Dead);
        }

        Assert.Equal(5, situation.Incidents[_incident.Key].PresentReport!.Figures.Dead);
    }

    [Fact]
    public void The_clocks_of_an_incident_count_from_when_it_happened()
    {
        Minutes(60);
        var happened = Story.Now + Span.FromMinutes(-12);
        var number = Story.Do(Town(2), new ReportIncident(Someone, happened, "fire", "wildfire", null)).Number!;
        Minutes(3);
        var told = Story.Now + Span.FromMinutes(-1);
        Assert.Null(Story.Do(Town(2), new ReportUpward(
            Someone, told, new IncidentNumber(number), ReportMedium.Telephone, null)).Refused);
        var stopped = Story.All<ClockStopped>(Town(2)).Single(c => c.Clock == Clock.Telephone);
        Assert.Equal(
            (14, 0), (stopped.Took.Milliseconds / 60_000, stopped.Late.Milliseconds));
    }

    [Fact]
    public void A_report_corrects_only_what_is_on_record()
    {
        Assert.Equal("bad-figures", Figures(Few, corrects: $"{_incident.Key}-S01").Refused);
        Figures(Few);
        Assert.Equal("bad-figures", Figures(Few, corrects: $"{_incident.Key}-S02").Refused);
        Assert.Equal("bad-figures", Figures(Few with { Dead = -1 }).Refused);
    }

    [Fact]
    public void Figures_may_be_supplemented_when_the_incident_is_over()
    {
        Figures(Few);
        Story.Do(_incident, new CloseIncident(Someone, null, "over"));
        Assert.Null(Figures(Few with { Dead = 1 }, final: true).Refused);
        Assert.Null(Grades(EventGrade.Large).Refused);
    }

    [Fact]
    public void The_township_tells_the_county_by_telephone_and_in_writing_in_time()
    {
        Figures(Few);
        Minutes(12);
        Assert.Null(Reports(Town(1), ReportMedium.Telephone).Refused);
        Minutes(20);
        Assert.Null(Reports(Town(1), ReportMedium.Written).Refused);
        Minutes(1);
        Assert.Equal(
            (12, 0), (Stopped(Clock.Telephone).Took.Milliseconds / 60_000, Stopped(Clock.Telephone).Late.Milliseconds));
        Assert.Equal(
            (32, 0), (Stopped(Clock.Written).Took.Milliseconds / 60_000, Stopped(Clock.Written).Late.Milliseconds));
        Assert.Equal([ReportMedium.Telephone, ReportMedium.Written], Story.All<UpwardReportReceived>(County)
            .Select(r => r.Medium));
        Assert.Equal(Few, Story.All<UpwardReportReceived>(County).Last().Report!.Figures);
        Assert.Empty(Story.All<ClockMissed>());
    }

    [Fact]
    public void The_desk_is_reminded_and_told_that_it_has_missed_and_by_how_much()
    {
        Minutes(17);
        Assert.Equal(Clock.Telephone, One<ClockRunsOut>(Town(1)).Clock);
        Minutes(43);
        Assert.Equal([Clock.Telephone, Clock.Written], Story.All<ClockMissed>(Town(1)).Select(c => c.Clock));
        Reports(Town(1), ReportMedium.Written);
        Assert.Equal(20, Stopped(Clock.Written).Late.Milliseconds / 60_000);
        Assert.Equal(40, Stopped(Clock.Telephone).Late.Milliseconds / 60_000);
    }

    [Fact]
    public void What_was_told_in_time_and_entered_later_was_in_time()
    {
        var told = Story.Now + Span.FromMinutes(5);
        Minutes(30);
        Reports(Town(1), ReportMedium.Telephone, at: told);
        Assert.Equal(
            (5, 0), (Stopped(Clock.Telephone).Took.Milliseconds / 60_000, Stopped(Clock.Telephone).Late.Milliseconds));
    }

    [Fact]
    public void A_graver_grade_is_owed_upward_by_each_tier_and_shortens_the_follow_up()
    {
        Begin(new() { Squads = [0, 0, 0, 0, 0] });
        var incident = Incident();
        Story.Do(Town(1), new ReportUpward(Someone, null, IncidentNumber.Of(incident), ReportMedium.Written, null));
        var ordinary = Story.All<ClockStarted>(Town(1)).Single(c => c.Clock == Clock.FollowUp).Due;
        Minutes(1);
        Story.Do(incident, new GradeIncident(Someone, null, EventGrade.Major, "ten missing"));
        Minutes(1);
        Assert.Equal(12 * 60, (ordinary - Story.All<ClockRunsOut>(Town(1))
            .Single(c => c.Clock == Clock.FollowUp).Due).Milliseconds / 60_000);
        Assert.Equal(2, Story.All<ClockStarted>(Town(1)).Count(c => c.Clock == Clock.Written));
    }

    [Fact]
    public void Skipping_a_tier_is_flagged_and_only_a_tier_above_can_be_told()
    {
        Assert.Equal("bad-report", Reports(Town(1), ReportMedium.Telephone, to: "440000").Refused);
        Assert.Equal("no-such-incident",
            Story.Do(Town(2),
                new ReportUpward(Someone, null, IncidentNumber.Of(_incident), ReportMedium.Written, null)).Refused);
        Reports(Town(1), ReportMedium.Telephone);
        Minutes(1);
        Assert.False(One<ReportedUpward>(Town(1)).Skipped);
        Assert.Equal("top-tier",
            Story.Do(County,
                new ReportUpward(Someone, null, IncidentNumber.Of(_incident), ReportMedium.Written, null)).Refused);
    }

    [Fact]
    public void The_next_follow_up_is_owed_after_each_report_until_the_incident_is_over()
    {
        Reports(Town(1), ReportMedium.Written);
        Minutes(23 * 60);
        Reports(Town(1), ReportMedium.Written);
        Minutes(60);
        Assert.Equal(2, Story.All<ClockStarted>(Town(1)).Count(c => c.Clock == Clock.FollowUp));
        Story.Do(_incident, new CloseIncident(Someone, null, "over"));
        Story.Rest();
        Assert.Equal(Clock.FollowUp, One<ClockLifted>(Town(1)).Clock);
        Assert.DoesNotContain(Story.All<ClockMissed>(), c => c.Clock == Clock.FollowUp);
    }

    [Fact]
    public void A_new_grade_keeps_the_former_on_record()
    {
        Assert.Null(Grades(EventGrade.Ordinary).Refused);
        Assert.Null(Grades(EventGrade.Ordinary).Refused);
        Grades(EventGrade.Large);
        Assert.Equal([null, EventGrade.Ordinary], Story.All<IncidentGraded>().Select(g => g.Before));
    }

    [Fact]
    public void A_line_of_its_own_territory_obliges_the_county_to_no_answer_across_a_boundary()
    {
        Story.Do(_incident, new RaiseAidRequest(Someone, null, [Line(Catalogue.Medical, 4)]));
        Story.Rest();
        Assert.DoesNotContain(Story.All<ClockStarted>(), c => c.Clock == Clock.CrossBoundary);
    }

    [Fact]
    public void A_written_report_that_was_earlier_than_the_one_entered_first_puts_its_clock_right()
    {
        var told = Story.Now + Span.FromMinutes(30);
        Minutes(111);
        Reports(Town(1), ReportMedium.Written);
        Assert.Equal(71, Stopped(Clock.Written).Late.Milliseconds / 60_000);
        var followUp = Story.All<ClockStarted>(Town(1)).Single(c => c.Clock == Clock.FollowUp).Due;
        Minutes(2);
        Reports(Town(1), ReportMedium.Written, at: told);
        var right = Story.All<ClockStopped>(Town(1)).Last(c => c.Clock == Clock.Written);
        Assert.Equal((30, 0, 111L), (right.Took.Milliseconds / 60_000, right.Late.Milliseconds,
            right.Before!.Value.Milliseconds / 60_000));
        // The next follow-up is owed from the last report.
        Assert.DoesNotContain(Story.All<ClockStopped>(), c => c.Clock == Clock.FollowUp);
        Assert.Equal(followUp, Story.All<ClockStarted>(Town(1)).Single(c => c.Clock == Clock.FollowUp).Due);
        Minutes(23 * 60);
        Reports(Town(1), ReportMedium.Written);
        Assert.Equal(0, Stopped(Clock.FollowUp).Late.Milliseconds);
    }

    [Fact]
    public void A_report_that_was_later_than_the_one_entered_first_changes_nothing_of_its_clock()
    {
        var told = Story.Now + Span.FromMinutes(10);
        Minutes(30);
        Reports(Town(1), ReportMedium.Telephone, at: told);
        Reports(Town(1), ReportMedium.Telephone, at: told + Span.FromMinutes(5));
        var stopped = Stopped(Clock.Telephone);
        Assert.Equal((10, null), (stopped.Took.Milliseconds / 60_000, stopped.Before));
    }

    [Fact]
    public void Figures_of_an_earlier_time_say_that_the_later_ones_stand()
    {
        Minutes(120);
        Figures(Few with { Dead = 3 });
        var seven = Story.Now + Span.FromMinutes(-60);
        Story.Do(_incident, new ReportFigures(Someone, seven, Few, null, false));
        var late = One<LateFact>(_incident);
        Assert.Equal(
            ("figures", $"{_incident.Key}-S02", $"{_incident.Key}-S01"), (late.Field, late.Said, late.Stands));
    }

    private void HappenedReally(int minutesAgo)
    {
        Assert.Null(Story.Do(_incident, new CorrectIncident(Someone, null, null, null, null,
            Story.Now + Span.FromMinutes(-minutesAgo), null, "the log book says so")).Refused);
        Minutes(1);
    }

    [Fact]
    public void An_incident_that_happened_earlier_than_thought_is_reported_by_the_time_that_is_right()
    {
        Minutes(5);
        var before = Story.All<ClockStarted>(Town(1)).Select(c => c.Due).ToList();
        var happened = Story.Now + Span.FromMinutes(-15);
        HappenedReally(15);
        Assert.Equal([(Clock.Telephone, happened + Span.FromMinutes(20)), (Clock.Written,
            happened + Span.FromMinutes(40))], Story.All<ClockCorrected>(Town(1)).Select(c => (c.Clock, c.Due)));
        Assert.Equal(before, Story.All<ClockCorrected>(Town(1)).Select(c => c.Before));
        // 15 of 20 minutes have passed: the desk is reminded at once.
        Assert.Equal(Clock.Telephone, One<ClockRunsOut>(Town(1)).Clock);
        Minutes(5);
        Assert.Equal(Clock.Telephone, One<ClockMissed>(Town(1)).Clock);
        Reports(Town(1), ReportMedium.Written);
        Assert.Equal((21, 0), (Stopped(Clock.Written).Took.Milliseconds / 60_000,
            Stopped(Clock.Written).Late.Milliseconds));
    }

    [Fact]
    public void A_limit_that_was_missed_only_by_the_wrong_time_is_not_missed()
    {
        Minutes(25);
        One<ClockMissed>(Town(1));
        HappenedReally(2);
        var situation = new SituationFold(Story.FirstRegion);
        foreach (var entry in Story.Journal) situation.On(entry);
        Assert.All(situation.Clocks.Values.Where(c => c.Owner == Town(1)), c => Assert.False(c.Missed));
        Reports(Town(1), ReportMedium.Telephone);
        Assert.Equal((3, 0), (Stopped(Clock.Telephone).Took.Milliseconds / 60_000,
            Stopped(Clock.Telephone).Late.Milliseconds));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_report_that_was_in_time_stays_so_and_its_minutes_count_from_the_right_time(bool isOver)
    {
        Minutes(18);
        Reports(Town(1), ReportMedium.Telephone);
        if (isOver) Story.Do(_incident, new CloseIncident(Someone, null, "over"));
        Minutes(2);
        HappenedReally(40);
        var right = Story.All<ClockStopped>(Town(1)).Last(c => c.Clock == Clock.Telephone);
        Assert.Equal((38, 0, 18), (right.Took.Milliseconds / 60_000, right.Late.Milliseconds,
            right.Before!.Value.Milliseconds / 60_000));
        HappenedReally(1);
        Assert.Equal(0, Story.All<ClockStopped>(Town(1)).Last(c => c.Clock == Clock.Telephone).Took.Milliseconds);
    }

    [Fact]
    public void A_clock_that_counts_from_something_else_stays_as_it_was()
    {
        Reports(Town(1), ReportMedium.Written);
        Minutes(30);
        Grades(EventGrade.Large);
        Minutes(1);
        HappenedReally(90);
        Assert.Empty(Story.All<ClockCorrected>());
    }

    [Fact]
    public void A_corrected_time_is_told_with_the_time_before_and_after()
    {
        var reported = Story.Journal.First(e => e.Body is IncidentReported).At;
        Minutes(20);
        HappenedReally(10);
        HappenedReally(15);
        var names = new Names(Story.Region, at => $"T{(at - reported).Milliseconds / 60_000}");
        var story = new IncidentStory(IncidentNumber.Of(_incident), names);
        var told = Story.Journal.Select(e => story.Tell(e)).OfType<StoryLine>().Select(l => l.What).ToList();
        Assert.Contains(told, t => t.En.Contains("time from T0 to T10 (", StringComparison.Ordinal)
            && t.Zh.Contains("发生时间：T0 → T10（", StringComparison.Ordinal));
        Assert.Contains(told, t => t.En.Contains("time from T10 to T6 (", StringComparison.Ordinal));
        Assert.Contains(told, t => t.En.Contains("due at T30, not at T20", StringComparison.Ordinal));
    }
}
