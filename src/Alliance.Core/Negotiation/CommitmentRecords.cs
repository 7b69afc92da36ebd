using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Negotiation;

/// <summary>Asks the lender's duty desk whether a squad may stay longer.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="Resource">The team or the depot.</param>
/// <param name="Until">When the longer stay would end.</param>
/// <param name="AnswerBy">When the desk must have answered; no answer is a no.</param>
/// <param name="Reason">The reason, in a few words.</param>
[GenerateSerializer, Alias("lender.extension-wanted")]
public sealed record ExtensionWanted(
    LineId Line, CommitmentId Commitment, ActorId Resource, Instant Until, Instant AnswerBy, string Reason) : Notice
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>Records whether the lender lets a squad stay longer.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="Resource">The team or the depot.</param>
/// <param name="Until">When the longer stay would end.</param>
/// <param name="Granted">Whether it is granted.</param>
/// <param name="Reason">The reason, in a few words.</param>
[GenerateSerializer, Alias("lender.extension-decided")]
public sealed record ExtensionDecided(
    LineId Line, CommitmentId Commitment, ActorId Resource, Instant Until, bool Granted, string Reason) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>Records that a lender has called its squad home.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="Resource">The team or the depot.</param>
/// <param name="Reason">The reason, in a few words.</param>
/// <param name="ReturnBy">When the squad is to be home again.</param>
/// <param name="LetGoBy">When the squad must leave to be home in time.</param>
/// <param name="WaitForReplacement">Whether the squad may stay until then if its replacement has not arrived.</param>
/// <param name="AnswerBy">When the lender goes on without an answer.</param>
[GenerateSerializer, Alias("lender.recall-asked")]
public sealed record RecallAsked(
    LineId Line, CommitmentId Commitment, ActorId Resource, string Reason, Instant ReturnBy, Instant LetGoBy,
    bool WaitForReplacement, Instant AnswerBy) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>Records how a recall was answered: by the request, or by the deadline in its place.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="Answer">The answer.</param>
[GenerateSerializer, Alias("lender.recall-answered")]
public sealed record RecallAnswered(LineId Line, CommitmentId Commitment, ReturnAnswer Answer) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>Records that the owner orders its squad home. The request had not let the squad go when it had to
/// leave.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="Resource">The team or the depot.</param>
[GenerateSerializer, Alias("lender.recall-enforced")]
public sealed record RecallEnforced(LineId Line, CommitmentId Commitment, ActorId Resource) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>Records that the lender's duty desk has ordered a commitment to be taken back.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="Resource">The team or the depot.</param>
/// <param name="Code">The reason, as a code.</param>
/// <param name="Reason">The reason, in words.</param>
[GenerateSerializer, Alias("lender.take-back-ordered")]
public sealed record TakeBackOrdered(
    LineId Line, CommitmentId Commitment, ActorId Resource, DeclineCode Code, string Reason) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>Tells the duty desk that a resource it wanted to take back has left.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="Resource">The team or the depot.</param>
/// <param name="Why">Why it failed, and what the desk can do instead.</param>
[GenerateSerializer, Alias("lender.take-back-failed")]
public sealed record TakeBackFailed(LineId Line, CommitmentId Commitment, ActorId Resource, string Why) : Notice
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>Records that a commitment was taken back before departure, for the ledger.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="Resource">The team or the depot.</param>
/// <param name="Quantity">People or units.</param>
/// <param name="Agreement">The agreement under which it was promised; null within one territory.</param>
/// <param name="Code">The reason, as a code.</param>
/// <param name="Reason">The reason, in words.</param>
/// <param name="By">The author who took it back.</param>
[GenerateSerializer, Alias("lender.commitment-taken-back")]
public sealed record CommitmentTakenBack(
    LineId Line, CommitmentId Commitment, ActorId Resource, int Quantity, AgreementId? Agreement, DeclineCode Code,
    string Reason, Author By) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>Records at the tier of an agreement that a member took a commitment back.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="Lender">The member that took it back.</param>
/// <param name="Resource">The team or the depot.</param>
/// <param name="Quantity">People or units.</param>
/// <param name="Code">The reason, as a code.</param>
/// <param name="Reason">The reason, in words.</param>
/// <param name="By">The author who took it back.</param>
[GenerateSerializer, Alias("tier.promise-broken")]
public sealed record PromiseBroken(
    LineId Line, CommitmentId Commitment, ActorId Lender, ActorId Resource, int Quantity, DeclineCode Code,
    string Reason,
    Author By) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>Tells the duty desk that a squad of its own is overdue or unreachable.</summary>
/// <param name="Team">The squad.</param>
/// <param name="Status">The last known deployment status of the squad.</param>
/// <param name="Commitment">The number of the commitment; null for a squad without an order.</param>
/// <param name="Asked">How often the squad was asked.</param>
/// <param name="Unreachable">Whether the squad counts as unreachable from now on.</param>
[GenerateSerializer, Alias("lender.team-unheard")]
public sealed record TeamNotHeard(
    ActorId Team, TeamStatus Status, CommitmentId? Commitment, int Asked, bool Unreachable) : Notice
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>Tells the duty desk that a squad of its own is back in contact.</summary>
/// <param name="Team">The squad.</param>
/// <param name="Status">The deployment status of the squad.</param>
/// <param name="Commitment">The number of the commitment; null for a squad without an order.</param>
[GenerateSerializer, Alias("lender.team-heard")]
public sealed record TeamBackInContact(ActorId Team, TeamStatus Status, CommitmentId? Commitment) : Notice
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}
