using Alliance.Core.Incidents;
using Alliance.Core.Situations;
using Alliance.Host.Api.Endpoints;

namespace Alliance.Host.Api.Incidents;

/// <summary>A team that arrived unasked. <c>fits</c> is the first open line that lacks such people.</summary>
internal sealed record CheckInView(
    string CheckIn,
    string? Team,
    string? Name,
    string? Office,
    int People,
    string? Capability,
    CheckInStage Stage,
    string? Line,
    string? Fits,
    int Asked,
    DateTimeOffset Since)
{
    public static CheckInView Of(CheckInProjection one, RealmDesk realm)
    {
        var team = one.Arrived.Team is { } id ? realm.Region.Teams[id] : null;
        var social = one.Arrived.Social;
        return new(
            one.Arrived.CheckIn,
            team?.Id,
            social?.Name ?? team?.Name,
            social?.Office ?? team?.Owner.ToString(),
            social?.People ?? team?.People ?? 0,
            social?.Capability.Code,
            one.Stage,
            one.Line?.ToString(),
            one.Arrived.Fits?.ToString(),
            one.Asked,
            realm.Time(one.Since));
    }
}

/// <summary>The teams that are at an incident unasked, and the number of people of social teams that were allowed to
/// stay. These people are counted apart from promised aid.</summary>
internal sealed record CheckInsView(int UnaskedPeople, IReadOnlyList<CheckInView> Items, string? Next);
