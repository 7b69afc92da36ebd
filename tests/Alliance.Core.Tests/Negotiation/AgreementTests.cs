using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Lenders;
using Alliance.Core.Messages;
using Alliance.Core.Negotiation;
using Alliance.Core.Realms;
using Alliance.Core.Requests;
using Alliance.Core.Resources;
using Alliance.Core.Tests.Stories;
using Alliance.Core.Vocabulary;
using Xunit;
using static Alliance.Core.Tests.Stories.TestRegions;

namespace Alliance.Core.Tests.Negotiation;

/// <summary>What an agreement lends, to whom, how much and when. Township 2 is called for township 1.</summary>
public sealed class AgreementTests : StoryTests
{
    private const string Request = "430422001-01-R01";
    private static readonly AgreementTerms Open = new() { MaxTeamsPerMember = 2 };

    private static Demand Demand(int quantity, ResourceKind? kind = null, int line = 1) =>
        new(new LineId(new RequestNumber(Request), line), kind ?? Catalogue.FloodRescue, quantity, Code(1),
            Priority.Urgent,
            Instant.Start + Span.FromHours(48));

    private static Stage Township(Func<AgreementTerms, AgreementTerms> agreed, RegionPlan? plan = null) =>
        new(((plan ?? new() { Squads = [2, 4], Cap = 4, Boats = [0, 10] }) with { Agreed = agreed }).Build(), Town(2));

    private static Turn Call(Stage township, int quantity = 40, ResourceKind? kind = null) =>
        township.On(
            new CallForOffers(
                Demand(quantity, kind), 1, new AgreementId(Allies.Key), township.Now + Span.FromMinutes(10)), Allies);

    private static Turn Requisition(
        Stage township, int number, ActorId resource, int quantity = 8, ResourceKind? kind = null) => township.On(
        new Requisition(Demand(quantity, kind, number), new CommitmentId($"c{number}"), resource, quantity,
            new AgreementId(Allies.Key),
            township.Now + Span.FromMinutes(10)), Allies);

    private static DeclineCode Declined(Turn turn) => turn.Sent<Decline>().Code;
    private static int Offered(Turn turn) => turn.Sent<Offer>().Candidates.Length;

    [Fact]
    public void A_squad_that_is_the_last_of_its_kind_at_home_stays_for_its_own()
    {
        Begin(new() { Squads = [0, 2, 0, 0, 0], KindFloors = new() { [Catalogue.FloodRescue] = 1 } });
        var request = Ask(Line(Catalogue.FloodRescue, 16));
        Minutes(30);
        Assert.Single(Accepted(request));
        Assert.Contains((Town(2), DeclineCode.FloorReached), Declines());
    }

    [Fact]
    public void A_depot_lends_no_more_than_its_floor_leaves_and_a_superior_without_an_order_gets_no_more()
    {
        Begin(new() { Boats = [0, 10], KindFloors = new() { [Catalogue.Boats] = 4 } });
        var request = Ask(Line(Catalogue.Boats, 9));
        Minutes(60);
        Assert.Equal(6, Story.All<CommitmentAccepted>(request).Sum(a => a.Quantity));
    }

    [Fact]
    public void Unsigned_not_yet_valid_or_expired_it_lends_nothing()
    {
        var dawn = Instant.Start + Span.FromHours(6);
        Assert.Equal(DeclineCode.NoAgreement, Declined(Call(Township(t => t with { Signed = false }))));
        Assert.Equal(DeclineCode.NoAgreement, Declined(Call(Township(t => t with { From = dawn }))));
        var township = Township(t => t with { From = Instant.Start, Until = dawn });
        Assert.Equal(4, Offered(Call(township)));
        township.Now = dawn;
        Assert.Equal(DeclineCode.NoAgreement, Declined(Call(township)));
        Assert.Equal(DeclineCode.NoAgreement, Requisition(township, 1, Squad(2, 1)).Sent<RequisitionRefused>().Code);
    }

    [Fact]
    public void It_lends_only_what_it_is_about()
    {
        var township = Township(t => t with { Kinds = [Catalogue.FloodRescue] });
        Assert.Equal(4, Offered(Call(township)));
        Assert.Equal(DeclineCode.NoAgreement, Declined(Call(township, kind: Catalogue.Evacuation)));
    }

    [Fact]
    public void Who_only_asks_under_it_does_not_lend() =>
        Assert.Equal(DeclineCode.NoAgreement, Declined(Call(Township(t => t with { Lenders = [Town(3)] }))));

    [Fact]
    public void Its_floor_binds_where_the_lender_s_own_is_lower()
    {
        Assert.Equal(1, Offered(Call(Township(t => t with { ReserveFloor = 3 }))));
        Assert.Equal(DeclineCode.FloorReached, Declined(Call(Township(t => t with { ReserveFloor = 4 }))));
    }

    [Fact]
    public void No_more_than_the_share_of_squads_that_may_be_drawn_down_leaves()
    {
        var township = Township(t => t with { DrawDownPermille = 500 });
        Assert.Equal(2, Offered(Call(township)));
        Requisition(township, 1, Squad(2, 1));
        Requisition(township, 2, Squad(2, 2));
        Assert.Equal(DeclineCode.LendCapReached, Declined(Call(township)));
    }

    [Fact]
    public void No_more_people_leave_than_agreed()
    {
        var township = Township(t => t with { MaxPeople = 15 });
        Assert.Equal(1, Offered(Call(township)));
        Requisition(township, 1, Squad(2, 1));
        Assert.Equal(DeclineCode.LendCapReached, Declined(Call(township)));
        Assert.Equal(DeclineCode.LendCapReached, Requisition(township, 2, Squad(2, 2)).Sent<RequisitionRefused>().Code);
    }

    [Fact]
    public void No_more_squads_leave_for_one_member_than_agreed_though_another_may_have_some()
    {
        var township = Township(t => t with { MaxTeamsPerPair = 1 });
        Requisition(township, 1, Squad(2, 1));
        Assert.Equal(DeclineCode.LendCapReached, Declined(Call(township)));
        var forThree = Demand(8, line: 3) with { Place = Code(3) };
        Assert.Equal(1, Offered(
            township.On(new CallForOffers(
                forThree, 1, new AgreementId(Allies.Key), township.Now + Span.FromMinutes(10)), Allies)));
    }

    [Fact]
    public void No_more_of_its_stock_leaves_than_agreed()
    {
        var township = Township(t => t with { MaxUnitsPermille = 400 });
        Assert.Equal(4, Call(township, 9, Catalogue.Boats).Sent<Offer>().Candidates.Single().Quantity);
        Requisition(township, 1, Depot(2), 3, Catalogue.Boats);
        Assert.Equal(DeclineCode.LendCapReached, Requisition(township, 2, Depot(2), 2, Catalogue.Boats)
            .Sent<RequisitionRefused>().Code);
        Requisition(township, 3, Depot(2), 1, Catalogue.Boats);
        Assert.Equal(DeclineCode.LendCapReached, Declined(Call(township, 1, Catalogue.Boats)));
    }

    [Fact]
    public void Nobody_asks_without_an_agreement_but_a_superior()
    {
        var township = Township(t => t);
        Turn From(ActorId tier) =>
            township.On(new CallForOffers(Demand(8), 1, null, township.Now + Span.FromMinutes(10)), tier);
        Assert.Equal(DeclineCode.NoAgreement, Declined(From(Allies)));
        Assert.Equal(DeclineCode.NoAgreement, Declined(From(Town(3))));
        Assert.Equal(1, Offered(From(County)));
    }

    [Fact]
    public void An_approval_that_nobody_gives_counts_as_given_where_that_was_agreed()
    {
        Begin(new() { Squads = [0, 1, 0, 0, 0], Approves = true, Agreed = t => t with { GrantedOnTimeout = true } });
        Ask(Line(Catalogue.FloodRescue, 8));
        Minutes(30);
        Assert.Equal(Squad(2, 1), Accepted().Single());
    }

    [Fact]
    public void What_is_suspended_before_it_is_approved_is_not_lent()
    {
        Begin(new() { Squads = [0, 1, 0, 0, 0], Approves = true });
        Ask(Line(Catalogue.FloodRescue, 8));
        Minutes(2);
        Story.Do(TheRealm, new SetAgreement(Someone, null, new AgreementId(Allies.Key), false, "dispute"));
        Story.Do(Town(2), new Approve(Someone, null, One<ApprovalWanted>().Commitment, true, "yes"));
        Minutes(2);
        Assert.Contains(Story.All<RequisitionDeclined>(Allies), r => r.Code == DeclineCode.AgreementSuspended);
        Assert.Empty(Accepted());
    }

    [Fact]
    public void A_centre_without_territory_is_asked_under_an_agreement_in_force_alone()
    {
        RegionPlan plan = new() { Squads = [0, 0, 0, 0, 0], Allied = false, CentreSquads = 2 };
        Assert.DoesNotContain(Centre, Ladder.Of(Code(1), null, plan.Build(), Instant.Start));
        var signed = (plan with { Agreements = [new("cc", "协议", [County, Centre],
            Open with { Lenders = [Centre], Until = Instant.Start + Span.FromHours(10) })] }).Build();
        Assert.Contains(Centre, Ladder.Of(Code(1), null, signed, Instant.Start));
        Assert.DoesNotContain(Centre, Ladder.Of(Code(1), null, signed, Instant.Start + Span.FromHours(10)));
        Assert.DoesNotContain(
            Centre, Ladder.Of(Code(1), null, signed.WithoutAgreement(new AgreementId("cc")), Instant.Start));
    }

    [Fact]
    public void A_centre_lends_under_the_county_s_agreement_up_to_its_cap()
    {
        Begin(new()
        {
            Squads = [0, 0, 0, 0, 0], Allied = false, CentreSquads = 3,
            Agreements = [new("cc", "协议", [County, Centre],
                Open with { Lenders = [Centre], Approval = ApprovalRule.Lender, ApprovalMinutes = 30 })],
        });
        Story.People = (actor, notice) =>
        {
            if (notice is ApprovalWanted wanted)
                Story.Do(actor, new Approve(Someone, null, wanted.Commitment, true, "yes"));
        };
        Ask(Line(Catalogue.FloodRescue, 30));
        Minutes(60);
        Assert.Equal(2, Accepted().Distinct().Count());
        Assert.All(Story.All<CommitmentAccepted>(), a => Assert.Equal(Centre, a.Lender));
        Assert.All(Story.All<SlotTaken>(Centre), s => Assert.Equal("cc", s.Agreement));
    }

    [Fact]
    public void Village_alliances_lend_each_other_under_an_agreement_of_their_own()
    {
        var other = new ActorId(ActorKind.Township, Code(2));
        Begin(new()
        {
            Squads = [0, 2, 0, 0, 0], Allied = false, Volunteers = 1,
            Agreements = [new("vv", "村镇协议", [Village, other], Open with { Kinds = [Catalogue.Evacuation] })],
        });
        var incident = Incident();
        Story.Do(incident,
            new RaiseAidRequest(Someone, null, [Line(Catalogue.Evacuation, 12), Line(Catalogue.FloodRescue, 12)]));
        Minutes(10);
        Assert.Equal("vv", One<SlotTaken>(other).Agreement);
        Assert.Equal(1, One<SlotTaken>(other).Line.Line);
    }

    [Fact]
    public void Amended_terms_bind_from_then_on()
    {
        var region = new RegionPlan { Squads = [2, 4], Cap = 4 }.Build();
        var realm = new Stage(region, TheRealm);
        var amended =
            realm.On(new AmendAgreement(Someone, null, new AgreementId(Allies.Key), Open with { MaxTeamsPerMember = 1 },
            "review")).Recorded<AgreementAmended>().Apply(region);
        Assert.Equal((2, 1), (amended.Version, amended.TownshipAlliances[Allies.Key].Terms.MaxTeamsPerMember));
        Assert.Equal(1, amended.AlliancesOf(Code(1)).Single().Terms.MaxTeamsPerMember);
        Assert.Equal(1, Offered(Call(new Stage(amended, Town(2)))));
    }

    [Fact]
    public void An_agreement_is_signed_once_and_terminated_for_good()
    {
        var region = new RegionPlan { Agreed = t => t with { Signed = false } }.Build();
        var realm = new Stage(region, TheRealm);
        Assert.Equal(AgreementStanding.Unsigned, region.Agreements.StandingOf(Allies.Key, Instant.Start));
        var signed = realm.On(new SetAgreement(Someone, null, new AgreementId(Allies.Key), true, "signed"))
            .Recorded<AgreementChanged>()
            .Apply(region);
        Assert.True(signed.Agreements.IsInForce(Allies.Key, Instant.Start));
        Assert.Empty(realm.On(new SetAgreement(Someone, null, new AgreementId(Allies.Key), true, "again")).Records);
        var ended = realm.On(new TerminateAgreement(Someone, null, new AgreementId(Allies.Key), "dissolved"))
            .Recorded<AgreementTerminated>().Apply(signed);
        Assert.Equal(AgreementStanding.Terminated, ended.Agreements.StandingOf(Allies.Key, Instant.Start));
        Assert.Equal(
            "agreement-terminated",
            realm.On(new SetAgreement(Someone, null, new AgreementId(Allies.Key), true, "again")).Refusal!.Code);
        Assert.Equal("no-such-agreement",
            realm.On(new AmendAgreement(Someone, null, new AgreementId("none"), Open, "x")).Refusal!.Code);
    }

    [Fact]
    public void A_new_alliance_is_asked_by_its_members()
    {
        var region = new RegionPlan { Townships = 4, Members = [1, 2] }.Build();
        var realm = new Stage(region, TheRealm);
        var next = realm.On(Conclude("TA-9", Town(1), Town(4))).Recorded<AgreementConcluded>().Apply(region);
        var alliance = new ActorId(ActorKind.TownshipAlliance, "TA-9");
        Assert.Equal(["TA-9", Allies.Key], next.AlliancesOf(Code(1)).Select(a => a.Id));
        Assert.Contains(alliance, Ladder.Of(Code(1), null, next, Instant.Start));
        Assert.Contains(alliance, Ladder.Of(Code(4), null, next, Instant.Start));
        Assert.DoesNotContain(alliance, Ladder.Of(Code(2), null, next, Instant.Start));
        Assert.Equal([Town(4)], Ladder.Rings(alliance, Demand(8), next).SelectMany(r => r));
        Assert.Equal("agreement-exists", realm.On(Conclude("TA-9", Town(1), Town(4))).Refusal!.Code);
        Assert.Equal(2, next.WithAgreement(
            new AgreementId("TA-9"),
            Open with { MaxTeamsPerMember = 2 }).TownshipAlliances["TA-9"].Terms.MaxTeamsPerMember);
    }

    [Fact]
    public void A_new_agreement_binds_two_tiers_of_the_region_at_least()
    {
        var realm = new Stage(new RegionPlan().Build(), TheRealm);
        foreach (var parties
            in (ActorId[][])[[Town(1)], [Town(1), Town(1)], [Town(1), Town(99)], [Town(1), Allies], [Town(1), County]])
            Assert.Equal("bad-agreement", realm.On(Conclude("TA-9", parties)).Refusal!.Code);
        Assert.Equal("bad-agreement", realm
            .On(Conclude("TA-9", Town(1), Town(2)) with { Terms = Open with { Lenders = [Town(3)] } }).Refusal!.Code);
        Assert.Equal("agreement-exists", realm.On(Conclude(Allies.Key, Town(1), Town(2))).Refusal!.Code);
    }

    private static ConcludeAgreement Conclude(string id, params ActorId[] parties) =>
        new(Someone, null, new AgreementId(id), "新联盟", true, parties, Open, "signed");

    [Fact]
    public void In_a_realm_that_begins_later_an_agreement_ends_on_the_same_day()
    {
        var terms = Open with { From = Instant.Start, Until = Instant.Start + Span.FromHours(48) };
        Assert.Equal((new Instant(-86_400_000), new Instant(86_400_000)), (terms
            .InRealm(Span.FromHours(24), 1_000).From!.Value, terms.InRealm(Span.FromHours(24), 1_000).Until!.Value));
        Assert.Equal(Instant.Start + Span.FromHours(240), terms.InRealm(Span.FromHours(24), 10_000).Until);
    }
}
