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
    DateTimeOffset Since)
{
    public static LevelView Of(ActorId tier, LevelPicture picture, RealmDesk realm) =>
        new(
            tier.ToString(),
            picture.Declared.Level,
            picture.Declared.Before,
            picture.Declared.Because,
            picture.Declared.Basis,
            picture.Declared.OnDuty,
            picture.By?.Name,
            picture.By?.Office,
            realm.Time(picture.Since));
}

/// <summary>An order below reserve floors that is in force.</summary>
internal sealed record OrderView(
    string Id,
    string Centre,
    IReadOnlyList<string> Townships,
    int Floor,
    DateTimeOffset Since,
    DateTimeOffset Until,
    string Reason,
    string By,
    string Office)
{
    public static OrderView Of(OrderPicture picture, RealmDesk realm) =>
        new(
            picture.Order.Id,
            picture.Centre.Key,
            picture.Order.Townships,
            picture.Order.Floor,
            realm.Time(picture.Since),
            realm.Time(picture.Order.Until),
            picture.Order.Reason,
            picture.Order.By.Name,
            picture.Order.By.Office);
}
