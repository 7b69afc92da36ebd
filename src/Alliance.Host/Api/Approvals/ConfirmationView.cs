using Alliance.Core.Situations;
using Alliance.Host.Api.Endpoints;

namespace Alliance.Host.Api.Approvals;

/// <summary>A commitment that waits for the confirmation of the requester.</summary>
internal sealed record ConfirmationView(
    string Commitment,
    string Request,
    int Line,
    string Lender,
    string Resource,
    int Quantity,
    string Place,
    DateTimeOffset Since,
    DateTimeOffset Until)
{
    public static ConfirmationView Of(ConfirmationProjection projection, RealmDesk realm) =>
        new(
            projection.Wanted.Commitment,
            projection.Wanted.Line.Request,
            projection.Wanted.Line.Line,
            projection.Wanted.Lender.ToString(),
            projection.Wanted.Resource.ToString(),
            projection.Wanted.Quantity,
            projection.Wanted.Place,
            realm.Time(projection.Since),
            realm.Time(projection.Wanted.Until));
}
