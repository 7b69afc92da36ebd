using Alliance.Core.Awards;
using Alliance.Core.Geography;
using Alliance.Core.Lenders;
using Alliance.Core.Messages;
using Alliance.Core.Negotiation;
using Alliance.Core.Requests;
using Alliance.Core.Resources;
using Alliance.Core.Stories;
using Alliance.Core.Tests.Stories;
using Alliance.Core.Vocabulary;
using Xunit;
using static Alliance.Core.Tests.Stories.TestRegions;

namespace Alliance.Core.Tests.Negotiation;

/// <summary>Awards of several lines at one decision point, and what follows when one of them is refused.</summary>
public sealed class AwardTests : StoryTests
{
    private static readonly LineSpec OneSquad = Line(Catalogue.FloodRescue, 8);

    /// <summary>An alliance that decides every ten minutes by a policy.</summary>
    private void Begin(string policy, RegionPlan plan)
    {
        var data = plan.Build().Data;
        BeginIn(new Region(data with
        {
            TownshipAlliances = [
                data.TownshipAlliances[0] with { Terms = data.TownshipAlliances[0].Terms with { Award = policy,
                    DecisionMinutes = 10 } }],
        }));
    }

    /// <summary>Townships 1 and 2 are allied, and 2, 3 and 4; from 4 the way is longer.</summary>
    private void BeginWithTwoAlliances()
    {
        var data = new RegionPlan { Squads = [0, 1, 0, 1, 0] }.Build().Data;
        var alliance = data.TownshipAlliances[0];
        BeginIn(new Region(data with
        {
            TownshipAlliances = [alliance with { Id = "dong", Members = [Code(1), Code(2)] },
                alliance with { Id = "xi", Members = [Code(2), Code(3), Code(4)] }],
            Roads = [.. data.Roads.Select(r => r.Key == new RoadKey(Code(3), Code(4)) ? r with { Minutes = 45 } : r)],
        }));
    }

    [Fact]
    public void A_township_in_two_alliances_is_promised_once_and_the_round_that_loses_it_is_solved_again()
    {
        BeginWithTwoAlliances();
        var (east, west) = (Incident(1), Incident(3));
        Story.Do(east, new RaiseAidRequest(Someone, null, [OneSquad]));
        Story.Do(west, new RaiseAidRequest(Someone, null, [OneSquad]));
        Minutes(10);
        var awards = Story.Journal
            .Where(e => e.Body is Awarded { Chosen: [var chosen] } && chosen.Resource == Squad(2, 1)).ToList();
        Assert.Equal(["dong", "xi"], awards.Select(a => a.Actor.Key).Order());
        Assert.True((awards[1].At - awards[0].At).Milliseconds < 60_000);
        var refusal = Assert.Single(Story.Journal, e => e.Body is RequisitionDeclined);
        Assert.Equal(DeclineCode.AlreadyCommitted, ((RequisitionDeclined)refusal.Body).Code);
        var again = Story.All<Awarded>(refusal.Actor).Last();
        Assert.DoesNotContain(again.Chosen.Concat(again.NextRanked), c => c.Resource == Squad(2, 1));
        Assert.Single(Story.All<SlotTaken>(Town(2)));
        Assert.Single(Story.All<CommitmentAccepted>(), a => a.Resource == Squad(2, 1));
    }

    [Theory]
    [InlineData("nearest-first")]
    [InlineData("fair-share")]
    [InlineData("joint")]
    public void All_lines_due_at_one_decision_point_are_decided_together_and_no_squad_goes_to_two_of_them(string policy)
    {
        Begin(policy, new() { Squads = [0, 2, 0, 2, 0] });
        Ask(OneSquad, Line(Catalogue.Evacuation, 8));
        AskAt(3, OneSquad);
        Minutes(30);
        var first = Story.All<Awarded>(Allies).Where(a => a.Decision.Number == 1).ToList();
        Assert.Equal(3, first[0].Decision.Lines);
        Assert.Equal(
            first.Sum(a => a.Chosen.Length), first.SelectMany(a => a.Chosen).DistinctBy(c => c.Resource).Count());
        Assert.All(first,
            a => Assert.Equal((policy, a.Chosen.Length, a.NextRanked.Length), (a.Policy, a.Won.Length, a.Lost.Length)));
        Assert.Equal(3, Accepted().Distinct().Count());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_decision_names_its_first_inputs_and_counts_the_rest_or_names_all_where_that_is_wanted(bool all)
    {
        Begin("nearest-first", new() { Squads = [0, 0, 4, 4, 4], Policies = new() { RecordsAllInputs = all } });
        Ask(OneSquad);
        Minutes(60);
        var award = Story.All<Awarded>(Allies).First(a => a.Considered > 8);
        var named = award.Chosen.Length + award.NextRanked.Length;
        Assert.Equal(all ? award.Considered : award.ChosenCount + 8, named);
        Assert.Equal(award.NextRanked.Length, award.Lost.Length);
    }

    [Fact]
    public void A_round_takes_no_more_from_a_member_than_its_floor_leaves()
    {
        Begin("nearest-first", new() { Squads = [0, 2, 0, 0, 0], Floor = 1 });
        Ask(OneSquad, Line(Catalogue.Evacuation, 8));
        Minutes(30);
        var decided = Story.All<Awarded>(Allies).Where(a => a.Decision.Number == 1).ToList();
        Assert.Single(decided.SelectMany(a => a.Chosen));
        Assert.Contains(
            decided.SelectMany(a => a.Lost), v => v.Why is AwardReason.LenderSpent or AwardReason.GoneToOtherLine);
        Assert.DoesNotContain(Story.All<LenderRefused>(), r => r.Code == DeclineCode.FloorReached);
    }

    [Fact]
    public void Under_fair_share_members_take_turns_from_request_to_request()
    {
        Begin("fair-share", new() { Squads = [0, 4, 0, 4, 0], Cap = 4 });
        foreach (var _ in Enumerable.Range(1, 4))
        {
            AskAt(3, OneSquad);
            Minutes(30);
        }

        Assert.Equal([2, 2], Story.All<CommitmentAccepted>().Select(a => a.Lender).Where(l => l != Town(3))
            .CountBy(l => l).Select(c => c.Value));
        var shares = Story.All<Awarded>(Allies).SelectMany(a => a.Won).Select(w => w.Share!.Value.Lent).ToList();
        Assert.Equal(0, shares[0]);
        Assert.True(shares[^1] > 0);
    }

    [Fact]
    public void An_alliance_lends_one_member_no_more_in_all_than_agreed_and_says_so()
    {
        Begin("nearest-first", new() { Squads = [0, 1, 1, 1, 1], Agreed = t => t with { MaxTeamsPerBorrower = 1 } });
        Ask(Line(Catalogue.FloodRescue, 16));
        AskAt(3, Line(Catalogue.FloodRescue, 16));
        Minutes(30);
        Assert.Equal(1, Story.All<CommitmentPassedOn>(Allies)
            .Count(c => c.Line.Request.Text.StartsWith(Code(1), StringComparison.Ordinal)));
        Assert.Equal(1, Story.All<CommitmentPassedOn>(Allies)
            .Count(c => c.Line.Request.Text.StartsWith(Code(3), StringComparison.Ordinal)));
        Assert.Contains(Story.All<Awarded>(Allies).SelectMany(a => a.Lost), v => v.Why == AwardReason.BorrowerSpent);
    }

    [Fact]
    public void What_an_alliance_gives_up_counts_no_more_and_may_be_lent_to_another()
    {
        Begin("nearest-first",
            new() { Squads = [1, 0, 1, 0, 0], Approves = true, Agreed = t => t with { MaxTeamsInAll = 1 } });
        var first = AskAt(2, OneSquad);
        Minutes(11);
        Assert.Single(Story.All<Requisitioned>(Allies));
        Story.Do(first, new CancelRequest(Someone, null, "the water fell"));
        Minutes(1);
        Assert.Equal("the water fell", One<RequisitionGivenUp>(Allies).Reason);
        var second = AskAt(2, Line(Catalogue.FloodRescue, 16));
        Minutes(15);
        Assert.Contains(Story.All<Awarded>(Allies).SelectMany(a => a.Lost), v => v.Why == AwardReason.AgreementSpent);
        Assert.Single(Story.All<Requisitioned>(Allies), r => r.Line.Request == second.Key);
    }

    [Fact]
    public void What_has_waited_an_hour_weighs_more_at_the_next_tier_than_what_was_just_asked()
    {
        Begin("nearest-first", new() { Squads = [0, 0, 0, 0, 0], CountySquads = 1, Approves = true });
        Story.Silence(Allies);
        Ask(OneSquad);
        Minutes(70);
        Story.Hear(Allies);
        Minutes(60);
        Assert.Equal(400, Story.All<Awarded>(County).First().Weight);
    }

    [Fact]
    public void What_is_lent_is_entered_at_the_award_returned_with_the_actual_hours_and_closed_at_settlement()
    {
        Begin("nearest-first", new() { Squads = [0, 1, 0, 0, 0] });
        Ask(OneSquad);
        Minutes(15);
        var entered = One<LedgerEntered>(Allies);
        Assert.Equal((Town(2), Town(1), 8L * (12 * 60 + 2 * 35)),
            (entered.Lender, entered.Borrower, entered.PlannedPersonMinutes));
        Reports(Squad(2, 1), TeamStatus.Mobilising, TeamStatus.EnRoute);
        Minutes(99);
        Reports(Squad(2, 1), TeamStatus.OnScene, TeamStatus.Returning);
        Minutes(18);
        Reports(Squad(2, 1), TeamStatus.Available);
        Story.Rest();
        Assert.Equal(8 * 120, One<LedgerReturned>(Allies).PersonMinutes);
        Assert.Equal(0, One<LedgerReturned>(Allies).Points);
        Assert.Equal((entered.Commitment, 8L * 120),
            (One<LedgerSettled>(Allies).Closed.Single(), One<LedgerSettled>(Allies).PersonMinutes));
    }

    [Theory]
    [InlineData(CostSharing.None, 0, 0)]
    [InlineData(CostSharing.RequesterPays, 1_000, 8 * 121)]
    [InlineData(CostSharing.Shared, 600, 8 * 121 * 6 / 10)]
    public void At_settlement_each_entry_is_closed_with_who_bears_its_cost_by_the_agreement(
        CostSharing rule, int permille, long borne)
    {
        Begin("nearest-first",
            new() { Squads = [0, 1, 0, 0, 0], Agreed = t => t with { Cost = rule, RequesterPermille = 600 } });
        Ask(OneSquad);
        Minutes(15);
        Reports(Squad(2, 1), TeamStatus.Mobilising, TeamStatus.EnRoute);
        Minutes(100);
        Reports(Squad(2, 1), TeamStatus.OnScene, TeamStatus.Returning);
        Minutes(18);
        Reports(Squad(2, 1), TeamStatus.Available);
        Story.Rest();
        var cost = One<LedgerSettled>(Allies).Costs.Single();
        Assert.Equal(new LoanCost(
            One<LedgerEntered>(Allies).Commitment, Town(2), Town(1), rule, permille, 8 * 121, borne, 0, 0), cost);
        var told =
            RequestStory
            .Of(cost.Commitment.Request, new Names(Story.Region),
                Story.Journal).Last(l => l.What.En.StartsWith("The ledger closes", StringComparison.Ordinal));
        Assert.Contains(rule == CostSharing.None ? "bears its own cost" : $"bears {permille} ‰ of the cost",
            told.What.En, StringComparison.Ordinal);
    }

    [Fact]
    public void A_commitment_taken_back_before_departure_costs_its_lender_points_with_the_reason_on_record()
    {
        Begin("nearest-first", new() { Squads = [0, 1, 0, 0, 0] });
        Ask(OneSquad);
        Minutes(15);
        Assert.Equal(Squad(2, 1), Accepted().Single());
        Reports(Squad(2, 1), TeamStatus.OutOfService);
        var returned = One<LedgerReturned>(Allies);
        Assert.Equal((8, 0L, "out of service"), (returned.Points, returned.PersonMinutes, returned.Reason));
    }

    [Fact]
    public void What_the_requester_calls_off_costs_no_points()
    {
        Begin("nearest-first", new() { Squads = [0, 1, 0, 0, 0] });
        var request = Ask(OneSquad);
        Minutes(15);
        Story.Do(request, new CancelRequest(Someone, null, "the water fell"));
        Story.Rest();
        Assert.Equal((0, 0L), (One<LedgerReturned>(Allies).Points, One<LedgerReturned>(Allies).PersonMinutes));
    }
}
