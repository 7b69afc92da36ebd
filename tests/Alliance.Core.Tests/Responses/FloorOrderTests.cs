using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Lenders;
using Alliance.Core.Messages;
using Alliance.Core.Negotiation;
using Alliance.Core.Requests;
using Alliance.Core.Resources;
using Alliance.Core.Responses;
using Alliance.Core.Tests.Stories;
using Alliance.Core.Vocabulary;
using Xunit;
using static Alliance.Core.Tests.Stories.TestRegions;

namespace Alliance.Core.Tests.Responses;

/// <summary>A superior's order below a reserve floor. Township 2 has two squads and keeps both.</summary>
public sealed class FloorOrderTests : StoryTests
{
    private static readonly RegionPlan Plan = new() { Squads = [0, 2, 0, 0, 0], Floor = 2, Cap = 4 };

    private static OrderBelowFloor Order(int floor = 1, int hours = 4, params string[] townships) =>
        new(Someone, null, townships, floor, Instant.Start + Span.FromHours(hours), "the dyke is breaking");

    [Fact]
    public void By_an_order_of_the_county_a_township_goes_below_its_floor_and_says_on_whose_word()
    {
        Begin(Plan);
        var order = Story.Do(County, Order(1, 4, Code(2))).Number!;
        Ask(Line(Catalogue.FloodRescue, 16));
        Minutes(60);
        Assert.Equal(Town(2), One<CommitmentAccepted>().Lender);
        var slot = One<SlotTaken>(Town(2));
        Assert.Equal((Someone, order, "the dyke is breaking", 2, 1),
            (slot.OverrideBy!.Value, slot.Mandate!.Order!.Id, slot.Mandate.Order.Reason, slot.Floor, slot.ReadyAfter));
        Assert.Contains(Declines(), d => d == (Town(2), DeclineCode.FloorReached));
    }

    [Fact]
    public void An_order_that_has_run_out_or_was_taken_back_moves_nobody()
    {
        Begin(Plan);
        Story.Do(County, Order(0, 1));
        var revoked = Story.Do(County, Order(0, 40)).Number!;
        Assert.Null(Story.Do(County, new RevokeOrder(Someone, null, revoked, "over")).Refused);
        Minutes(61);
        Assert.Equal(["over", "expired"], Story.All<FloorOrderEnded>(County).Select(e => e.Reason));
        Ask(Line(Catalogue.FloodRescue, 16));
        Minutes(60);
        Assert.Empty(Accepted());
        Assert.Null(Story.Do(County, new RevokeOrder(Someone, null, revoked, "again")).Refused);
        Assert.Equal(2, Story.All<FloorOrderEnded>(County).Count());
        Assert.Equal("no-such-order", Story.Do(County, new RevokeOrder(Someone, null, "430422-O9", "x")).Refused);
    }

    [Fact]
    public void An_order_that_ran_out_on_the_way_is_no_order()
    {
        var township = new Stage(Plan.Build(), Town(2));
        var order = new FloorOrder("430422-O1", Someone, [Code(2)], 0, Instant.Start + Span.FromMinutes(5), "breach");
        Turn Requisition(int number, ActorId tier, FloorOrder by) => township.On(new Requisition(
            new Demand(new LineId(new RequestNumber("430422001-01-R01"), number), Catalogue.FloodRescue, 8, Code(1),
                Priority.Urgent,
                Instant.Start + Span.FromHours(8)),
            new CommitmentId($"c{number}"), Squad(2, 1), 8, tier == Allies ? new AgreementId(Allies.Key) : null,
            Instant.Start + Span.FromMinutes(30),
            new Mandate(ResponseLevel.None, by)), tier);
        Assert.Equal(DeclineCode.FloorReached, Requisition(1, Allies, order).Sent<RequisitionRefused>().Code);
        Assert.Equal(DeclineCode.FloorReached, Requisition(2, County, order with { Townships = [Code(3)] })
            .Sent<RequisitionRefused>().Code);
        township.Now = order.Until;
        Assert.Equal(DeclineCode.FloorReached, Requisition(3, County, order).Sent<RequisitionRefused>().Code);
    }

    [Fact]
    public void An_order_that_is_not_below_the_floor_is_refused_with_the_floor()
    {
        var county = new Stage((Plan with { CentreSquads = 1 }).Build(), County);
        var highest = 2 + Enum.GetValues<ResponseLevel>().Max(level => Floors.Raise(Town(2), level, county.Region));
        foreach (var floor in (int[])[highest, highest + 7])
        {
            Assert.Equal(
                $"floor: the reserve floor of {Code(2)} is 2, and {highest} at its highest response level; order fewer "
                    + "squads than that.",
                county.On(Order(floor, 4, Code(2))).Refusal!.Why);
            Assert.Equal(
                $"floor: no reserve floor in the territory of 430422 is above {highest}; order fewer squads than that.",
                county.On(Order(floor)).Refusal!.Why);
        }
    }

    [Fact]
    public void An_order_below_a_floor_that_a_response_level_has_raised_stands() =>
        Assert.Null(new Stage((Plan with { CentreSquads = 1 }).Build(), County).On(Order(2, 4, Code(2))).Refusal);

    [Fact]
    public void Zero_is_an_order_even_where_the_floor_is_zero_for_a_level_may_have_raised_it() =>
        Assert.Null(new Stage((Plan with { Floor = 0 }).Build(), County).On(Order(0, 4, Code(2))).Refusal);

    [Fact]
    public void Only_a_centre_with_a_territory_orders_and_only_there()
    {
        var county = new Stage((Plan with { CentreSquads = 1 }).Build(), County);
        Assert.Equal("bad-order", county.On(Order(1, 4, "430423001")).Refusal!.Code);
        Assert.Equal("bad-order", county.On(Order(-1)).Refusal!.Code);
        Assert.Equal("bad-order", county.On(Order(0, 0)).Refusal!.Code);
        Assert.Equal(
            [Code(1), Code(2), Code(3), Code(4), Code(5)], county.On(Order()).Recorded<FloorOrdered>().Order.Townships);
        Assert.Equal(
            "bad-order", new Stage((Plan with { CentreSquads = 1 }).Build(), Centre).On(Order()).Refusal!.Code);
        Assert.Equal("bad-order", new Stage(Plan.Build(), Town(3)).On(Order(0, 4, Code(2))).Refusal!.Code);
    }
}
