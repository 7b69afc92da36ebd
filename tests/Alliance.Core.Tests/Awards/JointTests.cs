using Alliance.Core.Awards;
using Alliance.Core.Identifiers;
using Alliance.Core.Policies;
using Alliance.Core.Tests.Fuzz;
using Alliance.Core.Vocabulary;
using Xunit;
using static Alliance.Core.Tests.Awards.Rounds;

namespace Alliance.Core.Tests.Awards;

public sealed class JointTests
{
    private static readonly AwardPolicy Joint = AwardPolicy.Of("joint"), Nearest = AwardPolicy.Of("nearest-first");

    /// <summary>Ten rounds in which nearest-first is not the best, so that they are contested indeed.</summary>
    public static TheoryData<ulong> ContestedRounds => [.. Enumerable.Range(1, 10_000).Select(i => (ulong)i)
        .Where(seed => Contested(new Dice(seed)) is var round && round.Lines.Sum(l => l.Candidates.Count) <= 12
            && RoundScore.Of(Nearest.Decide(round)).Unmet > 0
            && RoundScore.Of(Nearest.Decide(round)).CompareTo(RoundScore.Of(Joint.Decide(round))) != 0).Take(10)];

    [Theory]
    [MemberData(nameof(ContestedRounds))]
    public void On_a_contested_small_round_it_is_the_exhaustive_optimum_and_the_only_one(ulong seed)
    {
        var round = Contested(new Dice(seed));
        var decision = Joint.Decide(round);
        var all = All(round).ToList();
        var least = all.Min(a => a.Score);
        Assert.True(decision.IsExact);
        Assert.Equal(least, RoundScore.Of(decision));
        Assert.Equal(Assert.Single(all, a => a.Score.Equals(least)).Allocation, Allocation(round, decision));
    }

    [Fact]
    public void Two_lines_that_want_one_squad_are_both_helped_where_nearest_first_helps_one()
    {
        // Line 1 could be helped from township 3 as well; line 2 by the squad of township 2 only.
        var round = Of(Line(1, 8, Squad(2, 1, 20), Squad(3, 1, 40)), Line(2, Priority.Routine, 8, Squad(2, 1, 30)));
        Assert.Equal("8,0,0", Allocation(round, Nearest.Decide(round)));
        Assert.Equal("0,8,8", Allocation(round, Joint.Decide(round)));
        var lost = Joint.Decide(round).Lines[0].Lost.Single();
        Assert.Equal((AwardReason.GoneToOtherLine, LineId(2)), (lost.Why, lost.GoneTo!.Value));
    }

    [Fact]
    public void One_life_in_danger_outweighs_a_whole_squad_for_anything_that_has_waited_as_long_as_it_may()
    {
        var round = Of(
            Line(1, Priority.LifeSaving, 1, Squad(2, 1, 60, 10)),
            Line(2, Priority.Urgent, 10, Squad(2, 1, 10, 10)) with { Weight = PriorityPolicy.MostByWaiting });
        Assert.Equal("10,0", Allocation(round, Joint.Decide(round)));
    }

    [Fact]
    public void Unmet_people_come_before_lateness_and_lateness_before_travel()
    {
        // Both lines can be met. Line 1 is urgent, with a target of sixty minutes; line 2 can wait four hours.
        var round = Of(Line(1, 8, Squad(2, 1, 50), Squad(3, 1, 70)),
            Line(2, Priority.Routine, 8, Squad(2, 1, 10), Squad(3, 1, 80)));
        // 2-1 to line 1 costs 130 minutes of travel and nobody is late; the other way round it is 80, and eight people
        // are ten minutes late.
        Assert.Equal("8,0,0,8", Allocation(round, Joint.Decide(round)));
    }

    [Fact]
    public void Whatever_order_lines_and_offers_come_in_the_decision_is_the_same()
    {
        for (ulong seed = 1; seed <= 30; seed++)
        {
            var (dice, round) = (new Dice(seed), Contested(new Dice(seed), 6, 5));
            foreach (var policy in AwardPolicy.Names.Select(AwardPolicy.Of))
                Assert.Equal(
                    Allocation(round, policy.Decide(round)), Allocation(round, policy.Decide(Shuffled(round, dice))));
        }
    }

    [Fact]
    public void On_the_same_inputs_it_never_leaves_more_unmet_than_nearest_first_and_keeps_every_limit()
    {
        var better = 0;
        for (ulong seed = 1; seed <= 400; seed++)
        {
            var round = Contested(new Dice(seed), 8, 6);
            var (joint, nearest) = (RoundScore.Of(Joint.Decide(round)), RoundScore.Of(Nearest.Decide(round)));
            Assert.True(joint.CompareTo(nearest) <= 0, $"seed {seed}: {joint} against {nearest}");
            Assert.True(joint.Unmet <= nearest.Unmet);
            better += joint.Unmet < nearest.Unmet ? 1 : 0;
            foreach (var policy in AwardPolicy.Names) KeepsLimits(round, AwardPolicy.Of(policy).Decide(round));
        }

        Assert.True(better > 20, $"{better} rounds in which it matters");
    }

    [Fact]
    public void A_round_too_large_to_be_exact_says_so()
    {
        var lines = Enumerable.Range(1, 30)
            .Select(n => Line(n, 40, [.. Enumerable.Range(1, 20).Select(t => Squad(t, 1, 10 + n + t))])).ToArray();
        var decision = Joint.Decide(Of(lines));
        Assert.False(decision.IsExact);
        Assert.Equal(RoundScore.Of(Nearest.Decide(Of(lines))), RoundScore.Of(decision));
    }

    [Fact]
    public void Twenty_lines_that_contend_for_twenty_squads_are_solved_exactly()
    {
        var dice = new Dice(7);
        var lines = Enumerable.Range(1, 20).Select(n => Line(n, (Priority)dice.Between(0, 2), dice.Between(5, 20),
            [.. Enumerable.Range(1, 20).Select(t => Squad(t, 1, dice.Between(15, 120), dice.Between(6, 10)))]))
                .ToArray();
        Assert.True(Joint.Decide(Of(lines)).IsExact);
    }

    private static void KeepsLimits(AwardRound round, AwardDecision decision)
    {
        Assert.Equal(round.Lines.Select(l => l.Id).Order(), decision.Lines.Select(l => l.Line.Id).Order());
        foreach (var award in decision.Lines)
            Assert.Equal(award.Line.Candidates.Select(c => c.Resource).Order(), award.Won.Concat(award.Lost)
                .Select(j => j.Candidate.Resource).Order());
        var won = decision.Lines.SelectMany(a => a.Won.Select(w => (a.Line, w.Candidate))).ToList();
        var squads = won.Where(w => w.Candidate.Resource.Kind == ActorKind.RescueTeam).ToList();
        Assert.Equal(squads.Count, squads.DistinctBy(s => s.Candidate.Resource).Count());
        Assert.True(KeepsCaps(round, won));
        Assert.All(squads.GroupBy(s => s.Candidate.Lender), g => Assert.True(g.Count() <= round.Lenders[g.Key].Squads));
        Assert.All(won.Except(squads).GroupBy(w => (w.Candidate.Resource, w.Line.Kind)),
            g => Assert.True(g.Sum(w => w.Candidate.Quantity) <= round.Lines.SelectMany(l => l.Candidates)
                .Where(c => c.Resource == g.Key.Resource).Max(c => c.OnShelf)));
    }
}
