using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Messages;

/// <summary>Takes a commitment back before its resource has departed. The lender's duty desk decides.</summary>
/// <param name="By">The author of the command: a person and an office.</param>
/// <param name="OccurredAt">When it was decided, if earlier than its entry; null: now.</param>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="Code">The reason, as a code.</param>
/// <param name="Reason">The reason, in words.</param>
[GenerateSerializer, Alias("lender.take-back")]
public sealed record TakeBackCommitment(
    Author By, Instant? OccurredAt, CommitmentId Commitment, DeclineCode Code, string Reason) : Command(By, OccurredAt)
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Commitment);
    /// <inheritdoc/>
    public override CommandUrgency Urgency => CommandUrgency.Vital;
}

/// <summary>Says on whose word a commitment was taken back, and why.</summary>
/// <param name="By">The author who took it back.</param>
/// <param name="Code">The reason, as a code.</param>
/// <param name="Reason">The reason, in words.</param>
[GenerateSerializer, Alias("lender.taken-back")]
public sealed record TakenBack(Author By, DeclineCode Code, string Reason);

/// <summary>Takes a commitment back from a team or depot. It stands down if it has not left. The owner sends
/// this.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="Code">The reason, as a code.</param>
/// <param name="Reason">The reason, in words.</param>
[GenerateSerializer, Alias("resource.decommit")]
public sealed record Decommit(LineId Line, CommitmentId Commitment, DeclineCode Code, string Reason) : Assured
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    /// <summary>Gives the reason with which a resource that was taken back is free again.</summary>
    internal const string Done = "taken back";
}

/// <summary>Tells the owner that a team or depot has left and cannot be taken back any more.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Commitment">The number of the commitment.</param>
[GenerateSerializer, Alias("resource.already-departed")]
public sealed record AlreadyDeparted(LineId Line, CommitmentId Commitment) : Assured
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Line, Commitment);
}

/// <summary>Tells the tier of an agreement that a member has broken a promise. The member sends this.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="Resource">The team or the depot.</param>
/// <param name="Quantity">People or units.</param>
/// <param name="Taken">On whose word it was taken back, and why.</param>
[GenerateSerializer, Alias("tier.decommitted")]
public sealed record Decommitted(
    LineId Line, CommitmentId Commitment, ActorId Resource, int Quantity, TakenBack Taken) : Assured
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Line, Commitment);
}
