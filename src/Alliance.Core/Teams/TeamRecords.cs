using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Teams;

/// <summary>Records that a team's deployment status has changed.</summary>
/// <param name="Status">The status from now on.</param>
/// <param name="Before">The status before.</param>
/// <param name="Commitment">The number of the commitment; null for a team without an order.</param>
/// <param name="Since">Since when, where that is not when its cause happened; else null.</param>
[GenerateSerializer, Alias("team.status")]
public sealed record TeamStatusChanged(
    TeamStatus Status, TeamStatus Before, CommitmentId? Commitment, Instant? Since = null) : JournalRecord
{
    /// <inheritdoc/>
    public override Instant? HappenedAt => Since;
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => Status == TeamStatus.Held;
}

/// <summary>Records that a team refuses a hold or an order.</summary>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="Code">Why it refuses.</param>
[GenerateSerializer, Alias("team.refused")]
public sealed record TeamRefused(CommitmentId Commitment, DeclineCode Code) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => true;
}

/// <summary>Records that a squad reached or left the place where it works.</summary>
/// <param name="Task">The task of the squad.</param>
/// <param name="Incident">The number of the incident.</param>
/// <param name="People">The number of people at work.</param>
/// <param name="Working">True when it reached the place, false when it left.</param>
/// <param name="Happened">When that was, where it was reported later; else null.</param>
[GenerateSerializer, Alias("team.at-work")]
public sealed record TeamAtWork(
    Assignment Task, IncidentNumber Incident, int People, bool Working, Instant? Happened = null) : JournalRecord
{
    /// <inheritdoc/>
    public override Instant? HappenedAt => Happened;
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Task.Line, Task.Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>Records a report that contradicts what was expected. It stands all the same.</summary>
/// <param name="Reported">The status that was reported.</param>
/// <param name="Expected">The status that the team had before.</param>
/// <param name="Commitment">The number of the commitment; null for a team without an order.</param>
[GenerateSerializer, Alias("team.contradiction")]
public sealed record UnexpectedReport(TeamStatus Reported, TeamStatus Expected, CommitmentId? Commitment)
    : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>Records that a mis-keyed report is put right. The wrong report stays in the journal.</summary>
/// <param name="Status">The right status.</param>
/// <param name="Wrong">The status that was wrong.</param>
/// <param name="Commitment">The number of the commitment; null for a team without an order.</param>
/// <param name="Reason">The reason, in a few words.</param>
[GenerateSerializer, Alias("team.corrected")]
public sealed record ReportCorrected(
    TeamStatus Status, TeamStatus Wrong, CommitmentId? Commitment, string Reason) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>Orders the crew to go.</summary>
/// <param name="Task">Where to go, and for what.</param>
[GenerateSerializer, Alias("team.deploy")]
public sealed record Deploy(Assignment Task) : Notice
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Task.Line, Task.Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>Tells the crew not to go after all.</summary>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="Reason">The reason, in a few words.</param>
[GenerateSerializer, Alias("team.stand-down")]
public sealed record StoodDown(CommitmentId Commitment, string Reason) : Notice
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>Tells the crew to come home.</summary>
/// <param name="Commitment">The number of the commitment; null for a team without an order.</param>
/// <param name="Reason">The reason, in a few words.</param>
[GenerateSerializer, Alias("team.return")]
public sealed record ComeHome(CommitmentId? Commitment, string Reason) : Notice
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>Records that an incident has sent a squad home that came unasked, but the squad has an order, which
/// stands.</summary>
/// <param name="Commitment">The commitment of the order.</param>
/// <param name="Incident">The number of the incident.</param>
[GenerateSerializer, Alias("team.stays-by-order")]
public sealed record StaysByOrder(CommitmentId Commitment, IncidentNumber Incident) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>Asks a crew where it is, because nothing was heard of it when it should have been.</summary>
/// <param name="Status">The last known deployment status of the team.</param>
/// <param name="Commitment">The number of the commitment; null for a team without an order.</param>
/// <param name="Asked">How often the crew was asked, this time included.</param>
[GenerateSerializer, Alias("team.overdue")]
public sealed record Overdue(TeamStatus Status, CommitmentId? Commitment, int Asked = 0) : Notice
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>Records that a team counts as unreachable after questions without an answer. Its last known status stays as
/// it was.</summary>
/// <param name="Status">The last known deployment status of the team.</param>
/// <param name="Commitment">The number of the commitment; null for a team without an order.</param>
/// <param name="Asked">How often the crew was asked.</param>
[GenerateSerializer, Alias("team.unreachable")]
public sealed record TeamUnreachable(TeamStatus Status, CommitmentId? Commitment, int Asked) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>Records that a team that counted as unreachable was heard of.</summary>
/// <param name="Status">The last known deployment status of the team.</param>
/// <param name="Commitment">The number of the commitment; null for a team without an order.</param>
[GenerateSerializer, Alias("team.heard-again")]
public sealed record TeamHeardAgain(TeamStatus Status, CommitmentId? Commitment) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>Records that a part of the squad goes on, or all of it again.</summary>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="People">The number of people that go on.</param>
/// <param name="Before">The number of people before.</param>
[GenerateSerializer, Alias("team.strength")]
public sealed record SquadStrengthChanged(CommitmentId Commitment, int People, int Before) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>Records when the crew says that it will arrive now.</summary>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="Eta">When it will arrive; null: it cannot say.</param>
/// <param name="Before">The time of arrival that was known before; null for none.</param>
/// <param name="Reason">The reason, in a few words.</param>
[GenerateSerializer, Alias("team.eta")]
public sealed record EtaReported(CommitmentId Commitment, Instant? Eta, Instant? Before, string Reason) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>Tells a crew under way that roads have changed, and when it will arrive now.</summary>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="Eta">When it will arrive; null: no open road leads there.</param>
/// <param name="Before">When it would have arrived before; null: no open road led there.</param>
[GenerateSerializer, Alias("team.way-changed")]
public sealed record WayChanged(CommitmentId Commitment, Instant? Eta, Instant? Before) : Notice
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>Tells the crew to stay longer. The owner allows it, or relief is on its way.</summary>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="Until">When the shift ends now.</param>
/// <param name="Before">When the shift ended before.</param>
/// <param name="Reason">The reason, in a few words.</param>
[GenerateSerializer, Alias("team.stay-on")]
public sealed record StayOn(CommitmentId Commitment, Instant Until, Instant Before, string Reason) : Notice
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>Records that a squad goes out within its rest.</summary>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="ReadyAt">When its rest would have ended.</param>
/// <param name="By">The author who arranged it; null for an order after a hold.</param>
[GenerateSerializer, Alias("team.rest-broken")]
public sealed record RestBroken(CommitmentId Commitment, Instant ReadyAt, Author? By) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>Tells that a squad was ordered before its rest was over, as a late report of its last outing shows. The
/// order stands.</summary>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="ReadyAt">When its rest is over.</param>
[GenerateSerializer, Alias("team.rest-cut-short")]
public sealed record RestCutShort(CommitmentId Commitment, Instant ReadyAt) : Notice
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>Tells the crew that its shift is over: it is to hand over and come home.</summary>
/// <param name="Commitment">The number of the commitment.</param>
[GenerateSerializer, Alias("team.relief")]
public sealed record ReliefDue(CommitmentId Commitment) : Notice
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>Records a report that changes nothing about where the team stands.</summary>
/// <param name="Reported">The status that was reported.</param>
/// <param name="Status">The status of the team, which stays.</param>
/// <param name="Commitment">The number of the commitment that the report belongs to; null for none.</param>
/// <param name="Note">Why it changes nothing.</param>
/// <param name="TellsOfPast">Whether it tells of the past of that commitment: when the squad left, was there, was
/// home.</param>
[GenerateSerializer, Alias("team.report-noted")]
public sealed record ReportNoted(
    TeamStatus Reported, TeamStatus Status, CommitmentId? Commitment, ReportNote Note, bool TellsOfPast)
    : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>Tells why a report changes nothing about where a team stands.</summary>
public enum ReportNote
{
    /// <summary>What it says happened before what was reported last.</summary>
    Late,
    /// <summary>It says what is known already.</summary>
    Repeated,
    /// <summary>What it says happened before the order that the team has.</summary>
    BeforeOrder,
    /// <summary>It says that an order was received, but the team has none.</summary>
    NoOrder,
    /// <summary>It says that the order is received, which is a record of its own.</summary>
    Received,
}

/// <summary>Records a detail of a report that was flagged. The rest of the report stands.</summary>
/// <param name="Field">The field of the report.</param>
/// <param name="Said">The number that was reported.</param>
/// <param name="Taken">The number that counts from now on.</param>
/// <param name="Mend">What is wrong, and how to mend it.</param>
/// <param name="Commitment">The number of the commitment; null for a team without an order.</param>
[GenerateSerializer, Alias("team.detail-flagged")]
public sealed record DetailFlagged(
    string Field, int Said, int Taken, string Mend, CommitmentId? Commitment) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>Records a time of arrival that changes nothing: nobody waits for the team, or a later one is
/// known.</summary>
/// <param name="Commitment">The number of the commitment; null for a team without an order.</param>
/// <param name="Eta">The time that was reported; null: it cannot say.</param>
/// <param name="Status">The status of the team.</param>
/// <param name="IsLate">Whether it was said before what is known.</param>
/// <param name="Reason">The reason, in a few words.</param>
[GenerateSerializer, Alias("team.eta-noted")]
public sealed record EtaNoted(
    CommitmentId? Commitment, Instant? Eta, TeamStatus Status, bool IsLate, string Reason) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>Records that the crew says that it has the order.</summary>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="SentAt">When the order was sent.</param>
[GenerateSerializer, Alias("team.order-received")]
public sealed record OrderReceived(CommitmentId Commitment, Instant SentAt) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>Asks a crew, or its deputy contact, to say that it has the order.</summary>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="SentAt">When the order was sent.</param>
/// <param name="Asked">The number of questions so far, this one included.</param>
/// <param name="Deputy">Whether the deputy contact is asked.</param>
[GenerateSerializer, Alias("team.order-unconfirmed")]
public sealed record OrderUnconfirmed(CommitmentId Commitment, Instant SentAt, int Asked, bool Deputy) : Notice
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>Tells the crew of a task for which it is to leave later. The order to go follows then.</summary>
/// <param name="Task">Where to go, and for what.</param>
/// <param name="GoAt">When the order to go follows.</param>
[GenerateSerializer, Alias("team.departure-planned")]
public sealed record DeparturePlanned(Assignment Task, Instant GoAt) : Notice
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Task.Line, Task.Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>Tells a crew that the place of its task was on record wrongly, and where to go now.</summary>
/// <param name="Task">The task, with the place from now on.</param>
/// <param name="Former">The code of the township that it was sent to before.</param>
[GenerateSerializer, Alias("team.place-corrected")]
public sealed record PlaceCorrected(Assignment Task, string Former) : Notice
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Task.Line, Task.Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>Tells a crew that is away to leave its task for another one. It goes on from where it is.</summary>
/// <param name="Task">The next task.</param>
/// <param name="From">The number of the commitment that it leaves.</param>
/// <param name="Status">Where it stood.</param>
/// <param name="Place">The code of the place from which it goes on.</param>
/// <param name="Since">When it was told, where that was before it was recorded; else null.</param>
[GenerateSerializer, Alias("team.diverted")]
public sealed record TeamDiverted(
    Assignment Task, CommitmentId From, TeamStatus Status, string Place, Instant? Since = null) : Notice
{
    /// <inheritdoc/>
    public override Instant? HappenedAt => Since;
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Task.Line, Task.Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>Records that a late report has put the hours of an ended commitment right.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Commitment">The number of the commitment.</param>
/// <param name="PersonMinutes">People times minutes that the team was away for it.</param>
/// <param name="Before">The person-minutes that were known before.</param>
[GenerateSerializer, Alias("team.hours-corrected")]
public sealed record HoursCorrected(
    LineId Line, CommitmentId Commitment, long PersonMinutes, long Before) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Line, Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>Records what a squad has done for a task that its crew did not report of that task: it had been out before
/// the task was entered, or it was checked in at the scene. Home again, or on its way there, it is not sent.</summary>
/// <param name="Task">The task.</param>
/// <param name="Reports">What the crew had reported, in the order in which it happened.</param>
/// <param name="Counts">How many went on, as the crew said; null where it said nothing.</param>
[GenerateSerializer, Alias("team.outing-entered")]
public sealed record OutingEntered(Assignment Task, CrewReport[] Reports, CrewCount[]? Counts = null) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfCommitment(Task.Line, Task.Commitment);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}
