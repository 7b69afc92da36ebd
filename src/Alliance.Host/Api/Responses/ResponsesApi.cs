using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Core.Vocabulary;
using Alliance.Host.Api.Endpoints;
using Alliance.Simulation.Lookups;

namespace Alliance.Host.Api.Responses;

/// <summary>Response levels (应急响应), and orders below reserve floors.</summary>
internal static class ResponsesApi
{
    private const int MostMinutes = 7 * 24 * 60;

    public static void Map(RouteGroupBuilder realm)
    {
        realm
            .MapGet("/response-levels", async (string realm, Desk desk) =>
            {
                var open = await desk.Open(realm);
                return await open.See(s => s.Levels.Select(l => LevelView.Of(l.Key, l.Value, open)).ToList());
            })
            .WithTags("Responses")
            .WithSummary("List response levels")
            .WithDescription("Of the tiers whose level is raised, each with who raised it, why and since when.");
        MapLevel(realm, "townships", ActorKind.Township);
        MapLevel(realm, "command-centres", ActorKind.CommandCentre);
        realm
            .MapGet("/orders", async (string realm, Desk desk, [AsParameters] Paging paging) =>
            {
                var open = await desk.Open(realm);
                return await open.See(s => paging.Of(s.Orders.Values, o => o.Order.Id, o => OrderView.Of(o, open)));
            })
            .WithTags("Responses")
            .WithSummary("List orders below reserve floors")
            .WithDescription("Those that are in force.");
        realm
            .MapCommand<OrderBody>("/command-centres/{code}/orders", Order)
            .WithTags("Responses")
            .WithSummary("Order townships below their reserve floors")
            .WithDescription(
                "A command centre orders townships of its own territory to lend down to so many squads, for a reason "
                    + "and for a time. The answer's number is the order's.");
        realm
            .MapCommand<Ending>("/command-centres/{code}/orders/{order}/revoke", Revoke)
            .WithTags("Responses")
            .WithSummary("Take an order back")
            .WithDescription("What has left by it stays out.");
    }

    private static void MapLevel(RouteGroupBuilder realm, string path, ActorKind kind) =>
        realm
            .MapCommand<LevelBody>(
                $"/{path}/{{code}}/response-level",
                ([AsParameters] CommandCall<LevelBody> call, string code) =>
                    call.Read(
                            (body, checks, open) =>
                            {
                                _ = Tier(kind, code, open);
                                return new SetResponseLevel(
                                    checks.By(body),
                                    checks.OccurredAt(body, open.Live),
                                    checks.Value(body.Level, "level", "none, iv, iii, ii or i"),
                                    body.Cause ?? ResponseCause.OwnIncident,
                                    checks.Text(body.Basis, "basis", "say on what ground"));
                            })
                        .SendTo(new ActorId(kind, code)))
            .WithTags("Responses")
            .WithSummary("Raise or lower a response level")
            .WithDescription(
                "From none over iv, iii and ii to i: what it changes of floors, approvals and who is on duty is data "
                    + "of the region.");

    private static Task<CommandReply> Order([AsParameters] CommandCall<OrderBody> call, string code) =>
        call.Read(
                (body, checks, open) =>
                {
                    _ = Tier(ActorKind.CommandCentre, code, open);
                    string[] townships =
                    [
                        .. (body.Townships ?? []).Select(
                            (t, i) => checks.Township(t, $"townships[{i}]", open.Region)),
                    ];
                    var minutes = checks.Count(body.Minutes, "minutes", 1, "for how many minutes");
                    if (minutes > MostMinutes)
                        checks.Wrong("minutes", $"{minutes} is more than a week; give {MostMinutes} or less.");
                    return new OrderBelowFloor(
                        checks.By(body),
                        checks.OccurredAt(body, open.Live),
                        townships,
                        checks.Count(body.Floor, "floor", 0, "squads down to which they are to go"),
                        open.Live.Now + Span.FromMinutes(minutes),
                        checks.Text(body.Reason, "reason", "say why"));
                })
            .SendTo(new ActorId(ActorKind.CommandCentre, code));

    private static Task<CommandReply> Revoke([AsParameters] CommandCall<Ending> call, string code, string order) =>
        call.Read(
                (body, checks, open) =>
                {
                    _ = Tier(ActorKind.CommandCentre, code, open);
                    return new RevokeOrder(
                        checks.By(body),
                        checks.OccurredAt(body, open.Live),
                        order,
                        checks.Text(body.Reason, "reason", "say why"));
                })
            .SendTo(new ActorId(ActorKind.CommandCentre, code));

    private static ActorId Tier(ActorKind kind, string code, RealmDesk open)
    {
        if (kind == ActorKind.Township)
            return open.Region.Townships.ContainsKey(code)
                ? new(kind, code)
                : throw Naming.NotFound(code, open.Region, LookupKind.Township);
        return open.Region.CommandCentres.ContainsKey(code)
            ? new(kind, code)
            : throw Naming.NotFound(code, open.Region, LookupKind.CommandCentre);
    }
}
