using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Core.Negotiation;
using Alliance.Core.Requests;
using Alliance.Core.Resources;
using Alliance.Core.Tests.Stories;
using Alliance.Core.Vocabulary;
using Xunit;
using static Alliance.Core.Tests.Stories.TestRegions;

namespace Alliance.Core.Tests.Negotiation;

/// <summary>Rounds of a tier: who is called, who is awarded, and what follows a refusal, a silence, a late
/// answer.</summary>
public sealed class RoundTests : StoryTests
{
    private static readonly LineSpec OneSquad = Line(Catalogue.FloodRescue, 8);

    public RoundTests() => Begin(new() { Squads = [1, 1, 1, 1, 1] });

    [Fact]
    public void A_township_helps_itself_before_it_asks_others()
    {
        var request = Ask(OneSquad);
        Minutes(5);
        Assert.Equal([Town(1)], Story.All<LineSolicited>(request).Select(s => s.Tier));
        Assert.Single(Accepted());
        Assert.Equal(Town(1), One<CommitmentAccepted>().Lender);
    }

    [Fact]
    public void Neighbours_are_called_first_and_the_others_in_a_second_ring()
    {
        Begin(new() { Squads = [0, 0, 2, 2, 2] });
        Ask(OneSquad);
        Minutes(30);
        Assert.Equal([[Town(2)], [Town(3), Town(4), Town(5)]], Story.All<OffersCalled>(Allies).Select(c => c.Called));
        Assert.Equal(Town(3), One<CommitmentAccepted>().Lender);
    }

    [Fact]
    public void Who_is_silent_counts_as_a_decline_in_time()
    {
        Begin(new() { Squads = [0, 2, 2, 0, 0] });
        Story.Silence(Town(2));
        Ask(OneSquad);
        Minutes(40);
        Assert.Contains((Town(2), DeclineCode.Timeout), Declines());
        Assert.Equal(Town(3), One<CommitmentAccepted>().Lender);
    }

    [Fact]
    public void A_region_may_give_seconds_to_answer_instead_of_minutes()
    {
        Begin(new() { Squads = [0, 2, 2, 0, 0], Policies = new() { AnswerSeconds = 4 } });
        Story.Silence(Town(2));
        Ask(OneSquad);
        Minutes(1);
        Assert.Contains((Town(2), DeclineCode.Timeout), Declines());
        Assert.Equal(Town(3), One<CommitmentAccepted>().Lender);
    }

    [Fact]
    public void A_lost_call_or_offer_costs_time_and_nothing_else()
    {
        Begin(new() { Squads = [0, 2, 2, 0, 0] });
        Story.Loses = (mail, _) => mail is Offer;
        var request = Ask(OneSquad);
        Minutes(120);
        Assert.Empty(Accepted());
        Assert.Equal(Outcome.Unfilled, OutcomeOf(request));
        Assert.All(Declines().Where(d => d.Lender == Town(2)), d => Assert.Equal(DeclineCode.Timeout, d.Code));
        Assert.True(Story.IsAtRest);
    }

    [Fact]
    public void Whole_squads_fill_a_line_of_people_and_none_is_asked_beyond_it()
    {
        Begin(new() { Squads = [0, 4, 4, 4, 4], Cap = 4 });
        Ask(Line(Catalogue.FloodRescue, 12));
        Minutes(30);
        Assert.Equal([Squad(2, 1), Squad(2, 2)], Accepted().Order());
        Assert.Equal(2, Story.All<SlotTaken>().Count());
    }

    [Fact]
    public void After_a_refusal_the_next_ranked_is_asked()
    {
        Begin(new() { Squads = [2, 2, 0, 2, 2] });
        AskAt(3, OneSquad);
        while (!Story.All<Awarded>(Allies).Any()) Story.Advance(new Span(500));
        var award = One<Awarded>(Allies);
        var first = award.Chosen.Single();
        Assert.Null(Story.Do(first.Resource, new ReportStatus(Someone, null, TeamStatus.OutOfService, null)).Refused);
        Minutes(5);
        var refusal = One<RequisitionDeclined>(Allies);
        Assert.Equal((first.Lender, DeclineCode.OutOfService), (refusal.Lender, refusal.Code));
        Assert.Equal(award.NextRanked[0].Resource, Accepted().Single());
    }

    [Fact]
    public void What_is_still_open_is_put_to_the_next_tier_up_to_the_centre()
    {
        Begin(new() { Squads = [1, 1, 0, 0, 0], CountySquads = 1, Volunteers = 1 });
        var request = Ask(Line(Catalogue.FloodRescue, 30));
        Minutes(90);
        Assert.Equal([(Village, 30), (Town(1), 24), (Allies, 16), (County, 8)], Story.All<LineSolicited>(request)
            .Select(s => (s.Tier, s.Remainder)));
        Assert.Equal([Volunteer(1), Squad(1, 1), Squad(2, 1), CountySquad(1)], Accepted());
    }

    [Fact]
    public void The_centre_decides_at_its_decision_points()
    {
        Begin(new() { Squads = [0, 0, 0, 0, 0], CountySquads = 1 });
        Ask(OneSquad);
        Minutes(40);
        var award = Story.Journal.Single(e => e.Actor == County && e.Body is Awarded);
        Assert.Equal(0, award.At.Milliseconds % (15 * 60_000));
    }

    [Fact]
    public void A_suspended_agreement_is_passed_over()
    {
        Begin(new() { Squads = [0, 2], CountySquads = 1 });
        Story.Do(TheRealm, new SetAgreement(Someone, null, new AgreementId(Allies.Key), false, "under review"));
        var request = Ask(OneSquad);
        Minutes(40);
        Assert.Equal([Town(1), County], Story.All<LineSolicited>(request).Select(s => s.Tier));
    }

    [Fact]
    public void Two_requests_at_once_never_get_one_squad()
    {
        Begin(new() { Squads = [0, 1, 0, 0, 0] });
        var (first, second) = (AskAt(1, OneSquad), AskAt(3, OneSquad));
        Minutes(60);
        Assert.Equal(Squad(2, 1), Accepted().Single());
        Serves(Squad(2, 1));
        Story.Rest();
        Assert.Equal([Outcome.Fulfilled, Outcome.Unfilled], ((Outcome[])[OutcomeOf(first), OutcomeOf(second)]).Order());
    }

    [Fact]
    public void Whose_offer_went_to_another_line_is_asked_for_what_else_it_has()
    {
        Begin(new() { Squads = [0, 5, 0, 0, 0], Cap = 5 });
        AskAtOnce(1, 1, 3, 3);
        Minutes(60);
        Assert.Equal(4, AcceptedByAllies().Distinct().Count());
    }

    [Fact]
    public void Who_can_spare_no_more_is_not_asked_again()
    {
        Begin(new() { Squads = [0, 5, 0, 0, 0], Cap = 1 });
        AskAtOnce(1, 1, 3);
        Minutes(60);
        Assert.Single(AcceptedByAllies());
        Assert.All(Story.All<OffersCalled>(Allies).GroupBy(c => c.Line),
            calls => Assert.Single(calls, c => c.Called.Contains(Town(2))));
    }

    [Fact]
    public void Whose_desk_denied_one_squad_is_not_asked_for_another()
    {
        Begin(new() { Squads = [0, 5, 0, 0, 0], Cap = 5, Approves = true });
        Ask(OneSquad);
        while (!Story.All<ApprovalWanted>(Town(2)).Any()) Story.Advance(new Span(500));
        Story.Do(
            Town(2), new Approve(Someone, null, One<ApprovalWanted>(Town(2)).Commitment, false, "all are needed here"));
        Minutes(60);
        Assert.Empty(AcceptedByAllies());
        Assert.Single(Story.All<OffersCalled>(Allies), c => c.Called.Contains(Town(2)));
    }

    private IEnumerable<ActorId> AcceptedByAllies() =>
        Story.All<CommitmentAccepted>().Where(a => a.Tier == Allies).Select(a => a.Resource);

    private void AskAtOnce(params int[] townships)
    {
        foreach (var incident in townships.Select(Incident).ToList())
            Story.Do(incident, new RaiseAidRequest(Someone, null, [OneSquad]));
    }

    [Fact]
    public void A_requisition_without_an_answer_is_taken_back()
    {
        Begin(new() { Squads = [0, 1, 1, 0, 0] });
        Ask(OneSquad);
        while (!Story.All<SlotTaken>().Any()) Story.Advance(new Span(500));
        Story.Silence(Town(2));
        Minutes(30);
        Assert.Contains(
            Story.All<RequisitionDeclined>(Allies), r => r.Lender == Town(2) && r.Code == DeclineCode.Timeout);
        Assert.Equal(Squad(3, 1), Accepted().Single());
        Story.Hear(Town(2));
        Minutes(5);
        Assert.Equal(TeamStatus.Available, StatusOf(Squad(2, 1)));
        One<SlotReturned>(Town(2));
        Serves(Squad(3, 1));
        Story.Rest();
    }

    [Fact]
    public void A_commitment_that_comes_after_its_requisition_lapsed_is_answered_with_a_release()
    {
        Begin(new() { Squads = [0, 1, 0, 0, 0] });
        var request = Ask(OneSquad);
        while (!Story.All<SlotTaken>().Any()) Story.Advance(new Span(500));
        Story.Silence(Allies);
        Minutes(15);
        Story.Hear(Allies);
        Minutes(5);
        Assert.Equal(Town(2), One<CommitmentLate>(Allies).Lender);
        Assert.Equal(TeamStatus.Available, StatusOf(Squad(2, 1)));
        Assert.Equal(Town(2), Story.Journal.Single(e => e.Body is SlotReturned).Actor);
        Assert.DoesNotContain(Story.All<CommitmentAccepted>(request), a => a.Tier == Allies);
    }

    [Fact]
    public void A_hold_lapses_by_itself_when_its_owner_is_not_heard()
    {
        Begin(new() { Squads = [0, 1, 0, 0, 0] });
        Ask(OneSquad);
        while (!Story.All<SlotTaken>().Any()) Story.Advance(new Span(500));
        Story.Advance(new Span(1_500));
        Story.Silence(Town(2));
        Minutes(40);
        Assert.Equal(TeamStatus.Held, StatusOf(Squad(2, 1)));
        Minutes(10);
        Assert.Equal(TeamStatus.Available, StatusOf(Squad(2, 1)));
        Story.Hear(Town(2));
        Story.Rest();
        One<SlotReturned>(Town(2));
        Assert.Empty(Accepted());
    }

    [Fact]
    public void A_promise_that_nobody_takes_up_lapses()
    {
        Begin(new() { Squads = [0, 1, 0, 0, 0] });
        var request = Ask(OneSquad);
        while (!Story.All<LenderCommitted>().Any()) Story.Advance(new Span(500));
        Story.Silence(request);
        Minutes(35);
        Assert.Equal("stood down", One<SlotReturned>(Town(2)).Reason);
        Story.Hear(request);
        Minutes(1);
        Assert.Equal([CommitmentStatus.Withdrawn], ProgressOf(Story.All<CommitmentAccepted>().First().Commitment));
        Minutes(20);
        Serves(Squad(2, 1));
        Story.Rest();
        Assert.Equal(Outcome.Fulfilled, OutcomeOf(request));
    }

    [Fact]
    public void After_a_crash_a_tier_with_an_open_round_asks_again()
    {
        Begin(new() { Squads = [0, 1, 0, 0, 0] });
        var calls = 0;
        Story.Loses = (mail, to) => mail is CallForOffers && to == Town(2) && calls++ == 0;
        Ask(OneSquad);
        Minutes(2);
        Story.Hand(Allies, Allies, new Restored());
        Minutes(1);
        Assert.Equal(Squad(2, 1), Accepted().Single());
    }
}
