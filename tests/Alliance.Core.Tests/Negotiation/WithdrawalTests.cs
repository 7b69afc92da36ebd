using Alliance.Core.Actors;
using Alliance.Core.Depots;
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

namespace Alliance.Core.Tests.Negotiation;

/// <summary>A lender takes back what it has promised, as long as it has not left.</summary>
public sealed class WithdrawalTests : StoryTests
{
    private static readonly ActorId Lent = Squad(2, 1);

    private string? TakesBack(ActorId lender, string commitment)
    {
        var refused = Story.Do(lender,
            new TakeBackCommitment(
                Someone, null, new CommitmentId(commitment), DeclineCode.FloorReached, "a flood of our own")).Refused;
        Minutes(1);
        return refused;
    }

    [Theory]
    [InlineData(TeamStatus.Committed)]
    [InlineData(TeamStatus.Mobilising)]
    public void Before_it_leaves_the_squad_stands_down_and_its_request_is_told_why_and_seeks_others(TeamStatus status)
    {
        Begin(new() { Squads = [0, 1, 1, 0, 0] });
        var request = Ask(Line(Catalogue.FloodRescue, 8));
        Minutes(5);
        if (status == TeamStatus.Mobilising) Reports(Lent, status);
        var commitment = Acceptance(Lent).Commitment;
        Assert.Null(TakesBack(Town(2), commitment));
        One<StoodDown>(Lent);
        var told = Story.All<CommitmentProgress>(request).Last();
        Assert.Equal((CommitmentStatus.Withdrawn, DeclineCode.FloorReached, "a flood of our own"),
            (told.Status, told.Reason!.Value, told.Why));
        var onRecord = One<CommitmentTakenBack>(Town(2));
        Assert.Equal((Someone, DeclineCode.FloorReached, Allies.Key), (onRecord.By, onRecord.Code, onRecord.Agreement));
        Minutes(1);
        Assert.Equal((Town(2), commitment), (One<PromiseBroken>(Allies).Lender, One<PromiseBroken>(Allies).Commitment));
        Assert.Equal(TeamStatus.Available, StatusOf(Lent));
        Minutes(30);
        Assert.Equal([Lent, Squad(3, 1)], Accepted(request));
        Assert.Contains((Town(2), DeclineCode.FloorReached), Declines());
        Serves(Squad(3, 1));
        Story.Rest();
        Assert.Equal(Outcome.Fulfilled, OutcomeOf(request));
    }

    [Fact]
    public void What_has_left_goes_on_and_the_duty_desk_is_told_to_recall_it_instead()
    {
        Begin(new() { Squads = [0, 1, 0, 0, 0] });
        var request = Ask(Line(Catalogue.FloodRescue, 8));
        Minutes(5);
        Reports(Lent, TeamStatus.EnRoute);
        Assert.Null(TakesBack(Town(2), Acceptance(Lent).Commitment));
        Minutes(1);
        Assert.Equal("departed: recall it instead", One<TakeBackFailed>(Town(2)).Why);
        Assert.Empty(Story.All<CommitmentTakenBack>());
        Assert.Equal(TeamStatus.EnRoute, StatusOf(Lent));
        Reports(Lent, TeamStatus.OnScene, TeamStatus.Returning, TeamStatus.Available);
        Story.Rest();
        Assert.Equal(Outcome.Fulfilled, OutcomeOf(request));
    }

    [Fact]
    public void What_was_taken_back_is_not_offered_to_the_line_again_and_the_lenders_other_squads_are()
    {
        Begin(new() { Squads = [0, 2, 0, 0, 0] });
        var request = Ask(Line(Catalogue.FloodRescue, 8));
        Minutes(5);
        var first = Assert.Single(Accepted(request));
        Assert.Null(TakesBack(Town(2), Acceptance(first).Commitment));
        Minutes(30);
        Assert.Equal(first == Lent ? [Lent, Squad(2, 2)] : [Squad(2, 2), Lent], Accepted(request));
        foreach (var squad in Accepted(request).Where(s => s != first).ToList()) Serves(squad);
        Story.Rest();
        Assert.Equal(Outcome.Fulfilled, OutcomeOf(request));
    }

    [Fact]
    public void What_the_request_has_not_taken_up_yet_is_taken_back_at_once()
    {
        Begin(new() { Squads = [1, 1, 0, 0, 0] });
        var request = Ask(Line(Catalogue.FloodRescue, 8));
        Story.Advance(new Span(2_500));
        Story.Silence(request);
        Minutes(5);
        var commitment = One<LenderCommitted>(Town(1)).Commitment;
        Assert.Null(TakesBack(Town(1), commitment));
        One<CommitmentTakenBack>(Town(1));
        Assert.Equal(TeamStatus.Available, StatusOf(Squad(1, 1)));
        Story.Hear(request);
        Minutes(60);
        Assert.Equal(DeclineCode.FloorReached, Story.All<CommitmentProgress>(request).First().Reason);
        foreach (var squad in Accepted(request).Distinct().Where(s => StatusOf(s) == TeamStatus.Committed).ToList())
            Serves(squad);
        Story.Rest();
    }

    [Fact]
    public void What_was_never_promised_cannot_be_taken_back()
    {
        Begin(new() { Squads = [0, 1, 0, 0, 0], Approves = true });
        Ask(Line(Catalogue.FloodRescue, 8));
        Minutes(3);
        Assert.Equal("no-such-commitment", TakesBack(Town(2), "none"));
        Assert.Equal("not-committed", TakesBack(Town(2), One<ApprovalWanted>(Town(2)).Commitment));
    }

    [Fact]
    public void It_is_taken_back_once()
    {
        Begin(new() { Squads = [0, 1, 0, 0, 0] });
        Ask(Line(Catalogue.FloodRescue, 8));
        Minutes(5);
        Story.Silence(Lent);
        var commitment = Acceptance(Lent).Commitment;
        Assert.Null(TakesBack(Town(2), commitment));
        Assert.Equal("given-up-already", TakesBack(Town(2), commitment));
        Story.Hear(Lent);
        Minutes(1);
        Assert.Equal(commitment, One<CommitmentTakenBack>(Town(2)).Commitment);
    }

    [Fact]
    public void Stock_that_has_not_left_goes_back_on_the_shelf()
    {
        Begin(new() { Boats = [0, 5] });
        var request = Ask(Line(Catalogue.Boats, 5));
        Minutes(5);
        Assert.Null(TakesBack(Town(2), Acceptance(Depot(2)).Commitment));
        One<DoNotShip>(Depot(2));
        One<CommitmentTakenBack>(Town(2));
        Assert.Equal(CommitmentStatus.Withdrawn, Story.All<CommitmentProgress>(request).First().Status);
        Minutes(30);
        Story.Rest();
        Assert.Equal(Outcome.Unfilled, OutcomeOf(request));
    }

    [Fact]
    public void Stock_on_its_way_is_delivered_all_the_same()
    {
        Begin(new() { Boats = [0, 5] });
        Ask(Line(Catalogue.Boats, 5));
        Minutes(5);
        var commitment = Acceptance(Depot(2)).Commitment;
        Story.Do(Depot(2), new ReportShipment(Someone, null, commitment, ShipmentStatus.Shipped));
        Assert.Null(TakesBack(Town(2), commitment));
        One<TakeBackFailed>(Town(2));
        Story.Do(Depot(2), new ReportShipment(Someone, null, commitment, ShipmentStatus.Delivered));
        Story.Rest();
    }
}
