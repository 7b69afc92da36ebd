using Alliance.Core.Actors;
using Alliance.Core.Requests;

namespace Alliance.Core.Negotiation;

/// <summary>The duty desk of a lender lets a squad stay longer, or does not.</summary>
[GenerateSerializer, Alias("lender.decide-extension")]
public sealed record DecideExtension(
    Author By, Instant? OccurredAt, string Commitment, bool Granted, string Reason) : Command(By, OccurredAt)
{
    public override Subject About => Subject.OfCommitment(Commitment);
    public override CommandUrgency Urgency => CommandUrgency.Decision;
}

/// <summary>The duty desk has had its time.</summary>
[GenerateSerializer, Alias("lender.extension-due")]
public sealed record ExtensionDecisionDue(string Commitment) : Due
{
    public override Subject About => Subject.OfCommitment(Commitment);
}

/// <summary>An owner tells its squad to stay longer.</summary>
[GenerateSerializer, Alias("resource.extend-shift")]
public sealed record ExtendShift(LineId Line, string Commitment, Instant Until) : Assured
{
    public override Subject About => Subject.OfCommitment(Line, Commitment);
}

/// <summary>The duty desk is to say whether a squad may stay longer.</summary>
[GenerateSerializer, Alias("lender.extension-wanted")]
public sealed record ExtensionWanted(
    LineId Line, string Commitment, ActorId Resource, Instant Until, Instant AnswerBy, string Reason) : Notice
{
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    public override bool IsNegotiationStep => false;
}

/// <summary>A lender has said whether a squad may stay longer.</summary>
[GenerateSerializer, Alias("lender.extension-decided")]
public sealed record ExtensionDecided(
    LineId Line, string Commitment, ActorId Resource, Instant Until, bool Granted, string Reason) : JournalRecord
{
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    public override bool IsNegotiationStep => false;
}
