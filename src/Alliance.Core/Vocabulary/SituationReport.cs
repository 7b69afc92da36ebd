using Alliance.Core.Identifiers;
using Alliance.Core.Actors;

namespace Alliance.Core.Vocabulary;

/// <summary>What a situation report counts. Corrected by a later report, never overwritten.</summary>
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

    /// <summary>Whether every figure is from 0 to <see cref="Most"/>.</summary>
    internal bool AreSound =>
        Sound(Dead) && Sound(Missing) && Sound(Injured) && Sound(Evacuated) && Sound(Affected) && Sound(Houses);

    private static bool Sound(int figure) => figure is >= 0 and <= Most;
}

/// <summary>Which of an incident's reports one is.</summary>
public enum ReportStage
{
    /// <summary>首报.</summary>
    First,
    /// <summary>续报.</summary>
    FollowUp,
    /// <summary>终报.</summary>
    Final,
}

/// <summary>One situation report of an incident; nothing of it ever changes.</summary>
/// <param name="Id">The incident's number and a count: <c>430422106-01-S02</c>.</param>
/// <param name="Incident">Of which incident.</param>
/// <param name="Stage">Which of its reports.</param>
/// <param name="Figures">What it counts.</param>
/// <param name="Corrects">The report whose figures it corrects; null for the first.</param>
/// <param name="Grade">The incident's grade at that time; null while it has none.</param>
/// <param name="At">When it was made.</param>
[GenerateSerializer, Alias("situation-report")]
public sealed record SituationReport(
    string Id, IncidentNumber Incident, ReportStage Stage, Figures Figures, string? Corrects, EventGrade? Grade, Instant At);

/// <summary>How a report went up.</summary>
public enum ReportMedium
{
    Telephone,
    Written,
}
