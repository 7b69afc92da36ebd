using Alliance.Core.Actors;
using Alliance.Core.Depots;
using Alliance.Core.Identifiers;
using Alliance.Core.Lenders;
using Alliance.Core.Messages;
using Alliance.Core.Requests;
using Alliance.Core.Resources;
using Alliance.Core.Situations;
using Alliance.Core.Tests.Stories;
using Alliance.Core.Vocabulary;
using Xunit;
using static Alliance.Core.Tests.Stories.TestRegions;

namespace Alliance.Core.Tests.Depots;

/// <summary>Goods leave in one journey or several, durable ones come back, are written off or owed, and the shelf is
/// counted.</summary>
public sealed class GoodsTests : StoryTests
{
    public GoodsTests() =>
        Begin(new() { Boats = [0, 10], CountyBoats = 20, Supplies = new() { [Catalogue.Water] = 100 } });

    private string Ordered(int boats)
    {
        Ask(Line(Catalogue.Boats, boats));
        Minutes(15);
        return Acceptance(Depot(2)).Commitment;
    }

    private void Ships(string commitment, ShipmentStatus status, int? units = null, bool restGivenBack = false)
    {
        Assert.Null(
            Story.Do(Depot(2),
                new ReportShipment(Someone, null, new CommitmentId(commitment), status, units, restGivenBack)).Refused);
        Minutes(1);
    }

    private void ComesBack(string commitment, ReturnStatus status, int? units = null, string? restLost = null)
    {
        Assert.Null(Story.Do(
            Depot(2), new ReportReturn(Someone, null, new CommitmentId(commitment), status, units, restLost)).Refused);
        Minutes(1);
    }

    private void NoLongerWanted(string commitment)
    {
        Story.Do(Acceptance(Depot(2)).Line.Request.ToAidRequest(),
            new Release(Someone, null, new CommitmentId(commitment), "no longer needed"));
        Minutes(1);
    }

    /// <summary>The accounts of the boats of township 2's depot, as its entries leave them.</summary>
    private Dictionary<StockPlace, int> Accounts()
    {
        var accounts = Enum.GetValues<StockPlace>().ToDictionary(p => p, p => p == StockPlace.Available ? 10 : 0);
        foreach (var move in Story.All<StockMoved>(Depot(2)).Where(m => m.Kind == Catalogue.Boats))
            (accounts[move.Source], accounts[move.Target]) =
                (accounts[move.Source] - move.Units, accounts[move.Target] + move.Units);
        Assert.Equal(10, accounts.Values.Sum());
        return accounts.Where(a => a.Value != 0).ToDictionary();
    }

    [Fact]
    public void A_load_may_leave_in_two_journeys()
    {
        var commitment = Ordered(4);
        Ships(commitment, ShipmentStatus.Shipped, 3);
        Assert.Equal(
            new() { [StockPlace.Available] = 6, [StockPlace.Held] = 1, [StockPlace.InTransit] = 3 }, Accounts());
        Assert.Equal((3, 1), (One<PartShipment>(Depot(2)).Units, One<PartShipment>(Depot(2)).Rest));
        Ships(commitment, ShipmentStatus.Delivered, 3);
        Assert.Equal(new UnitsReported(4, 3), Story.All<CommitmentProgress>().Last().Units);
        Ships(commitment, ShipmentStatus.Shipped);
        Ships(commitment, ShipmentStatus.Delivered);
        Assert.Equal(CommitmentStatus.OnScene, ProgressOf(commitment).Last());
        Assert.Equal(new() { [StockPlace.Available] = 6, [StockPlace.Issued] = 4 }, Accounts());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Goods_left_when_they_left_whether_their_request_knows_already_that_they_are_there(int minutes)
    {
        var commitment = Ordered(4);
        var (left, there) = (Story.Now + Span.FromMinutes(-9), Story.Now + Span.FromMinutes(-3));
        Says(there, ShipmentStatus.Delivered);
        Minutes(minutes);
        Says(left, ShipmentStatus.Shipped);
        Minutes(1);
        var situation = new SituationFold(Story.FirstRegion);
        foreach (var entry in Story.Journal) situation.On(entry);
        var times = situation.Requests[Acceptance(Depot(2)).Line.Request.ToAidRequest().Key].Deployments[commitment];
        Assert.Equal((left, there), (times.DepartedAt, times.ArrivedAt));

        void Says(Instant at, ShipmentStatus status) => Assert.Null(Story.Do(
            Depot(2), new ReportShipment(Someone, at, new CommitmentId(commitment), status)).Refused);
    }

    [Fact]
    public void A_part_that_arrives_when_the_first_is_back_already_is_asked_after_like_the_first()
    {
        var commitment = Ordered(4);
        Ships(commitment, ShipmentStatus.Shipped, 3);
        Ships(commitment, ShipmentStatus.Delivered, 3);
        ComesBack(commitment, ReturnStatus.Returned);
        Ships(commitment, ShipmentStatus.Shipped);
        Ships(commitment, ShipmentStatus.Delivered);
        Minutes((int)(DepotPolicy.AskWhetherNeeded.Milliseconds / 60_000) + 1);
        Assert.Equal(1, One<GoodsStillOut>(Depot(2)).Units);
    }

    [Fact]
    public void What_is_not_delivered_is_sought_elsewhere()
    {
        var commitment = Ordered(4);
        Ships(commitment, ShipmentStatus.Shipped, 3, restGivenBack: true);
        Assert.Equal(new UnitsReported(3, 0), Story.All<CommitmentProgress>().Last().Units);
        Minutes(30);
        Assert.Equal([4, 1], Story.All<CommitmentAccepted>().Select(a => a.Quantity));
        Assert.Equal(3, One<LedgerReduced>(Allies).Quantity);
    }

    [Fact]
    public void The_ledger_has_what_was_really_lent_what_is_lost_and_what_is_owed_until_it_comes()
    {
        var commitment = Ordered(4);
        Delivers(Depot(2), commitment);
        Assert.Null(
            Story.Do(Depot(2), new WriteOffShipment(Someone, null, new CommitmentId(commitment), 1, "sunk")).Refused);
        NoLongerWanted(commitment);
        Minutes((int)(DepotPolicy.ReturnWithin.Milliseconds / 60_000) + 1);
        Assert.Equal(
            (4, 1, 3, 0), One<LedgerReturned>(Allies) is var r ? (r.Lent, r.Units, r.Owed, r.Points) : default);
        Story.Rest();
        Assert.Equal((3, 0), (Balance().UnitsOwed[Catalogue.Boats], Balance().Points));
        ComesBack(commitment, ReturnStatus.Returned, 1, "never found");
        Assert.Equal((4, 3), (Balance().UnitsLent[Catalogue.Boats], Balance().Units[Catalogue.Boats]));
        Assert.Empty(Balance().UnitsOwed);
        Assert.Equal([(1, 0), (0, 2)], Story.All<LedgerCorrected>(Allies).Select(c => (c.Back, c.Lost)));
        Story.Rest();
    }

    [Fact]
    public void Goods_that_all_come_back_without_being_released_are_not_held_against_their_lender()
    {
        var commitment = Ordered(4);
        Delivers(Depot(2), commitment);
        ComesBack(commitment, ReturnStatus.Returned);
        Assert.Equal((4, 0, 0), One<LedgerReturned>(Allies) is var r ? (r.Lent, r.Units, r.Points) : default);
    }

    private LedgerBalance Balance() =>
        ((TierState)Story.States
            .Single(s => s.Actor == Allies).State).Ledger.Balances[new LedgerPair(Town(2), Town(1))];

    [Fact]
    public void What_is_used_up_does_not_come_back()
    {
        var request = Ask(Line(Catalogue.Water, 30));
        Minutes(15);
        var accepted = One<CommitmentAccepted>();
        Delivers(accepted.Resource, accepted.Commitment);
        Story.Rest();
        Assert.Equal(StockPlace.Consumed, Story.All<StockMoved>(accepted.Resource).Last().Target);
        Assert.Equal(Outcome.Fulfilled, OutcomeOf(request));
        Assert.Empty(Story.All<BringBack>());
    }

    [Fact]
    public void Goods_that_are_no_longer_wanted_come_back_and_losses_are_written_off()
    {
        var commitment = Ordered(4);
        Delivers(Depot(2), commitment);
        NoLongerWanted(commitment);
        Assert.Equal(4, One<BringBack>(Depot(2)).Units);
        ComesBack(commitment, ReturnStatus.Returning);
        Assert.Equal(new() { [StockPlace.Available] = 6, [StockPlace.Returning] = 4 }, Accounts());
        ComesBack(commitment, ReturnStatus.Returned, 3, "one was holed");
        Assert.Equal(
            (1, "one was holed"), (One<StockWrittenOff>(Depot(2)).Units, One<StockWrittenOff>(Depot(2)).Reason));
        Assert.Equal(new() { [StockPlace.Available] = 9, [StockPlace.WrittenOff] = 1 }, Accounts());
        Story.Rest();
        Assert.Equal(Outcome.Fulfilled, OutcomeOf(Acceptance(Depot(2)).Line.Request.ToAidRequest()));
    }

    [Fact]
    public void Owed_goods_settle_the_request_and_are_booked_when_they_come()
    {
        var commitment = Ordered(4);
        Delivers(Depot(2), commitment);
        NoLongerWanted(commitment);
        Minutes((int)(DepotPolicy.ReturnWithin.Milliseconds / 60_000) + 1);
        Assert.Equal(4, One<GoodsOwed>(Depot(2)).Units);
        Assert.Equal(new() { [StockPlace.Available] = 6, [StockPlace.Issued] = 4 }, Accounts());
        Story.Rest();
        Assert.Equal(Outcome.Fulfilled, OutcomeOf(Acceptance(Depot(2)).Line.Request.ToAidRequest()));
        ComesBack(commitment, ReturnStatus.Returned, 3);
        Assert.Equal(new() { [StockPlace.Available] = 9, [StockPlace.Issued] = 1 }, Accounts());
        Assert.Null(Story
            .Do(Depot(2), new WriteOffShipment(Someone, null, new CommitmentId(commitment), 1, "never found")).Refused);
        Assert.Equal(new() { [StockPlace.Available] = 9, [StockPlace.WrittenOff] = 1 }, Accounts());
        Story.Rest();
    }

    [Fact]
    public void A_stock_taking_puts_the_books_right_and_the_owner_lends_by_it()
    {
        Story.Do(Depot(2), new TakeStock(Someone, null, Catalogue.Boats, 7, "counted"));
        Minutes(1);
        Assert.Equal((7, 10), (One<StockTaken>(Depot(2)).Counted, One<StockTaken>(Depot(2)).Before));
        Assert.Equal(new() { [StockPlace.Available] = 7, [StockPlace.Outside] = 3 }, Accounts());
        Ask(Line(Catalogue.Boats, 10));
        Minutes(60);
        Assert.Equal([7, 3], Story.All<CommitmentAccepted>().Select(a => a.Quantity));
    }

    [Fact]
    public void Only_what_is_on_the_shelf_and_kept_for_nobody_is_written_off()
    {
        Ordered(4);
        Assert.Equal(
            "bad-units", Story.Do(Depot(2), new WriteOffStock(Someone, null, Catalogue.Boats, 7, "perished")).Refused);
        Assert.Null(Story.Do(Depot(2), new WriteOffStock(Someone, null, Catalogue.Boats, 6, "perished")).Refused);
        Assert.Equal(new() { [StockPlace.Held] = 4, [StockPlace.WrittenOff] = 6 }, Accounts());
    }

    [Fact]
    public void Aid_by_telephone_beyond_what_is_free_is_entered_as_far_as_it_can_be()
    {
        var stage = new Stage(new RegionPlan { Boats = [0, 10] }.Build(), Depot(2));
        var task =
            new Assignment(new LineId(new RequestNumber("430422001-01-R01"), 1),
                new CommitmentId("430422001-01-R01.1-tel-1"), Catalogue.Boats, 14, Code(1));
        var turn = stage.On(new Assign(task, 0, Someone), Town(2));
        Assert.Equal(
            (14, 10), (turn.Recorded<ArrangedBeyondStock>().Units, turn.Recorded<ArrangedBeyondStock>().Booked));
        Assert.Equal(new UnitsReported(10, 0), turn.Sent<CommitmentReport>().Units);
        Assert.Equal(4, turn.Sent<StockGivenBack>().Units);
        Assert.Equal(10, turn.Recorded<Ship>().Task.Quantity);
        Assert.Equal(
            CommitmentStatus.Withdrawn,
            stage.On(new Assign(task with { Commitment = new CommitmentId("430422001-01-R01.1-tel-2") }, 0,
                Someone), Town(2)).Sent<CommitmentReport>().Status);
    }
}
