using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;

namespace Alliance.Core.Requests;

/// <summary>A squad's shift ends before long: the desk may ask that it stay longer, while others are sought to take
/// over.</summary>
[GenerateSerializer, Alias("request.relief-asked")]
public sealed record ReliefAsked(LineId Line, CommitmentId Commitment, ActorId Resource, ShiftPlan Shift) : Notice
{
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    public override bool IsNegotiationStep => false;
}

/// <summary>One squad has taken over from another in its place.</summary>
[GenerateSerializer, Alias("request.handed-over")]
public sealed record HandedOver(LineId Line, CommitmentId From, CommitmentId To) : JournalRecord
{
    public override Subject About => Subject.OfLine(Line);
    public override bool IsNegotiationStep => false;
}

[GenerateSerializer, Alias("request.extension-asked")]
public sealed record ExtensionAsked(
    LineId Line, CommitmentId Commitment, Instant Until, Instant AnswerBy, string Reason) : JournalRecord
{
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    public override bool IsNegotiationStep => false;
}

/// <summary>A lender has answered, or had its time.</summary>
[GenerateSerializer, Alias("request.extension-settled")]
public sealed record ExtensionSettled(
    LineId Line, CommitmentId Commitment, Instant Until, bool Granted, string Reason) : JournalRecord
{
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    public override bool IsNegotiationStep => false;
}
