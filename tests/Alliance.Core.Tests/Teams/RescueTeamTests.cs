using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Core.Negotiation;
using Alliance.Core.Requests;
using Alliance.Core.Resources;
using Alliance.Core.Teams;
using Alliance.Core.Tests.Stories;
using Alliance.Core.Vocabulary;
using Xunit;
using static Alliance.Core.Tests.Stories.TestRegions;

namespace Alliance.Core.Tests.Teams;

/// <summary>A squad and the reports of its crew, which are never refused.</summary>
public sealed class RescueTeamTests : StoryTests
{
    private static readonly ActorId Team = Squad(2, 1);
    private ActorId _request;

    public RescueTeamTests()
    {
        Begin(new() { Squads = [0, 1, 0, 0, 0] });
        _request = Ask(Line(Catalogue.FloodRescue, 8, hours: 48));
        Minutes(5);
    }

    private string Commitment => Acceptance(Team).Commitment;

    [Fact]
    public void It_is_ordered_out_when_its_promise_is_taken_up()
    {
        Assert.Equal([TeamStatus.Held, TeamStatus.Committed], Story.All<TeamStatusChanged>(Team).Select(c => c.Status));
        Assert.Equal(Commitment, One<Deploy>(Team).Task.Commitment);
    }

    [Fact]
    public void It_rests_half_as_long_as_it_was_out()
    {
        Reports(Team, TeamStatus.EnRoute, TeamStatus.OnScene);
        Minutes(238);
        Reports(Team, TeamStatus.Available);
        Minutes(118);
        Assert.Equal(TeamStatus.Resting, StatusOf(Team));
        Minutes(2);
        Assert.Equal(TeamStatus.Available, StatusOf(Team));
        Story.Rest();
    }

    [Theory]
    [InlineData(10, 30)]
    [InlineData(120, 60)]
    [InlineData(2000, 480)]
    public void Rest_has_a_least_and_a_most(long minutesOut, long minutesOfRest) =>
        Assert.Equal(Span.FromMinutes(minutesOfRest), TeamPolicy.Rest(Span.FromMinutes(minutesOut), new WorkRules()));

    [Fact]
    public void A_region_may_let_nobody_rest() =>
        Assert.Equal(default, TeamPolicy.Rest(Span.FromHours(2), new WorkRules { MostRestMinutes = 0 }));

    [Fact]
    public void Overdue_it_is_asked_and_asked_again_and_never_freed()
    {
        Reports(Team, TeamStatus.EnRoute);
        Minutes(20 + 30 + 150);
        Assert.Equal(3, Story.All<Overdue>(Team).Count());
        Assert.Equal(TeamStatus.EnRoute, StatusOf(Team));
        Assert.Empty(Story.All<SlotReturned>());
        Reports(Team, TeamStatus.OnScene, TeamStatus.Available);
        Story.Rest();
    }

    [Fact]
    public void It_is_asked_when_it_does_not_turn_out()
    {
        Minutes(15 + 30 + 1);
        Assert.Equal(TeamStatus.Committed, One<Overdue>(Team).Status);
    }

    [Fact]
    public void After_its_shift_it_is_to_be_relieved()
    {
        Reports(Team, TeamStatus.EnRoute, TeamStatus.OnScene);
        Minutes(12 * 60 + 1);
        Assert.Equal(Commitment, One<ReliefDue>(Team).Commitment);
        Assert.Equal(TeamStatus.OnScene, StatusOf(Team));
        Minutes(61);
        One<Overdue>(Team);
        Reports(Team, TeamStatus.Returning, TeamStatus.Available);
        Story.Rest();
    }

    [Fact]
    public void A_report_that_contradicts_stands_and_is_marked()
    {
        Reports(Team, TeamStatus.EnRoute, TeamStatus.OnScene, TeamStatus.EnRoute);
        var unexpected = One<UnexpectedReport>(Team);
        Assert.Equal((TeamStatus.EnRoute, TeamStatus.OnScene), (unexpected.Reported, unexpected.Expected));
        Assert.Equal(TeamStatus.EnRoute, StatusOf(Team));
    }

    [Fact]
    public void Reports_may_leave_steps_out()
    {
        Reports(Team, TeamStatus.OnScene, TeamStatus.Available);
        Story.Rest();
        Assert.Equal(Outcome.Fulfilled, OutcomeOf(_request));
    }

    [Fact]
    public void A_squad_that_goes_without_an_order_is_away_until_it_is_home()
    {
        Begin(new() { Squads = [0, 1, 0, 0, 0] });
        Reports(Team, TeamStatus.EnRoute);
        One<ComeHome>(Team);
        _request = Ask(Line(Catalogue.FloodRescue, 8));
        Minutes(240);
        Assert.Contains((Town(2), DeclineCode.OutOfService), Declines());
        Assert.NotEmpty(Story.All<Overdue>(Team));
        Reports(Team, TeamStatus.Available);
        Story.Rest();
        Assert.Equal(TeamStatus.Available, StatusOf(Team));
    }

    [Fact]
    public void A_mis_keyed_arrival_is_put_right()
    {
        Reports(Team, TeamStatus.EnRoute, TeamStatus.OnScene);
        Corrects(Team, TeamStatus.EnRoute);
        Assert.Empty(Story.All<UnexpectedReport>());
        Assert.Equal([true, false], Story.All<TeamAtWork>(Team).Select(w => w.Working));
        Reports(Team, TeamStatus.OutOfService, TeamStatus.Available);
        Assert.Equal(CommitmentStatus.Withdrawn, ProgressOf(Commitment).Last());
        Story.Rest();
        Assert.Equal((Outcome.Unfilled, 0), (OutcomeOf(_request), One<LineEnded>(_request).Received));
    }

    [Fact]
    public void A_mis_keyed_departure_costs_no_rest()
    {
        Reports(Team, TeamStatus.EnRoute);
        Corrects(Team, TeamStatus.Mobilising);
        Minutes(300);
        Reports(Team, TeamStatus.EnRoute, TeamStatus.OnScene, TeamStatus.Available);
        Minutes(31);
        Assert.Equal(TeamStatus.Available, StatusOf(Team));
        Story.Rest();
    }

    [Fact]
    public void A_squad_that_did_not_go_gives_its_promise_back()
    {
        var former = Commitment;
        Reports(Team, TeamStatus.Mobilising, TeamStatus.Available);
        Assert.Equal(CommitmentStatus.Withdrawn, ProgressOf(former).Last());
        Assert.Equal(former, One<SlotReturned>(Town(2)).Commitment);
        Minutes(30);
        Assert.Equal(2, Story.All<CommitmentAccepted>().Count());
        Serves(Team);
        Story.Rest();
    }

    [Fact]
    public void Broken_down_at_work_it_covers_nothing_and_others_are_sought()
    {
        Reports(Team, TeamStatus.EnRoute, TeamStatus.OnScene, TeamStatus.OutOfService);
        Assert.Equal(CommitmentStatus.Ended, ProgressOf(Commitment).Last());
        One<SlotReturned>(Town(2));
        Assert.Equal(8, Story.All<LineSolicited>(_request).Last().Remainder);
        Reports(Team, TeamStatus.Available);
        Story.Rest();
        Assert.Equal(Outcome.PartiallyFulfilled, OutcomeOf(_request));
    }

    [Fact]
    public void A_squad_that_leaves_before_it_is_ordered_goes_for_nobody_and_its_promise_is_taken_back()
    {
        Begin(new() { Squads = [0, 1, 1, 0, 0], Approves = true });
        Ask(Line(Catalogue.FloodRescue, 8));
        Minutes(3);
        Reports(Team, TeamStatus.EnRoute);
        Assert.Equal("left without an order", One<SlotReturned>(Town(2)).Reason);
        One<ComeHome>(Team);
        Reports(Team, TeamStatus.Available);
    }

    [Theory]
    [InlineData(TeamStatus.OnScene)]
    [InlineData(TeamStatus.Covering)]
    public void Sent_to_a_station_it_covers_there_and_that_is_no_work_on_an_incident(TeamStatus word)
    {
        var stage = new Stage(new RegionPlan().Build(), Squad(2, 2));
        var cover =
            new Assignment(new LineId(new RequestNumber("430422001-01-R01"), 1), new CommitmentId("c1"),
                Catalogue.FloodRescue, 8, Code(1), Cover: true);
        stage.On(new Assign(cover, 0), Town(2));
        var turn = stage.On(new ReportStatus(Someone, null, word, null), Squad(2, 2));
        Assert.Equal(TeamStatus.Covering, turn.Records.OfType<TeamStatusChanged>().Single().Status);
        Assert.Equal(CommitmentStatus.OnScene, turn.Sent<CommitmentReport>().Status);
        Assert.Empty(turn.Records.OfType<TeamAtWork>());
    }

    [Fact]
    public void Sent_to_a_scene_it_works_there_even_if_its_crew_says_that_it_covers()
    {
        Reports(Team, TeamStatus.EnRoute, TeamStatus.Covering);
        Assert.Equal(TeamStatus.OnScene, StatusOf(Team));
        Assert.True(One<TeamAtWork>(Team).Working);
        Reports(Team, TeamStatus.Available);
        Story.Rest();
    }

    [Theory]
    [InlineData(TeamStatus.Held)]
    [InlineData(TeamStatus.Resting)]
    public void What_is_not_a_crew_s_to_say_cannot_be_reported(TeamStatus status) =>
        Assert.Equal("not-reportable", Story.Do(Team, new ReportStatus(Someone, null, status, null)).Refused);

    [Fact]
    public void It_may_refuse_a_hold_and_an_order_with_an_old_fence()
    {
        var stage = new Stage(new RegionPlan().Build(), Squad(2, 2));
        var task = new Assignment(new LineId(new RequestNumber("430422001-01-R01"), 1), new CommitmentId("c1"),
            Catalogue.FloodRescue, 8, Code(1));
        var until = Instant.Start + Span.FromMinutes(45);
        Assert.Equal(1, stage.On(new Hold(task, until), Town(2)).Sent<Held>().Fence);
        Assert.Equal(DeclineCode.AlreadyCommitted,
            stage.On(new Hold(task with { Commitment = new CommitmentId("c2") }, until), Town(2))
            .Sent<HoldRefused>().Code);
        Assert.Equal("hold lapsed", stage.On(new HoldDue(1)).Sent<ResourceFreed>().Reason);
        Assert.Equal(2, stage.On(new Hold(task with { Commitment = new CommitmentId("c3") }, until), Town(2))
            .Sent<Held>().Fence);
        Assert.Equal(
            CommitmentStatus.Withdrawn, stage.On(new Assign(task, 1), Town(2)).Sent<CommitmentReport>().Status);
        stage.Now = until + Span.FromMinutes(1);
        Assert.Equal(
            DeclineCode.Timeout, stage.On(new Hold(task with { Commitment = new CommitmentId("c4") }, until), Town(2))
            .Sent<HoldRefused>().Code);
    }
}
