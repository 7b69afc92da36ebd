using Alliance.Core.Actors;
using Alliance.Core.Requests;

namespace Alliance.Core.Negotiation;

/// <summary>A lender has called its squad home.</summary>
[GenerateSerializer, Alias("lender.recall-asked")]
public sealed record RecallAsked(
    LineId Line, string Commitment, ActorId Resource, string Reason, Instant ReturnBy, Instant LetGoBy,
    bool WaitForReplacement, Instant AnswerBy) : JournalRecord
{
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    public override bool IsNegotiationStep => false;
}

/// <summary>The request's answer to a recall, or what stands in its place.</summary>
[GenerateSerializer, Alias("lender.recall-answered")]
public sealed record RecallAnswered(LineId Line, string Commitment, ReturnAnswer Answer) : JournalRecord
{
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    public override bool IsNegotiationStep => false;
}

/// <summary>The request had not let the squad go when it had to leave: its owner orders it home.</summary>
[GenerateSerializer, Alias("lender.recall-enforced")]
public sealed record RecallEnforced(LineId Line, string Commitment, ActorId Resource) : JournalRecord
{
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    public override bool IsNegotiationStep => false;
}
