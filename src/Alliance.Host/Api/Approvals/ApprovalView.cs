using Alliance.Core.Situations;
using Alliance.Host.Api.Endpoints;

namespace Alliance.Host.Api.Approvals;

/// <summary>A commitment that waits for the approval of its lender.</summary>
internal sealed record ApprovalView(
    string Commitment,
    string Request,
    int Line,
    string Lender,
    string Resource,
    int Quantity,
    string Place,
    DateTimeOffset Since,
    DateTimeOffset Until,
    bool Unverified)
{
    public static ApprovalView Of(ApprovalProjection approval, RealmDesk realm) =>
        new(
            approval.Wanted.Commitment,
            approval.Wanted.Line.Request,
            approval.Wanted.Line.Line,
            approval.Lender.ToString(),
            approval.Wanted.Resource.ToString(),
            approval.Wanted.Quantity,
            approval.Wanted.Place,
            realm.Time(approval.Since),
            realm.Time(approval.Wanted.Until),
            approval.IsUnverified);
}
