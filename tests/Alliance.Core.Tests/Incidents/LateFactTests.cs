using Alliance.Core.Actors;
using Alliance.Core.Depots;
using Alliance.Core.Identifiers;
using Alliance.Core.Incidents;
using Alliance.Core.Messages;
using Alliance.Core.Realms;
using Alliance.Core.Reports;
using Alliance.Core.Resources;
using Alliance.Core.Responses;
using Alliance.Core.Tests.Stories;
using Alliance.Core.Vocabulary;
using Xunit;
using static Alliance.Core.Tests.Stories.TestRegions;

namespace Alliance.Core.Tests.Incidents;

/// <summary>What is said of an earlier time than that of which something is known is on record and changes
/// nothing.</summary>
public sealed class LateFactTests : StoryTests
{
    private readonly ActorId _incident;

    public LateFactTests()
    {
        Begin(new() { Squads = [1, 1, 0, 0, 0], Boats = [20] });
        _incident = Incident();
        Minutes(180);
    }

    private Instant Ago(int minutes) => Story.Now + Span.FromMinutes(-minutes);

    private void Says(ActorId actor, Command command) => Assert.Null(Story.Do(actor, command).Refused);

    private LateFact Late(ActorId actor) => One<LateFact>(actor);

    [Fact]
    public void A_need_of_an_earlier_hour_does_not_raise_the_present_one()
    {
        Says(_incident, new ReportNeed(Someone, Ago(60), Catalogue.FloodRescue, 8, Priority.Urgent));
        Says(_incident, new ReportNeed(Someone, Ago(150), Catalogue.FloodRescue, 50, Priority.LifeSaving));
        Minutes(30);
        Assert.Equal(8, One<NeedReported>(_incident).Quantity);
        Assert.Equal(("flood-rescue 50", "flood-rescue 8"), (Late(_incident).Said, Late(_incident).Stands));
        Assert.Equal(8, One<AidRequestRaised>(_incident).Lines.Sum(l => l.Quantity));
    }

    [Fact]
    public void A_slip_is_put_right_whenever_it_was()
    {
        Says(_incident, new ReportNeed(Someone, Ago(60), Catalogue.FloodRescue, 50, Priority.Urgent));
        Says(_incident, new ReportNeed(Someone, Ago(70), Catalogue.FloodRescue, 5, Priority.Urgent, Correction: true));
        Assert.Equal(5, Story.All<NeedReported>(_incident).Last().Quantity);
    }

    [Fact]
    public void The_same_need_again_is_one()
    {
        Says(_incident, new ReportNeed(Someone, null, Catalogue.FloodRescue, 8, Priority.Urgent));
        Says(_incident, new ReportNeed(Someone, null, Catalogue.FloodRescue, 8, Priority.Urgent));
        One<NeedReported>(_incident);
    }

    [Fact]
    public void A_road_that_was_open_before_it_was_cut_is_still_cut()
    {
        Says(TheRealm, new ReportRoad(Someone, Ago(30), Code(1), Code(2), false));
        Says(TheRealm, new ReportRoad(Someone, Ago(100), Code(1), Code(2), true));
        Assert.False(One<RoadChanged>(TheRealm).Open);
        Assert.Equal(("open", "cut"), (Late(TheRealm).Said, Late(TheRealm).Stands));
        Says(TheRealm, new ReportRoad(Someone, Ago(10), Code(1), Code(2), true));
        Assert.True(Story.All<RoadChanged>(TheRealm).Last().Open);
    }

    [Fact]
    public void A_count_of_yesterday_does_not_undo_that_of_today()
    {
        Says(Depot(1), new TakeStock(Someone, Ago(30), Catalogue.Boats, 9, "counted"));
        Says(Depot(1), new TakeStock(Someone, Ago(100), Catalogue.Boats, 3, "counted before"));
        Assert.Equal(9, One<StockTaken>(Depot(1)).Counted);
        Assert.Equal("boats 9", Late(Depot(1)).Stands);
    }

    [Fact]
    public void A_head_count_of_before_changes_nobody()
    {
        var team = new SocialTeam("蓝天救援队", "衡阳志愿者协会", 12, Catalogue.FloodRescue);
        var checkIn = Story.Do(_incident, new CheckInTeam(Someone, Ago(90), null, team)).Number!;
        Says(_incident, new UpdateCheckIn(Someone, Ago(20), checkIn, 6, null, "counted"));
        Says(_incident, new UpdateCheckIn(Someone, Ago(60), checkIn, 30,
            new TeamIdentity("何队长", null, null, null), "counted before"));
        var updates = Story.All<CheckInUpdated>(_incident).ToList();
        Assert.Equal([6, 6], updates.Select(u => u.People));
        Assert.Equal("何队长", updates[^1].Identity?.Leader);
        Assert.Equal("30", Late(_incident).Said);
    }

    [Fact]
    public void Of_grades_and_verifications_the_latest_stands()
    {
        Says(_incident, new GradeIncident(Someone, Ago(30), EventGrade.Large, "three dead"));
        Says(_incident, new GradeIncident(Someone, Ago(100), EventGrade.Ordinary, "nobody hurt"));
        Says(_incident, new VerifyIncident(Someone, Ago(30), Verification.Verified, "seen"));
        Says(_incident, new VerifyIncident(Someone, Ago(100), Verification.FalseAlarm, "nothing there"));
        Assert.Equal(EventGrade.Large, One<IncidentGraded>(_incident).Grade);
        Assert.Equal(Verification.Verified, One<IncidentVerified>(_incident).Result);
        Assert.Empty(Story.All<IncidentClosed>());
    }

    [Fact]
    public void An_earlier_call_fills_in_only_what_is_not_known()
    {
        Says(_incident, new AddCall(Someone, Ago(30), new CallDetails { Trapped = 2 }, null));
        Says(_incident, new AddCall(Someone, Ago(90), new CallDetails { Trapped = 7, Injured = 1 }, null));
        var call = Story.All<CallAdded>(_incident).Last().After;
        Assert.Equal((2, 1), (call.Trapped, call.Injured));
    }

    [Fact]
    public void What_an_earlier_call_says_of_what_is_known_is_on_record_also_where_it_is_the_same()
    {
        Says(_incident, new AddCall(Someone, Ago(30), new CallDetails { Trapped = 4, Injured = 1 }, null));
        Says(_incident, new AddCall(Someone, Ago(60), new CallDetails { Trapped = 3, Injured = 1 }, null));
        Assert.Equal(["trapped 3 4", "injured 1 1"],
            Story.All<LateFact>(_incident).Select(f => $"{f.Field} {f.Said} {f.Stands}"));
        One<CallAdded>(_incident);
    }

    [Fact]
    public void The_facts_of_the_report_are_those_of_the_first_call()
    {
        var incident = Story.Do(Town(1), new ReportIncident(Someone, Ago(60), "flood", "flood", null,
            new CallDetails { Trapped = 2 })).Number!.ToIncident();
        Minutes(5);
        Says(incident, new AddCall(Someone, Ago(90), new CallDetails { Trapped = 9, ToEvacuate = 40 }, null));
        Assert.Equal(("9", "2", Ago(65)), (Late(incident).Said, Late(incident).Stands, Late(incident).StandsSince));
        var call = One<CallAdded>(incident).After;
        Assert.Equal((2, 40), (call.Trapped, call.ToEvacuate));
        Says(incident, new AddCall(Someone, Ago(50), new CallDetails { Trapped = 5 }, null));
        Assert.Equal(5, Story.All<CallAdded>(incident).Last().After.Trapped);
    }

    [Fact]
    public void Each_fact_is_as_old_as_the_call_that_told_it()
    {
        Says(_incident, new AddCall(Someone, Ago(90), new CallDetails { Trapped = 2 }, null));
        Says(_incident, new AddCall(Someone, Ago(30), new CallDetails { Injured = 1 }, null));
        Says(_incident, new AddCall(Someone, Ago(60), new CallDetails { Trapped = 5 }, null));
        Assert.Equal(5, Story.All<CallAdded>(_incident).Last().After.Trapped);
        Assert.Empty(Story.All<LateFact>(_incident));
        Says(_incident, new CorrectIncident(Someone, null, null, null, null, null,
            new CallDetails { Trapped = 3 }, "mis-keyed"));
        Says(_incident, new AddCall(Someone, Ago(20), new CallDetails { Trapped = 8 }, null));
        Assert.Equal(("8", "3"), (Late(_incident).Said, Late(_incident).Stands));
    }

    [Fact]
    public void A_level_of_before_does_not_take_the_place_of_the_present_one()
    {
        Says(Town(1), new SetResponseLevel(Someone, Ago(30), ResponseLevel.II, ResponseCause.OwnIncident, "dyke"));
        Says(Town(1), new SetResponseLevel(Someone, Ago(90), ResponseLevel.IV, ResponseCause.OwnIncident, "rain"));
        Assert.Equal(ResponseLevel.II, One<ResponseLevelChanged>(Town(1)).Level);
        Assert.Equal("IV", Late(Town(1)).Said);
    }

    [Fact]
    public void A_warning_that_is_entered_after_its_time_is_on_record_and_over()
    {
        var at = Ago(120);
        Says(County, new IssueWarning(
            Someone, at, "flood", WarningColour.Red, at + Span.FromMinutes(60), "the crest comes"));
        Assert.Equal(One<WarningIssued>(County).Warning, One<WarningLapsed>(County).Warning);
        Says(County, new IssueWarning(
            Someone, Ago(20), "flood", WarningColour.Blue, Story.Now + Span.FromMinutes(60), "it falls"));
        Says(County, new IssueWarning(
            Someone, Ago(90), "flood", WarningColour.Red, Story.Now + Span.FromMinutes(60), "it rises"));
        Assert.Equal(2, Story.All<WarningIssued>(County).Count());
        Assert.Empty(Story.All<WarningCancelled>(County));
    }
}
