using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Core.Requests;
using Alliance.Core.Resources;
using Alliance.Core.Teams;
using Alliance.Core.Tests.Stories;
using Alliance.Core.Vocabulary;
using Xunit;
using static Alliance.Core.Tests.Stories.TestRegions;

namespace Alliance.Core.Tests.Requests;

/// <summary>How a request ends, is cancelled, and goes on when a promise is taken back.</summary>
public sealed class AidRequestTests : StoryTests
{
    public AidRequestTests() => Begin(new() { Squads = [0, 2, 0, 0, 0] });

    [Fact]
    public void It_is_fulfilled_when_all_that_was_asked_arrived_and_went_home()
    {
        var request = Ask(Line(Catalogue.FloodRescue, 8));
        Minutes(10);
        Serves(Accepted().Single());
        Story.Rest();
        Assert.Equal(Outcome.Fulfilled, OutcomeOf(request));
        Assert.Equal(8, One<LineEnded>(request).Received);
    }

    [Fact]
    public void It_is_partially_fulfilled_when_every_tier_was_asked_and_some_arrived()
    {
        var request = Ask(Line(Catalogue.FloodRescue, 20));
        Minutes(60);
        foreach (var squad in Accepted().ToList()) Serves(squad);
        Story.Rest();
        Assert.Equal(Outcome.PartiallyFulfilled, OutcomeOf(request));
        Assert.Equal((16, 20), (One<LineEnded>(request).Received, One<LineEnded>(request).Asked));
    }

    [Fact]
    public void It_is_unfilled_when_no_tier_has_anything()
    {
        var request = Ask(Line(Catalogue.Medical, 4));
        Story.Rest();
        Assert.Equal(Outcome.Unfilled, OutcomeOf(request));
        Assert.Equal("every tier was asked", One<LineEnded>(request).Reason);
    }

    [Fact]
    public void It_expires_when_its_time_passes_while_it_is_sought()
    {
        Begin(new() { Squads = [0, 2, 0, 0, 0], Approves = true, ApprovalMinutes = 120 });
        var request = Ask(Line(Catalogue.FloodRescue, 8, hours: 1));
        Story.Rest();
        Assert.Equal(Outcome.Expired, OutcomeOf(request));
        Assert.Equal(TeamStatus.Available, StatusOf(Squad(2, 1)));
    }

    [Fact]
    public void Lines_of_one_request_come_out_each_for_itself()
    {
        var request = Ask(Line(Catalogue.FloodRescue, 8), Line(Catalogue.Medical, 4));
        Minutes(60);
        Serves(Accepted().Single());
        Story.Rest();
        Assert.Equal([Outcome.Unfilled, Outcome.Fulfilled], Story.All<LineEnded>(request).Select(l => l.Outcome));
        Assert.Equal(Outcome.PartiallyFulfilled, OutcomeOf(request));
    }

    [Fact]
    public void Cancelled_before_departure_it_stands_the_squad_down()
    {
        var request = Ask(Line(Catalogue.FloodRescue, 8));
        Minutes(10);
        Assert.Null(Story.Do(request, new CancelRequest(Someone, null, "false alarm")).Refused);
        Story.Rest();
        One<StoodDown>(Squad(2, 1));
        Assert.Equal([CommitmentStatus.Released], ProgressOf(Acceptance(Squad(2, 1)).Commitment));
        Assert.Equal(TeamStatus.Available, StatusOf(Squad(2, 1)));
        Assert.Equal(Outcome.Cancelled, OutcomeOf(request));
    }

    [Fact]
    public void Cancelled_after_departure_it_calls_the_squad_home_and_waits_for_it()
    {
        var request = Ask(Line(Catalogue.FloodRescue, 8));
        Minutes(10);
        Reports(Squad(2, 1), TeamStatus.Mobilising, TeamStatus.EnRoute);
        Story.Do(request, new CancelRequest(Someone, null, "false alarm"));
        Minutes(240);
        One<ComeHome>(Squad(2, 1));
        Assert.Equal(TeamStatus.EnRoute, StatusOf(Squad(2, 1)));
        Assert.Empty(Story.All<RequestSettled>());
        Reports(Squad(2, 1), TeamStatus.Returning, TeamStatus.Available);
        Story.Rest();
        Assert.Equal(Outcome.Cancelled, OutcomeOf(request));
        Assert.Equal(CommitmentStatus.Released, ProgressOf(Acceptance(Squad(2, 1)).Commitment).Last());
    }

    [Fact]
    public void Cancelled_while_sought_it_gives_back_what_is_in_the_making()
    {
        Begin(new() { Squads = [0, 2, 0, 0, 0], Approves = true });
        var request = Ask(Line(Catalogue.FloodRescue, 8));
        Minutes(3);
        Story.Do(request, new CancelRequest(Someone, null, "false alarm"));
        Story.Rest();
        Assert.Equal(TeamStatus.Available, StatusOf(Squad(2, 1)));
        Assert.Equal(Outcome.Cancelled, OutcomeOf(request));
    }

    [Fact]
    public void What_was_cancelled_is_cancelled_again_without_a_change()
    {
        var request = Ask(Line(Catalogue.FloodRescue, 8));
        Minutes(10);
        Story.Do(request, new CancelRequest(Someone, null, "false alarm"));
        Assert.Null(Story.Do(request, new CancelRequest(Someone, null, "false alarm")).Refused);
        Story.Rest();
        Assert.Null(Story.Do(request, new CancelRequest(Someone, null, "false alarm")).Refused);
        Assert.Single(Story.All<CommitmentReleased>());
        One<RequestSettled>();
    }

    [Fact]
    public void What_has_ended_cannot_be_cancelled()
    {
        var request = Ask(Line(Catalogue.Medical, 4));
        Story.Rest();
        Assert.Equal("request-ended", Story.Do(request, new CancelRequest(Someone, null, "late")).Refused);
    }

    [Fact]
    public void A_single_commitment_can_be_released()
    {
        var request = Ask(Line(Catalogue.FloodRescue, 16));
        Minutes(10);
        var (first, second) = (Acceptance(Squad(2, 1)).Commitment, Acceptance(Squad(2, 2)).Commitment);
        Reports(Squad(2, 1), TeamStatus.EnRoute, TeamStatus.OnScene);
        Reports(Squad(2, 2), TeamStatus.EnRoute, TeamStatus.OnScene);
        Assert.Null(Story.Do(request, new Release(Someone, null, first, "enough hands")).Refused);
        Assert.Null(Story.Do(request, new Release(Someone, null, first, "again")).Refused);
        Assert.Single(Story.All<CommitmentReleased>());
        Assert.Equal("no-such-commitment",
            Story.Do(request, new Release(Someone, null, new CommitmentId("none"), "x")).Refused);
        Minutes(1);
        One<ComeHome>(Squad(2, 1));
        Assert.DoesNotContain(CommitmentStatus.Returning, ProgressOf(second));
    }

    [Fact]
    public void What_people_release_before_it_comes_is_not_sought_again_and_what_breaks_down_afterwards_is()
    {
        Begin(new() { Squads = [0, 2, 1, 0, 0] });
        var request = Ask(Line(Catalogue.FloodRescue, 16));
        Minutes(10);
        Story.Do(request, new Release(Someone, null, Acceptance(Squad(2, 1)).Commitment, "one boat is enough"));
        Minutes(30);
        Assert.Equal(2, Accepted(request).Count());
        Assert.Equal(TeamStatus.Available, StatusOf(Squad(2, 1)));
        Reports(Squad(2, 2), TeamStatus.Mobilising, TeamStatus.OutOfService);
        Minutes(30);
        Assert.Equal(3, Accepted(request).Count());
        Assert.Null(Story.Do(request, new AmendLine(Someone, null, 1, 24, null, null, "it rises again")).Refused);
        Minutes(30);
        Assert.True(Accepted(request).Count() > 3);
    }

    [Fact]
    public void A_line_of_which_people_release_everything_is_cancelled()
    {
        var request = Ask(Line(Catalogue.FloodRescue, 8));
        Minutes(10);
        Story.Do(request, new Release(Someone, null, Acceptance(Squad(2, 1)).Commitment, "we manage"));
        Story.Rest();
        Assert.Equal(
            (Outcome.Cancelled, "released"), (One<LineEnded>(request).Outcome, One<LineEnded>(request).Reason));
    }

    [Fact]
    public void A_cancel_says_why_whatever_had_ended_the_search_before()
    {
        var request = Ask(Line(Catalogue.FloodRescue, 80));
        Minutes(200);
        foreach (var squad in Accepted(request).ToList()) Reports(squad, TeamStatus.EnRoute, TeamStatus.OnScene);
        Story.Do(request, new CancelRequest(Someone, null, "the dyke holds"));
        foreach (var squad in Accepted(request).ToList()) Reports(squad, TeamStatus.Returning, TeamStatus.Available);
        Story.Rest();
        Assert.Equal("the dyke holds", One<LineEnded>(request).Reason);
    }

    [Fact]
    public void A_promise_taken_back_is_replaced_even_by_the_same_lender()
    {
        var request = Ask(Line(Catalogue.FloodRescue, 8));
        Minutes(10);
        Reports(Squad(2, 1), TeamStatus.Mobilising, TeamStatus.EnRoute, TeamStatus.OutOfService);
        Minutes(20);
        Assert.Equal([Squad(2, 1), Squad(2, 2)], Accepted());
        Assert.Equal(2, Story.All<CommitmentAccepted>().Select(a => a.Commitment).Distinct().Count());
        Serves(Squad(2, 2));
        Reports(Squad(2, 1), TeamStatus.Available);
        Story.Rest();
        Assert.Equal(Outcome.Fulfilled, OutcomeOf(request));
    }

    [Fact]
    public void A_squad_that_turned_back_before_arrival_is_replaced()
    {
        var request = Ask(Line(Catalogue.FloodRescue, 8));
        Minutes(10);
        Reports(Squad(2, 1), TeamStatus.EnRoute, TeamStatus.Returning, TeamStatus.Available);
        Minutes(20);
        Assert.Equal(CommitmentStatus.Withdrawn, ProgressOf(Acceptance(Squad(2, 1)).Commitment).Last());
        Serves(Squad(2, 2));
        Story.Rest();
        Assert.Equal(Outcome.Fulfilled, OutcomeOf(request));
    }
}
