using Alliance.Core.Actors;
using Alliance.Core.Depots;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Core.Negotiation;
using Alliance.Core.Requests;
using Alliance.Core.Resources;
using Alliance.Core.Tests.Stories;
using Alliance.Core.Vocabulary;
using Xunit;
using static Alliance.Core.Tests.Stories.TestRegions;

namespace Alliance.Core.Tests.Depots;

/// <summary>Stock is held, shipped, issued or put back, and always conserved.</summary>
public sealed class DepotTests : StoryTests
{
    public DepotTests() => Begin(new() { Boats = [0, 10], CountyBoats = 20 });

    private IEnumerable<(StockPlace, StockPlace, int, int)> Moves() =>
        Story.All<StockMoved>(Depot(2)).Select(m => (m.Source, m.Target, m.Units, m.AvailableAfter));

    [Fact]
    public void Stock_is_held_shipped_and_issued()
    {
        var request = Ask(Line(Catalogue.Boats, 4));
        Minutes(15);
        Assert.Equal(4, One<Ship>(Depot(2)).Task.Quantity);
        Delivers(Depot(2), Acceptance(Depot(2)).Commitment);
        Story.Rest();
        Assert.Equal(
            [(StockPlace.Available, StockPlace.Held, 4, 6), (StockPlace.Held, StockPlace.InTransit, 4, 6),
                (StockPlace.InTransit, StockPlace.Issued, 4, 6)],
            Moves());
        Assert.Equal(Outcome.Fulfilled, OutcomeOf(request));
    }

    [Fact]
    public void What_is_issued_does_not_come_back()
    {
        Ask(Line(Catalogue.Boats, 7));
        Minutes(15);
        Delivers(Depot(2), Acceptance(Depot(2)).Commitment);
        Ask(Line(Catalogue.Boats, 7));
        Minutes(60);
        Assert.Equal([(Depot(2), 7), (Depot(2), 3), (CountyDepot, 4)], Story.All<CommitmentAccepted>()
            .Select(a => (a.Resource, a.Quantity)));
    }

    [Fact]
    public void What_has_not_left_is_put_back_when_the_request_is_cancelled()
    {
        var request = Ask(Line(Catalogue.Boats, 4));
        Minutes(15);
        Story.Do(request, new CancelRequest(Someone, null, "false alarm"));
        Story.Rest();
        One<DoNotShip>(Depot(2));
        Assert.Equal((StockPlace.Held, StockPlace.Available, 4, 10), Moves().Last());
        Assert.Equal(Outcome.Cancelled, OutcomeOf(request));
    }

    [Fact]
    public void What_was_called_off_and_has_left_all_the_same_goes_on_the_books()
    {
        var request = Ask(Line(Catalogue.Boats, 4));
        Minutes(15);
        var commitment = Acceptance(Depot(2)).Commitment;
        Story.Do(request, new CancelRequest(Someone, null, "false alarm"));
        Minutes(1);
        Delivers(Depot(2), commitment);
        Minutes(5);
        Assert.Equal((4, 4), (One<UnexpectedShipment>(Depot(2)).Units, One<UnexpectedShipment>(Depot(2)).Booked));
        Assert.Equal((StockPlace.InTransit, StockPlace.Issued, 4, 6), Moves().Last());
        Assert.Equal(Outcome.Cancelled, OutcomeOf(request));

        Ask(Line(Catalogue.Boats, 8));
        Minutes(60);
        Assert.Equal([6, 2], Story.All<CommitmentAccepted>().Skip(1).Select(a => a.Quantity));
    }

    [Fact]
    public void What_has_left_is_delivered_all_the_same()
    {
        var request = Ask(Line(Catalogue.Boats, 4));
        Minutes(15);
        var commitment = Acceptance(Depot(2)).Commitment;
        Story.Do(Depot(2), new ReportShipment(Someone, null, commitment, ShipmentStatus.Shipped));
        Story.Do(request, new CancelRequest(Someone, null, "false alarm"));
        Minutes(10);
        Assert.Empty(Story.All<RequestSettled>());
        Story.Do(Depot(2), new ReportShipment(Someone, null, commitment, ShipmentStatus.Delivered));
        Story.Rest();
        Assert.Equal(Outcome.Fulfilled, OutcomeOf(request));
    }

    [Fact]
    public void Stock_beyond_what_is_asked_stays_on_the_shelf()
    {
        Begin(new() { Townships = 3, Boats = [0, 10], CountyBoats = 20 });
        Ask(Line(Catalogue.Boats, 15));
        Minutes(60);
        Assert.Equal([10, 5], Story.All<CommitmentAccepted>().Select(a => a.Quantity));
    }

    [Fact]
    public void A_shipment_of_which_nothing_is_heard_is_asked_after()
    {
        Ask(Line(Catalogue.Boats, 4));
        Minutes(15 + 20 + 30 + 60 + 1);
        Assert.Equal(2, Story.All<ShipmentOverdue>(Depot(2)).Count());
    }

    [Fact]
    public void A_hold_that_lapses_puts_the_stock_back()
    {
        Ask(Line(Catalogue.Boats, 4));
        while (!Story.All<SlotTaken>().Any()) Story.Advance(new Span(500));
        Story.Advance(new Span(1_500));
        Story.Silence(Town(2));
        Minutes(50);
        Assert.Equal((StockPlace.Held, StockPlace.Available, 4, 10), Moves().Last());
        Story.Hear(Town(2));
        foreach (var accepted in Story.All<CommitmentAccepted>().ToList())
            Delivers(accepted.Resource, accepted.Commitment);
        Story.Rest();
    }

    [Fact]
    public void An_order_of_what_it_does_not_hold_is_taken_back()
    {
        var stage = new Stage(new RegionPlan { Boats = [0, 3] }.Build(), Depot(2));
        var task = new Assignment(
            new LineId(new RequestNumber("430422001-01-R01"), 1), new CommitmentId("c1"), Catalogue.Boats, 2, Code(1));
        Assert.Equal(
            CommitmentStatus.Withdrawn, stage.On(new Assign(task, 7), Town(2)).Sent<CommitmentReport>().Status);
        Assert.Equal(3, stage.On(new Hold(task with { Quantity = 5 }, new(60_000)), Town(2)).Sent<Held>().Quantity);
        Assert.Equal(DeclineCode.StockExhausted,
            stage.On(new Hold(task with { Commitment = new CommitmentId("c2") }, new(60_000)), Town(2))
                .Sent<HoldRefused>().Code);
        Assert.Equal("no-such-shipment",
            stage.On(new ReportShipment(Someone, null, new CommitmentId("c9"), ShipmentStatus.Shipped)).Refusal!.Code);
    }
}
