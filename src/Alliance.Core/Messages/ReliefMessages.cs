using Alliance.Core.Actors;
using Alliance.Core.Identifiers;

namespace Alliance.Core.Messages;

/// <summary>Says how long a squad works at the scene.</summary>
/// <param name="Ends">When the squad is to leave.</param>
/// <param name="HardLimit">When the squad must leave, even if a longer stay was agreed.</param>
[GenerateSerializer, Alias("shift-plan")]
public sealed record ShiftPlan(Instant Ends, Instant HardLimit);

/// <summary>Tells a request that a squad's shift ends before long. The request is to send relief, or to ask that the
/// squad stay longer.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="Shift">The squad's shift.</param>
[GenerateSerializer, Alias("request.relief-wanted")]
public sealed record ReliefWanted(LineId Line, CommitmentId Commitment, ShiftPlan Shift) : Assured
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    /// <inheritdoc/>
    public override string? Request => Line.Request;
}

/// <summary>Tells a squad that its relief is on the way, and until when it is to stay. The squad stays until then if
/// that is not too long.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="Until">When the relief has arrived and has had time to take over.</param>
[GenerateSerializer, Alias("request.await-relief")]
public sealed record AwaitRelief(LineId Line, CommitmentId Commitment, Instant Until) : Assured
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    /// <inheritdoc/>
    public override string? Request => Line.Request;
}

/// <summary>Asks a lender to let its squad stay longer (EDXL-RM RequestExtendedDeploymentDuration). The request
/// asks.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="Until">When the longer stay would end.</param>
/// <param name="AnswerBy">When the lender must have answered.</param>
/// <param name="Reason">The reason, in a few words.</param>
[GenerateSerializer, Alias("request.extension")]
public sealed record RequestExtension(
    LineId Line, CommitmentId Commitment, Instant Until, Instant AnswerBy, string Reason)
    : Assured
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    /// <inheritdoc/>
    public override string? Request => Line.Request;
    /// <inheritdoc/>
    public override Instant? ValidUntil => AnswerBy;
}

/// <summary>Answers whether a squad may stay longer. The lender answers.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="Until">When the longer stay would end.</param>
/// <param name="Granted">Whether it is granted.</param>
/// <param name="Reason">The reason, in a few words.</param>
[GenerateSerializer, Alias("request.extension-answered")]
public sealed record ExtensionAnswered(LineId Line, CommitmentId Commitment, Instant Until, bool Granted, string Reason)
    : Assured
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    /// <inheritdoc/>
    public override string? Request => Line.Request;
}

/// <summary>Asks that a squad stay longer. People at the scene ask.</summary>
/// <param name="By">The author of the command: a person and an office.</param>
/// <param name="OccurredAt">When it was asked, if earlier than its entry; null: now.</param>
/// <param name="Commitment">The commitment under which the squad is out.</param>
/// <param name="Until">When the longer stay would end.</param>
/// <param name="Reason">The reason, in a few words.</param>
[GenerateSerializer, Alias("request.ask-extension")]
public sealed record AskExtension(
    Author By, Instant? OccurredAt, CommitmentId Commitment, Instant Until, string Reason) : Command(By, OccurredAt)
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Commitment);
    /// <inheritdoc/>
    public override CommandUrgency Urgency => CommandUrgency.Decision;
}

/// <summary>Ends the time in which the lender could answer a request for an extension.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Commitment">The number of the commitment.</param>
[GenerateSerializer, Alias("request.extension-due")]
public sealed record ExtensionDue(LineId Line, CommitmentId Commitment) : Due
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Line, Commitment);
}
