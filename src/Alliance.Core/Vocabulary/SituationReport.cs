using Alliance.Core.Actors;
using Alliance.Core.Identifiers;

namespace Alliance.Core.Vocabulary;

/// <summary>Counts the figures of a situation report. A later report corrects them and never overwrites them.</summary>
/// <param name="Dead">People dead.</param>
/// <param name="Missing">People missing.</param>
/// <param name="Injured">People injured.</param>
/// <param name="Evacuated">People moved to safety.</param>
/// <param name="Affected">People affected in any way.</param>
/// <param name="Houses">Houses damaged or down.</param>
[GenerateSerializer, Alias("figures")]
public sealed record Figures(int Dead, int Missing, int Injured, int Evacuated, int Affected, int Houses)
{
    /// <summary>The most that one figure may be.</summary>
    public const int Most = 100_000_000;

    /// <summary>Tells whether every figure is from 0 to <see cref="Most"/>.</summary>
    internal bool AreSound =>
        Sound(Dead) && Sound(Missing) && Sound(Injured) && Sound(Evacuated) && Sound(Affected) && Sound(Houses);

    private static bool Sound(int figure) => figure is >= 0 and <= Most;
}

/// <summary>Tells the place of a report among the reports of its incident.</summary>
public enum ReportStage
{
    /// <summary>First report (首报).</summary>
    First,
    /// <summary>Follow-up report (续报).</summary>
    FollowUp,
    /// <summary>Final report (终报).</summary>
    Final,
}

/// <summary>Describes one situation report of an incident. No part of it ever changes.</summary>
/// <param name="Id">The number of the report: the incident's number and a count, such as
/// <c>430422106-01-S02</c>.</param>
/// <param name="Incident">The number of the incident.</param>
/// <param name="Stage">The place of the report among the reports of its incident.</param>
/// <param name="Figures">The figures.</param>
/// <param name="Corrects">The report whose figures it corrects; null for the first, and for one that came late and
/// corrects none.</param>
/// <param name="Grade">The incident's grade at that time; null while it has none.</param>
/// <param name="At">When it was recorded.</param>
/// <param name="AsOf">The time that the figures are of, where that was before <paramref name="At"/>; else null.</param>
[GenerateSerializer, Alias("situation-report")]
public sealed record SituationReport(
    string Id, IncidentNumber Incident, ReportStage Stage, Figures Figures, string? Corrects, EventGrade? Grade,
    Instant At, Instant? AsOf = null)
{
    /// <summary>Tells whether it says how the incident stands from now on. One that is of an earlier time than the
    /// present report does not, unless it corrects that one.</summary>
    /// <param name="present">The report that held before it; null for none.</param>
    public bool Supersedes(SituationReport? present) =>
        present is null || Corrects == present.Id || (AsOf ?? At) >= (present.AsOf ?? present.At);
}

/// <summary>Tells how a report went up.</summary>
public enum ReportMedium
{
    /// <summary>By telephone.</summary>
    Telephone,
    /// <summary>In writing.</summary>
    Written,
}
