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
        if (township is not null && !open.Region.Townships.ContainsKey(township))
            throw ApiProblem.BadInput("township", Checks.UnknownTownship(township, open.Region));
        return await open.See(situation =>
            paging.Of(
                situation.Recalls.Values.Where(r =>
                    township is null || r.Lender == new ActorId(ActorKind.Township, township)),
                r => r.Asked.Commitment,
                r => RecallView.Of(r, open)));
    }

    private static Task<CommandReply> Recall([AsParameters] CommandCall<NewRecall> call)
    {
        var commitment = "";
        return call.Read(
                (body, checks, open) =>
                {
                    commitment = checks.Text(body.Commitment, "commitment", "under which the squad is out");
                    return new RecallCommitment(
                        checks.By(body),
                        checks.OccurredAt(body, open.Live),
                        new CommitmentId(commitment),
                        checks.Text(body.Reason, "reason", "say why"),
                        checks.By(
                            body.ReturnWithinMinutes, body.ReturnBy, ("returnWithinMinutes", "returnBy"), open.Live),
                        checks.Value(body.WaitForReplacement, "waitForReplacement", "true or false"));
                })
            .LookingUp(async (checks, open) =>
            {
                if (commitment.Length > 0 && await Lender(open, commitment) is null)
                    checks.Wrong("commitment", NothingOut(commitment));
            })
            .SendTo(async open =>
                await Lender(open, commitment) ?? throw ApiProblem.BadInput("commitment", NothingOut(commitment)));
    }

    private static Task<ActorId?> Lender(RealmDesk open, string commitment) =>
        open.See(situation => situation.LenderOf(new CommitmentId(commitment)));

    private static string NothingOut(string commitment) =>
        $"nothing is out for '{commitment}'; the lender's slots and its request name what is.";
}
