using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Messages;

/// <summary>The scene reports figures. The first report stands by itself; each later one is a correction that names the
/// report it corrects.</summary>
/// <param name="By">Who.</param>
/// <param name="OccurredAt">When it was so, if earlier.</param>
/// <param name="Figures">What is known now, in all.</param>
/// <param name="Corrects">The report that it corrects; null: the last.</param>
/// <param name="Final">Whether it is meant to be the last.</param>
[GenerateSerializer, Alias("incident.report-figures")]
public sealed record ReportFigures(
    Author By, Instant? OccurredAt, Figures Figures, string? Corrects, bool Final) : Command(By, OccurredAt)
{
    public override Subject About => Subject.None;
    public override CommandUrgency Urgency => CommandUrgency.Vital;
}

/// <summary>Someone grades an incident, or grades it anew.</summary>
[GenerateSerializer, Alias("incident.grade")]
public sealed record GradeIncident(
    Author By, Instant? OccurredAt, EventGrade Grade, string Basis) : Command(By, OccurredAt)
{
    public override Subject About => Subject.None;
    public override CommandUrgency Urgency => CommandUrgency.Decision;
}

/// <summary>A tier's desk tells the tier above of an incident.</summary>
/// <param name="By">Who.</param>
/// <param name="OccurredAt">When it was told, if earlier.</param>
/// <param name="Incident">Of which incident.</param>
/// <param name="Medium">By telephone, or in writing.</param>
/// <param name="To">A higher tier than the next, which is a skip-level report (越级上报); null: the next.</param>
[GenerateSerializer, Alias("tier.report-upward")]
public sealed record ReportUpward(
    Author By, Instant? OccurredAt, IncidentNumber Incident, ReportMedium Medium, string? To) : Command(By, OccurredAt)
{
    public override Subject About => Subject.OfIncident(Incident);
    public override CommandUrgency Urgency => CommandUrgency.Vital;
}

/// <summary>An incident tells those that answer for it how it stands.</summary>
/// <param name="Incident">Which.</param>
/// <param name="Grade">Its grade; null while it has none.</param>
/// <param name="Report">Its latest report; null while it has none.</param>
[GenerateSerializer, Alias("tier.incident-stands")]
public sealed record IncidentStands(IncidentNumber Incident, EventGrade? Grade, SituationReport? Report) : Assured
{
    public override Subject About => Subject.OfIncident(Incident);
}

/// <summary>A tier tells one above of an incident.</summary>
[GenerateSerializer, Alias("tier.upward-report")]
public sealed record UpwardReport(
    IncidentNumber Incident, ReportMedium Medium, bool Skipped, EventGrade? Grade, SituationReport? Report) : Assured
{
    public override Subject About => Subject.OfIncident(Incident);
}

/// <summary>A clock is to be reminded of, or has run out.</summary>
[GenerateSerializer, Alias("tier.clock-due")]
public sealed record ClockDue(Clock Clock, string Subject) : Due
{
    public override Subject About => Clock.About(Subject);
}
