using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Core.Negotiation;
using Alliance.Core.Resources;
using Alliance.Core.Tests.Stories;
using Alliance.Core.Vocabulary;
using Xunit;
using static Alliance.Core.Tests.Stories.TestRegions;

namespace Alliance.Core.Tests.Tiers;

/// <summary>Given a township, when the alliance calls for offers, then it offers, or declines with its reason. Township
/// 2 is asked for township 1.</summary>
public sealed class WhatATownshipOffersTests
{
    private const string Request = "430422001-01-R01";
    private static readonly Instant NeededBy = Instant.Start + Span.FromHours(8);

    private static Demand Demand(int quantity, ResourceKind? kind = null, int line = 1, Instant? neededBy = null) =>
        new(new LineId(new RequestNumber(Request), line), kind ?? Catalogue.FloodRescue, quantity, Code(1),
            Priority.Urgent,
            neededBy ?? NeededBy);

    private static Turn Call(Stage township, Demand demand, string? agreement = "xiang") =>
        township.On(new CallForOffers(
            demand, 1, agreement is null ? null : new AgreementId(agreement), township.Now + Span.FromMinutes(10)),
            agreement is null ? County : Allies);

    private static Turn Requisition(Stage township, int number, ActorId resource, int quantity = 8,
        ResourceKind? kind = null, string? agreement = "xiang") =>
        township.On(new Requisition(Demand(quantity, kind, number), new CommitmentId($"c{number}"), resource, quantity,
            agreement is null ? null : new AgreementId(agreement),
            township.Now + Span.FromMinutes(10)), Allies);

    private static Stage Township(RegionPlan plan) => new(plan.Build(), Town(2));
    private static DeclineCode Declined(Turn turn) => turn.Sent<Decline>().Code;

    [Fact]
    public void It_offers_whole_squads_until_the_line_is_covered()
    {
        var offer = Call(Township(new() { Squads = [2, 4], Cap = 4 }), Demand(12)).Sent<Offer>();
        Assert.Equal([(Squad(2, 1), 8, 35), (Squad(2, 2), 8, 35)],
            offer.Candidates.Select(c => (c.Resource, c.Quantity, c.Minutes)));
    }

    [Fact]
    public void It_offers_what_its_reserve_floor_leaves()
    {
        var offer = Call(Township(new() { Squads = [2, 3], Floor = 2, Cap = 4 }), Demand(40)).Sent<Offer>();
        Assert.Equal([Squad(2, 1)], offer.Candidates.Select(c => c.Resource));
    }

    [Fact]
    public void It_declines_when_its_reserve_floor_is_reached() =>
        Assert.Equal(DeclineCode.FloorReached, Declined(Call(Township(new() { Floor = 2 }), Demand(8))));

    [Fact]
    public void It_declines_when_the_agreement_s_cap_is_reached()
    {
        var township = Township(new() { Squads = [2, 4], Cap = 1 });
        Requisition(township, 1, Squad(2, 1));
        Assert.Equal(DeclineCode.LendCapReached, Declined(Call(township, Demand(8))));
        Assert.Equal(DeclineCode.LendCapReached, Requisition(township, 2, Squad(2, 2)).Sent<RequisitionRefused>().Code);
    }

    [Fact]
    public void The_cap_of_an_agreement_does_not_bind_what_the_county_asks()
    {
        var township = Township(new() { Squads = [2, 4], Cap = 1 });
        Requisition(township, 1, Squad(2, 1));
        Assert.Equal(3, Call(township, Demand(40), agreement: null).Sent<Offer>().Candidates.Length);
    }

    [Fact]
    public void Its_floor_does_not_bind_what_it_does_at_home()
    {
        var home = new Stage(new RegionPlan { Floor = 2 }.Build(), Town(1));
        Assert.Equal(
            2, home.On(new CallForOffers(Demand(16), 1, null, NeededBy), County).Sent<Offer>().Candidates.Length);
    }

    [Fact]
    public void It_declines_what_none_of_its_squads_is_trained_for() =>
        Assert.Equal(DeclineCode.NotTyped, Declined(Call(Township(new()), Demand(4, Catalogue.Medical))));

    [Fact]
    public void It_declines_supplies_of_which_it_keeps_none() =>
        Assert.Equal(
            DeclineCode.NotTyped, Declined(Call(Township(new() { Boats = [0, 5] }), Demand(4, Catalogue.Tents))));

    [Fact]
    public void It_declines_when_no_open_road_leads_there()
    {
        var township = Township(new() { Boats = [0, 5] });
        township.Region = township.Region.WithCut(1, 2);
        Assert.Equal(DeclineCode.Unreachable, Declined(Call(township, Demand(8))));
        Assert.Equal(DeclineCode.Unreachable, Declined(Call(township, Demand(3, Catalogue.Boats))));
        Assert.Equal(DeclineCode.Unreachable, Requisition(township, 1, Squad(2, 1)).Sent<RequisitionRefused>().Code);
    }

    [Fact]
    public void It_declines_while_its_crews_rest()
    {
        var township = Township(new() { Squads = [2, 1] });
        township.On(new ReadinessReport(Instant.Start + Span.FromMinutes(30), false, false), Squad(2, 1));
        Assert.Equal(DeclineCode.CrewResting, Declined(Call(township, Demand(8))));
        township.Now = Instant.Start + Span.FromMinutes(30);
        Assert.Single(Call(township, Demand(8)).Sent<Offer>().Candidates);
    }

    [Fact]
    public void It_declines_when_its_squads_are_out_already()
    {
        var township = Township(new() { Squads = [2, 1] });
        Requisition(township, 1, Squad(2, 1));
        Assert.Equal(DeclineCode.AlreadyCommitted, Declined(Call(township, Demand(8))));
        Assert.Equal(
            DeclineCode.AlreadyCommitted, Requisition(township, 2, Squad(2, 1)).Sent<RequisitionRefused>().Code);
    }

    [Fact]
    public void It_declines_when_its_squads_are_out_of_service()
    {
        var township = Township(new() { Squads = [2, 1] });
        township.On(new ReadinessReport(default, OutOfService: true, Away: false), Squad(2, 1));
        Assert.Equal(DeclineCode.OutOfService, Declined(Call(township, Demand(8))));
    }

    [Fact]
    public void It_declines_when_it_could_not_be_there_in_time() =>
        Assert.Equal(DeclineCode.EtaTooLate,
            Declined(Call(Township(new()), Demand(8, neededBy: Instant.Start + Span.FromMinutes(34)))));

    [Fact]
    public void It_declines_supplies_that_would_come_too_late() =>
        Assert.Equal(DeclineCode.EtaTooLate,
            Declined(Call(Township(new() { Boats = [0, 5] }),
                Demand(3, Catalogue.Boats, neededBy: Instant.Start + Span.FromMinutes(39)))));

    [Fact]
    public void It_declines_under_an_agreement_that_it_has_not_signed()
    {
        Assert.Equal(DeclineCode.NoAgreement, Declined(Call(Township(new()), Demand(8), "other")));
        Assert.Equal(DeclineCode.NoAgreement, Requisition(Township(new()), 1, Squad(2, 1), agreement: "other")
            .Sent<RequisitionRefused>().Code);
    }

    [Fact]
    public void It_declines_while_the_agreement_is_suspended()
    {
        var township = Township(new());
        township.Region = township.Region.WithAgreement(new AgreementId("xiang"), inForce: false);
        Assert.Equal(DeclineCode.AgreementSuspended, Declined(Call(township, Demand(8))));
    }

    [Fact]
    public void It_declines_when_its_stock_is_spent()
    {
        var township = Township(new() { Boats = [0, 5] });
        Assert.Equal(5, Call(township, Demand(9, Catalogue.Boats)).Sent<Offer>().Candidates.Single().Quantity);
        Requisition(township, 1, Depot(2), 5, Catalogue.Boats);
        Assert.Equal(DeclineCode.StockExhausted, Declined(Call(township, Demand(1, Catalogue.Boats))));
        Assert.Equal(DeclineCode.StockExhausted, Requisition(township, 2, Depot(2), 1, Catalogue.Boats)
            .Sent<RequisitionRefused>().Code);
    }

    [Fact]
    public void An_offer_binds_nobody()
    {
        var turn = Call(Township(new()), Demand(8));
        Assert.Empty(turn.Records);
        Assert.Empty(turn.Timers);
    }

    [Fact]
    public void A_call_whose_time_is_over_is_not_answered()
    {
        var township = Township(new());
        township.Now = Instant.Start + Span.FromMinutes(30);
        Assert.Empty(
            township.On(new CallForOffers(Demand(8), 1, new AgreementId("xiang"), Instant.Start + Span.FromMinutes(10)),
                Allies).Sent);
    }

    [Fact]
    public void A_requisition_whose_time_is_over_is_refused_on_record()
    {
        var township = Township(new());
        township.Now = Instant.Start + Span.FromMinutes(30);
        var turn = township.On(
            new Requisition(Demand(8), new CommitmentId("c1"), Squad(2, 1), 8, new AgreementId("xiang"),
                Instant.Start + Span.FromMinutes(10)), Allies);
        Assert.Equal(DeclineCode.Timeout, turn.Sent<RequisitionRefused>().Code);
        Assert.Equal(DeclineCode.Timeout, turn.Recorded<LenderRefused>().Code);
    }

    [Fact]
    public void A_requisition_takes_a_slot_before_the_squad_is_asked()
    {
        var turn = Requisition(Township(new() { Squads = [2, 3], Floor = 1 }), 1, Squad(2, 1));
        var slot = turn.Recorded<SlotTaken>();
        Assert.Equal((Squad(2, 1), "xiang", true, 2, 1),
            (slot.Resource, slot.Agreement, slot.Lent, slot.ReadyAfter, slot.Floor));
        Assert.Null(slot.OverrideBy);
        Assert.Equal("c1", turn.Sent<Hold>().Task.Commitment);
    }

    [Theory]
    [InlineData(DeclineCode.FloorReached, "FLOOR_REACHED")]
    [InlineData(DeclineCode.AuthorityNotGranted, "AUTHORITY_NOT_GRANTED")]
    [InlineData(DeclineCode.StockExhausted, "STOCK_EXHAUSTED")]
    public void Reasons_are_written_as_the_field_writes_them(DeclineCode code, string written) =>
        Assert.Equal(written, code.Code());

    [Fact]
    public void Every_reason_has_a_code_of_its_own()
    {
        var codes = Enum.GetValues<DeclineCode>().Select(c => c.Code()).ToList();
        Assert.Equal(codes.Count, codes.Distinct().Count());
        Assert.All(codes, c => Assert.Matches("^[A-Z_]+$", c));
    }
}
