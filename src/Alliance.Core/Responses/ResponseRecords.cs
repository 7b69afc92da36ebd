using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Responses;

/// <summary>A tier changed its response level.</summary>
/// <param name="Level">The new level.</param>
/// <param name="Before">The former level.</param>
/// <param name="Because">Whether an incident or a risk is the cause.</param>
/// <param name="Basis">What the change is based on, as text.</param>
/// <param name="OnDuty">Squads on duty from now on.</param>
[GenerateSerializer, Alias("tier.response-level")]
public sealed record ResponseLevelChanged(
    ResponseLevel Level, ResponseLevel Before, ResponseCause Because, string Basis, int OnDuty) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>A command centre ordered townships to lend below their reserve floors.</summary>
/// <param name="Order">The order.</param>
[GenerateSerializer, Alias("tier.floor-ordered")]
public sealed record FloorOrdered(FloorOrder Order) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>An order below reserve floors has expired or was revoked.</summary>
/// <param name="Order">Number of the order.</param>
/// <param name="Reason">Why, as text.</param>
[GenerateSerializer, Alias("tier.floor-order-ended")]
public sealed record FloorOrderEnded(string Order, string Reason) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}
