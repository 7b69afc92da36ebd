using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Responses;

/// <param name="Level">From now on.</param>
/// <param name="Before">Until now.</param>
/// <param name="Because">Whether something has happened there or may.</param>
/// <param name="Basis">On what ground.</param>
/// <param name="OnDuty">Squads on duty from now on.</param>
[GenerateSerializer, Alias("tier.response-level")]
public sealed record ResponseLevelChanged(
    ResponseLevel Level, ResponseLevel Before, ResponseCause Because, string Basis, int OnDuty) : JournalRecord
{
    public override Subject About => Subject.None;
    public override bool IsNegotiationStep => false;
}

[GenerateSerializer, Alias("tier.floor-ordered")]
public sealed record FloorOrdered(FloorOrder Order) : JournalRecord
{
    public override Subject About => Subject.None;
    public override bool IsNegotiationStep => false;
}

/// <summary>An order has run out, or was taken back.</summary>
[GenerateSerializer, Alias("tier.floor-order-ended")]
public sealed record FloorOrderEnded(string Order, string Reason) : JournalRecord
{
    public override Subject About => Subject.None;
    public override bool IsNegotiationStep => false;
}
