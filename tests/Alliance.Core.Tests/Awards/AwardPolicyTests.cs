using Alliance.Core.Actors;
using Alliance.Core.Awards;
using Alliance.Core.Identifiers;
using Alliance.Core.Lenders;
using Alliance.Core.Policies;
using Alliance.Core.Requests;
using Alliance.Core.Resources;
using Alliance.Core.Tests.Fuzz;
using Alliance.Core.Vocabulary;
using Xunit;
using static Alliance.Core.Vocabulary.Outcome;

namespace Alliance.Core.Tests.Awards;

public sealed class AwardPolicyTests
{
    private static IEnumerable<ActorId> Ranked(RoundLine line) =>
        AwardPolicy.Of("nearest-first").Decide(Rounds.Of(line)).Lines[0] is var award
        ? award.Won.Concat(award.Lost).Select(j => j.Candidate.Resource) : [];

    [Fact]
    public void What_is_free_is_preferred_to_what_another_line_would_lose()
    {
        var (free, held) = (Rounds.Squad(2, 1, 60), Rounds.Squad(3, 1, 5) with { Displaces = new CommitmentId("c1") });
        Assert.Equal([free.Resource, held.Resource], Ranked(Rounds.Line(1, 8, held, free)));
        foreach (var policy in AwardPolicy.Names.Select(AwardPolicy.Of))
            Assert.Equal(
                free, Assert.Single(policy.Decide(Rounds.Of(Rounds.Line(1, 8, held, free))).Lines[0].Won).Candidate);
    }

    [Fact]
    public void A_free_squad_of_the_kind_goes_before_a_substitute_and_that_before_what_another_line_would_lose()
    {
        static Candidate Instead(Candidate squad, int preference) =>
            squad with { Substitute = new Substitute(Catalogue.Evacuation, preference) };
        Candidate exact = Rounds.Squad(2, 1, 90), first = Instead(Rounds.Squad(3, 1, 30), 1), second =
            Instead(Rounds.Squad(4, 1, 20), 2), held =
            Rounds.Squad(5, 1, 5) with { Displaces = new CommitmentId("c1") };
        Candidate[] ranked = [exact, first, second, held];
        for (var from = 0; from < ranked.Length; from++)
        {
            // The worse a candidate is, the less its lender has lent.
            var round = Rounds.Of(Rounds.Line(1, 8, [.. ranked[from..].Reverse()]));
            for (var town = 2; town <= 5; town++)
                if (town - 2 >= from) round = round.With(town, new RoundLender(9, new Share(9 - town, 10)));
            foreach (var policy in AwardPolicy.Names.Select(AwardPolicy.Of))
                Assert.Equal(ranked[from], Assert.Single(policy.Decide(round).Lines[0].Won).Candidate);
        }
    }

    [Fact]
    public void Joint_rather_takes_any_number_of_substitutes_than_a_squad_that_another_line_would_lose()
    {
        RoundLine[] lines = [.. Enumerable.Range(1, 12).Select(n => Rounds.Line(
            n, 8, Rounds.Squad(n, 1, 60) with { Substitute = new Substitute(Catalogue.Evacuation, 99) },
            Rounds.Squad(20, 1, 60), Rounds.Squad(n + 30, 1, 5) with { Displaces = new CommitmentId($"c{n}") }))];
        var won = AwardPolicy.Of("joint").Decide(Rounds.Of(lines)).Lines.SelectMany(l => l.Won).ToList();
        Assert.Equal((12, 0), (won.Count, won.Count(w => w.Candidate.Displaces is not null)));
    }

    [Fact]
    public void What_gives_way_is_out_already_and_does_not_count_against_what_its_lender_can_spare()
    {
        var round = Rounds.Of(
            Rounds.Line(1, Priority.LifeSaving, 8, Rounds.Squad(2, 1, 20) with { Displaces = new CommitmentId("c1") }))
            .With(2, new RoundLender(0, default));
        foreach (var policy in AwardPolicy.Names.Select(AwardPolicy.Of))
            Assert.Single(policy.Decide(round).Lines[0].Won);
    }

    [Fact]
    public void Nearest_first_ranks_alike_in_whatever_order_offers_arrive()
    {
        Candidate[] offers = [.. Enumerable.Range(1, 12).Select(n => Rounds.Squad(n, 1, 20 + n % 3))];
        var ranked = Ranked(Rounds.Line(1, 8, offers)).ToList();
        var dice = new Dice(1);
        for (var i = 0; i < 50; i++) Assert.Equal(ranked, Ranked(Rounds.Line(1, 8, dice.Shuffled(offers))));
        var minutes = ranked.ConvertAll(r => offers.Single(o => o.Resource == r).Minutes);
        Assert.Equal(minutes.Order(), minutes);
    }

    [Fact]
    public void Ties_favour_no_township()
    {
        Candidate[] offers = [Rounds.Squad(2, 1, 20), Rounds.Squad(3, 1, 20)];
        var firsts = Enumerable.Range(1, 100).Select(n => Ranked(Rounds.Line(n, 8, offers)).First()).CountBy(r => r);
        Assert.All(firsts, f => Assert.InRange(f.Value, 25, 75));
    }

    [Fact]
    public void The_most_pressing_line_is_decided_first_and_a_squad_goes_to_one_line_only()
    {
        var round = Rounds.Of(Rounds.Line(1, Priority.Routine, 8, Rounds.Squad(2, 1, 10)),
            Rounds.Line(2, Priority.LifeSaving, 8, Rounds.Squad(2, 1, 50)));
        var decision = AwardPolicy.Of("nearest-first").Decide(round);
        Assert.Equal([Rounds.LineId(2), Rounds.LineId(1)], decision.Lines.Select(l => l.Line.Id));
        Assert.Equal((AwardReason.GoneToOtherLine, Rounds.LineId(2)),
            (decision.Lines[1].Lost[0].Why, decision.Lines[1].Lost[0].GoneTo!.Value));
    }

    [Fact]
    public void A_round_takes_no_more_from_a_lender_than_it_can_spare()
    {
        var round = Rounds.Of(Rounds.Line(1, 8, Rounds.Squad(2, 1, 10)), Rounds.Line(2, 8, Rounds.Squad(2, 2, 10)))
            .With(2, new RoundLender(1, default));
        foreach (var policy in AwardPolicy.Names.Select(AwardPolicy.Of))
        {
            var decision = policy.Decide(round);
            Assert.Single(decision.Lines.SelectMany(l => l.Won));
            Assert.Equal(AwardReason.LenderSpent, decision.Lines.SelectMany(l => l.Lost).Single().Why);
        }
    }

    [Fact]
    public void A_round_takes_no_more_than_the_agreement_admits_over_all_its_members()
    {
        var round = Rounds.Of(Rounds.Line(1, 16, Rounds.Squad(2, 1, 10), Rounds.Squad(3, 1, 20)),
            Rounds.Line(4, 8, Rounds.Squad(5, 1, 10)));
        foreach (var policy in AwardPolicy.Names.Select(AwardPolicy.Of))
        {
            Assert.Equal([2, 1], Won(policy.Decide(round)));
            Assert.Equal([AwardReason.AgreementSpent], Lost(policy.Decide(round.Capped(inAll: 2))));
            Assert.Equal([1, 1], Won(policy.Decide(round.Capped(each: 1))));
            Assert.Equal([AwardReason.BorrowerSpent], Lost(policy.Decide(round.Capped(each: 1))));
            Assert.Equal([0, 0], Won(policy.Decide(round.Capped(inAll: 0))));
        }

        static IEnumerable<int> Won(AwardDecision decision) =>
            decision.Lines.OrderBy(l => l.Line.Id).Select(l => l.Won.Count);
        static IEnumerable<AwardReason> Lost(AwardDecision decision) =>
            decision.Lines.SelectMany(l => l.Lost).Select(l => l.Why);
    }

    [Fact]
    public void What_counts_against_the_agreement_already_does_not_count_twice_where_it_gives_way()
    {
        var held = Rounds.Squad(2, 1, 20) with { Displaces = new CommitmentId("c1") };
        var round = Rounds.Of(Rounds.Line(1, Priority.LifeSaving, 8, held));
        foreach (var policy in AwardPolicy.Names.Select(AwardPolicy.Of))
        {
            Assert.Single(policy.Decide(round.Capped(0, 0, (held.Resource, 1))).Lines[0].Won);
            Assert.Equal(AwardReason.BorrowerSpent,
                policy.Decide(round.Capped(0, 0, (held.Resource, 3))).Lines[0].Lost.Single().Why);
            Assert.Equal(AwardReason.AgreementSpent, policy.Decide(round.Capped(0, 0)).Lines[0].Lost.Single().Why);
        }
    }

    [Theory]
    [InlineData(Priority.LifeSaving, 0, 10_000)]
    [InlineData(Priority.LifeSaving, 600, 10_000)]
    [InlineData(Priority.Urgent, 0, 300)]
    [InlineData(Priority.Routine, 0, 100)]
    [InlineData(Priority.Routine, 59, 100)]
    [InlineData(Priority.Routine, 120, 300)]
    [InlineData(Priority.Urgent, 180, 600)]
    [InlineData(Priority.Routine, 60_000, 900)]
    public void What_waits_long_rises_but_never_to_where_lives_depend_on_it(Priority priority, int minutes, int weight)
    {
        Assert.Equal(weight, PriorityPolicy.Weight(priority, Span.FromMinutes(minutes), 60));
        Assert.Equal(PriorityPolicy.Weight(priority, default, 60),
            PriorityPolicy.Weight(priority, Span.FromMinutes(minutes), 0));
    }

    [Fact]
    public void Where_lives_depend_on_it_half_the_time_is_given_to_answer()
    {
        var policy = TierPolicy.Of(ActorKind.TownshipAlliance);
        Assert.Equal(Span.FromMinutes(10), policy.AnswerBy(Instant.Start, Priority.Urgent) - Instant.Start);
        Assert.Equal(Span.FromMinutes(5), policy.AnswerBy(Instant.Start, Priority.LifeSaving) - Instant.Start);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 15)]
    [InlineData(15, 15)]
    [InlineData(16, 30)]
    public void Decision_points_are_multiples_of_the_interval(int now, int decision) =>
        Assert.Equal(Instant.Start + Span.FromMinutes(decision), TierPolicy.Of(ActorKind.CommandCentre)
            .NextDecision(Instant.Start + Span.FromMinutes(now)));

    [Theory]
    [InlineData(Fulfilled, Fulfilled, Fulfilled)]
    [InlineData(Fulfilled, Unfilled, PartiallyFulfilled)]
    [InlineData(PartiallyFulfilled, Cancelled, PartiallyFulfilled)]
    [InlineData(Cancelled, Cancelled, Cancelled)]
    [InlineData(Expired, Cancelled, Unfilled)]
    public void The_outcome_of_a_request_is_that_of_its_lines(Outcome one, Outcome other, Outcome whole) =>
        Assert.Equal(whole, Outcomes.Of([one, other]));
}
