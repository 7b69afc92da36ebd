using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;

namespace Alliance.Core.Incidents;

/// <summary>What can be corrected of an incident.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Hazard">Its hazard.</param>
/// <param name="Place">Code of its township.</param>
/// <param name="HappenedAt">When it happened, where that was corrected; null: when it was reported.</param>
/// <param name="Call">What callers said; null for nothing.</param>
[GenerateSerializer, Alias("incident.facts")]
public sealed record IncidentFacts(string Name, string Hazard, string Place, Instant? HappenedAt, CallDetails? Call);

/// <summary>An incident was put right. The record keeps what was on record before.</summary>
/// <param name="Before">What was on record.</param>
/// <param name="After">What is right.</param>
/// <param name="Reason">Why, as text.</param>
/// <param name="ReportedAt">When it was reported, which counted until its time was corrected; null where an older
/// server did not keep it.</param>
[GenerateSerializer, Alias("incident.corrected")]
public sealed record IncidentCorrected(
    IncidentFacts Before, IncidentFacts After, string Reason, Instant? ReportedAt = null) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>A closed incident was opened again under its number.</summary>
/// <param name="Reason">Why, as text.</param>
/// <param name="Undoes">The incident that it had been merged into; null where it was not merged.</param>
[GenerateSerializer, Alias("incident.reopened")]
public sealed record IncidentReopened(string Reason, string? Undoes = null) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>An incident was linked with another, or the link was ended.</summary>
/// <param name="With">Number of the other incident.</param>
/// <param name="Ends">Whether the link was ended.</param>
/// <param name="Reason">Why, as text.</param>
[GenerateSerializer, Alias("incident.link-noted")]
public sealed record IncidentLinked(IncidentNumber With, bool Ends, string Reason) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>An incident has handed some of its requests to a new one that was split off.</summary>
/// <param name="Into">Number of the new incident.</param>
/// <param name="Requests">The requests, which keep their numbers.</param>
/// <param name="Reason">Why, as text.</param>
[GenerateSerializer, Alias("incident.parted")]
public sealed record IncidentParted(IncidentNumber Into, RequestNumber[] Requests, string Reason) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>An incident has taken over requests of another: that one was split, and this is the part.</summary>
/// <param name="From">Number of the incident that was split.</param>
/// <param name="Needs">The needs that came along.</param>
/// <param name="Requests">The requests, which keep their numbers.</param>
[GenerateSerializer, Alias("incident.requests-taken")]
public sealed record RequestsTakenOver(IncidentNumber From, StatedNeed[] Needs, RequestNumber[] Requests)
    : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>An incident has given back what it took over when another was merged into it.</summary>
/// <param name="Younger">Number of the incident that is open again.</param>
/// <param name="Needs">The needs of this incident from now on.</param>
/// <param name="Requests">The requests that went back.</param>
[GenerateSerializer, Alias("incident.given-back")]
public sealed record IncidentGivenBack(IncidentNumber Younger, StatedNeed[] Needs, RequestNumber[] Requests)
    : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>The township has undone the merge of two incidents.</summary>
/// <param name="Younger">Number of the incident that is open again.</param>
/// <param name="Older">Number of the incident that stood for both.</param>
/// <param name="Reason">Why, as text.</param>
[GenerateSerializer, Alias("township.incidents-unmerged")]
public sealed record IncidentsUnmerged(IncidentNumber Younger, IncidentNumber Older, string Reason) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfIncident(Younger);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>The township has numbered a new incident that is split off another.</summary>
/// <param name="Incident">Number of the new incident.</param>
/// <param name="From">Number of the incident that is split.</param>
/// <param name="Reason">Why, as text.</param>
[GenerateSerializer, Alias("township.incident-split")]
public sealed record IncidentSplitOff(IncidentNumber Incident, IncidentNumber From, string Reason) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfIncident(Incident);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>An incident of a neighbouring township is of the same hazard, near, and of the same hours. The desks
/// decide whether both are the same, or linked.</summary>
/// <param name="Mine">Number of the incident of this township.</param>
/// <param name="Theirs">Number of the incident of the neighbour.</param>
/// <param name="Metres">How far apart they are, as the crow flies.</param>
[GenerateSerializer, Alias("township.same-across-border")]
public sealed record SameAcrossBorderSuspected(IncidentNumber Mine, IncidentNumber Theirs, int Metres) : Notice
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfIncident(Mine);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>A correction has shown that two incidents, of one township or of neighbours, are not the same. The desk is
/// no longer asked.</summary>
/// <param name="Incident">Number of the incident of this township.</param>
/// <param name="Other">Number of the other incident.</param>
[GenerateSerializer, Alias("township.same-withdrawn")]
public sealed record SameIncidentWithdrawn(IncidentNumber Incident, IncidentNumber Other) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfIncident(Incident);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}
