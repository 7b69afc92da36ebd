using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Host.Api.Endpoints;
using Alliance.Host.Api.Problems;

namespace Alliance.Host.Api.Approvals;

/// <summary>The commitments that duty desks are to approve or deny.</summary>
internal static class ApprovalsApi
{
    public static void Map(RouteGroupBuilder group)
    {
        group
            .MapGet("/", List)
            .WithSummary("List open approvals")
            .WithDescription(
                "Of all lenders, or of one township. Who does not answer by until has denied, or approved where the "
                    + "terms of the agreement say grantedOnTimeout.");
        group
            .MapCommand<Decision>("/{commitment}", Decide)
            .WithSummary("Approve or deny")
            .WithDescription("The lender's duty desk decides whether its team or stock may go.");
    }

    private static async Task<Page<ApprovalView>> List(
        string realm,
        Desk desk,
        [AsParameters] Paging paging,
        string? township)
    {
        var open = await desk.Open(realm);
        township = Naming.PlaceFilter(township, "township", open.Region);
        return await open.See(situation =>
            paging.Of(
                situation.Approvals.Values.Where(a =>
                    township is null || a.Lender == new ActorId(ActorKind.Township, township)),
                a => a.Wanted.Commitment,
                a => ApprovalView.Of(a, open)));
    }

    private static Task<CommandReply> Decide([AsParameters] CommandCall<Decision> call, string commitment) =>
        call.Read(
                (body, checks, open) =>
                    new Approve(
                        checks.By(body),
                        checks.OccurredAt(body, open.Live),
                        new CommitmentId(commitment),
                        checks.Value(body.Granted, "granted", "true or false"),
                        checks.Text(body.Reason, "reason", "say why")))
            .SendTo(async open =>
            {
                var asked = await open.Request(new CommitmentId(commitment).Request, r =>
                    r.Approvers.TryGetValue(commitment, out var approver) ? [approver] : Array.Empty<ActorId>());
                if (asked is not [var lender])
                    throw ApiProblem.NotFound(
                        $"No approval was asked for {commitment}; GET {open.Path}/approvals lists those that are open."
                    );
                return lender;
            });
}
