using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Resources;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Messages;

/// <summary>Reports an incident to the township where it happens. The township numbers it.</summary>
/// <param name="By">The author of the command: a person and an office.</param>
/// <param name="OccurredAt">When it happened, if earlier than its entry; null: now.</param>
/// <param name="Name">What the incident is called.</param>
/// <param name="Hazard">The kind of hazard.</param>
/// <param name="VillageAlliance">The code of the village alliance whose villages it strikes; null where that was not
/// said.</param>
/// <param name="Call">What the caller says beside that; null for nothing.</param>
/// <param name="CallBack">The number under which the caller can be called back; null where it is not known.</param>
/// <param name="Verified">Whether the author vouches for the call.</param>
[GenerateSerializer, Alias("incident.report")]
public sealed record ReportIncident(
    Author By, Instant? OccurredAt, string Name, string Hazard, string? VillageAlliance, CallDetails? Call = null,
    CallBackNumber? CallBack = null, bool Verified = false) : Command(By, OccurredAt)
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
    /// <inheritdoc/>
    public override CommandUrgency Urgency => CommandUrgency.Vital;
}

/// <summary>What a call tells of an incident. What is null is not known.</summary>
/// <param name="Latitude">The latitude, in millionths of a degree (WGS 84).</param>
/// <param name="Longitude">The longitude, in millionths of a degree (WGS 84).</param>
/// <param name="Spot">The place in words.</param>
/// <param name="Trapped">People trapped.</param>
/// <param name="Injured">People injured.</param>
/// <param name="ToEvacuate">People who need to be moved to safety.</param>
/// <param name="Access">How one gets there, or why not.</param>
/// <param name="Dangers">What endangers those who come.</param>
[GenerateSerializer, Alias("incident.call")]
public sealed record CallDetails(
    int? Latitude = null, int? Longitude = null, string? Spot = null, int? Trapped = null, int? Injured = null,
    int? ToEvacuate = null, string? Access = null, string? Dangers = null)
{
    /// <summary>Adds what a later call says; what it leaves out stays.</summary>
    /// <param name="later">The later call.</param>
    public CallDetails With(CallDetails later) => new(
        later.Latitude ?? Latitude, later.Longitude ?? Longitude, later.Spot ?? Spot, later.Trapped ?? Trapped,
        later.Injured ?? Injured, later.ToEvacuate ?? ToEvacuate, later.Access ?? Access, later.Dangers ?? Dangers);

    /// <summary>Adds what the callers of another incident said that is the same: the larger numbers of people, and what
    /// is not known of this one.</summary>
    /// <param name="other">What they said.</param>
    public CallDetails Joined(CallDetails other) => other.With(this) with
    {
        Trapped = Larger(Trapped, other.Trapped), Injured = Larger(Injured, other.Injured),
        ToEvacuate = Larger(ToEvacuate, other.ToEvacuate),
    };

    private static int? Larger(int? one, int? other) => one is null || other > one ? other : one;
}

/// <summary>The number under which a caller can be called back. It is a person's own: it stands in no journal, log or
/// trace, only in the state of its incident.</summary>
/// <param name="Digits">The number as it was given.</param>
[GenerateSerializer, Alias("incident.call-back")]
public sealed record CallBackNumber(string Digits)
{
    /// <summary>Withholds the number.</summary>
    public override string ToString() => "(withheld)";
}

/// <summary>Tells whether a call is true.</summary>
public enum Verification
{
    /// <summary>Nobody has verified the call.</summary>
    Unverified,
    /// <summary>A person vouches for it.</summary>
    Verified,
    /// <summary>A person has found that nothing happened.</summary>
    FalseAlarm,
}

/// <summary>Enters what a later call tells of an incident. What it leaves out stays as it was.</summary>
/// <param name="By">The author of the command: a person and an office.</param>
/// <param name="OccurredAt">When the call was made, if earlier than its entry; null: now.</param>
/// <param name="Call">What the caller says.</param>
/// <param name="CallBack">The number under which the caller can be called back; null: as before.</param>
[GenerateSerializer, Alias("incident.add-call")]
public sealed record AddCall(Author By, Instant? OccurredAt, CallDetails Call, CallBackNumber? CallBack)
    : Command(By, OccurredAt)
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
    /// <inheritdoc/>
    public override CommandUrgency Urgency => CommandUrgency.Vital;
}

/// <summary>Says whether a call is true. A false alarm ends the incident.</summary>
/// <param name="By">The person who verified it.</param>
/// <param name="OccurredAt">When it was verified, if earlier than its entry; null: now.</param>
/// <param name="Result">What was found; not <see cref="Verification.Unverified"/>.</param>
/// <param name="Reason">On what ground, in a few words.</param>
[GenerateSerializer, Alias("incident.verify")]
public sealed record VerifyIncident(Author By, Instant? OccurredAt, Verification Result, string Reason)
    : Command(By, OccurredAt)
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
    /// <inheritdoc/>
    public override CommandUrgency Urgency => CommandUrgency.Vital;
}

/// <summary>Opens an incident that a township has numbered.</summary>
/// <param name="Name">What the incident is called.</param>
/// <param name="Hazard">The kind of hazard.</param>
/// <param name="VillageAlliance">The code of the village alliance that is first at the scene; null for none.</param>
/// <param name="Lines">The lines that it requests at once; null: nothing yet.</param>
/// <param name="Backfill">The bounds of the move-up cover that it asks for; null for an incident proper.</param>
/// <param name="Call">What the caller said; null for nothing.</param>
/// <param name="CallBack">The number under which the caller can be called back; null where it is not known.</param>
/// <param name="VerifiedBy">The person who vouches for the call; null where nobody does.</param>
/// <param name="ReportedAt">When it was reported, of which time the call is; null: now.</param>
[GenerateSerializer, Alias("incident.open")]
public sealed record OpenIncident(
    string Name, string Hazard, string? VillageAlliance, LineSpec[]? Lines = null,
    Backfill? Backfill = null, CallDetails? Call = null, CallBackNumber? CallBack = null,
    Author? VerifiedBy = null, Instant? ReportedAt = null) : Assured
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
}

/// <summary>Tells an incident that its township no longer wants the move-up cover that it asked for.</summary>
/// <param name="Reason">The reason, in a few words.</param>
[GenerateSerializer, Alias("incident.end-cover")]
public sealed record EndCover(string Reason) : Assured
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
}

/// <summary>Reports how much the scene needs of one kind from now on, in all. The incident requests the part that is
/// not covered.</summary>
/// <param name="By">The author of the command: a person and an office.</param>
/// <param name="OccurredAt">When the scene needed it, if earlier than the entry; null: now.</param>
/// <param name="Kind">A capability counts people at a time. A durable supply counts units at a time. Any other supply
/// counts units from the beginning.</param>
/// <param name="Quantity">People or units, not negative; zero ends the need.</param>
/// <param name="Priority">How pressing the need is.</param>
/// <param name="Requirement">What is asked beyond kind and quantity from now on; null for nothing special.</param>
/// <param name="Correction">Whether the former quantity was a slip of the hand. What the slip called out and has not
/// left stands down; what has left goes on.</param>
[GenerateSerializer, Alias("incident.need")]
public sealed record ReportNeed(
    Author By, Instant? OccurredAt, ResourceKind Kind, int Quantity, Priority Priority,
    Requirement? Requirement = null, bool Correction = false) : Command(By, OccurredAt)
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
    /// <inheritdoc/>
    public override CommandUrgency Urgency => Priority.Urgency();
}

/// <summary>Raises an aid request for an incident. A person raises it, and the incident numbers it.</summary>
/// <param name="By">The author of the command: a person and an office.</param>
/// <param name="OccurredAt">When it happened, if earlier than its entry; null: now.</param>
/// <param name="Lines">One to twenty lines.</param>
[GenerateSerializer, Alias("incident.raise")]
public sealed record RaiseAidRequest(Author By, Instant? OccurredAt, LineSpec[] Lines) : Command(By, OccurredAt)
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
    /// <inheritdoc/>
    public override CommandUrgency Urgency => Lines.Urgency();
}

/// <summary>Merges two requests of an incident that ask for the same. Open lines of the younger end where the older has
/// a line of the same kind. The line that stays has the more urgent priority, the earlier deadline and the larger
/// need.</summary>
/// <param name="By">The author of the command: a person and an office.</param>
/// <param name="OccurredAt">When it happened, if earlier than its entry; null: now.</param>
/// <param name="Younger">The number of the request that was raised later.</param>
/// <param name="Older">The number of the request that was raised first, which stands for both.</param>
/// <param name="Reason">The reason, in a few words.</param>
[GenerateSerializer, Alias("incident.merge-requests")]
public sealed record MergeRequests(
    Author By, Instant? OccurredAt, RequestNumber Younger, RequestNumber Older, string Reason) : Command(By, OccurredAt)
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfRequest(Younger);
    /// <inheritdoc/>
    public override CommandUrgency Urgency => CommandUrgency.Decision;
}

/// <summary>Merges two reports of one incident. The township closes the younger incident for the sake of the older,
/// which takes over its needs and its lines. Of each kind the larger need stays.</summary>
/// <param name="By">The author of the command: a person and an office.</param>
/// <param name="OccurredAt">When it happened, if earlier than its entry; null: now.</param>
/// <param name="Younger">The number of the incident that was reported later.</param>
/// <param name="Older">The number of the incident that was reported first, which stands for both.</param>
/// <param name="Reason">The reason, in a few words.</param>
[GenerateSerializer, Alias("township.merge-incidents")]
public sealed record MergeIncidents(
    Author By, Instant? OccurredAt, IncidentNumber Younger, IncidentNumber Older, string Reason)
        : Command(By, OccurredAt)
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfIncident(Younger);
    /// <inheritdoc/>
    public override CommandUrgency Urgency => CommandUrgency.Decision;
}

/// <summary>Tells an incident that it is the same as another. Its township sends this.</summary>
/// <param name="Into">The number of the incident that stands for both.</param>
[GenerateSerializer, Alias("incident.merge")]
public sealed record MergeIncident(string Into) : Assured
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
}

/// <summary>Hands the needs and the lines of an incident to another, which stands for both from now on.</summary>
/// <param name="Incident">The number of the incident that hands them over.</param>
/// <param name="Needs">Its needs.</param>
/// <param name="Lines">Its lines that are not over.</param>
/// <param name="Grade">Its event grade; null where it is not graded.</param>
/// <param name="IsPart">Whether it was only split: the receiver is a part of it.</param>
/// <param name="Via">The incidents that have passed it on, since they were merged themselves; null for none.</param>
/// <param name="Call">What its callers said; null for nothing.</param>
/// <param name="CallBacks">The numbers of its callers, the last first; null for none.</param>
/// <param name="Verification">Whether its call is true, as far as known.</param>
[GenerateSerializer, Alias("incident.adopt")]
public sealed record AdoptIncident(
    IncidentNumber Incident, StatedNeed[] Needs, AdoptedLine[] Lines, EventGrade? Grade, bool IsPart = false,
    IncidentNumber[]? Via = null, CallDetails? Call = null, CallBackNumber[]? CallBacks = null,
    Verification Verification = Verification.Unverified) : Assured
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfIncident(Incident);
}

/// <summary>A need that one incident hands to another.</summary>
/// <param name="Kind">The resource kind.</param>
/// <param name="Quantity">People or units that are needed in all.</param>
/// <param name="Priority">How pressing the need is.</param>
/// <param name="Requirement">What is asked beyond kind and quantity; null for nothing special.</param>
[GenerateSerializer, Alias("incident.stated-need")]
public sealed record StatedNeed(ResourceKind Kind, int Quantity, Priority Priority, Requirement? Requirement);

/// <summary>A line that a merge lowered, because both incidents had asked for the same.</summary>
/// <param name="Line">The line.</param>
/// <param name="Kind">The resource kind that it asks for.</param>
/// <param name="Less">People or units that were let go.</param>
/// <param name="Priority">How pressing the line was before.</param>
/// <param name="Before">People or units that it was to cover before; 0 where an older server did not tell.</param>
/// <param name="IsEnded">Whether nothing was left for it to cover.</param>
[GenerateSerializer, Alias("incident.lowered-line")]
public sealed record LoweredLine(
    LineId Line, ResourceKind Kind, int Less, Priority Priority, int Before = 0, bool IsEnded = false);

/// <summary>A line that one incident hands to another.</summary>
/// <param name="Kind">The resource kind that it asks for.</param>
/// <param name="Stands">How it stands, as its request last said.</param>
/// <param name="RaisedAt">When it was raised.</param>
/// <param name="Moves">How often its request was moved, this move included.</param>
/// <param name="Requirement">What the resource must be; null for nothing beside its kind.</param>
[GenerateSerializer, Alias("incident.adopted-line")]
public sealed record AdoptedLine(
    ResourceKind Kind, LineCovered Stands, Instant RaisedAt, int Moves, Requirement? Requirement = null);

/// <summary>Tells a request which incident it belongs to from now on.</summary>
/// <param name="Number">The number of the request.</param>
/// <param name="Incident">The number of the incident.</param>
/// <param name="Move">Counts how often the request was moved, from 1. An earlier move that arrives later changes
/// nothing.</param>
/// <param name="Place">The code of the township where the aid is needed from now on; null: as before.</param>
/// <param name="VillageAlliance">The code of the village alliance that is first there; null for none.</param>
[GenerateSerializer, Alias("request.follow")]
public sealed record FollowIncident(
    RequestNumber Number, IncidentNumber Incident, int Move, string? Place = null, string? VillageAlliance = null)
    : Assured
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfRequest(Number);
}

/// <summary>Tells an incident that a request which was handed to it was over by then.</summary>
/// <param name="Number">The number of the request.</param>
/// <param name="Lines">How its lines came out.</param>
[GenerateSerializer, Alias("incident.request-over")]
public sealed record RequestWasOver(RequestNumber Number, LineCovered[] Lines) : Assured
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfRequest(Number);
}

/// <summary>Corrects what is on record of an incident. What is null stays as it was.</summary>
/// <param name="By">The author of the command: a person and an office.</param>
/// <param name="OccurredAt">When it was found out, if earlier than its entry; null: now.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Hazard">The kind of hazard.</param>
/// <param name="Place">The code of the township where it is. It keeps its number.</param>
/// <param name="HappenedAt">When it happened.</param>
/// <param name="Call">Position and the rest of what callers said.</param>
/// <param name="Reason">The reason, in a few words.</param>
[GenerateSerializer, Alias("incident.correct")]
public sealed record CorrectIncident(
    Author By, Instant? OccurredAt, string? Name, string? Hazard, string? Place, Instant? HappenedAt, CallDetails? Call,
    string Reason) : Command(By, OccurredAt)
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
    /// <inheritdoc/>
    public override CommandUrgency Urgency => CommandUrgency.Vital;
}

/// <summary>Opens a closed incident again, under its number and with its history.</summary>
/// <param name="By">The author of the command: a person and an office.</param>
/// <param name="OccurredAt">When it happened, if earlier than its entry; null: now.</param>
/// <param name="Reason">The reason, in a few words.</param>
[GenerateSerializer, Alias("incident.reopen")]
public sealed record ReopenIncident(Author By, Instant? OccurredAt, string Reason) : Command(By, OccurredAt)
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
    /// <inheritdoc/>
    public override CommandUrgency Urgency => CommandUrgency.Vital;
}

/// <summary>Links two incidents that belong together and stay apart, or ends the link.</summary>
/// <param name="By">The author of the command: a person and an office.</param>
/// <param name="OccurredAt">When it happened, if earlier than its entry; null: now.</param>
/// <param name="With">The number of the other incident.</param>
/// <param name="Ends">Whether the link is to end.</param>
/// <param name="Reason">The reason, in a few words.</param>
[GenerateSerializer, Alias("incident.link")]
public sealed record LinkIncident(Author By, Instant? OccurredAt, IncidentNumber With, bool Ends, string Reason)
    : Command(By, OccurredAt)
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfIncident(With);
    /// <inheritdoc/>
    public override CommandUrgency Urgency => CommandUrgency.Decision;
}

/// <summary>Tells an incident that it was linked with another, or that the link has ended.</summary>
/// <param name="With">The number of the other incident.</param>
/// <param name="Ends">Whether the link has ended.</param>
/// <param name="Reason">The reason, in a few words.</param>
[GenerateSerializer, Alias("incident.linked")]
public sealed record IncidentsLinked(IncidentNumber With, bool Ends, string Reason) : Assured
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfIncident(With);
}

/// <summary>Undoes the merge of two incidents. The younger is open again with its needs and requests.</summary>
/// <param name="By">The author of the command: a person and an office.</param>
/// <param name="OccurredAt">When it happened, if earlier than its entry; null: now.</param>
/// <param name="Younger">The number of the incident that had ended.</param>
/// <param name="Reason">The reason, in a few words.</param>
[GenerateSerializer, Alias("township.unmerge-incidents")]
public sealed record UnmergeIncidents(Author By, Instant? OccurredAt, IncidentNumber Younger, string Reason)
    : Command(By, OccurredAt)
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfIncident(Younger);
    /// <inheritdoc/>
    public override CommandUrgency Urgency => CommandUrgency.Decision;
}

/// <summary>Tells an incident to give back what it took over from another.</summary>
/// <param name="Younger">The number of the other incident.</param>
/// <param name="Reason">The reason, in a few words.</param>
[GenerateSerializer, Alias("incident.give-back")]
public sealed record GiveBackIncident(IncidentNumber Younger, string Reason) : Assured
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfIncident(Younger);
}

/// <summary>Opens an incident again whose merge was undone.</summary>
/// <param name="From">The number of the incident that stood for both.</param>
/// <param name="Needs">The needs that it had.</param>
/// <param name="Lines">Its lines that are not over.</param>
/// <param name="Reason">The reason, in a few words.</param>
/// <param name="Lowered">Its lines that the merge had lowered; null: none.</param>
[GenerateSerializer, Alias("incident.revive")]
public sealed record ReviveIncident(
    IncidentNumber From, StatedNeed[] Needs, AdoptedLine[] Lines, string Reason, LoweredLine[]? Lowered = null)
    : Assured
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfIncident(From);
}

/// <summary>Splits an incident in two. The township numbers the new one, which takes some of the requests.</summary>
/// <param name="By">The author of the command: a person and an office.</param>
/// <param name="OccurredAt">When it happened, if earlier than its entry; null: now.</param>
/// <param name="Incident">The number of the incident that is split.</param>
/// <param name="Requests">The requests that go with the new one; empty for none.</param>
/// <param name="Name">What the new one is called.</param>
/// <param name="Hazard">The kind of hazard of the new one.</param>
/// <param name="Call">Position and the rest of what callers said of the new one; null for nothing.</param>
/// <param name="Verified">Whether the author vouches for the new one.</param>
/// <param name="Reason">The reason, in a few words.</param>
[GenerateSerializer, Alias("township.split-incident")]
public sealed record SplitIncident(
    Author By, Instant? OccurredAt, IncidentNumber Incident, RequestNumber[] Requests, string Name, string Hazard,
    CallDetails? Call, bool Verified, string Reason) : Command(By, OccurredAt)
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfIncident(Incident);
    /// <inheritdoc/>
    public override CommandUrgency Urgency => CommandUrgency.Decision;
}

/// <summary>Tells an incident to hand some of its requests to a new one.</summary>
/// <param name="Into">The number of the new incident.</param>
/// <param name="Requests">The requests.</param>
/// <param name="Reason">The reason, in a few words.</param>
[GenerateSerializer, Alias("incident.part")]
public sealed record PartIncident(IncidentNumber Into, RequestNumber[] Requests, string Reason) : Assured
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfIncident(Into);
}

/// <summary>Tells a township that an incident is open in its territory, and of what hazard it is.</summary>
/// <param name="Incident">The number of the incident.</param>
/// <param name="Hazard">The kind of hazard.</param>
/// <param name="HappenedAt">When it happened, where that was corrected; null: as it was reported.</param>
/// <param name="VillageAlliance">The code of the village alliance that is first there; null for none.</param>
/// <param name="ReportedAt">When it was reported; null where an older server did not keep it.</param>
/// <param name="Latitude">Its latitude, in millionths of a degree; null where it is not known.</param>
/// <param name="Longitude">Its longitude, in millionths of a degree; null where it is not known.</param>
/// <param name="Former">The code of the township that it was moved from; null where it was not moved.</param>
/// <param name="Links">The numbers of the incidents that it is linked with; null for none.</param>
[GenerateSerializer, Alias("township.case-stands")]
public sealed record CaseStands(
    IncidentNumber Incident, string Hazard, Instant? HappenedAt, string? VillageAlliance, Instant? ReportedAt = null,
    int? Latitude = null, int? Longitude = null, string? Former = null, IncidentNumber[]? Links = null) : Assured
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfIncident(Incident);
}

/// <summary>Tells a tier that an incident which was over is open again.</summary>
/// <param name="Incident">The number of the incident.</param>
[GenerateSerializer, Alias("tier.incident-not-over")]
public sealed record IncidentNotOver(IncidentNumber Incident) : Assured
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfIncident(Incident);
}

/// <summary>Tells the township of an incident that it happened at another time than was on record.</summary>
/// <param name="Incident">The number of the incident.</param>
/// <param name="Before">When it had happened, or was reported, as far as was known.</param>
/// <param name="After">When it happened.</param>
[GenerateSerializer, Alias("township.happening-corrected")]
public sealed record HappeningCorrected(IncidentNumber Incident, Instant Before, Instant After) : Assured
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfIncident(Incident);
}

/// <summary>Tells a neighbouring township of an incident that is new or was put right.</summary>
/// <param name="Incident">The number of the incident.</param>
/// <param name="Hazard">The kind of hazard.</param>
/// <param name="Latitude">Its latitude, or that of its township's seat, in millionths of a degree.</param>
/// <param name="Longitude">Its longitude, or that of its township's seat, in millionths of a degree.</param>
/// <param name="ReportedAt">When it happened, as far as known; else when it was reported.</param>
/// <param name="IsCorrected">Whether it was known and was put right.</param>
/// <param name="Links">The numbers of the incidents that it is linked with; null for none.</param>
[GenerateSerializer, Alias("township.incident-nearby")]
public sealed record IncidentNearby(
    IncidentNumber Incident, string Hazard, int Latitude, int Longitude, Instant ReportedAt, bool IsCorrected = false,
    IncidentNumber[]? Links = null) : Assured
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfIncident(Incident);
}

/// <summary>Tells a township that its neighbour has an incident that may be the same, or no longer may.</summary>
/// <param name="Yours">The number of the incident of the receiver.</param>
/// <param name="Mine">The number of the incident of the sender.</param>
/// <param name="Metres">How far apart they are.</param>
/// <param name="Ends">Whether a correction has shown that they are not the same.</param>
[GenerateSerializer, Alias("township.same-reported")]
public sealed record SameAcrossBorder(IncidentNumber Yours, IncidentNumber Mine, int Metres, bool Ends = false)
    : Assured
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfIncident(Yours);
}

/// <summary>Tells a township that one of its incidents is over.</summary>
/// <param name="Incident">The number of the incident.</param>
/// <param name="Moved">Whether it goes on in another township, where it is.</param>
[GenerateSerializer, Alias("township.incident-over")]
public sealed record IncidentOver(IncidentNumber Incident, bool Moved = false) : Assured
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfIncident(Incident);
}

/// <summary>Closes an incident that is over. Every open line of it ends.</summary>
/// <param name="By">The author of the command: a person and an office.</param>
/// <param name="OccurredAt">When it happened, if earlier than its entry; null: now.</param>
/// <param name="Reason">The reason, in a few words.</param>
[GenerateSerializer, Alias("incident.close")]
public sealed record CloseIncident(Author By, Instant? OccurredAt, string Reason) : Command(By, OccurredAt)
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
    /// <inheritdoc/>
    public override CommandUrgency Urgency => CommandUrgency.Vital;
}

/// <summary>Tells an incident how a line of one of its requests stands.</summary>
/// <param name="Line">The line of the aid request.</param>
/// <param name="Promised">People promised or at work; units promised or received.</param>
/// <param name="Sought">Whether more is still sought for the line.</param>
/// <param name="Ended">Whether the line is over.</param>
/// <param name="Asked">People or units that the line asks.</param>
/// <param name="Departed">Of those promised, people or units that have left for the scene or are there.</param>
/// <param name="OnScene">Of those promised, people or units at the scene.</param>
/// <param name="Open">People or units that the line lacks at present; null from an older server.</param>
/// <param name="Priority">How pressing the line is; null from an older server.</param>
/// <param name="NeededBy">When the aid must have arrived; null from an older server.</param>
/// <param name="Cancelled">Whether nothing is wanted for the line any more.</param>
/// <param name="NeedNoOther">Of a line that was merged, people or units beside those promised in whose place nobody is
/// wanted: they have served since, or people gave them back.</param>
[GenerateSerializer, Alias("incident.line-covered")]
public sealed record LineCovered(
    LineId Line, int Promised, bool Sought, bool Ended, int Asked, int Departed = 0, int OnScene = 0, int? Open = null,
    Priority? Priority = null, Instant? NeededBy = null, bool Cancelled = false, int NeedNoOther = 0) : Assured
{
    /// <inheritdoc/>
    public override Subject About => Subject.OfLine(Line);
    /// <inheritdoc/>
    public override string? Request => Line.Request;
}

/// <summary>Reminds an incident to check whether a need is uncovered.</summary>
[GenerateSerializer, Alias("incident.assess")]
public sealed record AssessDue : Due
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
}
