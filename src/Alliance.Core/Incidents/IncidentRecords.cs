using Alliance.Core.Actors;
using Alliance.Core.Requests;
using Alliance.Core.Resources;

namespace Alliance.Core.Incidents;

/// <summary>A township has numbered an incident.</summary>
[GenerateSerializer, Alias("township.incident-reported")]
public sealed record IncidentReported(string Incident, string Name, string Hazard) : JournalRecord;

[GenerateSerializer, Alias("incident.opened")]
public sealed record IncidentOpened(string Name, string Hazard, string Place) : JournalRecord;

[GenerateSerializer, Alias("incident.need-reported")]
public sealed record NeedReported(ResourceKind Kind, int Quantity, int Before, Priority Priority, Requirement? Requirement = null) : JournalRecord;

[GenerateSerializer, Alias("incident.request-raised")]
public sealed record AidRequestRaised(string Request, LineSpec[] Lines) : JournalRecord;

/// <summary>A person has asked for what is asked for already: is it the same need?</summary>
[GenerateSerializer, Alias("incident.duplicate-suspected")]
public sealed record DuplicateSuspected(LineId Younger, LineId Older) : Notice;

/// <summary>A line ends for the sake of another line, or of another incident.</summary>
[GenerateSerializer, Alias("incident.line-merged")]
public sealed record LineMerged(LineId Line, string Into) : JournalRecord;

/// <summary>An incident of the same hazard in the same township is open: is it the same?</summary>
[GenerateSerializer, Alias("township.duplicate-suspected")]
public sealed record SameIncidentSuspected(string Younger, string Older) : Notice;

/// <summary>The township has found two incidents to be one.</summary>
[GenerateSerializer, Alias("township.incidents-merged")]
public sealed record IncidentsMerged(string Younger, string Older, string Reason) : JournalRecord;

[GenerateSerializer, Alias("incident.line-ended")]
public sealed record LineNoLongerNeeded(LineId Line, string Reason) : JournalRecord;

[GenerateSerializer, Alias("incident.closed")]
public sealed record IncidentClosed(string Reason) : JournalRecord;
