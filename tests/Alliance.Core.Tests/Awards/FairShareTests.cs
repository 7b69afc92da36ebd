using Alliance.Core.Awards;
using Alliance.Core.Identifiers;
using Alliance.Core.Policies;
using Alliance.Core.Tests.Fuzz;
using Alliance.Core.Tests.Stories;
using Alliance.Core.Vocabulary;
using Xunit;
using static Alliance.Core.Tests.Awards.Rounds;

namespace Alliance.Core.Tests.Awards;

public sealed class FairShareTests
{
    private static readonly AwardPolicy Fair = AwardPolicy.Of("fair-share");

    [Fact]
    public void Who_has_lent_the_least_share_gives_first_however_far_it_is()
    {
        var round = Of(Line(1, 8, Squad(2, 1, 20), Squad(3, 1, 90)))
            .With(2, new RoundLender(9, new Share(1000, 10_000))).With(3, new RoundLender(9, new Share(1500, 20_000)));
        var award = Fair.Decide(round).Lines[0];
        Assert.Equal((TestRegions.Squad(3, 1), AwardReason.LeastShare, 75),
            (award.Won[0].Candidate.Resource, award.Won[0].Why, award.Won[0].Share!.Value.Permille));
        Assert.Equal((AwardReason.MoreShareLent, 100), (award.Lost[0].Why, award.Lost[0].Share!.Value.Permille));
    }

    [Fact]
    public void Each_squad_taken_counts_at_once_so_that_members_take_turns()
    {
        var round = Of(Line(1, 32, Squad(2, 1, 20), Squad(2, 2, 20), Squad(2, 3, 20), Squad(3, 1, 50), Squad(3, 2, 50)))
            .With(2, new RoundLender(9, new Share(0, 1_000_000))).With(3, new RoundLender(9, new Share(0, 1_000_000)));
        Assert.Equal([2, 3, 2, 3],
            Fair.Decide(round).Lines[0].Won.Select(w => w.Candidate.Lender == TestRegions.Town(2) ? 2 : 3));
    }

    [Fact]
    public void Members_of_the_same_share_give_the_soonest_squad()
    {
        var round = Of(Line(1, 8, Squad(2, 1, 50), Squad(3, 1, 20)))
            .With(2, new RoundLender(9, new Share(3, 9))).With(3, new RoundLender(9, new Share(1, 3)));
        Assert.Equal(TestRegions.Squad(3, 1), Fair.Decide(round).Lines[0].Won.Single().Candidate.Resource);
    }

    [Fact]
    public void Who_can_lend_nothing_of_its_own_comes_last()
    {
        Assert.True(new Share(0, 0).CompareTo(new Share(9, 10)) > 0);
        Assert.Equal(0, new Share(1, 0).CompareTo(new Share(7, 0)));
        Assert.True(
            new Share(long.MaxValue / 2, long.MaxValue).CompareTo(new Share(long.MaxValue / 2 - 1, long.MaxValue)) > 0);
    }

    [Fact]
    public void At_every_award_the_chosen_members_share_before_it_is_the_least_among_those_with_a_capable_offer()
    {
        var contested = 0;
        for (ulong seed = 1; seed <= 500; seed++)
        {
            var round = Contested(new Dice(seed), 6, 6);
            var lent = round.Lenders.ToDictionary(l => l.Key, l => l.Value.Share);
            var spare = round.Lenders.ToDictionary(l => l.Key, l => l.Value.Squads);
            var stock = round.Lines.SelectMany(l => l.Candidates).DistinctBy(c => c.Resource)
                .ToDictionary(c => c.Resource, c => c.OnShelf);
            HashSet<ActorId> gone = [];
            List<(RoundLine Line, Candidate Candidate)> taken = [];
            foreach (var award in Fair.Decide(round).Lines)
                foreach (var won in award.Won)
                {
                    var capable = award.Line.Candidates.Where(c => c.Resource.Kind == ActorKind.Depot
                        ? stock[c.Resource] > 0
                        && !award.Won.TakeWhile(w => w != won).Any(w => w.Candidate.Resource == c.Resource)
                        : !gone.Contains(c.Resource) && spare[c.Lender] > 0
                        && KeepsCaps(round, [.. taken, (award.Line, c)])).ToList();
                    var least = capable.Min(c => lent[c.Lender]);
                    Assert.Equal(lent[won.Candidate.Lender], won.Share!.Value);
                    Assert.Equal(0, won.Share.Value.CompareTo(least));
                    contested += capable.Exists(c => lent[c.Lender].CompareTo(least) > 0) ? 1 : 0;
                    if (won.Candidate.Resource.Kind == ActorKind.Depot)
                        stock[won.Candidate.Resource] -= won.Candidate.Quantity;
                    else
                    {
                        taken.Add((award.Line, won.Candidate));
                        gone.Add(won.Candidate.Resource);
                        spare[won.Candidate.Lender]--;
                        lent[won.Candidate.Lender] =
                            lent[won.Candidate.Lender].After(LoanPolicy.PlannedPersonMinutes(won.Candidate));
                    }
                }
        }

        Assert.True(contested > 100);
    }
}
