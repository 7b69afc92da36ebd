using Alliance.Core.Actors;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Lenders;

/// <summary>A warning that is valid.</summary>
[GenerateSerializer, Alias("warning.state")]
public sealed class Warning
{
    [Id(0)] public string Hazard { get; init; } = "";
    [Id(1)] public WarningColour Colour { get; init; }
    [Id(2)] public Instant ValidUntil { get; init; }
}
