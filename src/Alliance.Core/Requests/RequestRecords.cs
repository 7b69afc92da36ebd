using Alliance.Core.Actors;
using Alliance.Core.Negotiation;

namespace Alliance.Core.Requests;

[GenerateSerializer, Alias("request.submitted")]
public sealed record RequestSubmitted(string Incident, string Place, LineSpec[] Lines) : JournalRecord;

[GenerateSerializer, Alias("request.rejected")]
public sealed record RequestRejected(string Why) : JournalRecord;

/// <summary>A line is put to a tier for the remainder that is open.</summary>
[GenerateSerializer, Alias("request.escalated")]
public sealed record LineSolicited(LineId Line, ActorId Tier, int Remainder) : JournalRecord;

/// <summary>What a line asks has changed; the old values stay here.</summary>
[GenerateSerializer, Alias("request.amended")]
public sealed record LineAmended(LineId Line, LineSpec Before, LineSpec After, string Reason) : JournalRecord;

[GenerateSerializer, Alias("request.accepted")]
public sealed record CommitmentAccepted(
    LineId Line, string Commitment, ActorId Lender, ActorId Tier, ActorId Resource, int Quantity, int CoveredBefore, int Asked, bool ArrangedByTelephone) : JournalRecord;

/// <summary>A commitment that came when its line was covered or over, answered with a release.</summary>
[GenerateSerializer, Alias("request.declined-commitment")]
public sealed record CommitmentNotTaken(LineId Line, string Commitment, string Reason) : JournalRecord;

[GenerateSerializer, Alias("request.progress")]
public sealed record CommitmentProgress(LineId Line, string Commitment, CommitmentStatus Status, DeclineCode? Reason) : JournalRecord;

[GenerateSerializer, Alias("request.released")]
public sealed record CommitmentReleased(LineId Line, string Commitment, string Reason) : JournalRecord;

/// <summary>A lender wants its squad back: the line counts on it no longer, and lets it go now, or when it is replaced and at the latest by then.</summary>
[GenerateSerializer, Alias("request.return-accepted")]
public sealed record ReturnAccepted(LineId Line, string Commitment, ReturnAnswer Answer, Instant LetGoBy, string Reason) : JournalRecord;

[GenerateSerializer, Alias("request.line-ended")]
public sealed record LineEnded(LineId Line, Outcome Outcome, int Received, int Asked, string Reason) : JournalRecord;

[GenerateSerializer, Alias("request.settled-record")]
public sealed record RequestSettled(Outcome Outcome) : JournalRecord;
