using Alliance.Core.Identifiers;
using Alliance.Core.Actors;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Lenders;

/// <summary>What a tier's desk keeps of incidents and of what it owes about them.</summary>
[GenerateSerializer, Alias("report-book")]
public sealed class ReportBook
{
    [Id(0)] public SortedDictionary<IncidentNumber, IncidentFile> Files { get; init; } = [];
    /// <summary>What is owed, by clock and subject; what was missed stays until it is done.</summary>
    [Id(1)] public SortedDictionary<Code, Duty> Duties { get; init; } = [];
}

/// <summary>An incident as a tier's desk knows it.</summary>
[GenerateSerializer, Alias("incident-file")]
public sealed class IncidentFile
{
    [Id(0)] public EventGrade? Grade { get; set; }
    /// <summary>The scene's latest report.</summary>
    [Id(1)] public SituationReport? Report { get; set; }
    /// <summary>Whether the tier above knows of it from here.</summary>
    [Id(2)] public bool ReportedUpward { get; set; }
    /// <summary>Since when it is over; null while it is not.</summary>
    [Id(3)] public Instant? OverSince { get; set; }
}

/// <summary>Something that is owed by a time.</summary>
[GenerateSerializer, Alias("duty")]
public sealed class Duty
{
    [Id(0)] public Clock Clock { get; init; }
    /// <summary>The incident or the line.</summary>
    [Id(1)] public string Subject { get; init; } = "";
    [Id(2)] public Instant Since { get; init; }
    [Id(3)] public Instant Due { get; set; }
    [Id(4)] public bool Missed { get; set; }
}
