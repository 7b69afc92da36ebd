using Alliance.Core.Actors;
using Alliance.Core.Identifiers;

namespace Alliance.Core.Messages;

/// <summary>Grants or denies that a squad stays longer. The lender's duty desk decides.</summary>
/// <param name="By">The author of the command: a person and an office.</param>
/// <param name="OccurredAt">When it happened, if earlier than its entry; null: now.</param>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="Granted">Whether it is granted.</param>
/// <param name="Reason">The reason, in a few words.</param>
[GenerateSerializer, Alias("lender.decide-extension")]
public sealed record DecideExtension(
    Author By, Instant? OccurredAt, CommitmentId Commitment, bool Granted, string Reason) : Command(By, OccurredAt)
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Commitment);
    /// <inheritdoc/>
    public override CommandUrgency Urgency => CommandUrgency.Decision;
}

/// <summary>Ends the time in which the lender's duty desk could decide on an extension.</summary>
/// <param name="Commitment">The number of the commitment.</param>
[GenerateSerializer, Alias("lender.extension-due")]
public sealed record ExtensionDecisionDue(CommitmentId Commitment) : Due
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Commitment);
}

/// <summary>Tells a squad to stay longer. Its owner sends this.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="Until">When the longer stay ends.</param>
[GenerateSerializer, Alias("resource.extend-shift")]
public sealed record ExtendShift(LineId Line, CommitmentId Commitment, Instant Until) : Assured
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Line, Commitment);
}
