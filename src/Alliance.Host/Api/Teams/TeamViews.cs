using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Situations;
using Alliance.Core.Vocabulary;
using Alliance.Host.Api.Endpoints;
using Alliance.Host.Api.MasterData;

namespace Alliance.Host.Api.Teams;

/// <summary>A squad and its status. <c>since</c> is when it came to its status, <c>recordedAt</c> when that was
/// recorded. <c>types</c> is its type for each capability, from 1, the best, to 4.</summary>
internal sealed record TeamView(
    string Id,
    string Name,
    string Owner,
    string Place,
    string Force,
    int People,
    IReadOnlyList<string> Capabilities,
    TeamStatus Status,
    string? Commitment,
    DateTimeOffset? Since,
    bool Unreachable,
    int PeopleOut,
    DateTimeOffset? Eta,
    IReadOnlyDictionary<string, int> Types,
    IReadOnlyDictionary<string, int> Equipment,
    int EnduranceHours,
    DateTimeOffset? RecordedAt,
    TeamOrderView? Order)
{
    /// <summary>When it really got its status, where that was earlier than it was recorded.</summary>
    public DateTimeOffset? OccurredAt { get; init; }
    /// <summary>Whether it was retired: it is offered no more.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Retired { get; init; }

    /// <summary>Whether lists show a squad: one that was retired while it is out is shown until it is home.</summary>
    public static bool IsListed(TeamData team, TeamProjection projection) =>
        !team.Retired || projection.Commitment is not null
        || projection.Status is not (TeamStatus.Available or TeamStatus.Resting or TeamStatus.OutOfService);

    public static TeamView Of(TeamData team, TeamProjection projection, RealmDesk realm) =>
        new(
            team.Id,
            team.Name,
            team.Owner.ToString(),
            realm.Region.SeatOf(team.Owner),
            team.Force,
            team.People,
            [.. team.Capabilities.Select(c => c.Kind.Code)],
            projection.Status,
            projection.Commitment,
            projection.Since is { } since ? realm.Time(since) : null,
            projection.Unreachable,
            projection.Commitment is null ? 0 : projection.People ?? team.People,
            projection.Eta is { } eta ? realm.Time(eta) : null,
            team.Capabilities.ToDictionary(c => c.Kind.Code, c => c.Type),
            team.Equipment.ToDictionary(e => e.Key.Code, e => e.Value),
            team.EnduranceHours,
            projection.RecordedAt is { } recorded ? realm.Time(recorded) : null,
            TeamOrderView.Of(projection, realm))
        {
            OccurredAt = projection.OccurredAt is { } at ? realm.Time(at) : null,
            Retired = team.Retired,
        };
}

/// <summary>How the order of a squad stands: when it is to be sent, was sent, and was received as its crew says.
/// </summary>
internal sealed record TeamOrderView(DateTimeOffset? GoAt, DateTimeOffset? SentAt, DateTimeOffset? ReceivedAt)
{
    /// <summary>Returns the order of a squad; null while it has none.</summary>
    public static TeamOrderView? Of(TeamProjection team, RealmDesk realm) =>
        team is { GoAt: null, OrderSentAt: null } ? null
        : new(At(team.GoAt, realm), At(team.OrderSentAt, realm), At(team.OrderReceivedAt, realm));

    private static DateTimeOffset? At(Instant? at, RealmDesk realm) => at is { } known ? realm.Time(known) : null;
}

/// <summary>A squad with its history, the latest records last.</summary>
internal sealed record TeamDetailView(
    TeamView Team,
    DateTimeOffset? ReadyAt,
    DateTimeOffset? DepartedAt,
    IReadOnlyList<JsonObject> History)
{
    /// <summary>The people to call for it: its contact first, then the deputies.</summary>
    public IReadOnlyList<ContactView> Contacts { get; init; } = [];
}
