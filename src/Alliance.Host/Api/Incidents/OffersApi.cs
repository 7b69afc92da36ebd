using Alliance.Core.Access;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Host.Api.Endpoints;

namespace Alliance.Host.Api.Incidents;

/// <summary>Aid that a lender offers unasked.</summary>
internal static class OffersApi
{
    public static void Map(RouteGroupBuilder group)
    {
        group
            .MapCommand<OfferBody>(Act.Decide, "/{number}/offers", Offer)
            .WithSummary("Offer aid unasked")
            .WithDescription(
                "A lender offers a team or stock of its own to an incident that has not asked it. It binds nobody, and "
                    + "lapses when its time is over.");
        group
            .MapCommand<OfferAnswerBody>(Act.Decide, "/{number}/offers/{offer}/answer", Answer)
            .WithSummary("Take up an unsolicited offer, or turn it down")
            .WithDescription("Taken up for an open line it becomes arranged aid; turned down, the lender is told why.");
    }

    private static Task<CommandReply> Offer([AsParameters] CommandCall<OfferBody> call, string number)
    {
        var lender = default(ActorId);
        return call.Read(
                (body, checks, open) =>
                {
                    lender = checks.Tier(body.Lender, "lender", open.Region);
                    var resource = checks.Resource(body.Resource, open.Region);
                    var quantity =
                        resource.Kind == ActorKind.Depot ? checks.Count(body.Quantity, "quantity", 1, "units") : 0;
                    return new OfferAid(
                        checks.By(body),
                        checks.OccurredAt(body, open.Live),
                        new IncidentNumber(number),
                        resource,
                        checks.Kind(body.Kind, "kind"),
                        quantity,
                        checks.By(body.ValidMinutes, body.ValidUntil, ("validMinutes", "validUntil"), open.Live),
                        checks.Text(body.Note, "note", "what the requester should know"));
                })
            .SendTo(async open =>
            {
                await IncidentsApi.Known(open, number);
                return lender;
            });
    }

    private static Task<CommandReply> Answer(
        [AsParameters] CommandCall<OfferAnswerBody> call,
        string number,
        string offer
    ) =>
        call.Read(
                (body, checks, open) =>
                {
                    var line = body.Line is null ? (LineId?)null : checks.Line(body.Line, "line");
                    return new AnswerOffer(
                        checks.By(body),
                        checks.OccurredAt(body, open.Live),
                        offer,
                        line,
                        body.Refusal,
                        checks.Text(body.Reason, "reason", "say why"));
                })
            .SendTo(open => IncidentsApi.ActorOf(open, number));
}
