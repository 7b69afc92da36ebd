using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Warnings;

[GenerateSerializer, Alias("warning.issued")]
public sealed record WarningIssued(
    string Warning, string Hazard, WarningColour Colour, Instant ValidUntil, string Basis) : JournalRecord
{
    public override Subject About => Subject.None;
    public override bool IsNegotiationStep => false;
}

[GenerateSerializer, Alias("warning.cancelled")]
public sealed record WarningCancelled(string Warning, string Reason) : JournalRecord
{
    public override Subject About => Subject.None;
    public override bool IsNegotiationStep => false;
}

/// <summary>A warning was valid until now.</summary>
[GenerateSerializer, Alias("warning.lapsed")]
public sealed record WarningLapsed(string Warning) : Notice
{
    public override Subject About => Subject.None;
    public override bool IsNegotiationStep => false;
}
