using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Messages;

/// <summary>Asks a tier to find the open remainder of a line. The request asks.</summary>
/// <param name="Demand">The open remainder of the line.</param>
[GenerateSerializer, Alias("tier.solicit")]
public sealed record Solicit(Demand Demand) : Assured
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfLine(Demand.Line);
    /// <inheritdoc/>
    public override string? Request => Demand.Line.Request;
    /// <inheritdoc/>
    public override Instant? ValidUntil => Demand.NeededBy;
}

/// <summary>Tells the tier that searches for a line that the line has changed. The tier goes on with the
/// difference.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Change">People or units that the line asks more than before; negative: fewer.</param>
/// <param name="Priority">How pressing the line is now.</param>
/// <param name="NeededBy">When the aid must have arrived now.</param>
/// <param name="NotBefore">Before when nobody is to be there now; null where they may come at once.</param>
[GenerateSerializer, Alias("tier.amend")]
public sealed record AmendSearch(
    LineId Line, int Change, Priority Priority, Instant NeededBy, Instant? NotBefore = null) : Assured
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfLine(Line);
    /// <inheritdoc/>
    public override string? Request => Line.Request;
}

/// <summary>Tells a tier to stop its search for a line. The request no longer wants it.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Reason">The reason, in a few words.</param>
[GenerateSerializer, Alias("tier.stop")]
public sealed record StopSearch(LineId Line, string Reason) : Assured
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfLine(Line);
    /// <inheritdoc/>
    public override string? Request => Line.Request;
}

/// <summary>Asks a lender what it could supply. A tier asks.</summary>
/// <param name="Demand">The open remainder of the line.</param>
/// <param name="Round">The tier's round on this line, from 1.</param>
/// <param name="Agreement">The agreement under which it asks; null within one territory.</param>
/// <param name="AnswerBy">When the tier decides without an answer.</param>
/// <param name="Mandate">What a superior may demand beyond any agreement; null for others.</param>
/// <param name="Alternates">Squads that the tier wants to be offered beyond those that would cover the line. They give
/// it a choice between the lines that it decides together.</param>
[GenerateSerializer, Alias("tier.call")]
public sealed record CallForOffers(
    Demand Demand, int Round, AgreementId? Agreement, Instant AnswerBy, Mandate? Mandate = null,
    int Alternates = 0) : Advisory
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfLine(Demand.Line);
}

/// <summary>Offers resources that a lender could supply (EDXL-RM ResponseToRequestResource). The offer binds
/// nobody.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Round">The round of the call, from 1.</param>
/// <param name="Candidates">The teams or stock lines; the tier may choose any of them.</param>
/// <param name="ValidUntil">When the offer lapses.</param>
/// <param name="Squads">Squads that the lender can spare in all, by its floor and its cap. They count for this and
/// every other line of the tier that asks.</param>
/// <param name="HasMore">Whether the lender has further squads for this line that it did not offer, since those it
/// offered would cover the line.</param>
[GenerateSerializer, Alias("tier.offer")]
public sealed record Offer(
    LineId Line, int Round, Candidate[] Candidates, Instant ValidUntil, int Squads = int.MaxValue,
    bool HasMore = false) : Advisory
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfLine(Line);
}

/// <summary>Declines a call with a coded reason. The lender cannot supply.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Round">The round of the call, from 1.</param>
/// <param name="Code">Why the lender declines.</param>
[GenerateSerializer, Alias("tier.decline")]
public sealed record Decline(LineId Line, int Round, DeclineCode Code) : Advisory
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfLine(Line);
}

/// <summary>Asks a lender for one team or stock line, by the award (EDXL-RM RequisitionResource). A tier
/// asks.</summary>
/// <param name="Demand">The open remainder of the line.</param>
/// <param name="Commitment">The number of the commitment in the making.</param>
/// <param name="Resource">The team or the depot.</param>
/// <param name="Quantity">People or units.</param>
/// <param name="Agreement">The agreement under which the tier asks; null within one territory.</param>
/// <param name="AnswerBy">When the lender must have answered.</param>
/// <param name="Mandate">What a superior demands; null where none does.</param>
/// <param name="Substitute">The accepted substitute that was offered; null for the kind asked.</param>
[GenerateSerializer, Alias("tier.requisition")]
public sealed record Requisition(
    Demand Demand, CommitmentId Commitment, ActorId Resource, int Quantity, AgreementId? Agreement, Instant AnswerBy,
    Mandate? Mandate = null,
    Substitute? Substitute = null) : Assured
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Demand.Line, Commitment);
    /// <inheritdoc/>
    public override Instant? ValidUntil => AnswerBy;
}

/// <summary>Grants a requisition. The lender does supply.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="Quantity">People or units that the lender supplies.</param>
/// <param name="Eta">When the resource will arrive.</param>
/// <param name="AcceptBy">When the request must have accepted the commitment.</param>
[GenerateSerializer, Alias("tier.granted")]
public sealed record RequisitionGranted(
    LineId Line, CommitmentId Commitment, int Quantity, Instant Eta, Instant AcceptBy) : Assured
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Line, Commitment);
}

/// <summary>Refuses a requisition. The lender does not supply after all.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="Code">Why the lender refuses.</param>
[GenerateSerializer, Alias("tier.refused")]
public sealed record RequisitionRefused(LineId Line, CommitmentId Commitment, DeclineCode Code) : Assured
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Line, Commitment);
}

/// <summary>Takes a requisition back. The tier sends this to the lender.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="Reason">The reason, in a few words.</param>
[GenerateSerializer, Alias("tier.take-back")]
public sealed record TakeBack(LineId Line, CommitmentId Commitment, string Reason) : Assured
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Line, Commitment);
}

/// <summary>Approves or denies what a requisition asks. A person of the lender decides.</summary>
/// <param name="By">The author of the command: a person and an office.</param>
/// <param name="OccurredAt">When it happened, if earlier than its entry; null: now.</param>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="Granted">Whether it is granted.</param>
/// <param name="Reason">The reason, in a few words.</param>
[GenerateSerializer, Alias("tier.approve")]
public sealed record Approve(
    Author By, Instant? OccurredAt, CommitmentId Commitment, bool Granted, string Reason) : Command(By, OccurredAt)
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Commitment);
    /// <inheritdoc/>
    public override CommandUrgency Urgency => CommandUrgency.Decision;
}

/// <summary>Ends the time in which the lenders of a call could answer.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Round">The round of the call, from 1.</param>
[GenerateSerializer, Alias("tier.answers-due")]
public sealed record AnswersDue(LineId Line, int Round) : Due
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfLine(Line);
}

/// <summary>Starts a decision point of the tier.</summary>
[GenerateSerializer, Alias("tier.decision-due")]
public sealed record DecisionDue : Due
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
}

/// <summary>Ends the time in which the lines of a decision waited for answers about other lines.</summary>
/// <param name="Decision">The number of the decision.</param>
[GenerateSerializer, Alias("tier.round-due")]
public sealed record RoundDue(int Decision) : Due
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
}

/// <summary>Ends the time in which the lender could answer a requisition.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Commitment">The number of the commitment.</param>
[GenerateSerializer, Alias("tier.requisition-due")]
public sealed record RequisitionDue(LineId Line, CommitmentId Commitment) : Due
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Line, Commitment);
}

/// <summary>Ends the time in which the lender's duty desk could approve.</summary>
/// <param name="Commitment">The number of the commitment.</param>
[GenerateSerializer, Alias("tier.approval-due")]
public sealed record ApprovalDue(CommitmentId Commitment) : Due
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Commitment);
}

/// <summary>Ends the time in which a request could accept what a lender promised.</summary>
/// <param name="Commitment">The number of the commitment.</param>
[GenerateSerializer, Alias("tier.acceptance-due")]
public sealed record AcceptanceDue(CommitmentId Commitment) : Due
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Commitment);
}
