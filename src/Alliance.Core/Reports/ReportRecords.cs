using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Reports;

/// <summary>A tier reported an incident to a tier above. It passes on the scene's report unaltered.</summary>
/// <param name="Incident">Number of the incident.</param>
/// <param name="To">The tier that was told.</param>
/// <param name="Medium">By telephone, or in writing.</param>
/// <param name="Skipped">Whether a tier in between was passed over (越级上报).</param>
/// <param name="Report">The scene's report that was passed on; null where there is none yet.</param>
/// <param name="Grade">The incident's grade as far as the tier knows; null for none.</param>
[GenerateSerializer, Alias("tier.reported-upward")]
public sealed record ReportedUpward(
    IncidentNumber Incident, ActorId To, ReportMedium Medium, bool Skipped, SituationReport? Report,
    EventGrade? Grade) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfIncident(Incident);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>A tier received a report from below. It is on record, so that no report is lost on the way.</summary>
/// <param name="Incident">Number of the incident.</param>
/// <param name="Teller">The tier that reported.</param>
/// <param name="Medium">By telephone, or in writing.</param>
/// <param name="Skipped">Whether a tier in between was passed over (越级上报).</param>
/// <param name="Report">The scene's report that was passed on; null where there is none yet.</param>
/// <param name="Grade">The incident's grade as far as the teller knows; null for none.</param>
/// <param name="Happened">When it was told, where that was before its entry; else null.</param>
[GenerateSerializer, Alias("tier.report-received")]
public sealed record UpwardReportReceived(
    IncidentNumber Incident, ActorId Teller, ReportMedium Medium, bool Skipped, SituationReport? Report,
    EventGrade? Grade, Instant? Happened = null) : Notice
{
    /// <inheritdoc/>
    public override Instant? HappenedAt => Happened;
    /// <inheritdoc/>
    public override Subject About => Subject.OfIncident(Incident);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>The desk owes a report or an answer from now on.</summary>
/// <param name="Clock">The reporting clock.</param>
/// <param name="Subject">The incident or the line that it is about.</param>
/// <param name="Due">The limit.</param>
[GenerateSerializer, Alias("clock.started")]
public sealed record ClockStarted(Clock Clock, string Subject, Instant Due) : Notice
{
    /// <inheritdoc/>
    public override Subject About => Clock.About(Subject);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>The desk is reminded of a report or an answer that it still owes.</summary>
/// <param name="Clock">The reporting clock.</param>
/// <param name="Subject">The incident or the line that it is about.</param>
/// <param name="Due">The limit.</param>
[GenerateSerializer, Alias("clock.reminder")]
public sealed record ClockRunsOut(Clock Clock, string Subject, Instant Due) : Notice
{
    /// <inheritdoc/>
    public override Subject About => Clock.About(Subject);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>The limit is another one, because the time was corrected from which the clock counts.</summary>
/// <param name="Clock">The reporting clock.</param>
/// <param name="Subject">The incident that it is about.</param>
/// <param name="Due">The limit from now on.</param>
/// <param name="Before">The limit before.</param>
[GenerateSerializer, Alias("clock.corrected")]
public sealed record ClockCorrected(Clock Clock, string Subject, Instant Due, Instant Before) : Notice
{
    /// <inheritdoc/>
    public override Subject About => Clock.About(Subject);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>The limit has passed. The report or answer is still owed.</summary>
/// <param name="Clock">The reporting clock.</param>
/// <param name="Subject">The incident or the line that it is about.</param>
/// <param name="Due">The limit.</param>
[GenerateSerializer, Alias("clock.missed")]
public sealed record ClockMissed(Clock Clock, string Subject, Instant Due) : Notice
{
    /// <inheritdoc/>
    public override Subject About => Clock.About(Subject);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>The report or answer was given.</summary>
/// <param name="Clock">The reporting clock.</param>
/// <param name="Subject">The incident or the line that it is about.</param>
/// <param name="Took">Time from the start of the clock until it was done.</param>
/// <param name="Late">Time after the limit; zero: in time.</param>
/// <param name="Before">The time that was on record for it, where it was done earlier than was thought, or where the
/// start of the clock was corrected; else null.</param>
[GenerateSerializer, Alias("clock.stopped")]
public sealed record ClockStopped(Clock Clock, string Subject, Span Took, Span Late, Span? Before = null)
    : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Clock.About(Subject);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>The report or answer is no longer owed.</summary>
/// <param name="Clock">The reporting clock.</param>
/// <param name="Subject">The incident or the line that it is about.</param>
/// <param name="Reason">Why, as text.</param>
[GenerateSerializer, Alias("clock.lifted")]
public sealed record ClockLifted(Clock Clock, string Subject, string Reason) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Clock.About(Subject);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}
