using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Messages;

/// <summary>A request asks a tier to find what is open of a line.</summary>
[GenerateSerializer, Alias("tier.solicit")]
public sealed record Solicit(Demand Demand) : Assured
{
    public override Subject About => Subject.OfLine(Demand.Line);
    public override string? Request => Demand.Line.Request;
    public override Instant? ValidUntil => Demand.NeededBy;
}

/// <summary>What a line asks has changed; the tier that searches for it goes on with the difference.</summary>
/// <param name="Line">The line.</param>
/// <param name="Change">People or units more, or if negative fewer, than it was asked so far.</param>
/// <param name="Priority">How much hangs on it now.</param>
/// <param name="NeededBy">When it must have arrived now.</param>
[GenerateSerializer, Alias("tier.amend")]
public sealed record AmendSearch(LineId Line, int Change, Priority Priority, Instant NeededBy) : Assured
{
    public override Subject About => Subject.OfLine(Line);
    public override string? Request => Line.Request;
}

/// <summary>A request no longer wants a tier to search for a line.</summary>
[GenerateSerializer, Alias("tier.stop")]
public sealed record StopSearch(LineId Line, string Reason) : Assured
{
    public override Subject About => Subject.OfLine(Line);
    public override string? Request => Line.Request;
}

/// <summary>A tier asks a lender what it could supply.</summary>
/// <param name="Demand">What is asked.</param>
/// <param name="Round">The tier's round on this line, from 1.</param>
/// <param name="Agreement">The agreement under which it asks; null within one territory.</param>
/// <param name="AnswerBy">When the tier decides without an answer.</param>
/// <param name="Mandate">What a superior may demand beyond any agreement; null for others.</param>
/// <param name="Alternates">Squads that it wants to be offered beyond those that would cover the line, so that it has a
/// choice between the lines that it decides together.</param>
[GenerateSerializer, Alias("tier.call")]
public sealed record CallForOffers(
    Demand Demand, int Round, AgreementId? Agreement, Instant AnswerBy, Mandate? Mandate = null,
    int Alternates = 0) : Advisory
{
    public override Subject About => Subject.OfLine(Demand.Line);
}

/// <summary>A lender could supply these (EDXL-RM ResponseToRequestResource); it binds nobody.</summary>
/// <param name="Line">The line.</param>
/// <param name="Round">The round of the call.</param>
/// <param name="Candidates">Any of them.</param>
/// <param name="ValidUntil">Until when.</param>
/// <param name="Squads">Squads that the lender can spare in all, by its floor and its cap, for this and every other
/// line of the tier that asks.</param>
/// <param name="HasMore">Whether it has further squads for this line that it did not offer, since these would cover
/// it.</param>
[GenerateSerializer, Alias("tier.offer")]
public sealed record Offer(
    LineId Line, int Round, Candidate[] Candidates, Instant ValidUntil, int Squads = int.MaxValue,
    bool HasMore = false) : Advisory
{
    public override Subject About => Subject.OfLine(Line);
}

/// <summary>A lender cannot supply, and why.</summary>
[GenerateSerializer, Alias("tier.decline")]
public sealed record Decline(LineId Line, int Round, DeclineCode Code) : Advisory
{
    public override Subject About => Subject.OfLine(Line);
}

/// <summary>The award: a tier asks a lender for one team or stock line (EDXL-RM RequisitionResource).</summary>
/// <param name="Demand">What is asked.</param>
/// <param name="Commitment">The commitment in the making.</param>
/// <param name="Resource">The team or the depot.</param>
/// <param name="Quantity">People or units.</param>
/// <param name="Agreement">The alliance under whose agreement; null within one territory.</param>
/// <param name="AnswerBy">When the lender must have answered.</param>
/// <param name="Mandate">What a superior demands; null where nobody does.</param>
/// <param name="Substitute">The accepted substitute that was offered; null for the kind asked.</param>
[GenerateSerializer, Alias("tier.requisition")]
public sealed record Requisition(
    Demand Demand, CommitmentId Commitment, ActorId Resource, int Quantity, AgreementId? Agreement, Instant AnswerBy,
    Mandate? Mandate = null,
    Substitute? Substitute = null) : Assured
{
    public override Subject About => Subject.OfCommitment(Demand.Line, Commitment);
    public override Instant? ValidUntil => AnswerBy;
}

/// <summary>The lender does supply.</summary>
[GenerateSerializer, Alias("tier.granted")]
public sealed record RequisitionGranted(
    LineId Line, CommitmentId Commitment, int Quantity, Instant Eta, Instant AcceptBy) : Assured
{
    public override Subject About => Subject.OfCommitment(Line, Commitment);
}

/// <summary>The lender does not supply after all.</summary>
[GenerateSerializer, Alias("tier.refused")]
public sealed record RequisitionRefused(LineId Line, CommitmentId Commitment, DeclineCode Code) : Assured
{
    public override Subject About => Subject.OfCommitment(Line, Commitment);
}

/// <summary>A tier takes a requisition back.</summary>
[GenerateSerializer, Alias("tier.take-back")]
public sealed record TakeBack(LineId Line, CommitmentId Commitment, string Reason) : Assured
{
    public override Subject About => Subject.OfCommitment(Line, Commitment);
}

/// <summary>A person of the lender approves or denies what a requisition asks.</summary>
[GenerateSerializer, Alias("tier.approve")]
public sealed record Approve(
    Author By, Instant? OccurredAt, CommitmentId Commitment, bool Granted, string Reason) : Command(By, OccurredAt)
{
    public override Subject About => Subject.OfCommitment(Commitment);
    public override CommandUrgency Urgency => CommandUrgency.Decision;
}

/// <summary>The called have had their time.</summary>
[GenerateSerializer, Alias("tier.answers-due")]
public sealed record AnswersDue(LineId Line, int Round) : Due
{
    public override Subject About => Subject.OfLine(Line);
}

/// <summary>A decision point of the tier.</summary>
[GenerateSerializer, Alias("tier.decision-due")]
public sealed record DecisionDue : Due
{
    public override Subject About => Subject.None;
}

/// <summary>A decision whose lines wait for the answers of others has had its time.</summary>
[GenerateSerializer, Alias("tier.round-due")]
public sealed record RoundDue(int Decision) : Due
{
    public override Subject About => Subject.None;
}

/// <summary>A requisition has had its time.</summary>
[GenerateSerializer, Alias("tier.requisition-due")]
public sealed record RequisitionDue(LineId Line, CommitmentId Commitment) : Due
{
    public override Subject About => Subject.OfCommitment(Line, Commitment);
}

/// <summary>An approval has had its time.</summary>
[GenerateSerializer, Alias("tier.approval-due")]
public sealed record ApprovalDue(CommitmentId Commitment) : Due
{
    public override Subject About => Subject.OfCommitment(Commitment);
}

/// <summary>What was promised was not taken up in time.</summary>
[GenerateSerializer, Alias("tier.acceptance-due")]
public sealed record AcceptanceDue(CommitmentId Commitment) : Due
{
    public override Subject About => Subject.OfCommitment(Commitment);
}
