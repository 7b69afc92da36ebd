using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Core.Negotiation;
using Alliance.Core.Requests;
using Alliance.Core.Resources;
using Alliance.Core.Teams;
using Alliance.Core.Tests.Stories;
using Alliance.Core.Tiers;
using Alliance.Core.Vocabulary;
using Xunit;
using static Alliance.Core.Tests.Stories.TestRegions;

namespace Alliance.Core.Tests.Negotiation;

/// <summary>Township 2 has lent its squad to township 1 and is struck itself. Between neighbours it is twenty
/// minutes.</summary>
public sealed class RecallTests : StoryTests
{
    private static readonly ActorId Lent = Squad(2, 1);
    private ActorId _request;

    private string Commitment => Story.All<CommitmentAccepted>(_request).First(a => a.Resource == Lent).Commitment;

    /// <summary>The squad has been accepted; with <paramref name="others"/> squads of township 3 for its
    /// replacement.</summary>
    private void Accept(int others, int people = 8)
    {
        Begin(new() { Townships = 3, Squads = [0, 1, others] });
        _request = Ask(Line(Catalogue.FloodRescue, people));
        Minutes(5);
        Assert.Contains(Lent, Accepted(_request));
    }

    private void Works(int others = 1)
    {
        Accept(others);
        Reports(Lent, TeamStatus.EnRoute, TeamStatus.OnScene);
    }

    private string? Recall(int withinMinutes = 120, bool waits = true) =>
        Story.Do(Town(2), new RecallCommitment(
            Someone, null, new CommitmentId(Commitment), "our own dyke", Story.Now + Span.FromMinutes(withinMinutes),
            waits)).Refused;

    private ReturnAnswer Answer => One<RecallAnswered>(Town(2)).Answer;
    private string WhyReleased => One<CommitmentReleased>(_request).Reason;

    [Fact]
    public void An_owner_that_cannot_wait_has_its_squad_sent_home_at_once_and_another_is_sought()
    {
        Works();
        Assert.Null(Recall(waits: false));
        Minutes(1);
        Assert.Equal(ReturnAnswer.AcceptedNow, Answer);
        Assert.Equal("recalled by its owner", One<ComeHome>(Lent).Reason);
        Minutes(10);
        Assert.Equal([Lent, Squad(3, 1)], Accepted(_request));
    }

    [Fact]
    public void An_owner_that_can_wait_has_it_back_when_the_replacement_has_arrived_and_not_before()
    {
        Works();
        Recall();
        Minutes(10);
        Assert.Equal(ReturnAnswer.AcceptedAfterReplacement, Answer);
        Assert.Equal([Lent, Squad(3, 1)], Accepted(_request));
        Reports(Squad(3, 1), TeamStatus.EnRoute);
        Minutes(40);
        Assert.Empty(Story.All<ComeHome>(Lent));
        Reports(Squad(3, 1), TeamStatus.OnScene);
        Assert.Equal("replaced", WhyReleased);
        One<ComeHome>(Lent);
        Reports(Lent, TeamStatus.Returning, TeamStatus.Available);
        Reports(Squad(3, 1), TeamStatus.Returning, TeamStatus.Available);
        Story.Rest();
        Assert.Equal(Outcome.Fulfilled, OutcomeOf(_request));
    }

    [Fact]
    public void The_owner_does_not_send_its_next_squad_in_the_place_of_the_one_it_wants_back()
    {
        Begin(new() { Townships = 3, Squads = [0, 2, 1] });
        _request = Ask(Line(Catalogue.FloodRescue, 8));
        Minutes(5);
        var called = Assert.Single(Accepted(_request));
        Reports(called, TeamStatus.EnRoute);
        Assert.Null(Story.Do(Town(2), new RecallCommitment(
            Someone, null, Acceptance(called).Commitment, "our own dyke", Story.Now + Span.FromMinutes(120),
            true)).Refused);
        Minutes(30);
        Assert.Equal([called, Squad(3, 1)], Accepted(_request));
    }

    [Fact]
    public void One_that_was_on_its_way_back_when_it_had_to_leave_and_is_there_again_is_let_go_then()
    {
        Works(others: 0);
        Recall(withinMinutes: 60);
        Minutes(10);
        Reports(Lent, TeamStatus.Returning);
        Minutes(60);
        Assert.Empty(Story.All<CommitmentReleased>(_request));
        Reports(Lent, TeamStatus.OnScene);
        Assert.Equal("recalled by its owner", WhyReleased);
    }

    [Fact]
    public void Where_there_is_nobody_else_it_goes_when_it_must_leave_and_the_line_says_so()
    {
        Works(others: 0);
        Recall(withinMinutes: 120);
        Minutes(99);
        Assert.Empty(Story.All<ComeHome>(Lent));
        Minutes(2);
        One<ComeHome>(Lent);
        Assert.Equal("recalled, and nobody came instead", WhyReleased);
        Reports(Lent, TeamStatus.Returning, TeamStatus.Available);
        Story.Rest();
        var ended = One<LineEnded>(_request);
        Assert.Equal((Outcome.PartiallyFulfilled, 0), (ended.Outcome, ended.Received));
    }

    [Fact]
    public void A_replacement_that_is_late_does_not_keep_it()
    {
        Works();
        Recall(withinMinutes: 60);
        Minutes(41);
        Assert.Equal("recalled before its replacement came", WhyReleased);
        Serves(Squad(3, 1));
        Reports(Lent, TeamStatus.Returning, TeamStatus.Available);
        Story.Rest();
        Assert.Equal(Outcome.Fulfilled, OutcomeOf(_request));
    }

    [Fact]
    public void Before_departure_it_stands_down()
    {
        Accept(others: 1);
        Recall(waits: false);
        Minutes(10);
        One<StoodDown>(Lent);
        Assert.Equal(TeamStatus.Available, StatusOf(Lent));
        Assert.Equal(Squad(3, 1), Accepted(_request).Last());
    }

    [Fact]
    public void On_its_way_it_turns_back()
    {
        Accept(others: 0);
        Reports(Lent, TeamStatus.EnRoute);
        Recall(waits: false);
        Minutes(1);
        One<ComeHome>(Lent);
        Reports(Lent, TeamStatus.Returning, TeamStatus.Available);
        Story.Rest();
        Assert.Equal(Outcome.Unfilled, OutcomeOf(_request));
    }

    [Fact]
    public void A_request_that_is_silent_has_its_answer_given_by_the_deadline()
    {
        Works(others: 0);
        Story.Silence(_request);
        Recall(waits: false);
        Minutes(16);
        Assert.Equal(ReturnAnswer.DecidedByDeadline, Answer);
        One<RecallEnforced>(Town(2));
        One<ComeHome>(Lent);
        Story.Hear(_request);
        Reports(Lent, TeamStatus.Returning, TeamStatus.Available);
        Story.Rest();
    }

    [Fact]
    public void An_owner_that_can_wait_waits_for_a_silent_request_until_the_squad_must_leave()
    {
        Works(others: 0);
        Story.Silence(_request);
        Recall(withinMinutes: 120);
        Minutes(90);
        Assert.Equal(ReturnAnswer.DecidedByDeadline, Answer);
        Assert.Empty(Story.All<ComeHome>(Lent));
        Minutes(12);
        One<ComeHome>(Lent);
        Reports(Lent, TeamStatus.Returning, TeamStatus.Available);
        Story.Hear(_request);
        Story.Rest();
        Assert.Single(Story.All<RecallAnswered>());
    }

    [Fact]
    public void A_request_that_agreed_and_then_fell_silent_does_not_keep_it()
    {
        Works(others: 0);
        Recall(withinMinutes: 120);
        Minutes(2);
        Story.Silence(_request);
        Minutes(110);
        One<RecallEnforced>(Town(2));
        One<ComeHome>(Lent);
        Reports(Lent, TeamStatus.Returning, TeamStatus.Available);
        Story.Hear(_request);
        Story.Rest();
    }

    [Fact]
    public void A_squad_that_the_request_had_just_released_is_coming_home_already()
    {
        Works();
        Story.Silence(Town(2));
        Story.Do(_request, new Release(Someone, null, new CommitmentId(Commitment), "enough hands"));
        Minutes(1);
        Recall();
        Story.Hear(Town(2));
        Minutes(1);
        Assert.Equal(ReturnAnswer.Over, Answer);
        Reports(Lent, TeamStatus.Returning, TeamStatus.Available);
        Story.Rest();
    }

    [Fact]
    public void What_cannot_be_recalled_is_refused_with_its_reason()
    {
        Works();
        Assert.Equal("no-such-commitment", Story.Do(Town(2),
            new RecallCommitment(
                Someone, null, new CommitmentId("nothing"), "x", Story.Now + Span.FromMinutes(9), true)).Refused);
        Assert.Equal("bad-return-by", Recall(withinMinutes: 0));
        Assert.Null(Recall());
        Assert.Equal("already-recalled", Recall());
        Begin(new() { Townships = 3, Squads = [0, 1, 0], Approves = true });
        Ask(Line(Catalogue.FloodRescue, 8));
        Minutes(5);
        var held = One<ApprovalWanted>(Town(2)).Commitment;
        Assert.Equal("not-recallable", Story.Do(
            Town(2), new RecallCommitment(Someone, null, held, "x", Story.Now + Span.FromMinutes(9), true)).Refused);
    }

    [Fact]
    public void Struck_itself_a_lender_s_desk_is_told_what_it_could_call_home()
    {
        Works();
        Incident(township: 2);
        Assert.Equal([Commitment], One<StrickenWhileLending>(Town(2)).Commitments);
        Incident(township: 3);
        Assert.Empty(Story.All<StrickenWhileLending>(Town(3)));
    }

    [Fact]
    public void An_incident_that_is_over_lets_a_recalled_squad_go_like_the_others()
    {
        Works(others: 0);
        Recall();
        Minutes(2);
        Story.Do(new RequestNumber(_request.Key).Incident.ToIncident(), new CloseIncident(Someone, null, "over"));
        Minutes(1);
        Assert.Equal("over", WhyReleased);
        Reports(Lent, TeamStatus.Returning, TeamStatus.Available);
        Story.Rest();
        Assert.Equal(Outcome.Fulfilled, OutcomeOf(_request));
    }
}
