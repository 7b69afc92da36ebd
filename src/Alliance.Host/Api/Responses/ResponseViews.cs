using Alliance.Core.Identifiers;
using Alliance.Core.Situations;
using Alliance.Core.Vocabulary;
using Alliance.Host.Api.Endpoints;

namespace Alliance.Host.Api.Responses;

/// <summary>A tier's response level.</summary>
internal sealed record LevelView(
    string Tier,
    ResponseLevel Level,
    ResponseLevel Before,
    ResponseCause Cause,
    string Basis,
    int SquadsOnDuty,
    string? By,
    string? Office,
    DateTimeOffset Since,
    DateTimeOffset RecordedAt)
{
    public static LevelView Of(ActorId tier, LevelProjection projection, RealmDesk realm) =>
        new(
            tier.ToString(),
            projection.Declared.Level,
            projection.Declared.Before,
            projection.Declared.Because,
            projection.Declared.Basis,
            projection.Declared.OnDuty,
            projection.By?.Name,
            projection.By?.Office,
            realm.Time(projection.Since),
            realm.Time(projection.RecordedAt));
}

/// <summary>An order below reserve floors that is in force.</summary>
internal sealed record OrderView(
    string Id,
    string Centre,
    IReadOnlyList<string> Townships,
    int Floor,
    DateTimeOffset Since,
    DateTimeOffset RecordedAt,
    DateTimeOffset Until,
    string Reason,
    string By,
    string Office)
{
    public static OrderView Of(OrderProjection projection, RealmDesk realm) =>
        new(
            projection.Order.Id,
            projection.Centre.Key,
            projection.Order.Townships,
            projection.Order.Floor,
            realm.Time(projection.OccurredAt ?? projection.Since),
            realm.Time(projection.Since),
            realm.Time(projection.Order.Until),
            projection.Order.Reason,
            projection.Order.By.Name,
            projection.Order.By.Office);
}
