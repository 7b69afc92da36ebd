using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Requests;

[GenerateSerializer, Alias("request.submitted")]
public sealed record RequestSubmitted(IncidentNumber Incident, string Place, LineSpec[] Lines) : JournalRecord
{
    public override Subject About => Subject.None;
    public override bool IsNegotiationStep => true;
}

[GenerateSerializer, Alias("request.rejected")]
public sealed record RequestRejected(string Why) : JournalRecord
{
    public override Subject About => Subject.None;
    public override bool IsNegotiationStep => false;
}

/// <summary>A line is put to a tier for the remainder that is open.</summary>
[GenerateSerializer, Alias("request.escalated")]
public sealed record LineSolicited(LineId Line, ActorId Tier, int Remainder) : JournalRecord
{
    public override Subject About => Subject.OfLine(Line);
    public override bool IsNegotiationStep => true;
}

/// <summary>What a line asks has changed; the old values stay here.</summary>
[GenerateSerializer, Alias("request.amended")]
public sealed record LineAmended(LineId Line, LineSpec Before, LineSpec After, string Reason) : JournalRecord
{
    public override Subject About => Subject.OfLine(Line);
    public override bool IsNegotiationStep => false;
}

/// <summary>A commitment is taken up.</summary>
/// <param name="Line">The line.</param>
/// <param name="Commitment">The commitment.</param>
/// <param name="Lender">Whose it is.</param>
/// <param name="Tier">The tier that awarded it; the request itself where people arranged it.</param>
/// <param name="Resource">The team or depot.</param>
/// <param name="Quantity">People or units.</param>
/// <param name="CoveredBefore">What covered the line before.</param>
/// <param name="Asked">What is to be covered in all.</param>
/// <param name="ArrangedByTelephone">Whether people had arranged it among themselves.</param>
/// <param name="StandsIn">The commitment in doubt in whose place it comes.</param>
/// <param name="Substitute">What is given in place of the kind asked; null for that kind itself.</param>
[GenerateSerializer, Alias("request.accepted")]
public sealed record CommitmentAccepted(
    LineId Line, CommitmentId Commitment, ActorId Lender, ActorId Tier, ActorId Resource, int Quantity, int CoveredBefore,
    int Asked, bool ArrangedByTelephone,
    CommitmentId? StandsIn = null, Substitute? Substitute = null) : JournalRecord
{
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    public override bool IsNegotiationStep => true;
}

/// <summary>A commitment that came when its line was covered or over, answered with a release.</summary>
[GenerateSerializer, Alias("request.declined-commitment")]
public sealed record CommitmentNotTaken(LineId Line, CommitmentId Commitment, string Reason) : JournalRecord
{
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    public override bool IsNegotiationStep => false;
}

/// <summary>The duty desk of the place that asked is to confirm or decline.</summary>
[GenerateSerializer, Alias("request.confirmation-wanted")]
public sealed record ConfirmationWanted(
    LineId Line, CommitmentId Commitment, ActorId Lender, ActorId Resource, int Quantity, string Place,
    Instant Until) : Notice
{
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    public override bool IsNegotiationStep => true;
}

[GenerateSerializer, Alias("request.confirmed")]
public sealed record ConfirmationGiven(LineId Line, CommitmentId Commitment, bool Granted, string Reason) : JournalRecord
{
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    public override bool IsNegotiationStep => true;
}

[GenerateSerializer, Alias("request.progress")]
public sealed record CommitmentProgress(
    LineId Line, CommitmentId Commitment, CommitmentStatus Status, DeclineCode? Reason, string? Why = null,
    UnitsReported? Units = null) : JournalRecord
{
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    public override bool IsNegotiationStep => false;
}

/// <summary>A commitment is in doubt and no longer covers its line: others are sought in its place.</summary>
[GenerateSerializer, Alias("request.replacement-sought")]
public sealed record ReplacementSought(LineId Line, CommitmentId Commitment, Doubt Doubt, int Quantity) : JournalRecord
{
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    public override bool IsNegotiationStep => false;
}

/// <summary>A commitment that was in doubt can be counted on again.</summary>
[GenerateSerializer, Alias("request.replacement-not-needed")]
public sealed record ReplacementNotNeeded(LineId Line, CommitmentId Commitment, int Quantity) : JournalRecord
{
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    public override bool IsNegotiationStep => false;
}

/// <summary>Fewer, or more, people come than were promised.</summary>
[GenerateSerializer, Alias("request.strength-changed")]
public sealed record CommitmentStrengthChanged(LineId Line, CommitmentId Commitment, int People, int Before) : JournalRecord
{
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    public override bool IsNegotiationStep => false;
}

/// <summary>A squad is expected at another time; null: it cannot say when.</summary>
[GenerateSerializer, Alias("request.eta-changed")]
public sealed record EtaChanged(
    LineId Line, CommitmentId Commitment, Instant? Eta, Instant Before, string Reason) : JournalRecord
{
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    public override bool IsNegotiationStep => false;
}

/// <summary>Nothing was heard of a squad when it should have been.</summary>
[GenerateSerializer, Alias("request.not-heard")]
public sealed record CommitmentNotHeard(LineId Line, CommitmentId Commitment, int Asked, bool Unreachable) : JournalRecord
{
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    public override bool IsNegotiationStep => false;
}

[GenerateSerializer, Alias("request.released")]
public sealed record CommitmentReleased(LineId Line, CommitmentId Commitment, string Reason) : JournalRecord
{
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    public override bool IsNegotiationStep => false;
}

/// <summary>A lender wants its squad back: the line counts on it no longer, and lets it go now, or when it is replaced
/// and at the latest by then.</summary>
[GenerateSerializer, Alias("request.return-accepted")]
public sealed record ReturnAccepted(
    LineId Line, CommitmentId Commitment, ReturnAnswer Answer, Instant LetGoBy, string Reason) : JournalRecord
{
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    public override bool IsNegotiationStep => false;
}

[GenerateSerializer, Alias("request.line-ended")]
public sealed record LineEnded(LineId Line, Outcome Outcome, int Received, int Asked, string Reason) : JournalRecord
{
    public override Subject About => Subject.OfLine(Line);
    public override bool IsNegotiationStep => false;
}

[GenerateSerializer, Alias("request.settled-record")]
public sealed record RequestSettled(Outcome Outcome) : JournalRecord
{
    public override Subject About => Subject.None;
    public override bool IsNegotiationStep => false;
}
