using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Lenders;
using Alliance.Core.Messages;
using Alliance.Core.Negotiation;
using Alliance.Core.Requests;
using Alliance.Core.Resources;
using Alliance.Core.Teams;
using Alliance.Core.Tests.Stories;
using Alliance.Core.Vocabulary;
using Xunit;
using static Alliance.Core.Tests.Stories.TestRegions;

namespace Alliance.Core.Tests.Negotiation;

/// <summary>A squad that is held, and not accepted, for a less pressing line gives way where lives depend on it.
/// Township 2 asks for something routine, and the only squad of township 1 is held for it while its duty desk
/// ponders.</summary>
public sealed class DisplacementTests : StoryTests
{
    private static readonly ActorId TheSquad = Squad(1, 1);

    public DisplacementTests() => Begin(new() { Squads = [1, 0, 0, 1, 0], Approves = true, ApprovalMinutes = 60 });

    private ActorId Routine()
    {
        var request = AskAt(2, Line(Catalogue.FloodRescue, 8, Priority.Routine, hours: 24));
        Minutes(2);
        Assert.Equal(TeamStatus.Held, StatusOf(TheSquad));
        return request;
    }

    private ActorId LifeSaving(int township = 1, Priority priority = Priority.LifeSaving)
    {
        var request = AskAt(township, Line(Catalogue.FloodRescue, 8, priority, hours: 4));
        Minutes(2);
        return request;
    }

    [Fact]
    public void It_stands_down_for_the_one_line_and_is_held_for_the_other_in_that_order()
    {
        Routine();
        var urgent = LifeSaving();
        Assert.Equal([TheSquad], Accepted(urgent));
        Assert.Equal(
            [TeamStatus.Held, TeamStatus.Available, TeamStatus.Held, TeamStatus.Committed],
            Story.All<TeamStatusChanged>(TheSquad).Select(c => c.Status));
        var displaced = One<HoldDisplaced>(Town(1));
        Assert.Equal((Priority.Routine, SlotStage.AwaitingApproval, Priority.LifeSaving),
            (displaced.Priority, displaced.Stage, displaced.ByPriority));
    }

    [Fact]
    public void The_lender_counts_the_squad_once_throughout()
    {
        Routine();
        LifeSaving();
        var slots = Story.Journal.Where(e => e.Actor == Town(1) && e.Body is SlotTaken or SlotReturned)
            .Select(e => e.Body.GetType().Name);
        Assert.Equal([nameof(SlotTaken), nameof(SlotReturned), nameof(SlotTaken)], slots);
        Assert.All(Story.All<SlotTaken>(Town(1)), s => Assert.Equal(0, s.ReadyAfter));
    }

    [Fact]
    public void The_line_that_loses_it_hears_why_and_goes_on_with_the_next()
    {
        var routine = Routine();
        LifeSaving();
        Assert.Contains(Story.All<RequisitionDeclined>(Allies),
            r => r.Line.Request == routine.Key && r.Code == DeclineCode.Displaced);
        Minutes(20);
        Assert.Equal(routine.Key, One<ApprovalWanted>(Town(4)).Line.Request);
        Assert.Equal(TeamStatus.Held, StatusOf(Squad(4, 1)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_substitute_gives_way_only_where_the_agreement_covers_what_it_would_do(bool covered)
    {
        ResourceKind[] kinds = covered ? [Catalogue.FloodRescue, Catalogue.Medical, Catalogue.Evacuation]
            : [Catalogue.FloodRescue, Catalogue.Medical];
        Begin(new() { Squads = [1, 0, 0, 0, 0], Approves = true, ApprovalMinutes = 60,
            Agreed = t => t with { Kinds = kinds } });
        Routine();
        AskAt(2, Line(Catalogue.Medical, 8, Priority.LifeSaving,
            hours: 4) with { Requirement = new Requirement { Substitutes = [Catalogue.Evacuation] } });
        Minutes(2);
        Assert.Equal(covered ? 1 : 0, Story.All<HoldDisplaced>().Count());
    }

    [Fact]
    public void What_was_promised_and_not_yet_accepted_gives_way_too_and_the_request_hears_why()
    {
        Begin(new() { Squads = [1, 0, 0, 1, 0] });
        var routine = AskAt(2, Line(Catalogue.FloodRescue, 8, Priority.Routine, hours: 24));
        Story.Advance(new Span(6_500));
        Story.Silence(routine);
        Minutes(2);
        Assert.Equal(TeamStatus.Held, StatusOf(TheSquad));
        LifeSaving();
        Assert.Equal(SlotStage.Offered, One<HoldDisplaced>(Town(1)).Stage);
        Story.Hear(routine);
        Minutes(2);
        var lost = Story.All<CommitmentProgress>(routine).Single(p => p.Status == CommitmentStatus.Withdrawn);
        Assert.Equal(DeclineCode.Displaced, lost.Reason);
        Minutes(30);
        Assert.Equal([TheSquad, Squad(4, 1)], Accepted(routine));
    }

    [Fact]
    public void What_a_request_has_accepted_is_never_displaced_by_rule()
    {
        Begin(new() { Squads = [1, 0, 0, 0, 0] });
        var routine = AskAt(2, Line(Catalogue.FloodRescue, 8, Priority.Routine, hours: 24));
        Minutes(2);
        Assert.Equal([TheSquad], Accepted(routine));
        LifeSaving();
        Assert.Contains((Town(1), DeclineCode.AlreadyCommitted), Declines());
        Assert.Empty(Story.All<HoldDisplaced>());
        Assert.Equal(TeamStatus.Committed, StatusOf(TheSquad));
    }

    [Fact]
    public void A_squad_that_is_free_goes_first()
    {
        Begin(new() { Squads = [2, 0, 0, 0, 0], Approves = true, ApprovalMinutes = 60 });
        Routine();
        var urgent = LifeSaving();
        Assert.Equal([Squad(1, 2)], Accepted(urgent));
        Assert.Empty(Story.All<HoldDisplaced>());
    }

    [Fact]
    public void Offers_mark_a_squad_that_another_line_would_lose()
    {
        Routine();
        LifeSaving();
        var offer = Story.All<OfferReceived>(Town(1)).Single().Candidates.Single();
        Assert.Equal((TheSquad, One<HoldDisplaced>().Commitment), (offer.Resource, offer.Displaces));
    }

    [Theory]
    [InlineData(Priority.Urgent)]
    [InlineData(Priority.Routine)]
    public void Only_where_lives_depend_on_it(Priority priority)
    {
        Routine();
        LifeSaving(priority: priority);
        Assert.Empty(Story.All<HoldDisplaced>());
    }

    [Fact]
    public void A_region_may_settle_that_more_may_displace_or_nothing()
    {
        Begin(new() { Squads = [1, 0, 0, 0, 0], Approves = true, ApprovalMinutes = 60,
            Policies = new() { DisplacesHolds = Priority.Urgent } });
        Routine();
        LifeSaving(priority: Priority.Urgent);
        One<HoldDisplaced>();
        Begin(new() { Squads = [1, 0, 0, 0, 0], Approves = true, ApprovalMinutes = 60,
            Policies = new() { DisplacesHolds = null } });
        Routine();
        LifeSaving();
        Assert.Empty(Story.All<HoldDisplaced>());
    }

    [Fact]
    public void A_neighbour_s_emergency_takes_the_squad_under_the_same_cap()
    {
        Begin(new() { Townships = 3, Squads = [1, 0, 0], Cap = 1, Approves = true, ApprovalMinutes = 60 });
        Routine();
        Assert.Equal([TheSquad], Accepted(LifeSaving(township: 3)));
        Assert.Equal("xiang", Story.All<SlotTaken>(Town(1)).Last().Agreement);
    }

    [Fact]
    public void A_neighbour_s_emergency_does_not_go_below_the_floor_through_a_hold_at_home()
    {
        Begin(new() { Townships = 2, Squads = [1, 0], Floor = 1 });
        var home = AskAt(1, Line(Catalogue.FloodRescue, 8, Priority.Routine, hours: 24));
        Story.Advance(new Span(2_500));
        Story.Silence(home);
        Minutes(2);
        Assert.Equal(TeamStatus.Held, StatusOf(TheSquad));
        LifeSaving(township: 2);
        Assert.Empty(Story.All<HoldDisplaced>());
        Story.Hear(home);
    }

    [Fact]
    public void A_hold_that_lapses_while_its_owner_is_silent_frees_the_squad_and_the_line_goes_on()
    {
        var routine = Routine();
        Story.Silence(Town(1));
        Minutes(110);
        Assert.Equal(TeamStatus.Available, StatusOf(TheSquad));
        Assert.Contains(Story.All<RequisitionDeclined>(Allies),
            r => r.Line.Request == routine.Key && r.Code == DeclineCode.Timeout);
        Assert.Empty(Story.All<SlotReturned>(Town(1)));
        Story.Hear(Town(1));
        Minutes(2);
        Assert.Equal("hold lapsed", One<SlotReturned>(Town(1)).Reason);
    }

    [Fact]
    public void An_order_to_go_for_what_it_no_longer_is_held_for_does_not_bind_the_squad()
    {
        var squad = new Stage(new RegionPlan().Build(), TheSquad);
        Assignment For(string commitment) =>
            new(new LineId(new RequestNumber("430422002-01-R01"), 1), new CommitmentId(commitment),
                Catalogue.FloodRescue, 8, Code(2));
        var until = Instant.Start + Span.FromHours(1);
        squad.On(new Hold(For("routine"), until), Town(1));
        squad.On(new StandDown(For("routine").Line, new CommitmentId("routine"), "displaced"), Town(1));
        Assert.Equal(2, squad.On(new Hold(For("urgent"), until), Town(1)).Sent<Held>().Fence);
        Assert.Equal("routine", squad.On(new Assign(For("routine"), 1), Town(1)).Recorded<TeamRefused>().Commitment);
        Assert.Equal("urgent", squad.On(new Assign(For("urgent"), 2), Town(1)).Recorded<Deploy>().Task.Commitment);
    }
}
