using Alliance.Core.Actors;
using Alliance.Core.Incidents;
using Alliance.Core.Messages;
using Alliance.Core.Resources;
using Alliance.Core.Situations;
using Alliance.Core.Vocabulary;
using Alliance.Host.Api.Catalogues;
using Alliance.Host.Api.Endpoints;

namespace Alliance.Host.Api.Incidents;

internal sealed record NeedView(string Kind, int Quantity, Priority Priority, RequirementView? Requirement)
{
    public static NeedView Of(KeyValuePair<ResourceKind, Need> need) =>
        new(need.Key.Code, need.Value.Quantity, need.Value.Priority, RequirementView.Of(need.Value.Requirement));
}

/// <summary>A handover of command that the other body has not answered yet.</summary>
internal sealed record HandoverView(
    string Commander,
    string To,
    string Proposer,
    bool SkipsTier,
    DateTimeOffset Until,
    string Reason)
{
    public static HandoverView Of(HandoverProposed handover, RealmDesk realm) =>
        new(
            handover.Commander.ToString(),
            handover.To.ToString(),
            handover.Proposer.ToString(),
            handover.SkipsTier,
            realm.Time(handover.Until),
            handover.Reason);
}

/// <summary>A situation report, and the report that it corrects, if any. <c>at</c> is when it was recorded;
/// <c>asOf</c> the time that its figures are of, where that was earlier.</summary>
internal sealed record SituationReportView(
    string Id,
    ReportStage Stage,
    Figures Figures,
    string? Corrects,
    EventGrade? Grade,
    DateTimeOffset At,
    DateTimeOffset? AsOf)
{
    public static SituationReportView Of(SituationReport report, RealmDesk realm) => new(
        report.Id, report.Stage, report.Figures, report.Corrects, report.Grade, realm.Time(report.At),
        report.AsOf is { } at ? realm.Time(at) : null);
}

/// <summary>A report of an incident from one body to a higher one: when it was recorded, and when it was told, where
/// that was earlier.</summary>
internal sealed record UpwardReportView(
    string Teller,
    string To,
    DateTimeOffset At,
    ReportMedium Medium,
    bool Skipped,
    string? Report,
    DateTimeOffset? OccurredAt);

/// <summary>Two lines that may ask for the same need.</summary>
internal sealed record AskedTwiceView(string Younger, string Older);

internal sealed record IncidentView(
    string Number,
    string Place,
    string PlaceName,
    string Name,
    string Hazard,
    HazardNameView HazardName,
    bool Open,
    string? ClosedBecause,
    DateTimeOffset ReportedAt,
    string? VillageAlliance,
    IReadOnlyList<NeedView> Needs,
    IReadOnlyList<string> Requests,
    IReadOnlyList<AskedTwiceView> AskedTwice,
    IReadOnlyList<string> MayBe,
    EventGrade? Grade,
    string? Commander,
    HandoverView? Handover,
    SituationReportView? LastReport,
    IReadOnlyList<OfferView> Offers,
    bool Unverified,
    VerificationView Verification,
    CallView? Call,
    IReadOnlyList<string> Absorbed,
    DateTimeOffset? HappenedAt,
    string? MergedInto,
    string? SplitFrom,
    IReadOnlyList<string> Links)
{
    /// <summary>When it happened, where that was earlier than it was reported.</summary>
    public DateTimeOffset? OccurredAt { get; init; }

    /// <summary>When its report was recorded, where that was later than it was reported.</summary>
    public DateTimeOffset? RecordedAt { get; init; }

    /// <summary>The person who reported it.</summary>
    public string? ReportedBy { get; init; }

    /// <summary>The office that reported it.</summary>
    public string? Office { get; init; }

    /// <summary>Creates the view of an incident with the given request numbers.</summary>
    public static IncidentView Of(IncidentProjection incident, IEnumerable<string> requests, RealmDesk realm) =>
        new(
            incident.Number,
            incident.Place,
            realm.Region.Townships[incident.Place].Name,
            incident.Name,
            realm.Region.Hazards.CodeOf(incident.Hazard),
            HazardNameView.Of(incident.Hazard, realm.Region),
            incident.IsOpen,
            incident.ClosedBecause,
            realm.Time(incident.ReportedAt),
            null,
            [.. incident.Needs.Select(NeedView.Of)],
            [.. requests],
            [.. incident.AskedTwice.Select(d => new AskedTwiceView(d.Younger.ToString(), d.Older.ToString()))],
            [.. incident.MayBe],
            incident.Grade,
            incident.Commander?.ToString(),
            incident.Handover is { } handover ? HandoverView.Of(handover, realm) : null,
            incident.PresentReport is { } report ? SituationReportView.Of(report, realm) : null,
            [.. incident.Offers.Select(o => OfferView.Of(incident, o, realm))],
            incident.IsUnverified,
            new(incident.Verification, incident.VerifiedBy,
                incident.VerifiedAt is { } at ? realm.Time(at) : null),
            CallView.Of(incident.Call),
            [.. incident.Absorbed],
            incident.HappenedAt is { } happened ? realm.Time(happened) : null,
            incident.MergedInto,
            incident.SplitFrom,
            [.. incident.Links])
        {
            OccurredAt = incident.OccurredAt is { } occurred ? realm.Time(occurred) : null,
            RecordedAt = incident.RecordedAt is { } recorded && recorded != incident.ReportedAt
                ? realm.Time(recorded) : null,
            ReportedBy = incident.By?.Name,
            Office = incident.By?.Office,
        };
}

/// <summary>Whether the call is true, who says so, and since when.</summary>
internal sealed record VerificationView(Verification State, Author? By, DateTimeOffset? At);

/// <summary>What callers said of an incident; null where it is not known.</summary>
internal sealed record CallView(
    double? Longitude,
    double? Latitude,
    string? Words,
    int? Trapped,
    int? Injured,
    int? ToEvacuate,
    string? Access,
    string? Dangers)
{
    public static CallView? Of(CallDetails? call) => call is null ? null : new(
        call.Longitude / 1_000_000d, call.Latitude / 1_000_000d, call.Spot, call.Trapped, call.Injured, call.ToEvacuate,
        call.Access, call.Dangers);
}

/// <summary>How far a request line covers a need of the incident: asked, promised, still sought.</summary>
internal sealed record LineCoverView(string Line, string Kind, int Asked, int Promised, bool Sought);

internal sealed record IncidentDetailView(
    IncidentView Incident,
    IReadOnlyList<LineCoverView> Lines,
    IReadOnlyList<SituationReportView> Reports,
    IReadOnlyList<UpwardReportView> UpwardReports,
    string? CallBack)
{
    /// <summary>The numbers of earlier callers, the last first.</summary>
    public IReadOnlyList<string> EarlierCallBacks { get; init; } = [];
}
