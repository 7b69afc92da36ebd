using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Negotiation;

/// <summary>The duty desk is to say whether a squad may stay longer.</summary>
[GenerateSerializer, Alias("lender.extension-wanted")]
public sealed record ExtensionWanted(
    LineId Line, CommitmentId Commitment, ActorId Resource, Instant Until, Instant AnswerBy, string Reason) : Notice
{
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    public override bool IsNegotiationStep => false;
}

/// <summary>A lender has said whether a squad may stay longer.</summary>
[GenerateSerializer, Alias("lender.extension-decided")]
public sealed record ExtensionDecided(
    LineId Line, CommitmentId Commitment, ActorId Resource, Instant Until, bool Granted, string Reason) : JournalRecord
{
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    public override bool IsNegotiationStep => false;
}

/// <summary>A lender has called its squad home.</summary>
[GenerateSerializer, Alias("lender.recall-asked")]
public sealed record RecallAsked(
    LineId Line, CommitmentId Commitment, ActorId Resource, string Reason, Instant ReturnBy, Instant LetGoBy,
    bool WaitForReplacement, Instant AnswerBy) : JournalRecord
{
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    public override bool IsNegotiationStep => false;
}

/// <summary>The request's answer to a recall, or what stands in its place.</summary>
[GenerateSerializer, Alias("lender.recall-answered")]
public sealed record RecallAnswered(LineId Line, CommitmentId Commitment, ReturnAnswer Answer) : JournalRecord
{
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    public override bool IsNegotiationStep => false;
}

/// <summary>The request had not let the squad go when it had to leave: its owner orders it home.</summary>
[GenerateSerializer, Alias("lender.recall-enforced")]
public sealed record RecallEnforced(LineId Line, CommitmentId Commitment, ActorId Resource) : JournalRecord
{
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    public override bool IsNegotiationStep => false;
}

[GenerateSerializer, Alias("lender.take-back-ordered")]
public sealed record TakeBackOrdered(
    LineId Line, CommitmentId Commitment, ActorId Resource, DeclineCode Code, string Reason) : JournalRecord
{
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    public override bool IsNegotiationStep => false;
}

/// <summary>What was to be taken back has left.</summary>
[GenerateSerializer, Alias("lender.take-back-failed")]
public sealed record TakeBackFailed(LineId Line, CommitmentId Commitment, ActorId Resource, string Why) : Notice
{
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    public override bool IsNegotiationStep => false;
}

/// <summary>A commitment was taken back before departure, for the ledger.</summary>
[GenerateSerializer, Alias("lender.commitment-taken-back")]
public sealed record CommitmentTakenBack(
    LineId Line, CommitmentId Commitment, ActorId Resource, int Quantity, AgreementId? Agreement, DeclineCode Code,
    string Reason, Author By) : JournalRecord
{
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    public override bool IsNegotiationStep => false;
}

/// <summary>The tier of an agreement knows that a member took a commitment back.</summary>
[GenerateSerializer, Alias("tier.promise-broken")]
public sealed record PromiseBroken(
    LineId Line, CommitmentId Commitment, ActorId Lender, ActorId Resource, int Quantity, DeclineCode Code, string Reason,
    Author By) : JournalRecord
{
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    public override bool IsNegotiationStep => false;
}

/// <summary>The duty desk is told that a squad of its own is overdue, or unreachable.</summary>
[GenerateSerializer, Alias("lender.team-unheard")]
public sealed record TeamNotHeard(
    ActorId Team, TeamStatus Status, CommitmentId? Commitment, int Asked, bool Unreachable) : Notice
{
    public override Subject About => Subject.OfCommitment(Commitment);
    public override bool IsNegotiationStep => false;
}

/// <summary>The duty desk is told that a squad of its own is back in contact.</summary>
[GenerateSerializer, Alias("lender.team-heard")]
public sealed record TeamBackInContact(ActorId Team, TeamStatus Status, CommitmentId? Commitment) : Notice
{
    public override Subject About => Subject.OfCommitment(Commitment);
    public override bool IsNegotiationStep => false;
}
