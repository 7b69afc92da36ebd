using Alliance.Core.Actors;
using Alliance.Core.Awards;
using Alliance.Core.Identifiers;
using Alliance.Core.Lenders;
using Alliance.Core.Policies;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Negotiation;

/// <summary>Records that a tier has opened the search for a line.</summary>
/// <param name="Demand">What the tier is to find.</param>
[GenerateSerializer, Alias("tier.searching")]
public sealed record SearchOpened(Demand Demand) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfLine(Demand.Line);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => true;
}

/// <summary>Records that a search goes on with what is asked now.</summary>
/// <param name="Demand">What the tier is to find from now on.</param>
/// <param name="Change">People or units more than before; negative: fewer.</param>
[GenerateSerializer, Alias("tier.search-amended")]
public sealed record SearchAmended(Demand Demand, int Change) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfLine(Demand.Line);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>Records that a tier has called lenders for offers.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Round">The tier's round on the line, from 1.</param>
/// <param name="Called">The lenders that were called.</param>
[GenerateSerializer, Alias("tier.offers-called")]
public sealed record OffersCalled(LineId Line, int Round, ActorId[] Called) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfLine(Line);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => true;
}

/// <summary>Records an offer of a lender.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Round">The tier's round on the line, from 1.</param>
/// <param name="Lender">The lender that offers.</param>
/// <param name="Candidates">The teams or stock lines that it offers.</param>
[GenerateSerializer, Alias("tier.offered")]
public sealed record OfferReceived(LineId Line, int Round, ActorId Lender, Candidate[] Candidates) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfLine(Line);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => true;
}

/// <summary>Records that a lender declined a call, or gave no answer in time.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Round">The tier's round on the line, from 1.</param>
/// <param name="Lender">The lender that declined.</param>
/// <param name="Code">Why it declined.</param>
[GenerateSerializer, Alias("tier.declined")]
public sealed record OfferDeclined(LineId Line, int Round, ActorId Lender, DeclineCode Code) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfLine(Line);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => true;
}

/// <summary>Records the award of a line with the inputs of the decision, and why each offer won or lost.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Round">The tier's round on it.</param>
/// <param name="Policy">The award policy.</param>
/// <param name="Remainder">People or units that were open.</param>
/// <param name="Chosen">The candidates that are requisitioned, in rank order: the first eight, or all where the
/// region's policies want that.</param>
/// <param name="NextRanked">The candidates that were not chosen, next-ranked first: as many.</param>
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
    /// <inheritdoc/>
    public override Subject About => Subject.OfLine(Line);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => true;
}

/// <summary>Says why an offer won or lost.</summary>
/// <param name="Why">The reason.</param>
/// <param name="Share">Its lender's share before the choice; null where the policy does not look at shares.</param>
/// <param name="GoneTo">The line that it went to; null where it did not.</param>
[GenerateSerializer, Alias("tier.verdict")]
public readonly record struct AwardVerdict(AwardReason Why, Share? Share, LineId? GoneTo);

/// <summary>Describes one decision over all lines that were due together.</summary>
/// <param name="Number">The number of the decision at its tier.</param>
/// <param name="Lines">Lines that it looked at.</param>
/// <param name="Unmet">People or units left unmet over all lines, each weighed by its line's effective
/// priority.</param>
/// <param name="UnmetNearestFirst">What nearest-first would have left on the same inputs.</param>
/// <param name="Exact">Whether the round was solved to the end. A round that was too large is no worse than
/// nearest-first all the same.</param>
[GenerateSerializer, Alias("tier.award-basis")]
public readonly record struct AwardBasis(int Number, int Lines, long Unmet, long UnmetNearestFirst, bool Exact);

/// <summary>Records that a tier has asked a lender for a resource, by the award.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="Lender">The lender that is asked.</param>
/// <param name="Resource">The team or the depot.</param>
/// <param name="Quantity">People or units.</param>
[GenerateSerializer, Alias("tier.requisitioned")]
public sealed record Requisitioned(
    LineId Line, CommitmentId Commitment, ActorId Lender, ActorId Resource, int Quantity) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => true;
}

/// <summary>Records that a requisition was refused, had no answer in time, or gave way to another line.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Round">The tier's round on the line, from 1.</param>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="Lender">The lender that was asked.</param>
/// <param name="Code">Why it was refused.</param>
[GenerateSerializer, Alias("tier.requisition-refused")]
public sealed record RequisitionDeclined(
    LineId Line, int Round, CommitmentId Commitment, ActorId Lender, DeclineCode Code) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => true;
}

/// <summary>Records that a tier takes a requisition back that had no answer yet. What was asked has changed, or is no
/// longer wanted.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="Lender">The lender that was asked.</param>
/// <param name="Reason">The reason, in a few words.</param>
[GenerateSerializer, Alias("tier.requisition-given-up")]
public sealed record RequisitionGivenUp(LineId Line, CommitmentId Commitment, ActorId Lender, string Reason)
    : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>Records that a tier has passed a lender's commitment on to the request.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="Lender">The tier that lends.</param>
/// <param name="Quantity">People or units.</param>
[GenerateSerializer, Alias("tier.requisition-granted")]
public sealed record CommitmentPassedOn(LineId Line, CommitmentId Commitment, ActorId Lender, int Quantity)
    : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => true;
}

/// <summary>Records a commitment that came after its requisition had lapsed. It is answered with a release.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="Lender">The tier that lends.</param>
[GenerateSerializer, Alias("tier.commitment-late")]
public sealed record CommitmentLate(LineId Line, CommitmentId Commitment, ActorId Lender) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>Records that a tier has closed the search for a line.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Promised">People or units that the tier has passed on.</param>
/// <param name="Asked">People or units that the tier was asked.</param>
/// <param name="Reason">The reason, in a few words.</param>
[GenerateSerializer, Alias("tier.search-ended")]
public sealed record SearchClosed(LineId Line, int Promised, int Asked, string Reason) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfLine(Line);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => true;
}

/// <summary>Records that a lender takes a squad or stock into account before it asks for it.</summary>
/// <param name="Line">For which line.</param>
/// <param name="Commitment">The number of the commitment in the making.</param>
/// <param name="Resource">The team or depot.</param>
/// <param name="Quantity">People or units.</param>
/// <param name="Agreement">The agreement under which it is lent; null within one territory.</param>
/// <param name="Lent">Whether it leaves the lender's own territory, so that the floor counts.</param>
/// <param name="ReadyAfter">Squads left ready.</param>
/// <param name="Floor">The reserve floor in force.</param>
/// <param name="OverrideBy">The author on whose word the lender goes below floor or cap; null when both are
/// kept.</param>
/// <param name="Tier">The tier that asks for it; null where that is not known.</param>
/// <param name="Mandate">What a superior demands. An order in it says by whom, why and until when the lender goes below
/// the floor.</param>
/// <param name="Substitute">What is given in place of the kind asked; null for that kind itself.</param>
/// <param name="Kept">What is left of each kind that has a floor; null where no kind has one, or it is not
/// lent.</param>
[GenerateSerializer, Alias("lender.slot-taken")]
public sealed record SlotTaken(
    LineId Line, CommitmentId Commitment, ActorId Resource, int Quantity, AgreementId? Agreement, bool Lent,
    int ReadyAfter,
    int Floor, Author? OverrideBy, ActorId? Tier = null, Mandate? Mandate = null, Substitute? Substitute = null,
    KindKept[]? Kept = null) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => true;
}

/// <summary>Records that a slot is free again.</summary>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="Resource">The team or the depot.</param>
/// <param name="Reason">The reason, in a few words.</param>
[GenerateSerializer, Alias("lender.slot-returned")]
public sealed record SlotReturned(CommitmentId Commitment, ActorId Resource, string Reason) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>Records that a depot keeps or sends fewer units than its owner gave.</summary>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="Resource">The team or the depot.</param>
/// <param name="Quantity">Units that are out from now on.</param>
[GenerateSerializer, Alias("lender.slot-reduced")]
public sealed record SlotReduced(CommitmentId Commitment, ActorId Resource, int Quantity) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>Records that a hold gave way to a more pressing line.</summary>
/// <param name="Line">The line that loses the squad.</param>
/// <param name="Commitment">The number of that line's commitment in the making.</param>
/// <param name="Resource">The squad.</param>
/// <param name="Priority">How pressing that line is.</param>
/// <param name="Stage">How far the promise had come; never accepted.</param>
/// <param name="By">The author of the command: a person and an office.</param>
/// <param name="ByCommitment">The number of that line's commitment in the making.</param>
/// <param name="ByPriority">How pressing that line is.</param>
[GenerateSerializer, Alias("lender.displaced")]
public sealed record HoldDisplaced(
    LineId Line, CommitmentId Commitment, ActorId Resource, Priority Priority, SlotStage Stage, LineId By,
    string ByCommitment, Priority ByPriority) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>Records that the lender refuses a requisition.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="Code">Why it refuses.</param>
[GenerateSerializer, Alias("lender.refused")]
public sealed record LenderRefused(LineId Line, CommitmentId Commitment, DeclineCode Code) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => true;
}

/// <summary>Asks the lender's duty desk to approve or deny.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="Resource">The team or the depot.</param>
/// <param name="Quantity">People or units.</param>
/// <param name="Place">The code of the township where the aid is to go.</param>
/// <param name="Until">When the time to approve ends.</param>
[GenerateSerializer, Alias("lender.approval-wanted")]
public sealed record ApprovalWanted(
    LineId Line, CommitmentId Commitment, ActorId Resource, int Quantity, string Place, Instant Until) : Notice
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => true;
}

/// <summary>Records the duty desk's approval or denial.</summary>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="Granted">Whether it is granted.</param>
/// <param name="Reason">The reason, in a few words.</param>
[GenerateSerializer, Alias("lender.approved")]
public sealed record ApprovalGiven(CommitmentId Commitment, bool Granted, string Reason) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => true;
}

/// <summary>Records that the lender commits a resource.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="Resource">The team or the depot.</param>
/// <param name="Quantity">People or units.</param>
/// <param name="Eta">When the resource will arrive.</param>
[GenerateSerializer, Alias("lender.committed")]
public sealed record LenderCommitted(
    LineId Line, CommitmentId Commitment, ActorId Resource, int Quantity, Instant Eta) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => true;
}

/// <summary>Records that the lender orders its resource to go. The duty desk learns from it that its people
/// leave.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="Resource">The team or the depot.</param>
[GenerateSerializer, Alias("lender.assigned")]
public sealed record LenderAssigned(LineId Line, CommitmentId Commitment, ActorId Resource) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}
