using Alliance.Core.Actors;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Lenders;

/// <summary>Describes a warning that is valid.</summary>
[GenerateSerializer, Alias("warning.state")]
public sealed class Warning
{
    /// <summary>The kind of hazard.</summary>
    [Id(0)] public string Hazard { get; init; } = "";
    /// <summary>How grave the hazard is.</summary>
    [Id(1)] public WarningColour Colour { get; init; }
    /// <summary>When the warning lapses by itself.</summary>
    [Id(2)] public Instant ValidUntil { get; init; }
    /// <summary>The ground for the warning; empty where an older server did not keep it.</summary>
    [Id(3)] public string Basis { get; init; } = "";
    /// <summary>When it was issued; null where an older server did not keep it.</summary>
    [Id(4)] public Instant? At { get; init; }
}
