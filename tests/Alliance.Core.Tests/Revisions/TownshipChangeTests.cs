using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Lenders;
using Alliance.Core.Messages;
using Alliance.Core.Negotiation;
using Alliance.Core.Requests;
using Alliance.Core.Resources;
using Alliance.Core.Revisions;
using Alliance.Core.Tests.Stories;
using Alliance.Core.Vocabulary;
using Xunit;
using static Alliance.Core.Tests.Stories.TestRegions;

namespace Alliance.Core.Tests.Revisions;

/// <summary>A township gets another code, is merged or split, and its agreements and incidents go along.</summary>
public sealed class TownshipChangeTests : StoryTests
{
    private const string New = "430422999";
    private static readonly ActorId TheNew = new(ActorKind.Township, New);
    private static readonly AgreementData Own = new("own", "协议", [Town(2), Town(4)], new AgreementTerms
    {
        MaxTeamsPerMember = 2, Lenders = [Town(2)],
    });

    private void Revise(RegionPatch patch)
    {
        Assert.Null(Story.Do(new ActorId(ActorKind.Realm, "realm"),
            new ReviseRegion(Someone, null, patch, "review")).Refused);
        Story.Advance(new Span(1_000));
    }

    private void Recode(int township) =>
        Revise(TownshipRevisions.Recoded(Story.Region.Townships[Code(township)], New, Story.Region));

    private void Merge(int township, int into) => Revise(TownshipRevisions.Merged(
        Story.Region.Townships[Code(township)], Story.Region.Townships[Code(into)], Story.Region));

    private void SplitOff(int township, int squad, params string[] alliances)
    {
        var part = Story.Region.Townships[Code(township)] with { Code = New, Name = "新乡", Formerly = [] };
        Revise(TownshipRevisions.Split(
            Story.Region.Townships[Code(township)], part, 10, [Story.Region.Teams[Squad(township, squad).Key]],
            alliances.Select(a => Story.Region.VillageAlliances[a]).ToList()));
    }

    private ActorId AskOf(ActorId incident, params LineSpec[] lines) =>
        Story.Do(incident, new RaiseAidRequest(Someone, null, lines)).Number!.ToAidRequest();

    private IEnumerable<string> Members => Story.Region.TownshipAlliances[Allies.Key].Members;

    [Fact]
    public void A_township_with_another_code_asks_and_lends_in_its_alliance()
    {
        Begin(new() { Squads = [0, 1, 0, 0, 0], Agreements = [Own] });
        Recode(2);
        Assert.Equal([Code(1), New, Code(3), Code(4), Code(5)], Members);
        Assert.Equal([Allies.Key], Story.Region.AlliancesOf(New).Select(a => a.Id));
        Assert.Equal([Allies.Key], Story.Region.AlliancesOf(Code(2)).Select(a => a.Id));
        Assert.Equal([TheNew, Town(4)], Story.Region.Agreements["own"].Parties);
        Assert.True(Story.Region.Agreements["own"].MayLend(TheNew));
        Assert.False(Story.Region.Agreements["own"].MayLend(Town(4)));
        var request = Ask(Line(Catalogue.FloodRescue, 8));
        Minutes(5);
        Assert.Equal([TheNew], Story.All<CommitmentAccepted>(request).Select(a => a.Lender));
        Assert.Equal(Allies.Key, One<SlotTaken>(TheNew).Agreement?.Text);
        Serves(Squad(2, 1));
        var own = AskOf(Incident(2), Line(Catalogue.FloodRescue, 99, hours: 900));
        Minutes(5);
        Assert.Contains(Allies, Story.All<LineSolicited>(own).Select(s => s.Tier));
        Story.Rest();
    }

    [Fact]
    public void A_merged_township_hands_its_memberships_on()
    {
        Begin(new() { Squads = [0, 1, 0, 0, 0], Members = [1, 2], SecondMembers = [3, 4] });
        Merge(2, 3);
        Assert.Equal([Code(1), Code(3)], Members);
        Assert.Equal([Allies.Key, "xiang-2"], Story.Region.AlliancesOf(Code(3)).Select(a => a.Id));
        var request = Ask(Line(Catalogue.FloodRescue, 8));
        Minutes(5);
        Assert.Equal([Town(3)], Story.All<CommitmentAccepted>(request).Select(a => a.Lender));
        Serves(Squad(2, 1));
        Story.Rest();
        Assert.Equal(Allies.Key, One<SlotTaken>(Town(3)).Agreement?.Text);
    }

    [Fact]
    public void Townships_of_one_alliance_that_become_one_are_one_member()
    {
        Begin(new());
        Merge(2, 3);
        Assert.Equal([Code(1), Code(3), Code(4), Code(5)], Members);
        Merge(3, 4);
        Assert.Equal([Code(1), Code(4), Code(5)], Members);
        Revise(TownshipRevisions.TakenBack(
            Story.Region.Townships[Code(4)], Story.Region.Townships[Code(3)], null, [], [], Story.Region));
        Assert.Equal([Code(1), Code(3), Code(4), Code(5)], Members);
    }

    [Fact]
    public void A_part_that_is_split_off_stays_in_the_alliance()
    {
        Begin(new() { Squads = [1, 2, 0, 0, 0], Agreements = [Own] });
        SplitOff(2, squad: 1);
        Assert.Contains(New, Members);
        Assert.True(Story.Region.Agreements["own"].MayLend(TheNew));
        var request = Ask(Line(Catalogue.FloodRescue, 24));
        Minutes(5);
        Assert.Equal([Town(1), Town(2), TheNew],
            Story.All<CommitmentAccepted>(request).Select(a => a.Lender).Order());
        foreach (var squad in (ActorId[])[Squad(1, 1), Squad(2, 1), Squad(2, 2)]) Serves(squad);
        Story.Rest();
    }

    [Fact]
    public void An_open_incident_of_a_merged_township_goes_on_with_the_squads_that_stand_there()
    {
        Begin(new() { Squads = [1, 1, 1, 1, 1], Volunteers = 1 });
        var incident = Incident();
        Merge(1, 2);
        var request = AskOf(incident, Line(Catalogue.FloodRescue, 14));
        Minutes(5);
        Assert.Equal([Volunteer(1), Squad(1, 1)], Accepted(request));
        Assert.All(Story.All<SlotTaken>(), s => Assert.False(s.Lent));
        // It stands where it stood: it has to turn out only.
        Assert.All(Story.All<LenderCommitted>(), c => Assert.True(c.Eta <= Instant.Start + Span.FromMinutes(25)));
        Serves(Volunteer(1));
        Serves(Squad(1, 1));
        Story.Rest();
        Assert.Empty(Story.All<LedgerEntered>());
    }

    [Fact]
    public void What_others_lend_to_a_place_of_a_merged_township_is_booked_to_the_one_that_stands()
    {
        Begin(new() { Squads = [0, 0, 1, 0, 0] });
        var incident = Incident();
        Merge(1, 2);
        var request = AskOf(incident, Line(Catalogue.FloodRescue, 8));
        Minutes(5);
        Assert.Equal([Squad(3, 1)], Accepted(request));
        Assert.Equal(Town(2), One<LedgerEntered>().Borrower);
        Serves(Squad(3, 1));
        Story.Rest();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_late_head_count_corrects_the_loan_of_the_township_that_had_borrowed(bool mergedAgain)
    {
        Begin(new() { Squads = [0, 0, 1, 0, 0] });
        var incident = Incident();
        Merge(1, 2);
        var request = AskOf(incident, Line(Catalogue.FloodRescue, 8));
        Minutes(5);
        var commitment = Acceptance(Squad(3, 1)).Commitment;
        var sent = Story.Now;
        Reports(Squad(3, 1), TeamStatus.EnRoute);
        Minutes(60);
        Reports(Squad(3, 1), TeamStatus.OnScene, TeamStatus.Returning, TeamStatus.Available);
        Story.Rest();
        Assert.NotEmpty(Story.All<LedgerSettled>());
        if (mergedAgain) Merge(2, 4);
        Assert.Null(Story.Do(Squad(3, 1),
            new ReportStatus(Someone, sent + Span.FromMinutes(1), TeamStatus.EnRoute, null, 6)).Refused);
        Minutes(1);
        var corrected = One<LedgerHoursCorrected>(Allies);
        Assert.Equal((commitment, Town(3), Town(2)), (corrected.Commitment, corrected.Lender, corrected.Borrower));
        var ledger = ((TierState)Story.States.Single(s => s.Actor == Allies).State).Ledger;
        var booked = One<LedgerReturned>(Allies).PersonMinutes + corrected.PersonMinutes;
        Assert.True(corrected.PersonMinutes < 0);
        Assert.Equal(booked, Assert.Single(ledger.Balances, b => b.Key == new LedgerPair(Town(3), Town(2)))
            .Value.PersonMinutes);
        Assert.Equal(booked, ledger.LentWithin(Town(3), Story.Now));
    }

    [Fact]
    public void A_line_that_is_sought_when_its_township_is_merged_goes_on_to_the_other_one()
    {
        Begin(new() { Squads = [0, 1, 0, 0, 0], Allied = false });
        var request = Ask(Line(Catalogue.FloodRescue, 8, hours: 900));
        Merge(1, 2);
        Minutes(90);
        Assert.Equal([Squad(2, 1)], Accepted(request));
        Serves(Squad(2, 1));
        Story.Rest();
    }

    [Fact]
    public void Under_another_code_own_squads_and_stock_are_its_own()
    {
        Begin(new() { Squads = [1, 1, 0, 0, 0], Boats = [5, 7], Volunteers = 1 });
        var incident = Incident();
        Recode(1);
        var request = AskOf(incident, Line(Catalogue.FloodRescue, 14), Line(Catalogue.Boats, 5));
        Minutes(5);
        Assert.Equal([Volunteer(1), Squad(1, 1), Depot(1)], Accepted(request).Order());
        Assert.All(Story.All<SlotTaken>(), s => Assert.False(s.Lent));
        Serves(Volunteer(1));
        Serves(Squad(1, 1));
        Delivers(Depot(1), Acceptance(Depot(1)).Commitment.Text);
        Story.Rest();
        var other = AskAt(4, Line(Catalogue.Boats, 5, hours: 900), Line(Catalogue.FloodRescue, 99, hours: 900));
        Minutes(5);
        Assert.Equal([Depot(2)], Accepted(other).Where(a => a.Kind == ActorKind.Depot));
    }

    [Fact]
    public void Villages_that_are_split_off_take_their_incident_along()
    {
        Begin(new() { Squads = [2, 0, 0, 0, 0], Volunteers = 1 });
        var incident = Incident();
        SplitOff(1, squad: 2, Village.Key);
        var request = AskOf(incident, Line(Catalogue.FloodRescue, 14));
        Minutes(5);
        Assert.Equal([Volunteer(1), Squad(1, 2)], Accepted(request));
        Assert.All(Story.All<SlotTaken>(), s => Assert.False(s.Lent));
        Serves(Volunteer(1));
        Serves(Squad(1, 2));
        Story.Rest();
    }
}
