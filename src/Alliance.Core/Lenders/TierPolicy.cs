using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Policies;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Lenders;

/// <summary>Says how long a tier takes over a round.</summary>
/// <param name="Answer">Time that the called lenders have to answer; half of it for life-saving lines.</param>
/// <param name="DecisionInterval">Decision points are multiples of it; zero: as soon as all called lenders have
/// answered.</param>
/// <param name="Award">The name of the tier's award policy.</param>
/// <param name="AgeingMinutes">Minutes of waiting by which a line rises a step; zero: no line rises.</param>
public sealed record TierPolicy(Span Answer, Span DecisionInterval,
    string Award = AwardPolicyName.Default, int AgeingMinutes = PriorityPolicy.DefaultAgeingMinutes)
{
    private static readonly TierPolicy Village = Of(ActorKind.VillageAlliance), Township = Of(ActorKind.Township);

    /// <summary>Returns the policy of one tier. What its agreement or its own data says is added to what holds for its
    /// kind.</summary>
    /// <param name="tier">The tier.</param>
    /// <param name="region">The region as the tier sees it.</param>
    /// <exception cref="ArgumentException">The actor is not a tier.</exception>
    public static TierPolicy Of(ActorId tier, Region region) => region.Data.Policies.AnswerSeconds is { } seconds
        ? OfTier(tier, region).Within(new Span(seconds * 1_000L))
        : OfTier(tier, region);

    /// <summary>Returns the policy with another answering time. Decision points lie no further apart than that
    /// time.</summary>
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

    /// <summary>Returns the policy of a kind of tier. The times rise from the village, whose people know each other, to
    /// the centre, whose duty officer collects requests.</summary>
    /// <param name="tier">The kind of tier.</param>
    /// <exception cref="ArgumentException">The kind is not that of a tier.</exception>
    public static TierPolicy Of(ActorKind tier) => tier switch
    {
        ActorKind.VillageAlliance => new(Span.FromMinutes(2), default),
        ActorKind.Township => new(Span.FromMinutes(5), default),
        ActorKind.TownshipAlliance => new(Span.FromMinutes(10), default),
        ActorKind.CommandCentre => new(Span.FromMinutes(20), Span.FromMinutes(15)),
        _ => throw new ArgumentException($"{tier} is no tier.", nameof(tier)),
    };

    /// <summary>Squads that the tier wants to be offered beyond those that would cover a line; none where each line is
    /// decided by itself.</summary>
    public int Alternates => DecisionInterval.Milliseconds == 0 ? 0 : 2;

    /// <summary>Returns when the called lenders must have answered.</summary>
    /// <param name="now">The time of the call.</param>
    /// <param name="priority">The priority of the line; life-saving halves the time.</param>
    public Instant AnswerBy(Instant now, Priority priority) =>
        now + new Span(priority == Priority.LifeSaving ? Answer.Milliseconds / 2 : Answer.Milliseconds);

    /// <summary>Returns the first decision point at or after a time.</summary>
    /// <param name="now">The time.</param>
    public Instant NextDecision(Instant now) => DecisionInterval.Milliseconds == 0
        ? now
        : new Instant((now.Milliseconds + DecisionInterval.Milliseconds - 1) / DecisionInterval.Milliseconds
            * DecisionInterval.Milliseconds);
}

/// <summary>Gives the times that hold for every promise.</summary>
public static class PromisePolicy
{
    /// <summary>The time for which an offer is valid: 30 minutes. An offer binds nobody, and says nothing after
    /// this.</summary>
    public static readonly Span OfferValid = Span.FromMinutes(30);
    /// <summary>The time in which a lender answers a requisition: 10 minutes, approval not counted.</summary>
    public static readonly Span RequisitionAnswer = Span.FromMinutes(10);
    /// <summary>The time in which a request accepts a commitment: 30 minutes.</summary>
    public static readonly Span Acceptance = Span.FromMinutes(30);
    /// <summary>The time by which a hold outlasts approval and acceptance: 15 minutes.</summary>
    public static readonly Span HoldMargin = Span.FromMinutes(15);
}
