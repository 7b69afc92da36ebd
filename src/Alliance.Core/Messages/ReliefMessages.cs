using Alliance.Core.Actors;
using Alliance.Core.Identifiers;

namespace Alliance.Core.Messages;

/// <summary>How long a squad works at the scene.</summary>
/// <param name="Ends">When it is to leave.</param>
/// <param name="HardLimit">When it must leave, whatever was agreed.</param>
[GenerateSerializer, Alias("shift-plan")]
public sealed record ShiftPlan(Instant Ends, Instant HardLimit);

/// <summary>A squad tells its request that its shift ends before long: others are to take over, or it is to stay
/// on.</summary>
[GenerateSerializer, Alias("request.relief-wanted")]
public sealed record ReliefWanted(LineId Line, CommitmentId Commitment, ShiftPlan Shift) : Assured
{
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    public override string? Request => Line.Request;
}

/// <summary>A request tells a squad that others are on their way to take over, and when: it stays until then, if that
/// is not too long.</summary>
[GenerateSerializer, Alias("request.await-relief")]
public sealed record AwaitRelief(LineId Line, CommitmentId Commitment, Instant Until) : Assured
{
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    public override string? Request => Line.Request;
}

/// <summary>A request asks a lender to let its squad stay longer (EDXL-RM RequestExtendedDeploymentDuration).</summary>
[GenerateSerializer, Alias("request.extension")]
public sealed record RequestExtension(LineId Line, CommitmentId Commitment, Instant Until, Instant AnswerBy, string Reason)
    : Assured
{
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    public override string? Request => Line.Request;
    public override Instant? ValidUntil => AnswerBy;
}

/// <summary>A lender lets its squad stay longer, or not.</summary>
[GenerateSerializer, Alias("request.extension-answered")]
public sealed record ExtensionAnswered(LineId Line, CommitmentId Commitment, Instant Until, bool Granted, string Reason)
    : Assured
{
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    public override string? Request => Line.Request;
}

/// <summary>People at the scene ask that a squad stay longer.</summary>
/// <param name="By">Who.</param>
/// <param name="OccurredAt">When it was asked, if earlier.</param>
/// <param name="Commitment">Which.</param>
/// <param name="Until">Until when.</param>
/// <param name="Reason">Why.</param>
[GenerateSerializer, Alias("request.ask-extension")]
public sealed record AskExtension(
    Author By, Instant? OccurredAt, CommitmentId Commitment, Instant Until, string Reason) : Command(By, OccurredAt)
{
    public override Subject About => Subject.OfCommitment(Commitment);
    public override CommandUrgency Urgency => CommandUrgency.Decision;
}

/// <summary>A lender has had its time to answer.</summary>
[GenerateSerializer, Alias("request.extension-due")]
public sealed record ExtensionDue(LineId Line, CommitmentId Commitment) : Due
{
    public override Subject About => Subject.OfCommitment(Line, Commitment);
}
