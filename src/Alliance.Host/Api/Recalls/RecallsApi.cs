using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Host.Api.Endpoints;
using Alliance.Host.Api.Problems;

namespace Alliance.Host.Api.Recalls;

/// <summary>Recalls: a lender that has an emergency of its own calls a squad home that it has lent.</summary>
internal static class RecallsApi
{
    public static void Map(RouteGroupBuilder group)
    {
        group
            .MapGet("/", List)
            .WithSummary("List recalls")
            .WithDescription(
                "Squads that their owners want back and that are not home yet, each with the request's answer; of all "
                    + "lenders, or of one township.");
        group
            .MapCommand<NewRecall>("/", Recall)
            .WithSummary("Recall a squad")
            .WithDescription(
                "The lender asks the request to let its squad go. The request always answers: at once, or after a "
                    + "replacement, which it seeks first; where it does not answer in time, "
                    + "or has not let the squad go when it must leave, the owner orders it home. A squad that no "
                        + "request has accepted yet cannot be recalled: deny its approval.");
    }

    private static async Task<Page<RecallView>> List(
        string realm,
        Desk desk,
        [AsParameters] Paging paging,
        string? township)
    {
        var open = await desk.Open(realm);
        township = Naming.PlaceFilter(township, "township", open.Region);
        return await open.See(situation =>
            paging.Of(
                situation.Recalls.Values.Where(r =>
                    township is null || r.Lender == new ActorId(ActorKind.Township, township)),
                r => r.Asked.Commitment,
                r => RecallView.Of(r, open)));
    }

    private static Task<CommandReply> Recall([AsParameters] CommandCall<NewRecall> call) =>
        call.Read(
                (body, checks, open) =>
                {
                    var commitment = checks.Text(body.Commitment, "commitment", "under which the squad is out");
                    return new RecallCommitment(
                        checks.By(body),
                        checks.OccurredAt(body, open.Live),
                        new CommitmentId(commitment),
                        checks.Text(body.Reason, "reason", "say why"),
                        open.Live.Now
                            + Span.FromMinutes(
                                checks.Count(body.ReturnWithinMinutes, "returnWithinMinutes", 1, "minutes")),
                        checks.Value(body.WaitForReplacement, "waitForReplacement", "true or false"));
                })
            .SendTo(async open =>
            {
                var lender =
                    await open.See(situation => situation.LenderOf(new CommitmentId(call.Body.Commitment!.Trim())))
                    ?? throw ApiProblem.BadInput(
                        "commitment",
                        $"nothing is out for '{call.Body.Commitment!.Trim()}'; the lender's slots and its request name "
                            + $"what is.");
                return lender;
            });
}
