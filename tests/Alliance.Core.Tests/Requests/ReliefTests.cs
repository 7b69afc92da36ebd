using Alliance.Core.Actors;
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

namespace Alliance.Core.Tests.Requests;

/// <summary>Shifts end: others take over in place, or the lender lets its squad stay; never beyond the hard
/// limit.</summary>
public sealed class ReliefTests : StoryTests
{
    private static readonly ActorId First = Squad(2, 1), Second = Squad(3, 1);
    private ActorId _request;

    private string Commitment => Acceptance(First).Commitment;

    private void Arrives(RegionPlan plan)
    {
        Begin(plan);
        _request = Ask(Line(Catalogue.FloodRescue, 8));
        Minutes(5);
        if (plan.Approves)
        {
            Story.Do(Town(2), new Approve(Someone, null, One<ApprovalWanted>(Town(2)).Commitment, true, "go"));
            Minutes(1);
        }

        Reports(First, TeamStatus.EnRoute, TeamStatus.OnScene);
    }

    private string? AsksToStay(int minutes)
    {
        var refused = Story.Do(_request, new AskExtension(
            Someone, null, new CommitmentId(Commitment), Story.Now + Span.FromMinutes(minutes),
            "the water still rises")).Refused;
        Minutes(1);
        return refused;
    }

    private void GoHome(params ActorId[] teams)
    {
        foreach (var team in teams) Reports(team, TeamStatus.Returning, TeamStatus.Available);
        Story.Rest();
    }

    [Fact]
    public void Others_are_sought_before_the_shift_ends_and_take_over_in_place()
    {
        Arrives(new() { Squads = [0, 1, 1, 0, 0] });
        Minutes(9 * 60 + 20);
        Assert.Equal(First, One<ReliefAsked>(_request).Resource);
        Assert.Equal(Commitment, Acceptance(Second).StandsIn);
        Assert.Empty(Story.All<ComeHome>());
        Reports(Second, TeamStatus.EnRoute, TeamStatus.OnScene);
        Assert.Equal((Commitment, Acceptance(Second).Commitment),
            (One<HandedOver>(_request).From, One<HandedOver>(_request).To));
        Assert.Equal("relieved", One<ComeHome>(First).Reason);
        GoHome(First, Second);
        Assert.Equal((Outcome.Fulfilled, 8), (OutcomeOf(_request), One<LineEnded>(_request).Received));
    }

    [Fact]
    public void A_squad_stays_until_those_who_take_over_are_there_but_not_beyond_the_hard_limit()
    {
        Arrives(new() { Squads = [0, 1, 1, 0, 0], Minutes = 100 });
        Minutes(9 * 60 + 20);
        Story.Do(Second, new ReportStatus(Someone, null, TeamStatus.Mobilising, null));
        Minutes(60);
        Assert.Empty(Story.All<ReliefDue>());
        Reports(Second, TeamStatus.EnRoute, TeamStatus.OnScene);
        GoHome(First, Second);
    }

    [Fact]
    public void When_nobody_takes_over_it_leaves_at_the_end_of_its_shift_and_has_served()
    {
        Arrives(new() { Squads = [0, 1, 0, 0, 0] });
        Minutes(12 * 60 + 1);
        One<ReliefDue>(First);
        GoHome(First);
        Assert.Equal((Outcome.Fulfilled, 8), (OutcomeOf(_request), One<LineEnded>(_request).Received));
    }

    [Fact]
    public void Its_lender_may_let_it_stay_longer_by_rule()
    {
        Arrives(new() { Squads = [0, 1, 0, 0, 0] });
        Minutes(60);
        Assert.Null(AsksToStay(14 * 60));
        Assert.True(One<ExtensionSettled>(_request).Granted);
        Assert.Equal("extended", One<StayOn>(First).Reason);
        Minutes(12 * 60);
        Assert.Empty(Story.All<ReliefDue>());
        Minutes(130);
        One<ReliefDue>(First);
        GoHome(First);
    }

    [Fact]
    public void Its_lender_s_duty_desk_decides_where_the_agreement_says_so()
    {
        Arrives(new() { Squads = [0, 1, 0, 0, 0], Approves = true });
        Minutes(10);
        AsksToStay(14 * 60);
        var wanted = One<ExtensionWanted>(Town(2));
        Assert.Equal(
            "no-extension-asked",
            Story.Do(Town(2), new DecideExtension(Someone, null, new CommitmentId("none"), true, "?")).Refused);
        Assert.Null(
            Story.Do(Town(2), new DecideExtension(Someone, null, wanted.Commitment, false, "needed at home")).Refused);
        Minutes(1);
        Assert.Equal((false, "needed at home"),
            (One<ExtensionSettled>(_request).Granted, One<ExtensionSettled>(_request).Reason));
        Assert.Empty(Story.All<StayOn>());
        GoHome(First);
    }

    [Fact]
    public void No_answer_in_time_is_a_no()
    {
        Arrives(new() { Squads = [0, 1, 0, 0, 0], Approves = true });
        AsksToStay(14 * 60);
        Assert.Equal("asked-already", AsksToStay(15 * 60));
        Minutes(61);
        Assert.Equal("no answer in time", One<ExtensionSettled>(_request).Reason);
        GoHome(First);
    }

    [Fact]
    public void A_lender_that_is_silent_has_not_agreed()
    {
        Arrives(new() { Squads = [0, 1, 0, 0, 0] });
        Story.Silence(Town(2));
        AsksToStay(14 * 60);
        Minutes(80);
        Assert.False(One<ExtensionSettled>(_request).Granted);
        Story.Hear(Town(2));
        GoHome(First);
    }

    [Fact]
    public void Nobody_is_asked_to_work_beyond_the_hard_limit_and_only_who_is_there_to_stay()
    {
        Begin(new() { Squads = [0, 1, 0, 0, 0] });
        _request = Ask(Line(Catalogue.FloodRescue, 8));
        Minutes(5);
        Reports(First, TeamStatus.EnRoute);
        Assert.Equal("not-at-scene", AsksToStay(14 * 60));
        Reports(First, TeamStatus.OnScene);
        Assert.Equal("bad-extension", AsksToStay(17 * 60));
        Assert.Equal("bad-extension", AsksToStay(60));
        GoHome(First);
    }

    [Fact]
    public void An_extension_ends_the_search_for_others()
    {
        Arrives(new() { Squads = [0, 1, 1, 0, 0] });
        Story.Silence(Town(3));
        Minutes(9 * 60 + 2);
        Assert.Equal(Doubt.Relief, One<ReplacementSought>(_request).Doubt);
        Assert.Null(AsksToStay(5 * 60));
        One<ReplacementNotNeeded>(_request);
        Story.Hear(Town(3));
        Minutes(30);
        Assert.Equal([First], Accepted());
        GoHome(First);
    }

    [Fact]
    public void Amended_after_the_time_of_a_relief_it_is_sought_until_its_own_time()
    {
        Begin(new() { Squads = [0, 1, 0, 0, 0] });
        _request = Ask(Line(Catalogue.FloodRescue, 16, hours: 60));
        Minutes(60);
        Reports(First, TeamStatus.EnRoute, TeamStatus.OnScene);
        Minutes(30 * 60);
        One<ReplacementSought>(_request);
        Story.Silence(County);
        Assert.Null(Story.Do(_request, new AmendLine(Someone, null, 1, 24, null, null, "the water rises")).Refused);
        Minutes(31 * 60);
        Story.Hear(County);
        GoHome(First);
        Assert.Equal("its time has passed", One<LineEnded>(_request).Reason);
    }

    [Fact]
    public void Rest_is_broken_on_somebody_s_word_only_and_goes_on_if_the_squad_does_not_go()
    {
        Begin(new() { Squads = [0, 1, 0, 0, 0] });
        Reports(First, TeamStatus.EnRoute);
        Minutes(240);
        Reports(First, TeamStatus.Available);
        _request = Ask(Line(Catalogue.FloodRescue, 8));
        Story.Advance(new Span(2_000));
        Story.Do(_request, new EnterArrangedAid(Someone, null, 1, First, 0));
        Minutes(1);
        Assert.Equal(Someone, One<RestBroken>(First).By);
        Story.Do(_request, new CancelRequest(Someone, null, "no more"));
        Minutes(1);
        Assert.Equal(TeamStatus.Resting, StatusOf(First));
        Story.Rest();
        Assert.Equal(TeamStatus.Available, StatusOf(First));
    }
}
