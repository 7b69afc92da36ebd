using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Lenders;

/// <summary>Keeps what a tier's desk knows of incidents and what it owes about them.</summary>
[GenerateSerializer, Alias("report-book")]
public sealed class ReportBook
{
    /// <summary>The incidents that the desk knows, by number.</summary>
    [Id(0)] public SortedDictionary<IncidentNumber, IncidentFile> Files { get; init; } = [];
    /// <summary>What the desk owes, by clock and subject. A missed duty stays until it is done.</summary>
    [Id(1)] public SortedDictionary<Code, Duty> Duties { get; init; } = [];
    /// <summary>The duties about known incidents that were done last, by clock and subject. A report that was earlier
    /// puts them right.</summary>
    [Id(2)] public SortedDictionary<Code, Duty> Done { get; init; } = [];
}

/// <summary>Describes an incident as a tier's desk knows it.</summary>
[GenerateSerializer, Alias("incident-file")]
public sealed class IncidentFile
{
    /// <summary>The grade of the incident; null while it has none.</summary>
    [Id(0)] public EventGrade? Grade { get; set; }
    /// <summary>The scene's latest report; null while there is none.</summary>
    [Id(1)] public SituationReport? Report { get; set; }
    /// <summary>Whether this desk has told the tier above of the incident.</summary>
    [Id(2)] public bool ReportedUpward { get; set; }
    /// <summary>When the incident ended; null while it has not.</summary>
    [Id(3)] public Instant? OverSince { get; set; }
}

/// <summary>Describes something that is owed by a time.</summary>
[GenerateSerializer, Alias("duty")]
public sealed class Duty
{
    /// <summary>The reporting clock.</summary>
    [Id(0)] public Clock Clock { get; init; }
    /// <summary>The incident that the clock runs for; for the cross-boundary clock, the line.</summary>
    [Id(1)] public string Subject { get; init; } = "";
    /// <summary>When the clock started.</summary>
    [Id(2)] public Instant Since { get; set; }
    /// <summary>When the clock runs out.</summary>
    [Id(3)] public Instant Due { get; set; }
    /// <summary>Whether the clock has run out before the duty was done.</summary>
    [Id(4)] public bool Missed { get; set; }
    /// <summary>When the duty was done; null while it is not.</summary>
    [Id(5)] public Instant? DoneAt { get; set; }
}
