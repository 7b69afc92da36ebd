using Alliance.Core.Incidents;
using Alliance.Core.Requests;
using Alliance.Core.Resources;
using Alliance.Core.Situations;

namespace Alliance.Host.Api;

internal sealed record NeedView(string Kind, int Quantity, Priority Priority, RequirementView? Requirement)
{
    public static NeedView Of(KeyValuePair<ResourceKind, Need> need) =>
        new(need.Key.Code, need.Value.Quantity, need.Value.Priority, RequirementView.Of(need.Value.Requirement));
}

/// <summary>Two lines that may ask for the same.</summary>
internal sealed record AskedTwiceView(string Younger, string Older);

internal sealed record IncidentView(
    string Number, string Place, string PlaceName, string Name, string Hazard, bool Open, string? ClosedBecause, DateTimeOffset ReportedAt,
    string? VillageAlliance, IReadOnlyList<NeedView> Needs, IReadOnlyList<string> Requests, IReadOnlyList<AskedTwiceView> AskedTwice, IReadOnlyList<string> MayBe)
{
    public static IncidentView Of(IncidentPicture incident, RealmDesk realm) => new(
        incident.Number, incident.Place, realm.Region.Townships[incident.Place].Name, incident.Name, incident.Hazard, incident.IsOpen, incident.ClosedBecause,
        realm.Time(incident.ReportedAt), null, [.. incident.Needs.Select(NeedView.Of)],
        [.. incident.Requests], [.. incident.AskedTwice.Select(d => new AskedTwiceView(d.Younger.ToString(), d.Older.ToString()))], [.. incident.MayBe]);
}

/// <summary>How far a line of an incident's request covers it.</summary>
internal sealed record LineCoverView(string Line, string Kind, int Asked, int Promised, bool Sought);

internal sealed record IncidentDetailView(IncidentView Incident, IReadOnlyList<LineCoverView> Lines);
