using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Reports;

/// <summary>A tier told one above of an incident, by way of whose reports: none of them is altered on the
/// way.</summary>
/// <param name="Incident">Of which.</param>
/// <param name="To">Whom.</param>
/// <param name="Medium">By telephone, or in writing.</param>
/// <param name="Skipped">Whether a tier between was passed over (越级上报).</param>
/// <param name="Report">The scene's report that it rests on; null where there is none yet.</param>
/// <param name="Grade">The incident's grade as far as the tier knows.</param>
[GenerateSerializer, Alias("tier.reported-upward")]
public sealed record ReportedUpward(
    IncidentNumber Incident, ActorId To, ReportMedium Medium, bool Skipped, SituationReport? Report,
    EventGrade? Grade) : JournalRecord
{
    public override Subject About => Subject.OfIncident(Incident);
    public override bool IsNegotiationStep => false;
}

/// <summary>A tier has a report from below; on record, so that none is lost on the way.</summary>
[GenerateSerializer, Alias("tier.report-received")]
public sealed record UpwardReportReceived(
    IncidentNumber Incident, ActorId Teller, ReportMedium Medium, bool Skipped, SituationReport? Report,
    EventGrade? Grade) : Notice
{
    public override Subject About => Subject.OfIncident(Incident);
    public override bool IsNegotiationStep => false;
}

/// <summary>The desk owes something from now on.</summary>
/// <param name="Clock">What.</param>
/// <param name="Subject">Of which incident or line.</param>
/// <param name="Due">By when.</param>
[GenerateSerializer, Alias("clock.started")]
public sealed record ClockStarted(Clock Clock, string Subject, Instant Due) : Notice
{
    public override Subject About => Clock.About(Subject);
    public override bool IsNegotiationStep => false;
}

/// <summary>The desk is reminded of what it still owes.</summary>
[GenerateSerializer, Alias("clock.reminder")]
public sealed record ClockRunsOut(Clock Clock, string Subject, Instant Due) : Notice
{
    public override Subject About => Clock.About(Subject);
    public override bool IsNegotiationStep => false;
}

/// <summary>The time has passed; it is owed all the same.</summary>
[GenerateSerializer, Alias("clock.missed")]
public sealed record ClockMissed(Clock Clock, string Subject, Instant Due) : Notice
{
    public override Subject About => Clock.About(Subject);
    public override bool IsNegotiationStep => false;
}

/// <summary>What was owed was done.</summary>
/// <param name="Clock">What.</param>
/// <param name="Subject">Of which incident or line.</param>
/// <param name="Took">From when it was owed until it was done.</param>
/// <param name="Late">By how much it was late; zero: in time.</param>
[GenerateSerializer, Alias("clock.stopped")]
public sealed record ClockStopped(Clock Clock, string Subject, Span Took, Span Late) : JournalRecord
{
    public override Subject About => Clock.About(Subject);
    public override bool IsNegotiationStep => false;
}

/// <summary>It is no longer owed.</summary>
[GenerateSerializer, Alias("clock.lifted")]
public sealed record ClockLifted(Clock Clock, string Subject, string Reason) : JournalRecord
{
    public override Subject About => Clock.About(Subject);
    public override bool IsNegotiationStep => false;
}
