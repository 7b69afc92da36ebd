using Alliance.Core.Requests;
using Alliance.Core.Situations;

namespace Alliance.Host.Api;

internal sealed record NeedView(string Kind, int Quantity, Priority Priority);

/// <summary>Two lines that may ask for the same.</summary>
internal sealed record AskedTwiceView(string Younger, string Older);

internal sealed record IncidentView(
    string Number, string Place, string PlaceName, string Name, string Hazard, bool Open, string? ClosedBecause, DateTimeOffset ReportedAt,
    string? VillageAlliance, IReadOnlyList<NeedView> Needs, IReadOnlyList<string> Requests, IReadOnlyList<AskedTwiceView> AskedTwice, IReadOnlyList<string> MayBe)
{
    public static IncidentView Of(IncidentPicture incident, RealmDesk realm) => new(
        incident.Number, incident.Place, realm.Region.Townships[incident.Place].Name, incident.Name, incident.Hazard, incident.IsOpen, incident.ClosedBecause,
        realm.Time(incident.ReportedAt), null, [.. incident.Needs.Select(n => new NeedView(n.Key.Code, n.Value.Quantity, n.Value.Priority))],
        [.. incident.Requests], [.. incident.AskedTwice.Select(d => new AskedTwiceView(d.Younger.ToString(), d.Older.ToString()))], [.. incident.MayBe]);
}

/// <summary>How far a line of an incident's request covers it.</summary>
internal sealed record LineCoverView(string Line, string Kind, int Asked, int Promised, bool Sought);

internal sealed record IncidentDetailView(IncidentView Incident, IReadOnlyList<LineCoverView> Lines);
