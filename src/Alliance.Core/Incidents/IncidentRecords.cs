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
public sealed record NeedReported(ResourceKind Kind, int Quantity, int Before, Priority Priority) : JournalRecord;

[GenerateSerializer, Alias("incident.request-raised")]
public sealed record AidRequestRaised(string Request, LineSpec[] Lines) : JournalRecord;

[GenerateSerializer, Alias("incident.line-ended")]
public sealed record LineNoLongerNeeded(LineId Line, string Reason) : JournalRecord;

[GenerateSerializer, Alias("incident.closed")]
public sealed record IncidentClosed(string Reason) : JournalRecord;
