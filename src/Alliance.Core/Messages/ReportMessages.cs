using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Messages;

/// <summary>Reports figures from the scene. The first report stands by itself. Each later report is a correction and
/// names the report that it corrects.</summary>
/// <param name="By">The author of the command: a person and an office.</param>
/// <param name="OccurredAt">When the figures were so, if earlier than the entry; null: now.</param>
/// <param name="Figures">The figures that are known now, in all.</param>
/// <param name="Corrects">The id of the report that it corrects; null: the last.</param>
/// <param name="Final">Whether the report is meant to be the last.</param>
[GenerateSerializer, Alias("incident.report-figures")]
public sealed record ReportFigures(
    Author By, Instant? OccurredAt, Figures Figures, string? Corrects, bool Final) : Command(By, OccurredAt)
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
    /// <inheritdoc/>
    public override CommandUrgency Urgency => CommandUrgency.Vital;
}

/// <summary>Grades an incident, or grades it anew.</summary>
/// <param name="By">The author of the command: a person and an office.</param>
/// <param name="OccurredAt">When it happened, if earlier than its entry; null: now.</param>
/// <param name="Grade">The grade from now on.</param>
/// <param name="Basis">The ground for the grade.</param>
[GenerateSerializer, Alias("incident.grade")]
public sealed record GradeIncident(
    Author By, Instant? OccurredAt, EventGrade Grade, string Basis) : Command(By, OccurredAt)
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
    /// <inheritdoc/>
    public override CommandUrgency Urgency => CommandUrgency.Decision;
}

/// <summary>Tells a higher tier of an incident. A tier's desk reports.</summary>
/// <param name="By">The author of the command: a person and an office.</param>
/// <param name="OccurredAt">When it was told, if earlier than its entry; null: now.</param>
/// <param name="Incident">The number of the incident.</param>
/// <param name="Medium">Whether it was told by telephone or in writing.</param>
/// <param name="To">The code of a higher tier than the next, which makes it a skip-level report (越级上报); null: the
/// next tier.</param>
[GenerateSerializer, Alias("tier.report-upward")]
public sealed record ReportUpward(
    Author By, Instant? OccurredAt, IncidentNumber Incident, ReportMedium Medium, string? To) : Command(By, OccurredAt)
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfIncident(Incident);
    /// <inheritdoc/>
    public override CommandUrgency Urgency => CommandUrgency.Vital;
}

/// <summary>Tells the tiers that answer for an incident how it stands. The incident sends this.</summary>
/// <param name="Incident">The number of the incident.</param>
/// <param name="Grade">The grade of the incident; null while it has none.</param>
/// <param name="Report">The latest report of the incident; null while it has none.</param>
/// <param name="Happened">When it came to be known, where that was before its entry; else null.</param>
[GenerateSerializer, Alias("tier.incident-stands")]
public sealed record IncidentStands(
    IncidentNumber Incident, EventGrade? Grade, SituationReport? Report, Instant? Happened = null) : Assured
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfIncident(Incident);
}

/// <summary>Carries a report of an incident from one tier to a tier above.</summary>
/// <param name="Incident">The number of the incident.</param>
/// <param name="Medium">Whether it was told by telephone or in writing.</param>
/// <param name="Skipped">Whether it is a skip-level report (越级上报), which passes over the next tier.</param>
/// <param name="Grade">The grade of the incident; null while it has none.</param>
/// <param name="Report">The latest report of the incident; null while it has none.</param>
/// <param name="Happened">When it was told, where that was before its entry; else null.</param>
[GenerateSerializer, Alias("tier.upward-report")]
public sealed record UpwardReport(
    IncidentNumber Incident, ReportMedium Medium, bool Skipped, EventGrade? Grade, SituationReport? Report,
    Instant? Happened = null) : Assured
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfIncident(Incident);
}

/// <summary>Reminds a desk of a reporting clock, or tells it that the clock has run out.</summary>
/// <param name="Clock">The reporting clock.</param>
/// <param name="Subject">The incident that the clock runs for; for the cross-boundary clock, the line.</param>
[GenerateSerializer, Alias("tier.clock-due")]
public sealed record ClockDue(Clock Clock, string Subject) : Due
{
    /// <inheritdoc/>
    public override Subject About => Clock.About(Subject);
}
