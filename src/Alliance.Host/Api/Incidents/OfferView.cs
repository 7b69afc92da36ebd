using Alliance.Core.Actors;
using Alliance.Core.Incidents;
using Alliance.Core.Situations;
using Alliance.Host.Api.Endpoints;

namespace Alliance.Host.Api.Incidents;

/// <summary>An unsolicited offer that is not answered yet. <c>fits</c> is the first open line that lacks such a
/// resource; null where none does. <c>offeredAt</c> is when it came, <c>recordedAt</c> when it was recorded.</summary>
internal sealed record OfferView(
    string Offer,
    string Lender,
    string Resource,
    string Kind,
    int Quantity,
    DateTimeOffset ValidUntil,
    string Note,
    string? Fits,
    DateTimeOffset? OfferedAt,
    DateTimeOffset? RecordedAt)
{
    public static OfferView Of(IncidentProjection incident, UnsolicitedOfferReceived offer, RealmDesk realm) =>
        new(
            offer.Offer,
            offer.Lender.ToString(),
            offer.Resource.ToString(),
            offer.Kind.Code,
            offer.Quantity,
            realm.Time(offer.ValidUntil),
            offer.Note,
            offer.Fits?.ToString(),
            At(incident.OfferedAt, offer, realm),
            At(incident.OfferRecordedAt, offer, realm));

    private static DateTimeOffset? At(
        SortedDictionary<string, Instant> times, UnsolicitedOfferReceived offer, RealmDesk realm) =>
        times.TryGetValue(offer.Offer, out var at) ? realm.Time(at) : null;
}

/// <summary>An unsolicited offer with the incident that it is for.</summary>
internal sealed record ListedOfferView(string Incident, string Place, OfferView Offer);
