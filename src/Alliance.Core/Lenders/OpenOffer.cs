using Alliance.Core.Identifiers;
using Alliance.Core.Resources;

namespace Alliance.Core.Lenders;

/// <summary>An offer as its lender, or its incident, keeps it while it is open.</summary>
[GenerateSerializer, Alias("open-offer")]
public sealed class OpenOffer
{
    /// <summary>Whose it is.</summary>
    [Id(0)] public ActorId Lender { get; init; }
    [Id(1)] public ActorId Resource { get; init; }
    [Id(2)] public ResourceKind Kind { get; init; }
    [Id(3)] public int Quantity { get; init; }
}
