using Alliance.Core.Identifiers;

namespace Alliance.Core.Incidents;

/// <summary>A proposed handover of command that waits for the answer of the other body.</summary>
[GenerateSerializer, Alias("handover-state")]
public sealed class Handover
{
    /// <summary>The body that is to take command.</summary>
    [Id(0)] public ActorId To { get; init; }
    /// <summary>The body that proposed it.</summary>
    [Id(1)] public ActorId Proposer { get; init; }
    /// <summary>Whether a tier may be passed over.</summary>
    [Id(2)] public bool SkipsTier { get; init; }
}
