using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Messages;

/// <summary>The duty desk of a lender takes a commitment back before it has departed.</summary>
/// <param name="By">Who.</param>
/// <param name="OccurredAt">When it was decided, if earlier.</param>
/// <param name="Commitment">Which.</param>
/// <param name="Code">Why, as a code.</param>
/// <param name="Reason">Why, in words.</param>
[GenerateSerializer, Alias("lender.take-back")]
public sealed record TakeBackCommitment(
    Author By, Instant? OccurredAt, CommitmentId Commitment, DeclineCode Code, string Reason) : Command(By, OccurredAt)
{
    public override Subject About => Subject.OfCommitment(Commitment);
    public override CommandUrgency Urgency => CommandUrgency.Vital;
}

/// <summary>On whose word a commitment was taken back, and why.</summary>
[GenerateSerializer, Alias("lender.taken-back")]
public sealed record TakenBack(Author By, DeclineCode Code, string Reason);

/// <summary>An owner takes a commitment back: its team or depot stands down if it has not left.</summary>
[GenerateSerializer, Alias("resource.decommit")]
public sealed record Decommit(LineId Line, CommitmentId Commitment, DeclineCode Code, string Reason) : Assured
{
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    /// <summary>The reason with which a resource is then free.</summary>
    internal const string Done = "taken back";
}

/// <summary>A team or depot has left and cannot be taken back any more.</summary>
[GenerateSerializer, Alias("resource.already-departed")]
public sealed record AlreadyDeparted(LineId Line, CommitmentId Commitment) : Assured
{
    public override Subject About => Subject.OfCommitment(Line, Commitment);
}

/// <summary>A member tells the tier of its agreement that it has broken a promise.</summary>
[GenerateSerializer, Alias("tier.decommitted")]
public sealed record Decommitted(
    LineId Line, CommitmentId Commitment, ActorId Resource, int Quantity, TakenBack Taken) : Assured
{
    public override Subject About => Subject.OfCommitment(Line, Commitment);
}
