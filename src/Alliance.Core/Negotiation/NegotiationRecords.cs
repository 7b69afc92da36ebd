using Alliance.Core.Actors;
using Alliance.Core.Awards;
using Alliance.Core.Identifiers;
using Alliance.Core.Lenders;
using Alliance.Core.Policies;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Negotiation;

[GenerateSerializer, Alias("tier.searching")]
public sealed record SearchOpened(Demand Demand) : JournalRecord
{
    public override Subject About => Subject.OfLine(Demand.Line);
    public override bool IsNegotiationStep => true;
}

/// <summary>A search goes on with what is now asked.</summary>
[GenerateSerializer, Alias("tier.search-amended")]
public sealed record SearchAmended(Demand Demand, int Change) : JournalRecord
{
    public override Subject About => Subject.OfLine(Demand.Line);
    public override bool IsNegotiationStep => false;
}

[GenerateSerializer, Alias("tier.offers-called")]
public sealed record OffersCalled(LineId Line, int Round, ActorId[] Called) : JournalRecord
{
    public override Subject About => Subject.OfLine(Line);
    public override bool IsNegotiationStep => true;
}

[GenerateSerializer, Alias("tier.offered")]
public sealed record OfferReceived(LineId Line, int Round, ActorId Lender, Candidate[] Candidates) : JournalRecord
{
    public override Subject About => Subject.OfLine(Line);
    public override bool IsNegotiationStep => true;
}

/// <summary>A lender declined a call, or gave no answer in time.</summary>
[GenerateSerializer, Alias("tier.declined")]
public sealed record OfferDeclined(LineId Line, int Round, ActorId Lender, DeclineCode Code) : JournalRecord
{
    public override Subject About => Subject.OfLine(Line);
    public override bool IsNegotiationStep => true;
}

/// <summary>The award of a line with what it was decided on, and why each offer won or lost.</summary>
/// <param name="Line">The line.</param>
/// <param name="Round">The tier's round on it.</param>
/// <param name="Policy">The award policy.</param>
/// <param name="Remainder">People or units that were open.</param>
/// <param name="Chosen">What is requisitioned, in rank order: the first eight, or all where the region's policies want
/// that.</param>
/// <param name="NextRanked">What was not chosen, next-ranked first: as many.</param>
/// <param name="Considered">How many offers there were in all.</param>
/// <param name="ChosenCount">How many were chosen in all.</param>
/// <param name="Won">Why each of <paramref name="Chosen"/> won.</param>
/// <param name="Lost">Why each of <paramref name="NextRanked"/> lost.</param>
/// <param name="Weight">The line's effective priority.</param>
/// <param name="Decision">The decision that it is part of.</param>
[GenerateSerializer, Alias("tier.awarded")]
public sealed record Awarded(
    LineId Line, int Round, string Policy, int Remainder, Candidate[] Chosen, Candidate[] NextRanked, int Considered,
    int ChosenCount, AwardVerdict[] Won, AwardVerdict[] Lost, int Weight, AwardBasis Decision) : JournalRecord
{
    public override Subject About => Subject.OfLine(Line);
    public override bool IsNegotiationStep => true;
}

/// <summary>Why an offer won or lost.</summary>
/// <param name="Why">The reason.</param>
/// <param name="Share">Its lender's share before the choice; null where the policy does not look at shares.</param>
/// <param name="GoneTo">The line that it went to; null where it did not.</param>
[GenerateSerializer, Alias("tier.verdict")]
public readonly record struct AwardVerdict(AwardReason Why, Share? Share, LineId? GoneTo);

/// <summary>One decision over all lines due together.</summary>
/// <param name="Number">Counts the decisions of the tier.</param>
/// <param name="Lines">Lines that it looked at.</param>
/// <param name="Unmet">People, or units, left unmet over all of them, each weighed by its line's effective
/// priority.</param>
/// <param name="UnmetNearestFirst">What nearest-first would have left on the same inputs.</param>
/// <param name="Exact">False where the round was too large to be solved to the end; it is no worse than nearest-first
/// all the same.</param>
[GenerateSerializer, Alias("tier.award-basis")]
public readonly record struct AwardBasis(int Number, int Lines, long Unmet, long UnmetNearestFirst, bool Exact);

[GenerateSerializer, Alias("tier.requisitioned")]
public sealed record Requisitioned(
    LineId Line, CommitmentId Commitment, ActorId Lender, ActorId Resource, int Quantity) : JournalRecord
{
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    public override bool IsNegotiationStep => true;
}

[GenerateSerializer, Alias("tier.requisition-refused")]
public sealed record RequisitionDeclined(
    LineId Line, int Round, CommitmentId Commitment, ActorId Lender, DeclineCode Code) : JournalRecord
{
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    public override bool IsNegotiationStep => true;
}

/// <summary>The tier takes a requisition back that had no answer yet: what was asked has changed, or is no longer
/// wanted.</summary>
[GenerateSerializer, Alias("tier.requisition-given-up")]
public sealed record RequisitionGivenUp(LineId Line, CommitmentId Commitment, ActorId Lender, string Reason) : JournalRecord
{
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    public override bool IsNegotiationStep => false;
}

[GenerateSerializer, Alias("tier.requisition-granted")]
public sealed record CommitmentPassedOn(LineId Line, CommitmentId Commitment, ActorId Lender, int Quantity) : JournalRecord
{
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    public override bool IsNegotiationStep => true;
}

/// <summary>A commitment that came after its requisition had lapsed, answered with a release.</summary>
[GenerateSerializer, Alias("tier.commitment-late")]
public sealed record CommitmentLate(LineId Line, CommitmentId Commitment, ActorId Lender) : JournalRecord
{
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    public override bool IsNegotiationStep => false;
}

[GenerateSerializer, Alias("tier.search-ended")]
public sealed record SearchClosed(LineId Line, int Promised, int Asked, string Reason) : JournalRecord
{
    public override Subject About => Subject.OfLine(Line);
    public override bool IsNegotiationStep => true;
}

/// <summary>The lender takes a squad or stock into account before it asks for it.</summary>
/// <param name="Line">For which line.</param>
/// <param name="Commitment">The commitment in the making.</param>
/// <param name="Resource">The team or depot.</param>
/// <param name="Quantity">People or units.</param>
/// <param name="Agreement">Under which agreement; null within one territory.</param>
/// <param name="Lent">Whether it leaves the lender's own territory, so that the floor counts.</param>
/// <param name="ReadyAfter">Squads left ready.</param>
/// <param name="Floor">The reserve floor in force.</param>
/// <param name="OverrideBy">Whose word goes below floor or cap; null when both are kept.</param>
/// <param name="Tier">Who asks for it; null where that is not known.</param>
/// <param name="Mandate">What a superior demands; an order in it says by whom, why and until when the floor is gone
/// below.</param>
/// <param name="Substitute">What is given in place of the kind asked; null for that kind itself.</param>
/// <param name="Kept">What is left of each kind of which the lender keeps some; null where it keeps none, or it is not
/// lent.</param>
[GenerateSerializer, Alias("lender.slot-taken")]
public sealed record SlotTaken(
    LineId Line, CommitmentId Commitment, ActorId Resource, int Quantity, AgreementId? Agreement, bool Lent, int ReadyAfter,
    int Floor, Author? OverrideBy, ActorId? Tier = null, Mandate? Mandate = null, Substitute? Substitute = null,
    KindKept[]? Kept = null) : JournalRecord
{
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    public override bool IsNegotiationStep => true;
}

[GenerateSerializer, Alias("lender.slot-returned")]
public sealed record SlotReturned(CommitmentId Commitment, ActorId Resource, string Reason) : JournalRecord
{
    public override Subject About => Subject.OfCommitment(Commitment);
    public override bool IsNegotiationStep => false;
}

/// <summary>A depot keeps, or sends, fewer units than its owner gave: so many are out from now on.</summary>
[GenerateSerializer, Alias("lender.slot-reduced")]
public sealed record SlotReduced(CommitmentId Commitment, ActorId Resource, int Quantity) : JournalRecord
{
    public override Subject About => Subject.OfCommitment(Commitment);
    public override bool IsNegotiationStep => false;
}

/// <summary>A hold gave way to a more pressing line.</summary>
/// <param name="Line">The line that loses the squad.</param>
/// <param name="Commitment">Its commitment in the making.</param>
/// <param name="Resource">The squad.</param>
/// <param name="Priority">How pressing that line is.</param>
/// <param name="Stage">How far the promise had come; never accepted.</param>
/// <param name="By">The line that gets the squad.</param>
/// <param name="ByCommitment">Its commitment in the making.</param>
/// <param name="ByPriority">How pressing it is.</param>
[GenerateSerializer, Alias("lender.displaced")]
public sealed record HoldDisplaced(
    LineId Line, CommitmentId Commitment, ActorId Resource, Priority Priority, SlotStage Stage, LineId By,
    string ByCommitment, Priority ByPriority) : JournalRecord
{
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    public override bool IsNegotiationStep => false;
}

/// <summary>A requisition that the lender refuses, to be read with its code.</summary>
[GenerateSerializer, Alias("lender.refused")]
public sealed record LenderRefused(LineId Line, CommitmentId Commitment, DeclineCode Code) : JournalRecord
{
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    public override bool IsNegotiationStep => true;
}

/// <summary>The duty desk is to approve or deny.</summary>
[GenerateSerializer, Alias("lender.approval-wanted")]
public sealed record ApprovalWanted(
    LineId Line, CommitmentId Commitment, ActorId Resource, int Quantity, string Place, Instant Until) : Notice
{
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    public override bool IsNegotiationStep => true;
}

[GenerateSerializer, Alias("lender.approved")]
public sealed record ApprovalGiven(CommitmentId Commitment, bool Granted, string Reason) : JournalRecord
{
    public override Subject About => Subject.OfCommitment(Commitment);
    public override bool IsNegotiationStep => true;
}

[GenerateSerializer, Alias("lender.committed")]
public sealed record LenderCommitted(
    LineId Line, CommitmentId Commitment, ActorId Resource, int Quantity, Instant Eta) : JournalRecord
{
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    public override bool IsNegotiationStep => true;
}

/// <summary>What the duty desk is told when its people leave.</summary>
[GenerateSerializer, Alias("lender.assigned")]
public sealed record LenderAssigned(LineId Line, CommitmentId Commitment, ActorId Resource) : JournalRecord
{
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    public override bool IsNegotiationStep => false;
}
