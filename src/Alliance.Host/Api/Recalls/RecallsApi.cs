using Alliance.Core.Access;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Core.Situations;
using Alliance.Core.Vocabulary;
using Alliance.Host.Api.Endpoints;
using Alliance.Host.Api.Lists;
using Alliance.Host.Api.Problems;
using Alliance.Host.Api.Queries;

namespace Alliance.Host.Api.Recalls;

/// <summary>Recalls: a lender that has an emergency of its own calls a squad home that it has lent.</summary>
internal static class RecallsApi
{
    private static readonly QueryParameter<IReadOnlySet<ReturnAnswer>> Answer = Parameters.AnyOf<ReturnAnswer>(
        "state", "The answer of the request; one that has not answered has none.");

    private static readonly ListShape<ForLine<RecallProjection>> Shape =
        new ListShape<ForLine<RecallProjection>>("commitment", r => r.Item.Asked.Commitment)
            .Where(ListParameters.Township, (text, open, checks) =>
            {
                var code = Lookups.Place(text, ListParameters.Township.Name, open.Region, checks);
                return r => r.Item.Lender == new ActorId(ActorKind.Township, code);
            })
            .Tier(ListParameters.Lender, r => r.Item.Lender)
            .Place((r, _) => r.Item.Asked.Line.Request.Township)
            .Where(ListParameters.Request, (r, request) => r.Item.Asked.Line.Request == request)
            .Where(Answer, (r, wanted) => r.Item.Answer is { } answer && wanted.Contains(answer))
            .OfLine()
            .Happened(r => r.Item.OccurredAt ?? r.Item.Since)
            .Recorded(r => r.Item.Since)
            .Author(r => r.Item.By)
            .Due(r => r.Item.Asked.ReturnBy)
            .Search("number and reason and in the names of lender and squad", (r, region) =>
            [
                r.Item.Asked.Commitment, r.Item.Asked.Reason, Lookups.NameOf(r.Item.Lender, region),
                r.Item.Asked.Resource.Key, Lookups.NameOf(r.Item.Asked.Resource, region),
            ]);

    public static void Map(RouteGroupBuilder group)
    {
        group
            .MapList(
                "/", Shape,
                (s, _) => s.Recalls.Values.Select(r => ForLines.Of(r, r.Asked.Line, s)),
                (r, _, open) => RecallView.Of(r.Item, open))
            .WithSummary("List recalls")
            .WithDescription(
                "Squads that their owners want back and that are not home yet, each with the request's answer; of all "
                    + "lenders, or of one township.");
        group
            .MapCommand<NewRecall>(Act.Decide, "/", Recall)
            .WithSummary("Recall a squad")
            .WithDescription(
                "The lender asks the request to let its squad go. The request always answers: at once, or after a "
                    + "replacement, which it seeks first; where it does not answer in time, "
                    + "or has not let the squad go when it must leave, the owner orders it home. A squad that no "
                        + "request has accepted yet cannot be recalled: deny its approval.");
    }

    private static Task<CommandReply> Recall([AsParameters] CommandCall<NewRecall> call)
    {
        var commitment = "";
        return call.Read(
                (body, checks, open) =>
                {
                    commitment = checks.Number(body.Commitment, "commitment", "under which the squad is out");
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
