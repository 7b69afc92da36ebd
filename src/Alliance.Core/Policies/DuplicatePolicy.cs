using Alliance.Core.Actors;

namespace Alliance.Core.Policies;

/// <summary>Rules for reports that may be duplicates. The desk is only asked; people decide.</summary>
public static class DuplicatePolicy
{
    /// <summary>Time within which two requests of an incident for the same kind may be duplicates: 4 hours.</summary>
    public static readonly Span SameNeedWithin = Span.FromHours(4);
    /// <summary>Time within which two open incidents of the same hazard may be duplicates, by when they happened: 6
    /// hours.</summary>
    public static readonly Span SameIncidentWithin = Span.FromHours(6);
    /// <summary>Time within which open incidents of hazards that commonly come together may be one, by when they
    /// happened: 30 minutes.</summary>
    public static readonly Span TogetherWithin = Span.FromMinutes(30);
    /// <summary>Distance within which incidents of neighbouring townships may be duplicates: 20 km.</summary>
    public const int NearMetres = 20_000;
    /// <summary>Most incidents that are named as perhaps the same. The others are only counted.</summary>
    public const int MostNamed = 3;
    /// <summary>Most incidents for which it is kept that they are perhaps the same as one.</summary>
    public const int MostKept = 50;

    /// <summary>Tells whether two incidents happened so near in time that they may be one.</summary>
    /// <param name="one">When one of them happened.</param>
    /// <param name="other">When the other happened.</param>
    public static bool AreOfSameHours(Instant one, Instant other) =>
        one <= other + SameIncidentWithin && other <= one + SameIncidentWithin;

    /// <summary>Tells whether two incidents happened within minutes.</summary>
    /// <param name="one">When one of them happened.</param>
    /// <param name="other">When the other happened.</param>
    public static bool AreOfSameMinutes(Instant one, Instant other) =>
        one <= other + TogetherWithin && other <= one + TogetherWithin;
}
