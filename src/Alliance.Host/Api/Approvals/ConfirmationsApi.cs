using Alliance.Core.Access;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Core.Situations;
using Alliance.Host.Api.Endpoints;
using Alliance.Host.Api.Lists;
using Alliance.Host.Api.Problems;

namespace Alliance.Host.Api.Approvals;

/// <summary>The commitments that duty desks are to confirm before their place accepts them.</summary>
internal static class ConfirmationsApi
{
    private static readonly ListShape<ForLine<ConfirmationProjection>> Shape =
        new ListShape<ForLine<ConfirmationProjection>>("commitment", c => c.Item.Wanted.Commitment)
            .Where(ListParameters.Township, (text, open, checks) =>
            {
                var code = Lookups.Place(text, ListParameters.Township.Name, open.Region, checks);
                return c => c.Item.Wanted.Place == code;
            })
            .Tier(ListParameters.Lender, c => c.Item.Wanted.Lender)
            .Place((c, _) => c.Item.Wanted.Place)
            .Where(ListParameters.Request, (c, request) => c.Item.Wanted.Line.Request == request)
            .OfLine()
            .Happened(c => c.Item.Since)
            .Recorded(c => c.Item.Since)
            .Due(c => c.Item.Wanted.Until)
            .Search("numbers and in the names of lender, resource and place", (c, region) =>
            [
                c.Item.Wanted.Commitment, Lookups.NameOf(c.Item.Wanted.Lender, region), c.Item.Wanted.Resource.Key,
                Lookups.NameOf(c.Item.Wanted.Resource, region), Lookups.NameOf(c.Item.Wanted.Place, region),
            ]);

    public static void Map(RouteGroupBuilder group)
    {
        group
            .MapList(
                "/", Shape,
                (s, _) => s.Confirmations.Values.Select(c => ForLines.Of(c, c.Wanted.Line, s)),
                (c, _, open) => ConfirmationView.Of(c.Item, open))
            .WithSummary("List open confirmations")
            .WithDescription(
                "Commitments under agreements that want the requester's word; who does not answer by until has said "
                    + "what the agreement says then.");
        group
            .MapCommand<Decision>(Act.Decide, "/{commitment}", Decide)
            .WithSummary("Confirm or decline")
            .WithDescription(
                "The duty desk of the place that asked confirms the commitment, or gives it back; what is then open is "
                    + "sought anew.");
    }

    private static Task<CommandReply> Decide([AsParameters] CommandCall<Decision> call, string commitment) =>
        call.Read(
                (body, checks, open) =>
                    new ConfirmCommitment(
                        checks.By(body),
                        checks.OccurredAt(body, open.Live),
                        new CommitmentId(commitment),
                        checks.Value(body.Granted, "granted", "true or false"),
                        checks.Text(body.Reason, "reason", "say why")))
            .SendTo(async open =>
            {
                var asked = await open.Request(new CommitmentId(commitment).Request, r =>
                    r.Confirmable.Contains(commitment) ? r.Number : "");
                if (asked is not { Length: > 0 } number)
                    throw ApiProblem.NotFound(
                        $"No confirmation was asked for {commitment}; GET {open.Path}/confirmations lists those that "
                            + $"are open.");
                return number.ToAidRequest();
            });
}
