using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Resources;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Messages;

/// <summary>Someone reports an incident to the township where it happens; the township numbers it.</summary>
[GenerateSerializer, Alias("incident.report")]
public sealed record ReportIncident(
    Author By, Instant? OccurredAt, string Name, string Hazard, string? VillageAlliance) : Command(By, OccurredAt)
{
    public override Subject About => Subject.None;
    public override CommandUrgency Urgency => CommandUrgency.Vital;
}

/// <summary>A township opens an incident that it has numbered.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Hazard">The kind of hazard.</param>
/// <param name="VillageAlliance">Who is first at the scene.</param>
/// <param name="Lines">What it requests at once; null: nothing yet.</param>
/// <param name="Backfill">It asks for move-up cover, within these bounds; null: it is an incident proper.</param>
[GenerateSerializer, Alias("incident.open")]
public sealed record OpenIncident(
    string Name, string Hazard, string? VillageAlliance, LineSpec[]? Lines = null,
    Backfill? Backfill = null) : Assured
{
    public override Subject About => Subject.None;
}

/// <summary>A township no longer wants the cover that it asked for.</summary>
[GenerateSerializer, Alias("incident.end-cover")]
public sealed record EndCover(string Reason) : Assured
{
    public override Subject About => Subject.None;
}

/// <summary>The scene says how much it needs of one kind from now on, in all; what is uncovered is requested.</summary>
/// <param name="By">Who.</param>
/// <param name="OccurredAt">When it was so, if earlier.</param>
/// <param name="Kind">A capability, in people at a time; a durable supply, in units at a time; any other, in units from
/// the beginning.</param>
/// <param name="Quantity">Not negative; zero ends the need.</param>
/// <param name="Priority">How much hangs on it.</param>
/// <param name="Requirement">What is asked beyond kind and quantity from now on; null for nothing special.</param>
[GenerateSerializer, Alias("incident.need")]
public sealed record ReportNeed(
    Author By, Instant? OccurredAt, ResourceKind Kind, int Quantity, Priority Priority,
    Requirement? Requirement = null) : Command(By, OccurredAt)
{
    public override Subject About => Subject.None;
    public override CommandUrgency Urgency => Priority.Urgency();
}

/// <summary>A person raises an aid request for an incident; the incident numbers it.</summary>
/// <param name="By">Who.</param>
/// <param name="OccurredAt">When, if earlier.</param>
/// <param name="Lines">One to twenty lines.</param>
[GenerateSerializer, Alias("incident.raise")]
public sealed record RaiseAidRequest(Author By, Instant? OccurredAt, LineSpec[] Lines) : Command(By, OccurredAt)
{
    public override Subject About => Subject.None;
    public override CommandUrgency Urgency => Lines.Urgency();
}

/// <summary>Two requests of an incident ask for the same: the open lines of the younger end for the sake of those of
/// the older of the same kind.</summary>
[GenerateSerializer, Alias("incident.merge-requests")]
public sealed record MergeRequests(
    Author By, Instant? OccurredAt, RequestNumber Younger, RequestNumber Older, string Reason) : Command(By, OccurredAt)
{
    public override Subject About => Subject.OfRequest(Younger);
    public override CommandUrgency Urgency => CommandUrgency.Decision;
}

/// <summary>One incident was reported twice to its township: the younger is closed for the sake of the older, and what
/// is under way for it goes on.</summary>
[GenerateSerializer, Alias("township.merge-incidents")]
public sealed record MergeIncidents(
    Author By, Instant? OccurredAt, IncidentNumber Younger, IncidentNumber Older, string Reason) : Command(By, OccurredAt)
{
    public override Subject About => Subject.OfIncident(Younger);
    public override CommandUrgency Urgency => CommandUrgency.Decision;
}

/// <summary>A township tells an incident that it is the same as another.</summary>
[GenerateSerializer, Alias("incident.merge")]
public sealed record MergeIncident(string Into) : Assured
{
    public override Subject About => Subject.None;
}

/// <summary>An incident tells its township that it is over.</summary>
[GenerateSerializer, Alias("township.incident-over")]
public sealed record IncidentOver(IncidentNumber Incident) : Assured
{
    public override Subject About => Subject.OfIncident(Incident);
}

/// <summary>The incident is over: every open line ends.</summary>
[GenerateSerializer, Alias("incident.close")]
public sealed record CloseIncident(Author By, Instant? OccurredAt, string Reason) : Command(By, OccurredAt)
{
    public override Subject About => Subject.None;
    public override CommandUrgency Urgency => CommandUrgency.Vital;
}

/// <summary>A request tells its incident how a line stands.</summary>
/// <param name="Line">The line.</param>
/// <param name="Promised">People promised or at work; units promised or received.</param>
/// <param name="Sought">Whether more is still sought for it.</param>
/// <param name="Ended">Whether it is over.</param>
/// <param name="Asked">People or units that it asks.</param>
[GenerateSerializer, Alias("incident.line-covered")]
public sealed record LineCovered(LineId Line, int Promised, bool Sought, bool Ended, int Asked) : Assured
{
    public override Subject About => Subject.OfLine(Line);
    public override string? Request => Line.Request;
}

/// <summary>Time to see whether a need is uncovered.</summary>
[GenerateSerializer, Alias("incident.assess")]
public sealed record AssessDue : Due
{
    public override Subject About => Subject.None;
}
