using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Policies;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Lenders;

/// <summary>How long a tier takes over a round.</summary>
/// <param name="Answer">Time that the called have to answer; half of it for life-saving lines.</param>
/// <param name="DecisionInterval">Decision points are its multiples; zero: as soon as all called have answered.</param>
/// <param name="Award">Name of its award policy.</param>
/// <param name="AgeingMinutes">Minutes of waiting by which a line rises a step; zero: nothing rises.</param>
public sealed record TierPolicy(Span Answer, Span DecisionInterval, string Award =
    AwardPolicyName.Default, int AgeingMinutes = PriorityPolicy.DefaultAgeingMinutes)
{
    private static readonly TierPolicy Village = Of(ActorKind.VillageAlliance), Township = Of(ActorKind.Township);

    /// <summary>Of one tier: what its agreement, or its own data, says beside what holds for its kind.</summary>
    public static TierPolicy Of(ActorId tier, Region region) => region.Data.Policies.AnswerSeconds is { } seconds
        ? OfTier(tier, region).Within(new Span(seconds * 1_000L))
        : OfTier(tier, region);

    /// <summary>Its decision points lie no further apart than those called have time to answer.</summary>
    private TierPolicy Within(Span answer) =>
        this with { Answer = answer,
            DecisionInterval = new Span(Math.Min(DecisionInterval.Milliseconds, answer.Milliseconds)) };

    private static TierPolicy OfTier(ActorId tier, Region region) => tier.Kind switch
    {
        ActorKind.VillageAlliance => Village,
        ActorKind.Township => Township,
        ActorKind.CommandCentre => Of(tier.Kind) with { Award = region.CommandCentres[tier.Key].Award },
        ActorKind.TownshipAlliance => Of(region.TownshipAlliances[tier.Key].Terms),
        _ => throw new ArgumentException($"{tier} is no tier.", nameof(tier)),
    };

    private static TierPolicy Of(AgreementTerms terms) => new(
        Of(ActorKind.TownshipAlliance).Answer, Span.FromMinutes(terms.DecisionMinutes), terms.Award,
        terms.AgeingMinutes);

    /// <summary>From a call to the village, who know each other, to the centre, whose duty officer collects
    /// requests.</summary>
    public static TierPolicy Of(ActorKind tier) => tier switch
    {
        ActorKind.VillageAlliance => new(Span.FromMinutes(2), default),
        ActorKind.Township => new(Span.FromMinutes(5), default),
        ActorKind.TownshipAlliance => new(Span.FromMinutes(10), default),
        ActorKind.CommandCentre => new(Span.FromMinutes(20), Span.FromMinutes(15)),
        _ => throw new ArgumentException($"{tier} is no tier.", nameof(tier)),
    };

    /// <summary>Squads that it wants to be offered beyond those that would cover a line: none where each line is
    /// decided by itself.</summary>
    public int Alternates => DecisionInterval.Milliseconds == 0 ? 0 : 2;

    public Instant AnswerBy(Instant now, Priority priority) =>
        now + new Span(priority == Priority.LifeSaving ? Answer.Milliseconds / 2 : Answer.Milliseconds);

    /// <summary>The first decision point at or after <paramref name="now"/>.</summary>
    public Instant NextDecision(Instant now) => DecisionInterval.Milliseconds == 0
        ? now
        : new Instant((now.Milliseconds + DecisionInterval.Milliseconds - 1) / DecisionInterval.Milliseconds
            * DecisionInterval.Milliseconds);
}

/// <summary>Times that hold for every promise.</summary>
public static class PromisePolicy
{
    /// <summary>An offer binds nobody, and says nothing after this.</summary>
    public static readonly Span OfferValid = Span.FromMinutes(30);
    /// <summary>A lender answers a requisition within this, approval not counted.</summary>
    public static readonly Span RequisitionAnswer = Span.FromMinutes(10);
    /// <summary>A request takes a commitment up within this.</summary>
    public static readonly Span Acceptance = Span.FromMinutes(30);
    /// <summary>A hold outlasts approval and acceptance by this.</summary>
    public static readonly Span HoldMargin = Span.FromMinutes(15);
}
