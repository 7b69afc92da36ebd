using Alliance.Core.Actors;
using Alliance.Core.Identifiers;

namespace Alliance.Core.Messages;

/// <summary>The duty desk of a lender lets a squad stay longer, or does not.</summary>
[GenerateSerializer, Alias("lender.decide-extension")]
public sealed record DecideExtension(
    Author By, Instant? OccurredAt, CommitmentId Commitment, bool Granted, string Reason) : Command(By, OccurredAt)
{
    public override Subject About => Subject.OfCommitment(Commitment);
    public override CommandUrgency Urgency => CommandUrgency.Decision;
}

/// <summary>The duty desk has had its time.</summary>
[GenerateSerializer, Alias("lender.extension-due")]
public sealed record ExtensionDecisionDue(CommitmentId Commitment) : Due
{
    public override Subject About => Subject.OfCommitment(Commitment);
}

/// <summary>An owner tells its squad to stay longer.</summary>
[GenerateSerializer, Alias("resource.extend-shift")]
public sealed record ExtendShift(LineId Line, CommitmentId Commitment, Instant Until) : Assured
{
    public override Subject About => Subject.OfCommitment(Line, Commitment);
}
