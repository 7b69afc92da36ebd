using Alliance.Core.Actors;
using Alliance.Core.Negotiation;
using Alliance.Core.Policies;
using Alliance.Core.Requests;
using Alliance.Core.Tests.Fuzz;
using Alliance.Core.Tests.Stories;
using Xunit;
using static Alliance.Core.Requests.Outcome;

namespace Alliance.Core.Tests.Policies;

public sealed class PolicyTests
{
    private static readonly LineId Line = new("430422001-01-R01", 1);

    private static Candidate Candidate(int township, int minutes) => new(TestRegions.Town(township), TestRegions.Squad(township, 1), 8, minutes);

    [Fact]
    public void What_is_free_is_preferred_to_what_another_line_would_lose()
    {
        var (free, held) = (Candidate(2, 60), Candidate(3, 5) with { Displaces = "c1" });
        Assert.Equal([free, held], NearestFirst.Rank(new LineId("r", 1), [held, free]));
    }

    [Fact]
    public void Nearest_first_ranks_alike_in_whatever_order_offers_arrive()
    {
        Candidate[] offers = [.. Enumerable.Range(1, 12).Select(n => Candidate(n, 20 + n % 3))];
        var ranked = NearestFirst.Rank(Line, offers);
        var dice = new Dice(1);
        for (var i = 0; i < 50; i++) Assert.Equal(ranked, NearestFirst.Rank(Line, dice.Shuffled(offers)));
        Assert.Equal(ranked.Select(c => c.Minutes).Order(), ranked.Select(c => c.Minutes));
    }

    [Fact]
    public void Ties_favour_no_township()
    {
        Candidate[] offers = [Candidate(2, 20), Candidate(3, 20)];
        var firsts = Enumerable.Range(1, 100).Select(n => NearestFirst.Rank(new LineId($"430422001-{n:00}-R01", 1), offers)[0].Lender).CountBy(l => l);
        Assert.All(firsts, f => Assert.InRange(f.Value, 25, 75));
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
        Assert.Equal(Instant.Start + Span.FromMinutes(decision), TierPolicy.Of(ActorKind.CommandCentre).NextDecision(Instant.Start + Span.FromMinutes(now)));

    [Theory]
    [InlineData(Fulfilled, Fulfilled, Fulfilled)]
    [InlineData(Fulfilled, Unfilled, PartiallyFulfilled)]
    [InlineData(PartiallyFulfilled, Cancelled, PartiallyFulfilled)]
    [InlineData(Cancelled, Cancelled, Cancelled)]
    [InlineData(Expired, Cancelled, Unfilled)]
    public void The_outcome_of_a_request_is_that_of_its_lines(Outcome one, Outcome other, Outcome whole) => Assert.Equal(whole, Outcomes.Of([one, other]));
}
