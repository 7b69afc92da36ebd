using Alliance.Core.Actors;
using Alliance.Core.Incidents;
using Alliance.Core.Negotiation;
using Alliance.Core.Situations;

namespace Alliance.Host.Api;

/// <summary>A commitment that waits for its lender's word.</summary>
internal sealed record ApprovalView(
    string Commitment, string Request, int Line, string Lender, string Resource, int Quantity, string Place, DateTimeOffset Since, DateTimeOffset Until)
{
    public static ApprovalView Of(ApprovalPicture approval, RealmDesk realm) => new(
        approval.Wanted.Commitment, approval.Wanted.Line.Request, approval.Wanted.Line.Line, approval.Lender.ToString(), approval.Wanted.Resource.ToString(),
        approval.Wanted.Quantity, approval.Wanted.Place, realm.Time(approval.Since), realm.Time(approval.Wanted.Until));
}

/// <summary>What duty desks are to approve or deny.</summary>
internal static class ApprovalsApi
{
    public static void Map(RouteGroupBuilder group)
    {
        group.MapGet("/", List).WithSummary("List open approvals").WithDescription(
            "Of all lenders, or of one township. Who does not answer by until has denied, or approved where the terms of the agreement say grantedOnTimeout.");
        group.MapPost("/{commitment}", Decide).WithSummary("Approve or deny").WithDescription("The lender's duty desk decides whether its team or stock may go.")
            .Produces<Accepted>();
    }

    private static async Task<Page<ApprovalView>> List(string realm, Desk desk, [AsParameters] Paging paging, string? township)
    {
        var open = await desk.Open(realm);
        if (township is not null && !open.Region.Townships.ContainsKey(township)) throw ApiProblem.BadInput("township", Checks.UnknownTownship(township, open.Region));
        return await open.See(situation => paging.Of(
            situation.Approvals.Values.Where(a => township is null || a.Lender == new ActorId(ActorKind.Township, township)),
            a => a.Wanted.Commitment, a => ApprovalView.Of(a, open)));
    }

    private static async Task<IResult> Decide(string realm, string commitment, Decision body, Desk desk, HttpContext http)
    {
        var open = await desk.Open(realm);
        var checks = new Checks();
        var command = new Approve(checks.By(body), checks.OccurredAt(body, open.Live), commitment,
            checks.Value(body.Granted, "granted", "true or false"), checks.Text(body.Reason, "reason", "say why"));
        checks.Done();
        await open.Admit(http, command);
        var asked = await open.Request(
            Numbers.RequestOfCommitment(commitment),
            r => r.Approvers.TryGetValue(commitment, out var approver) ? [approver] : Array.Empty<ActorId>());
        if (asked is not [var lender])
            throw ApiProblem.NotFound($"No approval was asked for {commitment}; GET {open.Path}/approvals lists those that are open.");
        return await open.Command(http, lender, command, body);
    }
}
