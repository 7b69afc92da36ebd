using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Core.Negotiation;
using Alliance.Core.Requests;
using Alliance.Core.Resources;
using Alliance.Core.Stories;
using Alliance.Core.Teams;
using Alliance.Core.Tests.Stories;
using Alliance.Core.Vocabulary;
using Xunit;
using static Alliance.Core.Tests.Stories.TestRegions;

namespace Alliance.Core.Tests.Requests;

/// <summary>What goes wrong with a promise on the way: fewer come, they come late, they fall silent. Others are sought
/// in their place, and of two that are not both needed one goes home.</summary>
public sealed class SetBackTests : StoryTests
{
    private static readonly ActorId First = Squad(2, 1), Second = Squad(3, 1);
    private readonly ActorId _request;

    public SetBackTests()
    {
        Begin(new() { Squads = [0, 1, 1, 0, 0] });
        _request = Ask(Line(Catalogue.FloodRescue, 8));
        Minutes(5);
        Reports(First, TeamStatus.Mobilising, TeamStatus.EnRoute);
    }

    private string Commitment => Acceptance(First).Commitment;

    private void Eta(ActorId team, int? minutes)
    {
        Instant? eta = minutes is { } m ? Story.Now + Span.FromMinutes(m) : null;
        Assert.Null(Story.Do(team, new ReportEta(Someone, null, eta, "the road is cut")).Refused);
        Minutes(1);
    }

    /// <summary>Squads say on the way, all at once, that they come ten hours later.</summary>
    private void AreLate(params ActorId[] squads)
    {
        foreach (var squad in squads) Reports(squad, TeamStatus.EnRoute);
        foreach (var squad in squads)
            Story.Do(squad, new ReportEta(Someone, null, Story.Now + Span.FromHours(10), "the road is cut"));
    }

    private void GoHome(params ActorId[] teams)
    {
        foreach (var team in teams) Reports(team, TeamStatus.Returning, TeamStatus.Available);
        Story.Rest();
    }

    [Fact]
    public void Who_turns_back_on_the_way_is_replaced_at_once_and_not_when_it_is_home()
    {
        Begin(new() { Squads = [0, 1, 1, 0, 0] });
        var request = Ask(Line(Catalogue.FloodRescue, 8));
        Minutes(5);
        var first = Assert.Single(Accepted(request));
        Reports(first, TeamStatus.EnRoute, TeamStatus.Returning);
        Minutes(10);
        Assert.Equal(2, Accepted(request).Count());
        Reports(first, TeamStatus.Available);
        foreach (var squad in Accepted(request).Where(s => s != first).ToList()) Serves(squad);
        Story.Rest();
        Assert.Equal(Outcome.Fulfilled, OutcomeOf(request));
    }

    [Fact]
    public void When_part_of_a_squad_goes_on_the_difference_is_sought()
    {
        Assert.Null(Story.Do(First, new ReportStatus(Someone, null, TeamStatus.EnRoute, null, 3)).Refused);
        Minutes(20);
        var changed = One<CommitmentStrengthChanged>(_request);
        Assert.Equal((3, 8), (changed.People, changed.Before));
        Assert.Equal([First, Second], Accepted());
        Assert.Equal(3, Acceptance(Second).CoveredBefore);
        Reports(First, TeamStatus.OnScene);
        Assert.Equal(3, One<TeamAtWork>(First).People);
        Serves(Second);
        GoHome(First);
        Assert.Equal(11, One<LineEnded>(_request).Received);
    }

    [Fact]
    public void At_work_too_a_squad_may_lose_people()
    {
        Reports(First, TeamStatus.OnScene);
        Story.Do(First, new ReportStatus(Someone, null, TeamStatus.OnScene, null, 5));
        Minutes(1);
        Assert.Equal(
            [(8, true), (8, false), (5, true)], Story.All<TeamAtWork>(First).Select(w => (w.People, w.Working)));
        Minutes(20);
        Serves(Second);
        GoHome(First);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    [InlineData(5_000)]
    public void A_number_that_cannot_be_of_the_squad_is_flagged_and_the_report_stands(int people)
    {
        Assert.Null(Story.Do(First, new ReportStatus(Someone, null, TeamStatus.OnScene, null, people)).Refused);
        Assert.Equal((people, 8), (One<DetailFlagged>(First).Said, One<DetailFlagged>(First).Taken));
        Assert.Equal(TeamStatus.OnScene, StatusOf(First));
        GoHome(First);
    }

    [Fact]
    public void More_people_than_on_paper_count_and_are_flagged()
    {
        Story.Do(First, new ReportStatus(Someone, null, TeamStatus.OnScene, null, 11));
        Assert.Equal(11, One<SquadStrengthChanged>(First).People);
        Assert.Contains("8 on paper", One<DetailFlagged>(First).Mend, StringComparison.Ordinal);
        GoHome(First);
    }

    [Fact]
    public void A_strength_said_before_any_order_counts_for_the_next_one()
    {
        Story.Do(Second, new ReportStatus(Someone, null, TeamStatus.Available, null, 5));
        Assert.Equal(5, One<DetailFlagged>(Second).Taken);
        Ask(Line(Catalogue.FloodRescue, 8));
        Minutes(5);
        Assert.Equal(5, One<SquadStrengthChanged>(Second).People);
        GoHome(First, Second);
    }

    [Fact]
    public void A_head_count_put_right_upwards_lets_the_replacement_stay_at_home()
    {
        Story.Do(First, new ReportStatus(Someone, null, TeamStatus.EnRoute, null, 3));
        Minutes(5);
        Assert.Contains(Second, Accepted());
        Story.Do(First, new ReportStatus(Someone, null, TeamStatus.EnRoute, null, 8));
        Minutes(2);
        Assert.Equal(TeamStatus.Available, StatusOf(Second));
        Reports(First, TeamStatus.OnScene);
        GoHome(First);
    }

    [Fact]
    public void A_small_delay_is_noted_and_nobody_is_sought()
    {
        Eta(First, 50);
        Assert.Equal("the road is cut", One<EtaChanged>(_request).Reason);
        Minutes(30);
        Assert.Equal([First], Accepted());
        Reports(First, TeamStatus.OnScene);
        GoHome(First);
    }

    [Fact]
    public void Too_late_it_is_replaced_and_released_once_others_are_committed()
    {
        Eta(First, 200);
        Assert.Equal(Doubt.Late, One<ReplacementSought>(_request).Doubt);
        Minutes(20);
        Assert.Equal(Commitment, Acceptance(Second).StandsIn);
        Assert.Equal("others come sooner", One<CommitmentReleased>(_request).Reason);
        One<ComeHome>(First);
        Serves(Second);
        GoHome(First);
        Assert.Equal((Outcome.Fulfilled, 8), (OutcomeOf(_request), One<LineEnded>(_request).Received));
    }

    [Fact]
    public void Of_two_late_squads_both_are_released_once_others_come_in_their_place()
    {
        Begin(new() { Squads = [0, 1, 1, 1, 1], People = 7 });
        var request = Ask(Line(Catalogue.FloodRescue, 14));
        Minutes(5);
        var late = Accepted(request).ToList();
        AreLate([.. late]);
        Minutes(40);
        Assert.Equal(4, Accepted(request).Count());
        Assert.Equal(late.Order(), Released(request).Order());
        foreach (var squad in Accepted(request).Except(late).ToList()) Serves(squad);
        GoHome([.. late]);
        Assert.Equal((Outcome.Fulfilled, 14), (OutcomeOf(request), One<LineEnded>(request).Received));
    }

    [Fact]
    public void Two_late_squads_are_released_for_one_that_is_as_large_as_both()
    {
        Begin(new() { Squads = [0, 1, 1, 0, 0], People = 5, CountySquads = 1 });
        var request = Ask(Line(Catalogue.FloodRescue, 10));
        Minutes(5);
        AreLate(First, Second);
        Minutes(60);
        Assert.Equal([First, Second, CountySquad(1)], Accepted(request));
        Assert.Equal([First, Second], Released(request).Order());
        Serves(CountySquad(1));
        GoHome(First, Second);
        Assert.Equal(10, One<LineEnded>(request).Received);
    }

    [Fact]
    public void A_late_squad_is_released_when_the_other_late_one_can_be_counted_on_again()
    {
        Begin(new() { Squads = [0, 1, 1, 1, 0] });
        var request = Ask(Line(Catalogue.FloodRescue, 16));
        Minutes(5);
        Assert.Equal([First, Second], Accepted(request).Order());
        AreLate(First, Second);
        Minutes(30);
        Assert.Equal(Squad(4, 1), Accepted(request).Last());
        Assert.Empty(Released(request));
        var replaced = Story.All<CommitmentAccepted>(request).First(a => a.Commitment
            == Acceptance(Squad(4, 1)).StandsIn).Resource;
        Eta(replaced == First ? Second : First, 20);
        Assert.Equal([replaced], Released(request));
        foreach (var squad in Accepted(request).Where(s => s != replaced).ToList())
            Reports(squad, TeamStatus.EnRoute, TeamStatus.OnScene);
        GoHome([.. Accepted(request)]);
        Assert.Equal(16, One<LineEnded>(request).Received);
    }

    [Fact]
    public void A_late_squad_is_released_when_no_more_is_asked_than_comes_in_its_place()
    {
        Begin(new() { Squads = [0, 1, 1, 1, 0] });
        var request = Ask(Line(Catalogue.FloodRescue, 16));
        Minutes(5);
        AreLate(First, Second);
        Minutes(30);
        Assert.Empty(Released(request));
        Assert.Null(Story.Do(request, new AmendLine(Someone, null, 1, 8, null, null, "8 are enough")).Refused);
        Minutes(1);
        Assert.Equal([First, Second], Released(request).Order());
        Serves(Squad(4, 1));
        GoHome(First, Second);
        Assert.Equal(8, One<LineEnded>(request).Received);
    }

    private IEnumerable<ActorId> Released(ActorId request) => Story.All<CommitmentReleased>(request)
        .Select(r => Story.All<CommitmentAccepted>(request).First(a => a.Commitment == r.Commitment).Resource);

    [Fact]
    public void Stuck_it_is_replaced_by_whoever_can_come()
    {
        Eta(First, null);
        Minutes(20);
        Assert.Equal([First, Second], Accepted());
        Serves(Second);
        GoHome(First);
    }

    [Fact]
    public void Others_who_would_come_no_sooner_are_not_taken()
    {
        Begin(new() { Squads = [0, 1, 0, 0, 1] });
        var request = Ask(Line(Catalogue.FloodRescue, 8));
        Minutes(5);
        Reports(First, TeamStatus.EnRoute);
        Eta(First, 92);
        Assert.Equal(Doubt.Late, One<ReplacementSought>(request).Doubt);
        Minutes(20);
        Assert.Equal("no sooner", One<CommitmentNotTaken>(request).Reason);
        Assert.Equal([First], Accepted());
        Reports(First, TeamStatus.OnScene);
        GoHome(First);
    }

    [Fact]
    public void A_late_one_that_arrives_while_others_are_sought_stays_and_they_are_given_back()
    {
        Story.Silence(Town(3));
        Eta(First, 200);
        Minutes(3);
        Reports(First, TeamStatus.OnScene);
        Story.Hear(Town(3));
        Minutes(30);
        Assert.Equal([First], Accepted());
        One<ReplacementNotNeeded>(_request);
        GoHome(First);
    }

    [Fact]
    public void When_time_and_way_are_known_again_it_is_counted_on()
    {
        Story.Silence(Town(3));
        Eta(First, null);
        Eta(First, 20);
        Assert.Equal(Commitment, One<ReplacementNotNeeded>(_request).Commitment);
        Story.Hear(Town(3));
        Minutes(20);
        Assert.Equal([First], Accepted());
        Reports(First, TeamStatus.OnScene);
        GoHome(First);
    }

    [Fact]
    public void A_time_of_arrival_that_nobody_waits_for_is_on_record_only()
    {
        Assert.Null(Story.Do(Second, new ReportEta(Someone, null, null, "?")).Refused);
        Assert.False(One<EtaNoted>(Second).IsLate);
        Assert.Empty(Story.All<EtaChanged>());
    }

    [Fact]
    public void Overdue_its_request_and_its_owner_s_duty_desk_are_told()
    {
        Minutes(20 + 30);
        Assert.False(One<CommitmentNotHeard>(_request).Unreachable);
        Assert.Equal((First, 1), (One<TeamNotHeard>(Town(2)).Team, One<TeamNotHeard>(Town(2)).Asked));
        Reports(First, TeamStatus.OnScene);
        GoHome(First);
    }

    private void FallsSilent()
    {
        Minutes(20 + 30 + 2 * 60 + 1);
        Assert.Equal(3, One<TeamUnreachable>(First).Asked);
        Assert.Equal(Doubt.Unreachable, One<ReplacementSought>(_request).Doubt);
        Assert.True(Story.All<TeamNotHeard>(Town(2)).Last().Unreachable);
        Assert.Equal(TeamStatus.EnRoute, StatusOf(First));
    }

    [Fact]
    public void Unreachable_it_is_replaced_and_goes_home_when_the_others_arrive_first()
    {
        FallsSilent();
        Minutes(20);
        Assert.Equal(Commitment, Acceptance(Second).StandsIn);
        Assert.Empty(Story.All<CommitmentReleased>());
        Reports(Second, TeamStatus.EnRoute, TeamStatus.OnScene);
        Assert.Equal("others came first", One<CommitmentReleased>(_request).Reason);
        One<ComeHome>(First);
        Assert.Empty(Story.All<SlotReturned>());
        GoHome(First, Second);
        Assert.Equal(8, One<LineEnded>(_request).Received);
    }

    [Fact]
    public void Unreachable_it_stays_when_it_arrives_before_the_others()
    {
        FallsSilent();
        Minutes(20);
        Reports(Second, TeamStatus.EnRoute);
        Reports(First, TeamStatus.OnScene);
        One<TeamHeardAgain>(First);
        One<TeamBackInContact>(Town(2));
        Assert.Equal(Acceptance(Second).Commitment, One<CommitmentReleased>(_request).Commitment);
        One<ComeHome>(Second);
        GoHome(First, Second);
        Assert.Equal(8, One<LineEnded>(_request).Received);
    }

    [Fact]
    public void Any_word_of_it_ends_the_search_for_others()
    {
        Story.Silence(Town(3));
        FallsSilent();
        Reports(First, TeamStatus.EnRoute);
        One<ReplacementNotNeeded>(_request);
        Story.Hear(Town(3));
        Minutes(60);
        Assert.Equal([First], Accepted());
        Reports(First, TeamStatus.OnScene);
        GoHome(First);
    }

    [Fact]
    public void A_squad_that_never_turned_out_and_was_stood_down_is_held_for_nothing_until_it_answers()
    {
        Begin(new() { Squads = [0, 1, 0, 0, 0] });
        var request = Ask(Line(Catalogue.FloodRescue, 8));
        Minutes(5 + 15 + 30 + 2 * 60 + 1);
        One<TeamUnreachable>(First);
        Story.Do(request, new CancelRequest(Someone, null, "over"));
        Minutes(1);
        Assert.Equal(TeamStatus.Available, StatusOf(First));
        Ask(Line(Catalogue.FloodRescue, 8));
        Minutes(60);
        Assert.Contains((Town(2), DeclineCode.OutOfService), Declines());
        Reports(First, TeamStatus.Available);
        Assert.Equal(TeamStatus.Available, One<TeamHeardAgain>(First).Status);
        Story.Rest();
    }

    [Fact]
    public void Broken_down_on_the_way_it_is_replaced_at_once_even_when_every_tier_had_been_asked()
    {
        Begin(new() { Squads = [0, 1, 1, 0, 0], CountySquads = 1 });
        Reports(Second, TeamStatus.EnRoute);
        var request = Ask(Line(Catalogue.FloodRescue, 30));
        Minutes(60);
        Assert.Equal([First, CountySquad(1)], Accepted(request));
        Reports(Second, TeamStatus.Available);
        Minutes(60);
        Reports(First, TeamStatus.EnRoute, TeamStatus.OutOfService);
        Minutes(20);
        Assert.Equal([First, CountySquad(1), Second], Accepted(request));
        Reports(First, TeamStatus.Available);
        Serves(Second);
        Serves(CountySquad(1));
        Story.Rest();
        Assert.Equal(18, One<LineEnded>(request).Received);
    }

    [Theory]
    [InlineData(0, "在册 8 人")]
    [InlineData(11, "在册 8 人，请更正该队数据")]
    public void A_number_is_flagged_for_the_same_reason_in_both_languages(int people, string why)
    {
        Story.Do(First, new ReportStatus(Someone, null, TeamStatus.OnScene, null, people));
        var told = IncidentStory.TellResource(
            Story.Journal.Last(e => e.Body is DetailFlagged), new Names(Story.Region))!.Value;
        Assert.Contains("has 8 on paper", told.En, StringComparison.Ordinal);
        Assert.Contains(why, told.Zh, StringComparison.Ordinal);
        GoHome(First);
    }

    [Theory]
    [InlineData(TeamStatus.Available, "its crew is at home and has not gone", "未出动")]
    [InlineData(TeamStatus.OutOfService, "out of service", "停用")]
    public void A_promise_is_taken_back_for_what_the_crew_says(TeamStatus status, string en, string zh)
    {
        Begin(new() { Squads = [0, 1, 1, 0, 0] });
        var request = Ask(Line(Catalogue.FloodRescue, 8));
        Minutes(5);
        Story.Do(First, new ReportStatus(Someone, null, status, null));
        Minutes(1);
        var story = new RequestStory(RequestNumber.Of(request), new Names(Story.Region));
        var told = Story.Journal.Select(e => story.Tell(e)).OfType<StoryLine>().Select(l => l.What)
            .First(t => t.En.Contains("taken back", StringComparison.Ordinal));
        Assert.EndsWith(en, told.En, StringComparison.Ordinal);
        Assert.EndsWith(zh, told.Zh, StringComparison.Ordinal);
    }
}
