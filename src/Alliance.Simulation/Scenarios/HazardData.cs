using Alliance.Core.Actors;
using Alliance.Core.Resources;
using Alliance.Core.Vocabulary;

namespace Alliance.Simulation.Scenarios;

/// <summary>A hazard that strikes one township and what is needed there over time.</summary>
/// <param name="Place">The code of the township.</param>
/// <param name="Start">When it strikes.</param>
/// <param name="Name">Its name in Chinese.</param>
/// <param name="Kind">The code of the kind of hazard in the region's catalogue.</param>
/// <param name="Needs">The needs, at most one for each resource.</param>
/// <param name="Grade">The event grade that the people at the scene assign; null where nobody grades it.</param>
public sealed record HazardData(
    string Place, Instant Start, string Name, string Kind, IReadOnlyList<NeedData> Needs, EventGrade? Grade = null);

/// <summary>The need of a hazard for one resource.</summary>
/// <param name="Resource">The resource: a capability in people, or a supply in units.</param>
/// <param name="Priority">The priority of the need.</param>
/// <param name="Curve">The quantity over time.</param>
public sealed record NeedData(ResourceKind Resource, Priority Priority, NeedCurve Curve)
{
    /// <summary>The requirements beyond kind and quantity; null for none.</summary>
    public Requirement? Requirement { get; init; }
}

/// <summary>A need over time, in steps. Each quantity holds from its point until the next one. The last quantity is
/// zero.</summary>
/// <param name="Points">The points, at least two, in rising order of time.</param>
public sealed record NeedCurve(IReadOnlyList<CurvePoint> Points);

/// <summary>A point of a curve: the quantity from a moment on.</summary>
/// <param name="At">The time since the start of the hazard.</param>
/// <param name="Quantity">The people of a capability or the units of a supply; never negative.</param>
public readonly record struct CurvePoint(Span At, int Quantity);
