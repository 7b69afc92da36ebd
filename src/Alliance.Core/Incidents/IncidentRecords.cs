using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Core.Resources;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Incidents;

/// <summary>A township has numbered a reported incident.</summary>
/// <param name="Incident">Number of the incident.</param>
/// <param name="Name">Name of the incident.</param>
/// <param name="Hazard">The hazard of the incident.</param>
/// <param name="Call">What the caller said, without the number to call back; null for nothing.</param>
/// <param name="Verified">Whether the author vouched for the call; null for what is no call.</param>
[GenerateSerializer, Alias("township.incident-reported")]
public sealed record IncidentReported(
    IncidentNumber Incident, string Name, string Hazard, CallDetails? Call = null, bool? Verified = null)
    : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfIncident(Incident);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>An incident was opened. Its township commands at first.</summary>
/// <param name="Name">Name of the incident.</param>
/// <param name="Hazard">The hazard of the incident.</param>
/// <param name="Place">Code of the township where it is.</param>
[GenerateSerializer, Alias("incident.opened")]
public sealed record IncidentOpened(string Name, string Hazard, string Place) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>A later call told more of an incident, or something else.</summary>
/// <param name="Before">What was known before; null for nothing.</param>
/// <param name="After">What is known now.</param>
/// <param name="CallBackChanged">Whether the number to call back was given anew. The number itself is not on
/// record.</param>
[GenerateSerializer, Alias("incident.call-added")]
public sealed record CallAdded(CallDetails? Before, CallDetails After, bool CallBackChanged) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>A person has verified a call, or found that it was a false alarm.</summary>
/// <param name="Result">What was found.</param>
/// <param name="Before">What was known before.</param>
/// <param name="Reason">On what ground.</param>
[GenerateSerializer, Alias("incident.verified")]
public sealed record IncidentVerified(Verification Result, Verification Before, string Reason) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>A need of the scene was reported. It replaces the former need of that kind.</summary>
/// <param name="Kind">The resource kind.</param>
/// <param name="Quantity">People or units that are needed in all.</param>
/// <param name="Before">People or units that were needed before.</param>
/// <param name="Priority">Priority of the need.</param>
/// <param name="Requirement">Requirements beyond kind and quantity; null for none.</param>
/// <param name="Correction">True where the former quantity was a slip of the hand; else null.</param>
[GenerateSerializer, Alias("incident.need-reported")]
public sealed record NeedReported(
    ResourceKind Kind, int Quantity, int Before, Priority Priority, Requirement? Requirement = null,
    bool? Correction = null) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>The incident has raised an aid request.</summary>
/// <param name="Request">Number of the request.</param>
/// <param name="Lines">Its lines, in order; the first is line 1.</param>
/// <param name="Unverified">True where nobody has verified the call that it comes of; else null.</param>
[GenerateSerializer, Alias("incident.request-raised")]
public sealed record AidRequestRaised(RequestNumber Request, LineSpec[] Lines, bool? Unverified = null)
    : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfRequest(Request);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => true;
}

/// <summary>A person asked for something that another request asks for already. The desk decides whether it is the same
/// need.</summary>
/// <param name="Younger">The new line.</param>
/// <param name="Older">The line that may be the same.</param>
[GenerateSerializer, Alias("incident.duplicate-suspected")]
public sealed record DuplicateSuspected(LineId Younger, LineId Older) : Notice
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfLine(Younger);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>A line ended in favour of another line or another incident.</summary>
/// <param name="Line">The request line.</param>
/// <param name="Into">The line or the incident that stays.</param>
/// <param name="Terms">What both ask from now on; null where a line ended in favour of an incident.</param>
[GenerateSerializer, Alias("incident.line-merged")]
public sealed record LineMerged(LineId Line, string Into, MergedTerms? Terms = null) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfLine(Line);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>The terms of two lines that were merged: the larger need, the more urgent priority, the earlier
/// deadline.</summary>
/// <param name="Quantity">People at a time, or units, that are needed.</param>
/// <param name="Kept">Of those, people or units that were promised to the line that ended and still come.</param>
/// <param name="Priority">The more urgent priority; null where an older server did not tell it.</param>
/// <param name="NeededBy">The earlier deadline that is still to come; null where there is none.</param>
[GenerateSerializer, Alias("incident.merged-terms")]
public sealed record MergedTerms(int Quantity, int Kept, Priority? Priority, Instant? NeededBy);

/// <summary>An incident has taken over the needs and the lines of another that was the same.</summary>
/// <param name="Younger">Number of the incident that ended.</param>
/// <param name="Needs">Each kind that was needed: the larger need and the more urgent priority.</param>
/// <param name="Requests">The requests that were taken over and keep their numbers.</param>
[GenerateSerializer, Alias("incident.absorbed")]
public sealed record IncidentAbsorbed(IncidentNumber Younger, MergedNeed[] Needs, RequestNumber[] Requests)
    : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>The need of two incidents for one kind, after they were merged.</summary>
/// <param name="Kind">The resource kind.</param>
/// <param name="Quantity">The larger need.</param>
/// <param name="Older">The need of the incident that stays.</param>
/// <param name="Younger">The need of the incident that ended.</param>
/// <param name="Priority">The more urgent priority; null where no line and no need tells one.</param>
/// <param name="NeededBy">The earlier deadline of its lines; null where none is still to come.</param>
[GenerateSerializer, Alias("incident.merged-need")]
public sealed record MergedNeed(
    ResourceKind Kind, int Quantity, int Older, int Younger, Priority? Priority, Instant? NeededBy = null);

/// <summary>Other incidents of the same hazard are open in the same township. The desk decides whether one of them is
/// the same.</summary>
/// <param name="Younger">Number of the younger incident: the one just reported or put right, or the one that was
/// reported after it.</param>
/// <param name="Older">Number of the likeliest.</param>
/// <param name="Others">Numbers of the next likeliest, at most two; null or empty for none.</param>
/// <param name="More">Number of further incidents that it may be.</param>
[GenerateSerializer, Alias("township.duplicate-suspected")]
public sealed record SameIncidentSuspected(
    IncidentNumber Younger, IncidentNumber Older, IncidentNumber[]? Others = null, int More = 0) : Notice
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfIncident(Younger);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
    /// <summary>The incidents that are named, the likeliest first.</summary>
    internal string[] Named => [Older, .. Others ?? []];
}

/// <summary>The township has decided that two incidents are the same.</summary>
/// <param name="Younger">Number of the incident that ends.</param>
/// <param name="Older">Number of the incident that stays.</param>
/// <param name="Reason">Why, as text.</param>
[GenerateSerializer, Alias("township.incidents-merged")]
public sealed record IncidentsMerged(IncidentNumber Younger, IncidentNumber Older, string Reason) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfIncident(Younger);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>A line ended because its need has fallen.</summary>
/// <param name="Line">The request line.</param>
/// <param name="Reason">Why, as text.</param>
[GenerateSerializer, Alias("incident.line-ended")]
public sealed record LineNoLongerNeeded(LineId Line, string Reason) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfLine(Line);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>An incident was closed.</summary>
/// <param name="Reason">Why, as text.</param>
[GenerateSerializer, Alias("incident.closed")]
public sealed record IncidentClosed(string Reason) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>An incident was graded. The record keeps the former grade.</summary>
/// <param name="Grade">The new grade.</param>
/// <param name="Before">The former grade; null for none.</param>
/// <param name="Basis">What the grade is based on, as text.</param>
[GenerateSerializer, Alias("incident.graded")]
public sealed record IncidentGraded(EventGrade Grade, EventGrade? Before, string Basis) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>The scene made a situation report. A later report names the one that it corrects and leaves it as it
/// is.</summary>
/// <param name="Report">The report.</param>
[GenerateSerializer, Alias("incident.situation-reported")]
public sealed record SituationReported(SituationReport Report) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfIncident(Report.Incident);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>An unsolicited offer has arrived. The requester's desk is to take it up or turn it down.</summary>
/// <param name="Offer">Number of the offer.</param>
/// <param name="Lender">The tier that offers.</param>
/// <param name="Resource">The team or depot that is offered.</param>
/// <param name="Kind">The resource kind that is offered.</param>
/// <param name="Quantity">People or units.</param>
/// <param name="ValidUntil">When the offer lapses.</param>
/// <param name="Note">A note of the lender.</param>
/// <param name="Fits">The first open line that still lacks this kind; null for none.</param>
[GenerateSerializer, Alias("incident.offer-received")]
public sealed record UnsolicitedOfferReceived(
    string Offer, ActorId Lender, ActorId Resource, ResourceKind Kind, int Quantity, Instant ValidUntil, string Note,
    LineId? Fits) : Notice
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>The desk took an unsolicited offer up or turned it down.</summary>
/// <param name="Offer">Number of the offer.</param>
/// <param name="Line">The line that it is taken up for; null where it is turned down.</param>
/// <param name="Refusal">The coded reason; null where it is taken up.</param>
/// <param name="Reason">Why, as text.</param>
[GenerateSerializer, Alias("incident.offer-answered")]
public sealed record UnsolicitedOfferAnswered(
    string Offer, LineId? Line, OfferRefusal? Refusal, string Reason) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfLine(Line);
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}

/// <summary>An unsolicited offer was not answered in time, or the answer came to nothing. The incident and the lender
/// each record it for themselves.</summary>
/// <param name="Offer">Number of the offer.</param>
[GenerateSerializer, Alias("offer-lapsed")]
public sealed record UnsolicitedOfferLapsed(string Offer) : JournalRecord
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
    /// <inheritdoc/>
    public override bool IsNegotiationStep => false;
}
