using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Messages;

/// <summary>The lender's people call a squad home for an emergency of their own (召回).</summary>
/// <param name="By">Who.</param>
/// <param name="OccurredAt">When it was decided, if earlier.</param>
/// <param name="Commitment">Under which the squad is out.</param>
/// <param name="Reason">Why.</param>
/// <param name="ReturnBy">When it is to be home again.</param>
/// <param name="WaitForReplacement">Whether it may stay, within that time, until its replacement is there.</param>
[GenerateSerializer, Alias("tier.recall")]
public sealed record RecallCommitment(
    Author By, Instant? OccurredAt, CommitmentId Commitment, string Reason, Instant ReturnBy,
    bool WaitForReplacement) : Command(By, OccurredAt)
{
    public override Subject About => Subject.OfCommitment(Commitment);
    public override CommandUrgency Urgency => CommandUrgency.Vital;
}

/// <summary>A lender asks a request to let its squad go (EDXL-RM RequestReturn).</summary>
/// <param name="Line">The line.</param>
/// <param name="Commitment">Under which the squad is out.</param>
/// <param name="Reason">Why.</param>
/// <param name="LetGoBy">When the squad must leave to be home in time.</param>
/// <param name="WaitForReplacement">Whether it may stay until then if its replacement is not there.</param>
/// <param name="AnswerBy">When the lender goes on without an answer.</param>
[GenerateSerializer, Alias("request.return-asked")]
public sealed record RequestReturn(
    LineId Line, CommitmentId Commitment, string Reason, Instant LetGoBy, bool WaitForReplacement, Instant AnswerBy) : Assured
{
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    public override string? Request => Line.Request;
}

/// <summary>A request answers its lender's recall (EDXL-RM ResponseToRequestReturn).</summary>
[GenerateSerializer, Alias("request.return-answered")]
public sealed record ReturnAnswered(LineId Line, CommitmentId Commitment, ReturnAnswer Answer) : Assured
{
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    public override string? Request => Line.Request;
}

/// <summary>A recall has had the time for its answer.</summary>
[GenerateSerializer, Alias("tier.return-answer-due")]
public sealed record ReturnAnswerDue(CommitmentId Commitment) : Due
{
    public override Subject About => Subject.OfCommitment(Commitment);
}

/// <summary>A recalled squad should have been let go by now.</summary>
[GenerateSerializer, Alias("tier.return-due")]
public sealed record ReturnDue(CommitmentId Commitment) : Due
{
    public override Subject About => Subject.OfCommitment(Commitment);
}
