using Alliance.Core.Identifiers;

namespace Alliance.Core.Incidents;

/// <summary>A handover that waits for the other body.</summary>
[GenerateSerializer, Alias("handover-state")]
public sealed class Handover
{
    [Id(0)] public ActorId To { get; init; }
    [Id(1)] public ActorId Proposer { get; init; }
    [Id(2)] public bool SkipsTier { get; init; }
}
