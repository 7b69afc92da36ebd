using Alliance.Core.Situations;
using Alliance.Host.Api.Endpoints;

namespace Alliance.Host.Api.Approvals;

/// <summary>A commitment that waits for the requester's own word.</summary>
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
    public static ConfirmationView Of(ConfirmationPicture picture, RealmDesk realm) =>
        new(
            picture.Wanted.Commitment,
            picture.Wanted.Line.Request,
            picture.Wanted.Line.Line,
            picture.Wanted.Lender.ToString(),
            picture.Wanted.Resource.ToString(),
            picture.Wanted.Quantity,
            picture.Wanted.Place,
            realm.Time(picture.Since),
            realm.Time(picture.Wanted.Until));
}
