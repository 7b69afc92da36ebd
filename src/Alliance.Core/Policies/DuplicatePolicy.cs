using Alliance.Core.Actors;

namespace Alliance.Core.Policies;

/// <summary>When two reports may be of the same thing. It is only asked; people decide.</summary>
public static class DuplicatePolicy
{
    /// <summary>A request for a kind that an older one of the incident, raised within this, asks for already.</summary>
    public static readonly Span SameNeedWithin = Span.FromHours(4);
    /// <summary>An incident of the same hazard in the same township, the older one reported within this and still
    /// open.</summary>
    public static readonly Span SameIncidentWithin = Span.FromHours(6);
    /// <summary>Incidents that are named as perhaps the same; of the rest only the number is told.</summary>
    public const int MostNamed = 3;
}
