using Alliance.Core.Actors;

namespace Alliance.Core.Policies;

/// <summary>Rules for reports that may be duplicates. The desk is only asked; people decide.</summary>
public static class DuplicatePolicy
{
    /// <summary>Time within which two requests of an incident for the same kind may be duplicates: 4 hours.</summary>
    public static readonly Span SameNeedWithin = Span.FromHours(4);
    /// <summary>Time within which two incidents of the same hazard in the same township may be duplicates, if the older
    /// is still open: 6 hours.</summary>
    public static readonly Span SameIncidentWithin = Span.FromHours(6);
    /// <summary>Distance within which incidents of neighbouring townships may be duplicates: 20 km.</summary>
    public const int NearMetres = 20_000;
    /// <summary>Most incidents that are named as perhaps the same. The others are only counted.</summary>
    public const int MostNamed = 3;
}
