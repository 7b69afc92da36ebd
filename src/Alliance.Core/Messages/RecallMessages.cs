using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Messages;

/// <summary>Calls a squad home for an emergency of the lender's own (召回). The lender's people decide.</summary>
/// <param name="By">The author of the command: a person and an office.</param>
/// <param name="OccurredAt">When it was decided, if earlier than its entry; null: now.</param>
/// <param name="Commitment">The commitment under which the squad is out.</param>
/// <param name="Reason">The reason, in a few words.</param>
/// <param name="ReturnBy">When the squad is to be home again.</param>
/// <param name="WaitForReplacement">Whether the squad may stay, within that time, until its replacement has
/// arrived.</param>
[GenerateSerializer, Alias("tier.recall")]
public sealed record RecallCommitment(
    Author By, Instant? OccurredAt, CommitmentId Commitment, string Reason, Instant ReturnBy,
    bool WaitForReplacement) : Command(By, OccurredAt)
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Commitment);
    /// <inheritdoc/>
    public override CommandUrgency Urgency => CommandUrgency.Vital;
}

/// <summary>Asks a request to let a squad go (EDXL-RM RequestReturn). The lender asks.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Commitment">The commitment under which the squad is out.</param>
/// <param name="Reason">The reason, in a few words.</param>
/// <param name="LetGoBy">When the squad must leave to be home in time.</param>
/// <param name="WaitForReplacement">Whether the squad may stay until then if its replacement has not arrived.</param>
/// <param name="AnswerBy">When the lender goes on without an answer.</param>
[GenerateSerializer, Alias("request.return-asked")]
public sealed record RequestReturn(
    LineId Line, CommitmentId Commitment, string Reason, Instant LetGoBy, bool WaitForReplacement, Instant AnswerBy)
        : Assured
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    /// <inheritdoc/>
    public override string? Request => Line.Request;
}

/// <summary>Answers the lender's recall (EDXL-RM ResponseToRequestReturn). The request answers.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="Answer">The answer of the request.</param>
[GenerateSerializer, Alias("request.return-answered")]
public sealed record ReturnAnswered(LineId Line, CommitmentId Commitment, ReturnAnswer Answer) : Assured
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    /// <inheritdoc/>
    public override string? Request => Line.Request;
}

/// <summary>Ends the time in which the request could answer a recall.</summary>
/// <param name="Commitment">The number of the commitment.</param>
[GenerateSerializer, Alias("tier.return-answer-due")]
public sealed record ReturnAnswerDue(CommitmentId Commitment) : Due
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Commitment);
}

/// <summary>Reminds the lender that its recalled squad should have been let go by now.</summary>
/// <param name="Commitment">The number of the commitment.</param>
[GenerateSerializer, Alias("tier.return-due")]
public sealed record ReturnDue(CommitmentId Commitment) : Due
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Commitment);
}
