using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Responses;

/// <summary>A tier issued a warning.</summary>
/// <param name="Warning">Number of the warning.</param>
/// <param name="Hazard">The hazard that it warns of.</param>
/// <param name="Colour">The warning colour.</param>
/// <param name="ValidUntil">When it lapses.</param>
/// <param name="Basis">What the warning is based on, as text.</param>
[GenerateSerializer, Alias("warning.issued")]
public sealed record WarningIssued(
    string Warning, string Hazard, WarningColour Colour, Instant ValidUntil, string Basis) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>A warning was cancelled or superseded.</summary>
/// <param name="Warning">Number of the warning.</param>
/// <param name="Reason">Why, as text.</param>
[GenerateSerializer, Alias("warning.cancelled")]
public sealed record WarningCancelled(string Warning, string Reason) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>A warning has lapsed: it was valid until now.</summary>
/// <param name="Warning">Number of the warning.</param>
[GenerateSerializer, Alias("warning.lapsed")]
public sealed record WarningLapsed(string Warning) : Notice
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}
