using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Teams;

/// <summary>A team stands otherwise than before, for that commitment if it has one.</summary>
[GenerateSerializer, Alias("team.status")]
public sealed record TeamStatusChanged(TeamStatus Status, TeamStatus Before, CommitmentId? Commitment) : JournalRecord
{
    public override Subject About => Subject.OfCommitment(Commitment);
    public override bool IsNegotiationStep => Status == TeamStatus.Held;
}

[GenerateSerializer, Alias("team.refused")]
public sealed record TeamRefused(CommitmentId Commitment, DeclineCode Code) : JournalRecord
{
    public override Subject About => Subject.OfCommitment(Commitment);
    public override bool IsNegotiationStep => true;
}

/// <summary>A squad reached, or left, the place where it works.</summary>
[GenerateSerializer, Alias("team.at-work")]
public sealed record TeamAtWork(Assignment Task, IncidentNumber Incident, int People, bool Working) : JournalRecord
{
    public override Subject About => Subject.OfCommitment(Task.Line, Task.Commitment);
    public override bool IsNegotiationStep => false;
}

/// <summary>A report that contradicts what was expected; it stands all the same.</summary>
[GenerateSerializer, Alias("team.contradiction")]
public sealed record UnexpectedReport(TeamStatus Reported, TeamStatus Expected, CommitmentId? Commitment) : JournalRecord
{
    public override Subject About => Subject.OfCommitment(Commitment);
    public override bool IsNegotiationStep => false;
}

/// <summary>A mis-keyed report is put right; the wrong one stays in the journal.</summary>
[GenerateSerializer, Alias("team.corrected")]
public sealed record ReportCorrected(
    TeamStatus Status, TeamStatus Wrong, CommitmentId? Commitment, string Reason) : JournalRecord
{
    public override Subject About => Subject.OfCommitment(Commitment);
    public override bool IsNegotiationStep => false;
}

/// <summary>The order to go.</summary>
[GenerateSerializer, Alias("team.deploy")]
public sealed record Deploy(Assignment Task) : Notice
{
    public override Subject About => Subject.OfCommitment(Task.Line, Task.Commitment);
    public override bool IsNegotiationStep => false;
}

/// <summary>Do not go after all.</summary>
[GenerateSerializer, Alias("team.stand-down")]
public sealed record StoodDown(CommitmentId Commitment, string Reason) : Notice
{
    public override Subject About => Subject.OfCommitment(Commitment);
    public override bool IsNegotiationStep => false;
}

/// <summary>Come home.</summary>
[GenerateSerializer, Alias("team.return")]
public sealed record ComeHome(CommitmentId? Commitment, string Reason) : Notice
{
    public override Subject About => Subject.OfCommitment(Commitment);
    public override bool IsNegotiationStep => false;
}

/// <summary>An incident that it came to unasked has sent it home; it has an order, which stands.</summary>
[GenerateSerializer, Alias("team.stays-by-order")]
public sealed record StaysByOrder(CommitmentId Commitment, IncidentNumber Incident) : JournalRecord
{
    public override Subject About => Subject.OfCommitment(Commitment);
    public override bool IsNegotiationStep => false;
}

/// <summary>Nothing was heard when it should have been: where are you?</summary>
[GenerateSerializer, Alias("team.overdue")]
public sealed record Overdue(TeamStatus Status, CommitmentId? Commitment, int Asked = 0) : Notice
{
    public override Subject About => Subject.OfCommitment(Commitment);
    public override bool IsNegotiationStep => false;
}

/// <summary>Asked so often without an answer, it counts as unreachable; where it stood last stays as it was.</summary>
[GenerateSerializer, Alias("team.unreachable")]
public sealed record TeamUnreachable(TeamStatus Status, CommitmentId? Commitment, int Asked) : JournalRecord
{
    public override Subject About => Subject.OfCommitment(Commitment);
    public override bool IsNegotiationStep => false;
}

[GenerateSerializer, Alias("team.heard-again")]
public sealed record TeamHeardAgain(TeamStatus Status, CommitmentId? Commitment) : JournalRecord
{
    public override Subject About => Subject.OfCommitment(Commitment);
    public override bool IsNegotiationStep => false;
}

/// <summary>Part of the squad goes on, or all of it again.</summary>
[GenerateSerializer, Alias("team.strength")]
public sealed record SquadStrengthChanged(CommitmentId Commitment, int People, int Before) : JournalRecord
{
    public override Subject About => Subject.OfCommitment(Commitment);
    public override bool IsNegotiationStep => false;
}

/// <summary>The crew says when it will arrive now; null: it cannot say.</summary>
[GenerateSerializer, Alias("team.eta")]
public sealed record EtaReported(CommitmentId Commitment, Instant? Eta, Instant? Before, string Reason) : JournalRecord
{
    public override Subject About => Subject.OfCommitment(Commitment);
    public override bool IsNegotiationStep => false;
}

/// <summary>The roads have changed under a squad that is under way: it will arrive then; null: no open road leads
/// there.</summary>
[GenerateSerializer, Alias("team.way-changed")]
public sealed record WayChanged(CommitmentId Commitment, Instant? Eta, Instant? Before) : Notice
{
    public override Subject About => Subject.OfCommitment(Commitment);
    public override bool IsNegotiationStep => false;
}

/// <summary>Stay longer: the owner allows it, or those who take over are on their way.</summary>
[GenerateSerializer, Alias("team.stay-on")]
public sealed record StayOn(CommitmentId Commitment, Instant Until, Instant Before, string Reason) : Notice
{
    public override Subject About => Subject.OfCommitment(Commitment);
    public override bool IsNegotiationStep => false;
}

/// <summary>A squad goes out within its rest, on somebody's word.</summary>
[GenerateSerializer, Alias("team.rest-broken")]
public sealed record RestBroken(CommitmentId Commitment, Instant ReadyAt, Author? By) : JournalRecord
{
    public override Subject About => Subject.OfCommitment(Commitment);
    public override bool IsNegotiationStep => false;
}

/// <summary>The shift is over: hand over and come home.</summary>
[GenerateSerializer, Alias("team.relief")]
public sealed record ReliefDue(CommitmentId Commitment) : Notice
{
    public override Subject About => Subject.OfCommitment(Commitment);
    public override bool IsNegotiationStep => false;
}
