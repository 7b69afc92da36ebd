using Alliance.Core.Access;
using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Core.Situations;
using Alliance.Host.Api.Endpoints;
using Alliance.Host.Api.Lists;
using Alliance.Host.Api.Problems;

namespace Alliance.Host.Api.Approvals;

/// <summary>The commitments that duty desks are to approve or deny.</summary>
internal static class ApprovalsApi
{
    private static readonly ListShape<ForLine<ApprovalProjection>> Shape =
        new ListShape<ForLine<ApprovalProjection>>("commitment", a => a.Item.Wanted.Commitment)
            .Where(ListParameters.Township, (text, open, checks) =>
            {
                var code = Lookups.Place(text, ListParameters.Township.Name, open.Region, checks);
                return a => a.Item.Lender == new ActorId(ActorKind.Township, code);
            })
            .Tier(ListParameters.Lender, a => a.Item.Lender)
            .Place((a, _) => a.Item.Wanted.Place)
            .Where(ListParameters.Request, (a, request) => a.Item.Wanted.Line.Request == request)
            .OfLine()
            .Happened(a => a.Item.Since)
            .Recorded(a => a.Item.Since)
            .Due(a => a.Item.Wanted.Until)
            .Search("numbers and in the names of lender, resource and place", (a, region) =>
            [
                a.Item.Wanted.Commitment, Lookups.NameOf(a.Item.Lender, region), a.Item.Wanted.Resource.Key,
                Lookups.NameOf(a.Item.Wanted.Resource, region), Lookups.NameOf(a.Item.Wanted.Place, region),
            ]);

    public static void Map(RouteGroupBuilder group)
    {
        group
            .MapList(
                "/", Shape,
                (s, _) => s.Approvals.Values.Select(a => ForLines.Of(a, a.Wanted.Line, s)),
                (a, _, open) => ApprovalView.Of(a.Item, open))
            .WithSummary("List open approvals")
            .WithDescription(
                "Of all lenders, or of one township. Who does not answer by until has denied, or approved where the "
                    + "terms of the agreement say grantedOnTimeout.");
        group
            .MapCommand<Decision>(Act.Decide, "/{commitment}", Decide)
            .WithSummary("Approve or deny")
            .WithDescription("The lender's duty desk decides whether its team or stock may go.");
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
