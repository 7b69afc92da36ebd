using Alliance.Core.Actors;
using Alliance.Core.Resources;
using Alliance.Core.Vocabulary;

namespace Alliance.Simulation.Scenarios;

/// <summary>A hazard that strikes one township and what is needed there over time.</summary>
/// <param name="Place">Township code.</param>
/// <param name="Start">When it strikes.</param>
/// <param name="Name">Its name in Chinese.</param>
/// <param name="Kind">flood, landslide or ice.</param>
/// <param name="Needs">At most one for each resource.</param>
/// <param name="Grade">How grave the people at the scene find it; null: nobody grades it.</param>
public sealed record HazardData(
    string Place, Instant Start, string Name, string Kind, IReadOnlyList<NeedData> Needs, EventGrade? Grade = null);

/// <summary>The need of a hazard for one resource.</summary>
/// <param name="Resource">A capability, in people, or a supply, in units.</param>
/// <param name="Priority">How pressing it is.</param>
/// <param name="Curve">How many over time.</param>
public sealed record NeedData(ResourceKind Resource, Priority Priority, NeedCurve Curve)
{
    /// <summary>What it asks beyond kind and quantity; null for nothing special.</summary>
    public Requirement? Requirement { get; init; }
}

/// <summary>A need over time, in steps: each quantity holds from its point until the next; the last is zero.</summary>
/// <param name="Points">At least two, in rising order of time.</param>
public sealed record NeedCurve(IReadOnlyList<CurvePoint> Points)
{
    /// <summary>How many are needed at a time after the hazard's start; none before the first point.</summary>
    public int QuantityAt(Span sinceStart)
    {
        var quantity = 0;
        foreach (var point in Points)
        {
            if (point.At.Milliseconds > sinceStart.Milliseconds) break;
            quantity = point.Quantity;
        }

        return quantity;
    }
}

/// <summary>From when how many are needed.</summary>
/// <param name="At">Since the hazard's start.</param>
/// <param name="Quantity">People of a capability or units of a supply; never negative.</param>
public readonly record struct CurvePoint(Span At, int Quantity);
