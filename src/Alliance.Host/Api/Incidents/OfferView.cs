using Alliance.Core.Incidents;
using Alliance.Host.Api.Endpoints;

namespace Alliance.Host.Api.Incidents;

/// <summary>An unsolicited offer that is not answered yet. <c>fits</c> is the first open line that lacks such a
/// resource; null where none does.</summary>
internal sealed record OfferView(
    string Offer,
    string Lender,
    string Resource,
    string Kind,
    int Quantity,
    DateTimeOffset ValidUntil,
    string Note,
    string? Fits)
{
    public static OfferView Of(UnsolicitedOfferReceived offer, RealmDesk realm) =>
        new(
            offer.Offer,
            offer.Lender.ToString(),
            offer.Resource.ToString(),
            offer.Kind.Code,
            offer.Quantity,
            realm.Time(offer.ValidUntil),
            offer.Note,
            offer.Fits?.ToString());
}

/// <summary>An unsolicited offer with the incident that it is for.</summary>
internal sealed record ListedOfferView(string Incident, string Place, OfferView Offer);
