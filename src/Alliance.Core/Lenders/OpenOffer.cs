using Alliance.Core.Identifiers;
using Alliance.Core.Resources;

namespace Alliance.Core.Lenders;

/// <summary>Keeps an unsolicited offer while it is open, at its lender or its incident.</summary>
[GenerateSerializer, Alias("open-offer")]
public sealed class OpenOffer
{
    /// <summary>The tier that offers.</summary>
    [Id(0)] public ActorId Lender { get; init; }
    /// <summary>The team or the depot that is offered.</summary>
    [Id(1)] public ActorId Resource { get; init; }
    /// <summary>The kind of resource that is offered.</summary>
    [Id(2)] public ResourceKind Kind { get; init; }
    /// <summary>People or units.</summary>
    [Id(3)] public int Quantity { get; init; }
}
