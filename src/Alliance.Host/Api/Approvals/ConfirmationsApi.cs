using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Host.Api.Endpoints;
using Alliance.Host.Api.Problems;

namespace Alliance.Host.Api.Approvals;

/// <summary>The commitments that duty desks are to confirm before their place accepts them.</summary>
internal static class ConfirmationsApi
{
    public static void Map(RouteGroupBuilder group)
    {
        group
            .MapGet("/", List)
            .WithSummary("List open confirmations")
            .WithDescription(
                "Commitments under agreements that want the requester's word; who does not answer by until has said "
                    + "what the agreement says then.");
        group
            .MapCommand<Decision>("/{commitment}", Decide)
            .WithSummary("Confirm or decline")
            .WithDescription(
                "The duty desk of the place that asked confirms the commitment, or gives it back; what is then open is "
                    + "sought anew.");
    }

    private static async Task<Page<ConfirmationView>> List(
        string realm,
        Desk desk,
        [AsParameters] Paging paging,
        string? township)
    {
        var open = await desk.Open(realm);
        township = Naming.PlaceFilter(township, "township", open.Region);
        return await open.See(situation =>
            paging.Of(
                situation.Confirmations.Values.Where(c => township is null || c.Wanted.Place == township),
                c => c.Wanted.Commitment,
                c => ConfirmationView.Of(c, open)));
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
