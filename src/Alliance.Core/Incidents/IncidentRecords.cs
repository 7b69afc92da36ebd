using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Resources;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Incidents;

/// <summary>A township has numbered an incident.</summary>
[GenerateSerializer, Alias("township.incident-reported")]
public sealed record IncidentReported(IncidentNumber Incident, string Name, string Hazard) : JournalRecord
{
    public override Subject About => Subject.OfIncident(Incident);
    public override bool IsNegotiationStep => false;
}

[GenerateSerializer, Alias("incident.opened")]
public sealed record IncidentOpened(string Name, string Hazard, string Place) : JournalRecord
{
    public override Subject About => Subject.None;
    public override bool IsNegotiationStep => false;
}

[GenerateSerializer, Alias("incident.need-reported")]
public sealed record NeedReported(
    ResourceKind Kind, int Quantity, int Before, Priority Priority, Requirement? Requirement = null) : JournalRecord
{
    public override Subject About => Subject.None;
    public override bool IsNegotiationStep => false;
}

[GenerateSerializer, Alias("incident.request-raised")]
public sealed record AidRequestRaised(RequestNumber Request, LineSpec[] Lines) : JournalRecord
{
    public override Subject About => Subject.OfRequest(Request);
    public override bool IsNegotiationStep => true;
}

/// <summary>A person has asked for what is asked for already: is it the same need?</summary>
[GenerateSerializer, Alias("incident.duplicate-suspected")]
public sealed record DuplicateSuspected(LineId Younger, LineId Older) : Notice
{
    public override Subject About => Subject.OfLine(Younger);
    public override bool IsNegotiationStep => false;
}

/// <summary>A line ends for the sake of another line, or of another incident.</summary>
[GenerateSerializer, Alias("incident.line-merged")]
public sealed record LineMerged(LineId Line, string Into) : JournalRecord
{
    public override Subject About => Subject.OfLine(Line);
    public override bool IsNegotiationStep => false;
}

/// <summary>Incidents of the same hazard in the same township are open: is it one of them?</summary>
/// <param name="Younger">The one just reported.</param>
/// <param name="Older">The likeliest.</param>
/// <param name="Others">The next likeliest, at most two; null or empty for none.</param>
/// <param name="More">How many more it may be.</param>
[GenerateSerializer, Alias("township.duplicate-suspected")]
public sealed record SameIncidentSuspected(IncidentNumber Younger, IncidentNumber Older, IncidentNumber[]? Others = null, int More = 0) : Notice
{
    public override Subject About => Subject.OfIncident(Younger);
    public override bool IsNegotiationStep => false;
    /// <summary>Those named, the likeliest first.</summary>
    internal string[] Named => [Older, .. Others ?? []];
}

/// <summary>The township has found two incidents to be one.</summary>
[GenerateSerializer, Alias("township.incidents-merged")]
public sealed record IncidentsMerged(IncidentNumber Younger, IncidentNumber Older, string Reason) : JournalRecord
{
    public override Subject About => Subject.OfIncident(Younger);
    public override bool IsNegotiationStep => false;
}

[GenerateSerializer, Alias("incident.line-ended")]
public sealed record LineNoLongerNeeded(LineId Line, string Reason) : JournalRecord
{
    public override Subject About => Subject.OfLine(Line);
    public override bool IsNegotiationStep => false;
}

[GenerateSerializer, Alias("incident.closed")]
public sealed record IncidentClosed(string Reason) : JournalRecord
{
    public override Subject About => Subject.None;
    public override bool IsNegotiationStep => false;
}

/// <summary>An incident was graded, on that basis; the former grade stays here.</summary>
[GenerateSerializer, Alias("incident.graded")]
public sealed record IncidentGraded(EventGrade Grade, EventGrade? Before, string Basis) : JournalRecord
{
    public override Subject About => Subject.None;
    public override bool IsNegotiationStep => false;
}

/// <summary>The scene made a report. A later one names the report that it corrects and does not touch it.</summary>
[GenerateSerializer, Alias("incident.situation-reported")]
public sealed record SituationReported(SituationReport Report) : JournalRecord
{
    public override Subject About => Subject.OfIncident(Report.Incident);
    public override bool IsNegotiationStep => false;
}
