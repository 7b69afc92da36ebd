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

/// <summary>Aid that people arranged by telephone is entered afterwards, and never refused.</summary>
public sealed class ArrangedAidTests : StoryTests
{
    private string Enter(ActorId request, ActorId resource, int quantity = 0)
    {
        var answer = Story.Do(request, new EnterArrangedAid(Someone, null, 1, resource, quantity));
        Assert.Null(answer.Refused);
        Minutes(1);
        return answer.Number!;
    }

    [Fact]
    public void It_is_entered_below_the_lender_s_floor_with_the_name_of_who_arranged_it()
    {
        Begin(new() { Squads = [0, 1, 0, 0, 0], Floor = 1 });
        var request = Ask(Line(Catalogue.FloodRescue, 8));
        Minutes(10);
        Assert.Contains((Town(2), DeclineCode.FloorReached), Declines());
        Enter(request, Squad(2, 1));
        Assert.Equal(Someone, One<SlotTaken>().OverrideBy);
        Assert.True(One<CommitmentAccepted>().ArrangedByTelephone);
        Assert.Equal(TeamStatus.Committed, StatusOf(Squad(2, 1)));
        Serves(Squad(2, 1));
        Story.Rest();
        Assert.Equal(Outcome.Fulfilled, OutcomeOf(request));
    }

    [Fact]
    public void Entered_twice_it_keeps_its_first_number_and_nobody_is_stood_down()
    {
        Begin(new() { Squads = [0, 1, 0, 0, 0] });
        var request = Ask(Line(Catalogue.FloodRescue, 8));
        Story.Advance(new Span(2_000));
        var first = Enter(request, Squad(2, 1));
        Assert.Equal(first, Enter(request, Squad(2, 1)));
        Reports(Squad(2, 1), TeamStatus.EnRoute);
        Assert.Equal(first, Enter(request, Squad(2, 1)));
        Assert.Single(Story.All<CommitmentAccepted>(request));
        Assert.Empty(Story.All<StoodDown>(Squad(2, 1)));
        Reports(Squad(2, 1), TeamStatus.OnScene, TeamStatus.Returning, TeamStatus.Available);
        Story.Rest();
        Assert.Equal(Outcome.Fulfilled, OutcomeOf(request));
    }

    [Fact]
    public void What_the_tiers_find_for_a_line_that_it_covers_is_given_back()
    {
        Begin(new() { Squads = [0, 1, 1, 0, 0], Approves = true });
        var request = Ask(Line(Catalogue.FloodRescue, 8));
        Minutes(3);
        var wanted = One<ApprovalWanted>(Town(2)).Commitment;
        Enter(request, Squad(3, 1));
        Story.Do(Town(2), new Approve(Someone, null, wanted, true, "go"));
        Minutes(1);
        Assert.Equal("covered", One<CommitmentNotTaken>(request).Reason);
        Assert.Equal(TeamStatus.Available, StatusOf(Squad(2, 1)));
        Serves(Squad(3, 1));
        Story.Rest();
    }

    [Fact]
    public void A_promise_that_it_contradicts_is_taken_back_and_its_requester_told()
    {
        Begin(new() { Squads = [0, 1, 0, 0, 0] });
        var first = AskAt(3, Line(Catalogue.FloodRescue, 8));
        Minutes(10);
        var promised = Acceptance(Squad(2, 1)).Commitment;
        var second = Ask(Line(Catalogue.FloodRescue, 8));
        Minutes(1);
        var arranged = Enter(second, Squad(2, 1));
        Assert.Equal([CommitmentStatus.Withdrawn], ProgressOf(promised));
        Assert.Equal(arranged, Story.All<TeamStatusChanged>(Squad(2, 1)).Last().Commitment);
        Serves(Squad(2, 1));
        Story.Rest();
        Assert.Equal((Outcome.Unfilled, Outcome.Fulfilled), (OutcomeOf(first), OutcomeOf(second)));
    }

    [Fact]
    public void A_squad_that_has_left_for_another_place_is_diverted_and_its_former_line_seeks_others()
    {
        Begin(new() { Squads = [0, 1, 0, 1, 0] });
        var first = AskAt(3, Line(Catalogue.FloodRescue, 8));
        Minutes(10);
        var gone = Accepted(first).Single();
        Reports(gone, TeamStatus.EnRoute);
        var second = Ask(Line(Catalogue.Medical, 8));
        Story.Advance(new Span(2_000));
        var arranged = Enter(second, gone);
        Minutes(2);
        Assert.Equal(arranged, Story.All<TeamStatusChanged>(gone).Last().Commitment);
        Assert.Equal(DeclineCode.Diverted, Story.All<CommitmentProgress>(first).Last().Reason);
        Assert.Equal(2, Accepted(first).Count());
        Serves(gone);
        foreach (var other in Accepted().Distinct().Where(t => t != gone).ToList()) Serves(other);
        Story.Rest();
        Assert.Equal(Outcome.Fulfilled, OutcomeOf(first));
    }

    [Fact]
    public void A_crew_at_rest_goes_all_the_same()
    {
        Begin(new() { Squads = [0, 1, 0, 0, 0] });
        Reports(Squad(2, 1), TeamStatus.EnRoute, TeamStatus.Available);
        var request = Ask(Line(Catalogue.FloodRescue, 8));
        Minutes(15);
        Assert.Contains((Town(2), DeclineCode.CrewResting), Declines());
        Enter(request, Squad(2, 1));
        Serves(Squad(2, 1));
        Story.Rest();
        Assert.Equal(Outcome.Fulfilled, OutcomeOf(request));
    }

    [Fact]
    public void Supplies_are_taken_from_the_shelf()
    {
        Begin(new() { Boats = [0, 5] });
        var request = Ask(Line(Catalogue.Boats, 20));
        Minutes(15);
        Assert.Equal(5, One<CommitmentAccepted>(request).Quantity);
        var commitment = Enter(request, Depot(2), 3);
        Assert.Equal([CommitmentStatus.Withdrawn], ProgressOf(commitment));
        Delivers(Depot(2), Story.All<CommitmentAccepted>().First().Commitment);
        Story.Rest();
        Assert.Equal(Outcome.PartiallyFulfilled, OutcomeOf(request));
    }

    [Fact]
    public void What_names_no_resource_is_sent_back_to_be_entered_right()
    {
        Begin(new() { Boats = [0, 5], Squads = [0, 0, 0, 0, 0] });
        var request = Ask(Line(Catalogue.FloodRescue, 8));
        Story.Advance(new Span(2_000));
        string? Refused(int line, ActorId resource, int quantity = 1) =>
            Story.Do(request, new EnterArrangedAid(Someone, null, line, resource, quantity)).Refused;
        Assert.Equal("bad-arranged-aid", Refused(2, Depot(2)));
        Assert.Equal("bad-arranged-aid", Refused(1, Squad(9, 9)));
        Assert.Equal("bad-arranged-aid", Refused(1, Depot(9)));
        Assert.Equal("bad-arranged-aid", Refused(1, Depot(2), 0));
        Assert.Equal("bad-arranged-aid", Refused(1, Town(2)));
    }

    [Fact]
    public void People_do_not_fill_a_line_of_units_nor_units_a_line_of_people()
    {
        Begin(new() { Boats = [0, 5] });
        var boats = Ask(Line(Catalogue.Boats, 20));
        var people = Ask(Line(Catalogue.FloodRescue, 20));
        Story.Advance(new Span(2_000));
        Assert.Equal(
            "bad-arranged-aid", Story.Do(boats, new EnterArrangedAid(Someone, null, 1, Squad(2, 1), 1)).Refused);
        Assert.Equal("bad-arranged-aid", Story.Do(people, new EnterArrangedAid(Someone, null, 1, Depot(2), 1)).Refused);
    }
}
