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

namespace Alliance.Core.Tests.Requests;

/// <summary>A line is amended: the search that runs hears of it, surplus is given back, and what it asked before stays
/// in the journal.</summary>
public sealed class AmendTests : StoryTests
{
    public AmendTests() => Begin(new() { Squads = [0, 2, 2, 0, 0], Approves = true });

    private Answer Amends(
        ActorId request, int? quantity = null, Priority? priority = null, Instant? neededBy = null, int line = 1) =>
        Story.Do(request, new AmendLine(Someone, null, line, quantity, priority, neededBy, "the water rises"));

    [Fact]
    public void The_old_values_stay_in_the_journal()
    {
        var request = Ask(Line(Catalogue.FloodRescue, 8));
        Minutes(1);
        Assert.Null(Amends(request, 16, Priority.LifeSaving).Refused);
        var amended = One<LineAmended>(request);
        Assert.Equal((8, Priority.Urgent, 16, Priority.LifeSaving),
            (amended.Before.Quantity, amended.Before.Priority, amended.After.Quantity, amended.After.Priority));
        Assert.Equal("the water rises", amended.Reason);
    }

    [Fact]
    public void Wanted_later_the_squad_that_has_not_left_waits_and_wanted_at_once_it_goes()
    {
        Begin(new() { Squads = [0, 1, 0, 0, 0] });
        var request = Ask(Line(Catalogue.FloodRescue, 8, hours: 20));
        Minutes(5);
        var squad = Accepted(request).Single();
        One<Deploy>(squad);
        var notBefore = Instant.Start + Span.FromHours(10);
        Assert.Null(Story.Do(request, new AmendLine(
            Someone, null, 1, null, null, null, "the water comes tonight", NotBefore: notBefore)).Refused);
        Minutes(1);
        Assert.Equal(notBefore, One<DeparturePlanned>(squad).Task.NotBefore);
        Assert.Equal(notBefore, One<EtaChanged>(request).Eta);
        Minutes(120);
        Assert.Empty(Story.All<Overdue>(squad));
        Assert.Null(Story.Do(request, new AmendLine(
            Someone, null, 1, null, null, null, "it is here", AtOnce: true)).Refused);
        Minutes(1);
        Assert.Equal(2, Story.All<Deploy>(squad).Count());
        Assert.True(Story.All<EtaChanged>(request).Last().Eta < notBefore);
        Serves(squad);
        Story.Rest();
    }

    [Fact]
    public void Not_before_the_time_by_which_it_is_needed()
    {
        var request = Ask(Line(Catalogue.FloodRescue, 8));
        Assert.Equal("bad-amendment", Story.Do(request, new AmendLine(
            Someone, null, 1, null, null, null, "x", NotBefore: Instant.Start + Span.FromHours(9))).Refused);
    }

    [Fact]
    public void More_pressing_its_crew_is_asked_for_its_receipt_sooner()
    {
        Begin(new() { Squads = [0, 1, 1, 0, 0], Orders = new OrderRules() });
        var request = Ask(Line(Catalogue.FloodRescue, 8, Priority.Routine, 20));
        Minutes(3);
        Assert.Empty(Story.All<OrderUnconfirmed>());
        Amends(request, priority: Priority.LifeSaving);
        Minutes(1);
        Assert.NotEmpty(Story.All<OrderUnconfirmed>());
    }

    [Fact]
    public void Raised_while_sought_the_running_search_seeks_the_more()
    {
        Begin(new() { Squads = [0, 2, 2, 0, 0], Approves = true, Allied = true });
        var request = Ask(Line(Catalogue.FloodRescue, 8));
        Minutes(2);
        Amends(request, 24);
        Story.People = Approving;
        Minutes(90);
        One<SearchAmended>(Allies);
        Assert.Single(Story.All<SearchOpened>(Allies));
        Assert.Equal(3, Accepted(request).Count());
    }

    [Fact]
    public void Raised_when_covered_the_tiers_are_asked_again_for_the_rest()
    {
        Begin(new() { Squads = [3, 0, 0, 0, 0] });
        var request = Ask(Line(Catalogue.FloodRescue, 8));
        Minutes(10);
        Amends(request, 16);
        Minutes(10);
        Assert.Equal([8, 8], Story.All<SearchOpened>(Town(1)).Select(s => s.Demand.Remainder));
        Assert.Equal(2, Accepted(request).Count());
    }

    [Fact]
    public void Raised_as_its_search_ends_the_same_tier_is_asked_for_the_rest()
    {
        Begin(new() { Squads = [3, 0, 0, 0, 0] });
        var request = Ask(Line(Catalogue.FloodRescue, 8));
        Story.Advance(new Span(1_500));
        Story.Silence(request);
        Minutes(1);
        Story.Hear(request);
        Amends(request, 24);
        Minutes(20);
        Assert.Equal(3, Accepted(request).Count());
        Assert.All(Story.All<CommitmentAccepted>(request), a => Assert.Equal(Town(1), a.Tier));
    }

    [Fact]
    public void Lowered_it_gives_back_the_youngest_that_has_not_departed()
    {
        Begin(new() { Squads = [3, 0, 0, 0, 0] });
        var request = Ask(Line(Catalogue.FloodRescue, 24));
        Minutes(10);
        var squads = Accepted(request).ToList();
        Reports(squads[2], TeamStatus.Mobilising, TeamStatus.EnRoute);
        Assert.Null(Amends(request, 12).Refused);
        Minutes(1);
        Assert.Equal(
            [Acceptance(squads[1]).Commitment], Story.All<CommitmentReleased>(request).Select(r => r.Commitment));
        Assert.Equal(TeamStatus.Available, StatusOf(squads[1]));
        Serves(squads[0]);
        Reports(squads[2], TeamStatus.OnScene, TeamStatus.Returning, TeamStatus.Available);
        Story.Rest();
        Assert.Equal((Outcome.Fulfilled, 16, 12),
            (OutcomeOf(request), One<LineEnded>(request).Received, One<LineEnded>(request).Asked));
    }

    [Fact]
    public void Lowered_while_sought_its_search_takes_back_what_is_too_many()
    {
        var request = Ask(Line(Catalogue.FloodRescue, 16));
        Minutes(3);
        Assert.Equal(2, Story.All<Requisitioned>(Allies).Count());
        Amends(request, 8);
        Story.People = Approving;
        Minutes(60);
        Assert.Single(Accepted(request));
        Assert.Equal("covered", One<SearchClosed>(Allies).Reason);
        Serves(Accepted(request).Single());
        Story.Rest();
        Assert.Equal(Outcome.Fulfilled, OutcomeOf(request));
    }

    [Fact]
    public void It_cannot_be_lowered_below_what_has_arrived()
    {
        Begin(new() { Squads = [3, 0, 0, 0, 0] });
        var request = Ask(Line(Catalogue.FloodRescue, 24));
        Minutes(10);
        var first = Accepted(request).First();
        Reports(first, TeamStatus.Mobilising, TeamStatus.EnRoute, TeamStatus.OnScene);
        Assert.Equal("already-arrived", Amends(request, 7).Refused);
        Assert.Empty(Story.All<LineAmended>());
        Assert.Null(Amends(request, 8).Refused);
    }

    [Fact]
    public void Lowered_and_raised_again_it_seeks_what_it_gave_back()
    {
        Begin(new() { Squads = [3, 0, 0, 0, 0] });
        var request = Ask(Line(Catalogue.FloodRescue, 16));
        Minutes(10);
        Amends(request, 8);
        Amends(request, 16);
        Minutes(20);
        foreach (var squad in Accepted(request).Where(s => StatusOf(s) == TeamStatus.Committed).ToList()) Serves(squad);
        Story.Rest();
        Assert.Equal((Outcome.Fulfilled, 16), (OutcomeOf(request), One<LineEnded>(request).Received));
    }

    [Fact]
    public void Its_time_can_be_put_off_and_brought_forward()
    {
        Begin(new() { Squads = [0, 0, 0, 0, 0] });
        var request = Ask(Line(Catalogue.FloodRescue, 8, hours: 8), Line(Catalogue.Boats, 2, hours: 8));
        Minutes(1);
        Assert.Null(Amends(request, neededBy: Story.Now + Span.FromMinutes(3)).Refused);
        Minutes(5);
        Assert.Equal("its time has passed", Story.All<LineEnded>(request).Single(e => e.Line.Line == 1).Reason);
        Assert.Equal("line-ended", Amends(request, 4).Refused);
    }

    [Fact]
    public void Given_up_by_every_tier_it_is_asked_again_when_more_hangs_on_it()
    {
        var request = Ask(Line(Catalogue.FloodRescue, 40));
        Story.People = Approving;
        Minutes(300);
        Assert.False(Story.All<LineEnded>(request).Any());
        var searches = Story.All<SearchOpened>(Town(1)).Count();
        Amends(request, priority: Priority.LifeSaving);
        Minutes(30);
        Assert.Equal(searches + 1, Story.All<SearchOpened>(Town(1)).Count());
    }

    [Fact]
    public void Amended_after_its_time_it_must_say_by_when_it_is_needed_now()
    {
        Begin(new() { Squads = [1, 0, 0, 0, 0] });
        var request = Ask(Line(Catalogue.FloodRescue, 16, hours: 1));
        Minutes(30);
        Reports(Accepted(request).Single(), TeamStatus.Mobilising, TeamStatus.EnRoute, TeamStatus.OnScene);
        Minutes(60);
        Assert.Equal("bad-amendment", Amends(request, 24).Refused);
        Assert.Null(Amends(request, 24, neededBy: Story.Now + Span.FromHours(2)).Refused);
        Reports(Squad(1, 1), TeamStatus.Returning, TeamStatus.Available);
        Story.Rest();
    }

    [Theory]
    [InlineData(2, 8)]
    [InlineData(0, 8)]
    [InlineData(1, 0)]
    [InlineData(1, LineSpec.MaxQuantity + 1)]
    [InlineData(1, 8)]
    public void What_makes_no_sense_is_refused(int line, int quantity)
    {
        var request = Ask(Line(Catalogue.FloodRescue, 8));
        Minutes(1);
        Assert.Equal("bad-amendment", Amends(request, quantity, line: line).Refused);
    }

    private void Approving(ActorId tier, Notice notice)
    {
        if (notice is ApprovalWanted wanted)
            Story.Do(tier, new Approve(Someone, null, wanted.Commitment, true, "agreed"));
    }
}
