using Alliance.Core.Actors;
using Alliance.Core.Resources;

namespace Alliance.Core.Requests;

/// <summary>How much hangs on a line; decides first.</summary>
public enum Priority
{
    /// <summary>Lives depend on it: no approval wait, halved answering times.</summary>
    LifeSaving,
    Urgent,
    Routine,
}

/// <summary>Names a line: its request and its place in it, from 1.</summary>
[GenerateSerializer, Alias("line-id")]
public readonly record struct LineId(string Request, int Line) : IComparable<LineId>
{
    /// <inheritdoc/>
    public int CompareTo(LineId other) =>
        string.CompareOrdinal(Request, other.Request) is var byRequest and not 0 ? byRequest : Line.CompareTo(other.Line);

    /// <inheritdoc/>
    public override string ToString() => $"{Request}-L{Line}";
}

/// <summary>What one line asks.</summary>
/// <param name="Kind">A capability, asked in people, or a supply, asked in units.</param>
/// <param name="Quantity">People or units, above zero.</param>
/// <param name="Priority">How much hangs on it.</param>
/// <param name="NeededBy">When it must have arrived; later aid is of no use.</param>
/// <param name="Requirement">What it asks beyond kind and quantity; null for nothing special.</param>
[GenerateSerializer, Alias("line-spec")]
public sealed record LineSpec(ResourceKind Kind, int Quantity, Priority Priority, Instant NeededBy, Requirement? Requirement = null)
{
    /// <summary>The most that one line may ask or one need may be: more than any province has, and far from where sums overflow.</summary>
    public const int MaxQuantity = 1_000_000;
}

/// <summary>How a line, or a whole request, came out.</summary>
public enum Outcome
{
    /// <summary>Not ended yet.</summary>
    Open,
    Fulfilled,
    PartiallyFulfilled,
    /// <summary>No tier had anything for it (unable to fill).</summary>
    Unfilled,
    Cancelled,
    Rejected,
    /// <summary>Its time passed while it was still being sought.</summary>
    Expired,
}
