using Alliance.Core.Actors;
using Alliance.Core.Awards;
using Alliance.Core.Depots;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Invariants;
using Alliance.Core.Journals;
using Alliance.Core.Lenders;
using Alliance.Core.Negotiation;
using Alliance.Core.Policies;
using Alliance.Core.Realms;
using Alliance.Core.Requests;
using Alliance.Core.Resources;
using Alliance.Core.Responses;
using Alliance.Core.Teams;
using Alliance.Core.Tests.Stories;
using Alliance.Core.Vocabulary;
using Xunit;
using static Alliance.Core.Tests.Stories.TestRegions;

namespace Alliance.Core.Tests.Invariants;

/// <summary>Each invariant, broken by hand, is seen to be broken; the same without the break is sound.</summary>
public sealed class InvariantTests
{
    private static readonly LineId Line = new(new RequestNumber("430422001-01-R01"), 1);
    private static readonly RegionPlan Plan = new() { Squads = [2, 3], Floor = 1, Cap = 1, Boats = [0, 5] };
    private static readonly ActorId Request = new(ActorKind.AidRequest, Line.Request);

    /// <summary>What follows a change of the region is done by those who have seen it.</summary>
    private static IEnumerable<(string Invariant, long Record)> BrokenLater(
        (ActorId Actor, JournalRecord Body) change, params (ActorId Actor, JournalRecord Body)[] records) =>
        Broken(false, 2, [change, .. records]);

    private static IEnumerable<(string Invariant, long Record)> Broken(
        bool atRest, int version, params (ActorId Actor, JournalRecord Body)[] records)
    {
        var folds = AllInvariants.Of(Plan.Build());
        for (var i = 0; i < records.Length; i++)
        {
            var (actor, body) = records[i];
            var entry = new JournalEntry(i + 1, new Instant(i), actor, null, null,
                new Cause(CauseKind.Mail, actor, "test"), i == 0 ? 1 : version, body);
            foreach (var fold in folds) fold.On(entry);
        }

        if (atRest)
            foreach (var fold in folds) fold.AtRest();
        return folds.SelectMany(f => f.Violations).Where(v => !OfWholeJournals.Contains(v.Invariant))
            .Select(v => (v.Invariant, v.Records[^1]));
    }

    private static IEnumerable<(string Invariant, long Record)> Broken(
        params (ActorId Actor, JournalRecord Body)[] records) => Broken(false, 1, records);

    private static IEnumerable<(string Invariant, long Record)> Broken(
        bool atRest, params (ActorId Actor, JournalRecord Body)[] records) => Broken(atRest, 1, records);

    /// <summary>These journals are snippets, which lack what came before; what looks at whole ones is tested in
    /// <see cref="TamperedJournalTests"/>.</summary>
    private static readonly string[] OfWholeJournals = ["I10", "I12", "I14", "I20"];

    private static (ActorId, JournalRecord) Team(TeamStatus status, string? commitment) =>
        (Squad(2, 1), new TeamStatusChanged(
            status, TeamStatus.Available, commitment is null ? null : new CommitmentId(commitment)));

    private static (ActorId, JournalRecord) Slot(
        string commitment, int squad, int readyAfter = 1, string? agreement = null, Author? by = null) =>
        (Town(2), new SlotTaken(Line, new CommitmentId(commitment), Squad(2, squad), 8,
            agreement is null ? null : new AgreementId(agreement), true, readyAfter, 1, by));

    private static (ActorId, JournalRecord) Accept(
        string commitment, int quantity, int asked, ActorId? resource = null, bool byTelephone = false) =>
        (Request, new CommitmentAccepted(
            Line, new CommitmentId(commitment), Town(2), Allies, resource ?? Squad(2, 1), quantity, 0, asked,
            byTelephone));

    private static (ActorId, JournalRecord) Progress(string commitment, CommitmentStatus status) =>
        (Request, new CommitmentProgress(Line, new CommitmentId(commitment), status, null));

    private static (ActorId, JournalRecord) Move(StockPlace source, StockPlace target, int units, int after) =>
        (Depot(2), new StockMoved(Catalogue.Boats, units, source, target, new CommitmentId("c"), after));

    [Fact]
    public void A_squad_accepted_that_does_not_meet_its_line_is_seen_unless_people_arranged_it()
    {
        (ActorId, JournalRecord) Asks(Requirement? requirement) =>
            (Request, new RequestSubmitted(
                new IncidentNumber("430422001-01"), Code(1),
                [new LineSpec(Catalogue.Medical, 8, Priority.Urgent, new(9), requirement)]));
        Assert.Equal([("I21", 2L)], Broken(Asks(null), Accept("c", 8, 8)));
        Assert.Equal([("I21", 2L)],
            Broken(Asks(new() { MinimumType = 3, Substitutes = [Catalogue.FloodRescue] }), Accept("c", 8, 8)));
        Assert.Empty(Broken(Asks(new() { Substitutes = [Catalogue.FloodRescue] }), Accept("c", 8, 8)));
        Assert.Empty(Broken(Asks(null), Accept("c", 8, 8, byTelephone: true)));
    }

    private static (ActorId, JournalRecord) Award(Candidate chosen, Share share, Candidate lost, Share other,
        string policy = "fair-share", long unmet = 0, long nearest = 0, int decision = 1) => (Allies, new Awarded(
        Line, 1, policy, 8, [chosen], [lost], 2, 1, [new AwardVerdict(AwardReason.LeastShare, share, null)],
        [new AwardVerdict(AwardReason.Covered, other, null)], 300,
        new AwardBasis(decision, 1, unmet, nearest, true)));

    [Fact]
    public void An_award_that_takes_from_a_member_who_has_lent_more_is_seen()
    {
        var (two, three) = (new Candidate(Town(2), Squad(2, 1), 8, 30), new Candidate(Town(3), Squad(3, 1), 8, 30));
        Assert.Equal([("award", 2L)], Broken(Lends(2), Award(two, Lent(2, 6000), three, Lent(3, 0))));
        Assert.Empty(Broken(Lends(2), Award(three, Lent(3, 0), two, Lent(2, 6000))));
    }

    [Theory]
    [InlineData("nearest-first")]
    [InlineData("fair-share")]
    public void An_award_of_a_substitute_or_of_what_another_line_would_lose_where_a_free_squad_would_do_is_seen(
        string policy)
    {
        var (two, three) = (new Candidate(Town(2), Squad(2, 1), 8, 30), new Candidate(Town(3), Squad(3, 1), 8, 90));
        foreach (var worse in new[] { two with { Displaces = new CommitmentId("c") },
            two with { Substitute = new Substitute(Catalogue.Evacuation, 1) } })
        {
            Assert.Equal([("award", 1L)], Broken(Award(worse, Lent(2, 0), three, Lent(3, 0), policy)));
            Assert.Empty(Broken(Award(three, Lent(3, 0), worse, Lent(2, 0), policy)));
        }
    }

    [Fact]
    public void An_award_by_other_shares_than_the_ledger_s_records_add_up_to_is_seen()
    {
        var (two, three) = (new Candidate(Town(2), Squad(2, 1), 8, 30), new Candidate(Town(3), Squad(3, 1), 8, 30));
        // Said to have lent nothing, township 2 gives though it has lent more: two figures and one choice are wrong.
        Assert.Equal([("award", 2L), ("award", 2L)], Broken(Lends(2), Award(two, Lent(2, 0), three, Lent(3, 0))));
        Assert.Equal([("award", 2L)], Broken(Lends(2), Award(three, Lent(3, 0), two, Lent(2, 0))));
        Assert.Equal([("award", 1L)], Broken(Award(two, Lent(2, 0) with { Lendable = 1 }, three, Lent(3, 0))));
        // What came back counts with what it was; what was awarded counts until its answer.
        var back = (Allies, (JournalRecord)new LedgerReturned(Line, new CommitmentId("lent"), 0, 0, 0, "stood down"));
        Assert.Empty(Broken(Lends(2), back, Award(two, Lent(2, 0), three, Lent(3, 0))));
        var awarded = Award(two, Lent(2, 0), three, Lent(3, 0));
        var another = new Candidate(Town(2), Squad(2, 2), 8, 30);
        (ActorId, JournalRecord) Again(long lent) => Award(three, Lent(3, 0), another, Lent(2, lent), decision: 2);
        var planned = LoanPolicy.PlannedPersonMinutes(two);
        Assert.Empty(Broken(awarded, (Allies, new Requisitioned(Line, new CommitmentId("a"), Town(2), Squad(2, 1), 8)),
            Again(planned)));
        Assert.Equal([("award", 3L)],
            Broken(awarded, (Allies, new Requisitioned(Line, new CommitmentId("a"), Town(2), Squad(2, 1), 8)),
                Again(0)));
        Assert.Empty(Broken(awarded, (Allies, new Requisitioned(Line, new CommitmentId("a"), Town(2), Squad(2, 1), 8)),
            (Allies, new RequisitionDeclined(Line, 1, new CommitmentId("a"), Town(2), DeclineCode.Timeout)), Again(0)));
    }

    private static (ActorId, JournalRecord) Lends(int township) =>
        (Allies, new LedgerEntered(
            Line, new CommitmentId("lent"), Town(township), Town(1), Catalogue.FloodRescue, 8, 6000,
            new AgreementId(Allies.Key), 0));

    private static Share Lent(int township, long personMinutes) =>
        new(personMinutes, LendableTime.PersonMinutes(Town(township), Plan.Build()));

    [Fact]
    public void A_joint_award_worse_than_nearest_first_and_a_squad_awarded_twice_are_seen()
    {
        var (two, three) = (new Candidate(Town(2), Squad(2, 1), 8, 30), new Candidate(Town(3), Squad(3, 1), 8, 30));
        Assert.Equal([("award", 1L)], Broken(Award(two, default, three, default, "joint", 9, 8)));
        Assert.Empty(Broken(Award(two, default, three, default, "joint", 8, 8)));
        Assert.Equal([("award", 2L)],
            Broken(Award(two, default, three, default, "joint"), Award(two, default, three, default, "joint")));
    }

    [Fact]
    public void A_ledger_that_books_other_hours_than_the_team_was_away_or_stays_open_is_seen()
    {
        var entered = (Allies, (JournalRecord)new LedgerEntered(
            Line, new CommitmentId("c"), Town(2), Town(1), Catalogue.FloodRescue, 8, 6000, new AgreementId(Allies.Key),
            0));
        (ActorId, JournalRecord) Returned(long minutes) =>
            (Allies, new LedgerReturned(Line, new CommitmentId("c"), minutes, 0, 0, "returned"));
        (ActorId, JournalRecord) Settled(long minutes, long borne = 0) => (Allies, new LedgerSettled(
            Line.Request, [new CommitmentId("c")], minutes,
            [new LoanCost(new CommitmentId("c"), Town(2), Town(1), CostSharing.None, 0, 0, borne, 0, 0)]));
        var settled = Settled(0);
        Assert.Contains(("ledger", 1L), Broken(true, entered));
        Assert.Equal([("ledger", 2L)], Broken(entered, Returned(60)));
        Assert.DoesNotContain(Broken(entered, Returned(0), settled), b => b.Invariant == "ledger");
        Assert.Equal([("ledger", 3L)], Broken(entered, Returned(0), Settled(60)));
        Assert.Equal([("ledger", 3L)], Broken(entered, Returned(0), Settled(0, borne: 1)));
        Assert.Equal([("ledger", 1L)], Broken(settled));
    }

    [Fact]
    public void A_ledger_that_enters_another_share_of_the_cost_than_was_agreed_is_seen()
    {
        (ActorId, JournalRecord) Entered(CostSharing rule, int permille) =>
            (Allies, new LedgerEntered(
                Line, new CommitmentId("c"), Town(2), Town(1), Catalogue.FloodRescue, 8, 6000,
                new AgreementId(Allies.Key), permille, rule));
        var shared = (TheRealm, (JournalRecord)new AgreementAmended(
            new AgreementId(Allies.Key),
            new() { MaxTeamsPerMember = 9, Cost = CostSharing.Shared, RequesterPermille = 600 }, "x"));
        Assert.Empty(BrokenLater(shared, Entered(CostSharing.Shared, 600)));
        Assert.Equal([("ledger", 2L)], BrokenLater(shared, Entered(CostSharing.Shared, 500)));
        Assert.Equal([("ledger", 2L)], BrokenLater(shared, Entered(CostSharing.None, 0)));
    }

    [Fact]
    public void A_ledger_of_supplies_that_does_not_follow_the_depot_is_seen()
    {
        var entered = (Allies,
            (JournalRecord)new LedgerEntered(
                Line, new CommitmentId("c"), Town(2), Town(1), Catalogue.Boats, 3, 0, new AgreementId(Allies.Key), 0));
        (ActorId, JournalRecord)[] lent =
            [entered, Move(StockPlace.Available, StockPlace.Held, 3, 2),
                Move(StockPlace.Held, StockPlace.InTransit, 2, 2), Move(StockPlace.Held, StockPlace.Available, 1, 3),
                Move(StockPlace.InTransit, StockPlace.Issued, 2, 3)];
        (ActorId, JournalRecord)[] back = [.. lent, Move(StockPlace.Issued, StockPlace.Returning, 2, 3), Move(
            StockPlace.Returning, StockPlace.WrittenOff, 1, 3), Move(StockPlace.Returning, StockPlace.Available, 1, 4)];
        (ActorId, JournalRecord)[] owed =
            [.. lent, (Depot(2), new GoodsOwed(Line, new CommitmentId("c"), Catalogue.Boats, 2))];
        (ActorId, JournalRecord) Returned(int lentUnits, int gone, int stillOwed = 0) =>
            (Allies, new LedgerReturned(Line, new CommitmentId("c"), 0, gone, 0, "returned", lentUnits, stillOwed));
        (ActorId, JournalRecord) Corrected(int returned, int lost) =>
            (Allies, new LedgerCorrected(Line, new CommitmentId("c"), Catalogue.Boats, returned, lost));
        Assert.Empty(Broken([.. back, Returned(2, 1)]));
        Assert.Equal([("ledger", 9L)], Broken([.. back, Returned(3, 1)]));
        Assert.Equal([("ledger", 9L)], Broken([.. back, Returned(2, 0)]));
        Assert.Empty(Broken([.. owed, Returned(2, 0, 2), Corrected(1, 1)]));
        Assert.Equal([("ledger", 7L)], Broken([.. owed, Returned(2, 2)]));
        Assert.Equal([("ledger", 8L)], Broken([.. owed, Returned(2, 0, 2), Corrected(2, 1)]));
        Assert.Contains(("ledger", 1L), Broken(true, [.. owed, Returned(2, 0, 2), Corrected(1, 0)])
            .Where(b => b.Invariant == "ledger"));
        Assert.Equal([("ledger", 2L)], Broken(entered, (Allies, new LedgerReduced(Line, new CommitmentId("c"), 2))));
        Assert.Empty(
            Broken(entered, (Town(2), new SlotReduced(new CommitmentId("c"), Depot(2), 2)),
                (Allies, new LedgerReduced(Line, new CommitmentId("c"), 2))));
    }

    [Fact]
    public void A_team_held_for_two_commitments_is_seen()
    {
        Assert.Equal([("I1", 2L)], Broken(Team(TeamStatus.Held, "a"), Team(TeamStatus.Held, "b")));
        Assert.Empty(Broken(Team(TeamStatus.Held, "a"), Team(TeamStatus.Available, "a"), Team(TeamStatus.Held, "b")));
    }

    [Fact]
    public void Stock_below_zero_is_seen() =>
        Assert.Equal([("I2", 1L)], Broken(Move(StockPlace.Available, StockPlace.Held, 6, -1)));

    [Fact]
    public void Stock_that_is_not_conserved_is_seen()
    {
        Assert.Equal([("I3", 1L)], Broken(Move(StockPlace.Available, StockPlace.Held, 2, 4)));
        Assert.Equal([("I3", 1L)], Broken(Move(StockPlace.Available, StockPlace.Held, 0, 5)));
        Assert.Equal([("I2", 2L)], Broken(
            Move(StockPlace.Available, StockPlace.Held, 2, 3), Move(StockPlace.InTransit, StockPlace.Issued, 2, 3)));
        Assert.Empty(Broken(
            Move(StockPlace.Available, StockPlace.Held, 2, 3), Move(StockPlace.Held, StockPlace.Available, 2, 5)));
    }

    [Fact]
    public void A_reserve_floor_that_is_broken_is_seen()
    {
        Assert.Equal([("I7", 3L)], Broken(Slot("a", 1, 2), Slot("b", 2, 1), Slot("c", 3, 0)));
        Assert.Equal([("I7", 1L)], Broken(Slot("a", 1, readyAfter: 0)));
        Assert.Empty(Broken(Slot("a", 1, 2), Slot("b", 2, 1), Slot("c", 3, 0, by: new Author("chief", "township"))));
    }

    [Fact]
    public void A_cap_that_is_broken_is_seen()
    {
        Assert.Equal([("I6", 2L)], Broken(Slot("a", 1, 2, Allies.Key), Slot("b", 2, 1, Allies.Key)));
        Assert.Empty(Broken(
            Slot("a", 1, 2, Allies.Key), (Town(2), new SlotReturned(new CommitmentId("a"), Squad(2, 1), "returned")),
            Slot("b", 2, 1, Allies.Key)));
    }

    private static (ActorId, JournalRecord) Ordered(string id, int floor, int until = 100, string reason = "breach") =>
        (County, new FloorOrdered(new FloorOrder(id, Chief, [Code(2)], floor, new Instant(until), reason)));

    private static (ActorId, JournalRecord) ByOrder(
        string commitment, int squad, int readyAfter, string order, int floor, ActorId? tier = null, int until = 100) =>
        (Town(2), new SlotTaken(
            Line, new CommitmentId(commitment), Squad(2, squad), 8, null, true, readyAfter, 1, Chief, tier ?? County,
            new Mandate(
                ResponseLevel.None, new FloorOrder(order, Chief, [Code(2)], floor, new Instant(until), "breach"))));

    private static readonly Author Chief = new("chief", "county");

    [Fact]
    public void Below_the_floor_without_a_valid_order_of_a_superior_is_seen()
    {
        Assert.Empty(Broken(Ordered("o", 0), ByOrder("a", 1, 0, "o", 0)));
        Assert.Equal([("I7", 1L)], Broken(ByOrder("a", 1, 0, "o", 0)));
        Assert.Equal([("I7", 1L)], Broken(Ordered("o", 0, reason: " ")));
        Assert.Equal([("I7", 2L)], Broken(Ordered("o", 1, until: 1), ByOrder("a", 1, 0, "o", 1, until: 1)));
        Assert.Equal([("I7", 4L)], Broken(
            Ordered("o", 1), ByOrder("a", 1, 2, "o", 1), ByOrder("b", 2, 1, "o", 1), ByOrder("c", 3, 0, "o", 1)));
        Assert.Contains(("I7", 2L), Broken(Ordered("o", 0), ByOrder("a", 1, 0, "o", 0, Allies)));
    }

    [Fact]
    public void A_floor_that_is_not_that_of_terms_and_levels_is_seen()
    {
        var raised = (Town(2), (JournalRecord)new ResponseLevelChanged(
            ResponseLevel.III, ResponseLevel.None, ResponseCause.Risk, "rain", 3));
        Assert.Equal([("I7", 2L)], Broken(raised, Slot("a", 1, 2)));
        Assert.Equal([("I7", 1L)], Broken((Town(2), new SlotTaken(
            Line, new CommitmentId("a"), Squad(2, 1), 8, null, true, 2, 0, null, County,
            new Mandate(ResponseLevel.II, null)))));
    }

    [Fact]
    public void Aid_without_an_agreement_in_force_is_seen()
    {
        (ActorId, JournalRecord) Lent(ActorId tier, string? agreement) =>
            (Town(2), new SlotTaken(Line, new CommitmentId("a"), Squad(2, 1), 8,
                agreement is null ? null : new AgreementId(agreement), true, 2, 1, null, tier));
        Assert.Empty(Broken(Lent(County, null)));
        Assert.Equal([("I6", 1L)], Broken(Lent(Allies, null)));
        Assert.Equal([("I6", 1L)], Broken(Lent(Allies, "none")));
        Assert.Empty(Broken(Lent(Allies, Allies.Key)));
        Assert.Equal([("I6", 2L)],
            BrokenLater(
                (TheRealm, new AgreementChanged(new AgreementId(Allies.Key), false, "x")), Lent(Allies, Allies.Key)));
        Assert.Equal(
            [("I6", 2L)], BrokenLater(
                (TheRealm, new AgreementTerminated(new AgreementId(Allies.Key), "x")), Lent(Allies, Allies.Key)));
        Assert.Equal([("I6", 2L)], BrokenLater((TheRealm, new AgreementAmended(
            new AgreementId(Allies.Key), new() { MaxTeamsPerMember = 1, Until = new Instant(1) }, "x")),
            Lent(Allies, Allies.Key)));
    }

    [Theory]
    [InlineData("squads")]
    [InlineData("people")]
    [InlineData("draw-down")]
    [InlineData("pair")]
    public void Every_cap_of_the_terms_in_force_is_watched(string cap)
    {
        var wide = new AgreementTerms { MaxTeamsPerMember = 9 };
        var terms = cap switch
        {
            "squads" => wide with { MaxTeamsPerMember = 1 },
            "people" => wide with { MaxPeople = 15 },
            "draw-down" => wide with { DrawDownPermille = 500 },
            _ => wide with { MaxTeamsPerPair = 1 },
        };
        (ActorId, JournalRecord)[] two = [Slot("a", 1, 2, Allies.Key), Slot("b", 2, 1, Allies.Key)];
        Assert.Equal(
            [("I6", 3L)], BrokenLater((TheRealm, new AgreementAmended(new AgreementId(Allies.Key), terms, "x")), two));
        Assert.Empty(BrokenLater((TheRealm, new AgreementAmended(new AgreementId(Allies.Key), wide, "x")), two));
    }

    [Fact]
    public void More_units_out_than_the_terms_in_force_admit_are_seen()
    {
        (ActorId, JournalRecord) Units(string commitment, int units) =>
            (Town(2), new SlotTaken(
                Line, new CommitmentId(commitment), Depot(2), units, new AgreementId(Allies.Key), true, 2, 1, null));
        var searched = (Allies, (JournalRecord)new SearchOpened(
            new Demand(Line, Catalogue.Boats, 5, Code(1), Priority.Urgent, new Instant(9))));
        var capped = (TheRealm, (JournalRecord)new AgreementAmended(
            new AgreementId(Allies.Key), new() { MaxTeamsPerMember = 9, MaxUnitsPermille = 400 }, "x"));
        Assert.Equal([("I6", 4L)], BrokenLater(capped, searched, Units("a", 2), Units("b", 1)));
        Assert.Equal([("I6", 3L)], BrokenLater(capped, searched, Units("a", 3)));
        Assert.DoesNotContain(
            BrokenLater(capped, searched, Units("a", 3), (Town(2), new SlotReduced(new CommitmentId("a"), Depot(2), 1)),
            Units("b", 1)), b => b.Record > 3);
    }

    [Fact]
    public void A_lender_that_keeps_less_of_a_kind_than_its_floor_is_seen()
    {
        var region = new RegionPlan { Squads = [2, 2], Boats = [0, 10],
            KindFloors = new() { [Catalogue.FloodRescue] = 1, [Catalogue.Boats] = 4 } }.Build();
        IEnumerable<string> Broken(ActorId resource, KindKept[]? kept, Author? by = null)
        {
            var folds = AllInvariants.Of(region);
            foreach (var fold in folds)
            {
                fold.On(new JournalEntry(
                    1, default, Allies, null, null, default, 1,
                    new SearchOpened(new Demand(Line, resource.Kind == ActorKind.Depot ? Catalogue.Boats
                        : Catalogue.FloodRescue, 5, Code(1), Priority.Urgent, new Instant(9)))));
                fold.On(new JournalEntry(2, default, Town(2), null, null, default, 1,
                    new SlotTaken(Line, new CommitmentId("a"), resource, 5, new AgreementId(Allies.Key), true, 1, 0, by,
                        Kept: kept)));
            }

            return folds.SelectMany(f => f.Violations).Select(v => v.Invariant).Where(i => i == "I7");
        }

        KindKept Squads(int after) => new(Catalogue.FloodRescue, after, 1);
        KindKept Units(int after) => new(Catalogue.Boats, after, 4);
        Assert.Empty(Broken(Squad(2, 1), [Squads(1)]));
        Assert.Equal(["I7"], Broken(Squad(2, 1), [Squads(0)]));
        Assert.Equal(["I7"], Broken(Squad(2, 1), null));
        Assert.Empty(Broken(Depot(2), [Units(5)]));
        Assert.Equal(["I7"], Broken(Depot(2), [Units(3)]));
        Assert.Empty(Broken(Depot(2), [Units(3)], new Author("王建国", "县指挥中心")));
    }

    [Fact]
    public void More_squads_out_than_an_alliance_lends_in_all_or_to_one_member_are_seen()
    {
        (ActorId, JournalRecord) Asked(string commitment, int squad, int place = 1) =>
            (Allies, new Requisitioned(
                new LineId(new RequestNumber($"{Code(place)}-01-R01"), 1), new CommitmentId(commitment), Town(squad),
                Squad(squad, 1), 8));
        (ActorId, JournalRecord) Capped(int? each, int? inAll) =>
            (TheRealm, new AgreementAmended(
                new AgreementId(Allies.Key),
                new() { MaxTeamsPerMember = 9, MaxTeamsPerBorrower = each, MaxTeamsInAll = inAll }, "x"));
        var line = new LineId(new RequestNumber($"{Code(1)}-01-R01"), 1);
        Assert.Equal([("I6", 3L)], BrokenLater(Capped(null, 1), Asked("a", 2), Asked("b", 3, 4)));
        Assert.Equal([("I6", 3L)], BrokenLater(Capped(1, null), Asked("a", 2), Asked("b", 3)));
        Assert.Empty(BrokenLater(Capped(1, 2), Asked("a", 2), Asked("b", 3, 4)));
        Assert.Empty(BrokenLater(Capped(1, 1), Asked("a", 2), Asked("b", 2)));
        // A line whose incident was moved counts for the township where it is sought, not for that of its number.
        var moved = (Allies, (JournalRecord)new SearchOpened(
            new Demand(line, Catalogue.FloodRescue, 8, Code(4), Priority.Urgent, new Instant(9))));
        Assert.Equal([("I6", 4L)], BrokenLater(Capped(1, null), moved, Asked("a", 2), Asked("b", 3, 4)));
        Assert.Empty(BrokenLater(Capped(1, 1), Asked("a", 2),
            (Allies, new RequisitionDeclined(line, 1, new CommitmentId("a"), Town(2), DeclineCode.Timeout)),
            Asked("b", 3)));
        Assert.Empty(BrokenLater(Capped(1, 1), Asked("a", 2),
            (Allies, new RequisitionGivenUp(line, new CommitmentId("a"), Town(2), "amended")), Asked("b", 3)));
        Assert.DoesNotContain("I6", BrokenLater(Capped(1, 1), Asked("a", 2),
            (Allies, new LedgerReturned(line, new CommitmentId("a"), 0, 0, 0, "x")), Asked("b", 3))
                .Select(b => b.Invariant));
    }

    [Fact]
    public void A_squad_accepted_for_a_covered_line_is_seen()
    {
        Assert.Equal([("I5", 2L)], Broken(Accept("a", 8, 8), Accept("b", 8, 8)));
        Assert.Empty(Broken(Accept("a", 8, 12), Accept("b", 8, 12)));
        Assert.Empty(Broken(Accept("a", 8, 8), Accept("b", 8, 8, byTelephone: true)));
        Assert.Empty(Broken(Accept("a", 8, 8), Progress("a", CommitmentStatus.Withdrawn), Accept("b", 8, 8)));
    }

    [Fact]
    public void Stock_accepted_beyond_what_was_asked_is_seen() =>
        Assert.Equal([("I5", 2L)], Broken(Accept("a", 3, 5, Depot(2)), Accept("b", 3, 5, Depot(2))));

    [Fact]
    public void A_request_a_search_and_a_slot_that_never_end_are_seen_at_rest()
    {
        var demand = new Demand(Line, Catalogue.FloodRescue, 8, Code(1), Priority.Urgent, new Instant(1));
        (ActorId, JournalRecord)[] begun =
            [(Request, new RequestSubmitted(new IncidentNumber("430422001-01"), Code(1), [])),
            (Allies, new SearchOpened(demand)), Slot("a", 1)];
        (ActorId, JournalRecord)[] ended =
            [(Request, new RequestSettled(Outcome.Unfilled)), (Allies, new SearchClosed(Line, 0, 8, "x")),
                (Town(2), new SlotReturned(new CommitmentId("a"), Squad(2, 1), "x"))];
        Assert.Equal([("I4", 1L), ("I4", 2L), ("I9", 3L)], Broken(true, begun).OrderBy(b => b.Record));
        Assert.Empty(Broken(true, [.. begun, .. ended]));
    }

    [Fact]
    public void Parties_that_do_not_agree_are_seen_at_rest()
    {
        Assert.Equal([("I8", 1L)], Broken(true, Accept("a", 8, 8)));
        Assert.Contains(("I8", 2L),
            Broken(true, Accept("a", 8, 8), Team(TeamStatus.Committed, "a"), Progress("a", CommitmentStatus.Ended)));
        Assert.Contains(
            ("I8", 2L), Broken(true, Slot("a", 1), Accept("a", 8, 8), Progress("a", CommitmentStatus.Ended)));
        Assert.Empty(Broken(
            true, Slot("a", 1), Accept("a", 8, 8), Team(TeamStatus.Committed, "a"), Team(TeamStatus.Resting, "a"),
            Progress("a", CommitmentStatus.Ended),
            (Town(2), new SlotReturned(new CommitmentId("a"), Squad(2, 1), "returned"))));
    }

    [Fact]
    public void A_team_that_sets_out_for_what_no_request_accepted_is_seen_at_once() =>
        Assert.Equal([("I8", 1L)], Broken(Team(TeamStatus.EnRoute, "a")));

    [Fact]
    public void A_recall_that_is_answered_late_or_never_is_seen()
    {
        (ActorId, JournalRecord) Asked(long answerBy) =>
            (Town(2), new RecallAsked(
                Line, new CommitmentId("a"), Squad(2, 1), "x", new Instant(90), new Instant(80), true,
                new Instant(answerBy)));
        (ActorId, JournalRecord) Answered(ReturnAnswer answer) =>
            (Town(2), new RecallAnswered(Line, new CommitmentId("a"), answer));
        Assert.Equal([("I19", 1L)], Broken(true, Asked(5)));
        Assert.Equal([("I19", 2L)], Broken(Asked(0), Answered(ReturnAnswer.AcceptedNow)));
        Assert.Empty(Broken(true, Asked(0), Answered(ReturnAnswer.DecidedByDeadline)));
        Assert.Empty(Broken(true, Asked(1), Answered(ReturnAnswer.AcceptedAfterReplacement)));
    }

    [Fact]
    public void Cover_that_goes_round_or_too_deep_or_comes_too_late_is_seen()
    {
        (ActorId, JournalRecord) Cover(string place, int depth, string[] visited, long neededBy = 5,
            LineId? parent = null, int line = 1) => (Allies, new SearchOpened(
            new Demand(new LineId(new RequestNumber("430422001-C01-R01"), line), Catalogue.FloodRescue, 8, place,
                Priority.Routine,
                new Instant(neededBy), new Backfill(visited, depth, parent, new Instant(9)))));
        var first = new LineId(new RequestNumber("430422001-C01-R01"), 1);
        Assert.Empty(Broken(Cover("1", 1, ["1"]), Cover("2", 2, ["1", "2"], 4, first, 2)));
        Assert.Equal([("I17", 1L)], Broken(Cover("1", 3, ["1"])));
        Assert.Equal([("I17", 1L)], Broken(Cover("1", 1, ["2"])));
        Assert.Equal([("I17", 1L)], Broken(Cover("1", 1, ["1"], neededBy: 9)));
        Assert.Equal([("I17", 2L)], Broken(Cover("1", 1, ["1"]), Cover("1", 2, ["1"], 4, first, 2)));
        Assert.Equal(
            [("I17", 2L)], Broken(Cover("1", 1, ["1", Code(2)]), (Allies, new OffersCalled(first, 1, [Town(2)]))));
    }
}
