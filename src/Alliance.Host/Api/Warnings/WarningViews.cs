using Alliance.Core.Situations;
using Alliance.Core.Vocabulary;
using Alliance.Host.Api.Catalogues;
using Alliance.Host.Api.Endpoints;

namespace Alliance.Host.Api.Warnings;

/// <summary>Whether a warning is valid, or how it ended.</summary>
internal enum WarningState
{
    /// <summary>It is valid.</summary>
    Valid,
    /// <summary>Its time is over.</summary>
    Lapsed,
    /// <summary>It was cancelled, or another took its place.</summary>
    Cancelled,
}

/// <summary>A warning.</summary>
internal sealed record WarningView(
    string Id,
    string Tier,
    string Hazard,
    HazardNameView HazardName,
    WarningColour Colour,
    DateTimeOffset IssuedAt,
    DateTimeOffset RecordedAt,
    DateTimeOffset ValidUntil,
    string Basis,
    WarningState State,
    DateTimeOffset? EndedAt,
    string? EndedBecause)
{
    public static WarningState StateOf(WarningProjection warning) =>
        warning.EndedAt is null ? WarningState.Valid
        : warning.CancelledBecause is null ? WarningState.Lapsed : WarningState.Cancelled;

    public static WarningView Of(WarningProjection warning, RealmDesk realm) =>
        new(
            warning.Issued.Warning,
            warning.Tier.ToString(),
            realm.Region.Hazards.CodeOf(warning.Issued.Hazard),
            HazardNameView.Of(warning.Issued.Hazard, realm.Region),
            warning.Issued.Colour,
            realm.Time(warning.OccurredAt ?? warning.At),
            realm.Time(warning.At),
            realm.Time(warning.Issued.ValidUntil),
            warning.Issued.Basis,
            StateOf(warning),
            warning.EndedAt is { } ended ? realm.Time(ended) : null,
            warning.CancelledBecause);
}

/// <summary>A reporting clock: a report or answer that a desk owes by a deadline.</summary>
internal sealed record ClockView(
    string Owner, Clock Clock, string Subject, DateTimeOffset Due, bool Missed, bool Unverified)
{
    public static ClockView Of(ClockProjection clock, SituationFold situation, RealmDesk realm) => new(
        clock.Owner.ToString(), clock.Clock, clock.Subject, realm.Time(clock.Due), clock.Missed,
        situation.Incidents.GetValueOrDefault(clock.Subject)?.IsUnverified == true);
}
