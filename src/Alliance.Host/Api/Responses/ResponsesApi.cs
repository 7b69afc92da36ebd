using Alliance.Core.Access;
using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Core.Situations;
using Alliance.Core.Vocabulary;
using Alliance.Host.Api.Endpoints;
using Alliance.Host.Api.Lists;
using Alliance.Host.Api.MasterData;
using Alliance.Host.Api.Problems;
using Alliance.Host.Api.Queries;
using Alliance.Host.Api.Typing;
using Alliance.Simulation.Lookups;

namespace Alliance.Host.Api.Responses;

/// <summary>Response levels (应急响应), and orders below reserve floors.</summary>
internal static class ResponsesApi
{
    private static readonly QueryParameter<IReadOnlySet<ResponseLevel>> Level = Parameters.AnyOf<ResponseLevel>(
        "level", "The response level.");

    private static readonly ListShape<RaisedLevel> Raised =
        new ListShape<RaisedLevel>("tier", l => l.Tier.ToString())
            .Tier(ListParameters.Tier, l => l.Tier)
            .Place((l, region) => region.PlaceOf(l.Tier))
            .Where(Level, (l, wanted) => wanted.Contains(l.Of.Declared.Level))
            .Happened(l => l.Of.Since)
            .Recorded(l => l.Of.RecordedAt)
            .Author(l => l.Of.By)
            .By("level", l => (long)l.Of.Declared.Level)
            .Search("ground and the name of its tier", (l, region) =>
                [l.Tier.Key, l.Of.Declared.Basis, Lookups.NameOf(l.Tier, region)]);

    private static readonly ListShape<OrderProjection> InForce =
        new ListShape<OrderProjection>("id", o => o.Order.Id)
            .Tier(ListParameters.Tier, o => o.Centre)
            .Where(ListParameters.Place, (text, open, checks) =>
            {
                var code = Lookups.Place(text, ListParameters.Place.Name, open.Region, checks);
                return o => o.Order.Townships.Contains(code);
            })
            .Happened(o => o.OccurredAt ?? o.Since)
            .Recorded(o => o.Since)
            .Author(o => o.Order.By)
            .Due(o => o.Order.Until)
            .Search("id, reason and the names of its townships", (o, region) =>
                [o.Order.Id, o.Order.Reason, .. o.Order.Townships.Select(t => Lookups.NameOf(t, region))]);

    /// <summary>The level of a tier.</summary>
    private readonly record struct RaisedLevel(ActorId Tier, LevelProjection Of);

    public static void Map(RouteGroupBuilder realm)
    {
        realm
            .MapGet("/response-levels", List)
            .ProducesList<IReadOnlyList<LevelView>, LevelView>(Raised.Query)
            .WithTags("Responses")
            .WithSummary("List response levels")
            .WithDescription("Of the tiers whose level is raised, each with who raised it, why and since when.");
        MapLevel(
            realm, "townships",
            (text, open) => _ = Naming.Township(text, open.Region).Code
                ?? throw Naming.NotFound(text, open.Region, LookupKind.Township),
            Township)
            // What is meant for a township that was merged must not raise the level of the other.
            .WithMetadata(new AsWritten());
        MapLevel(
            realm, "command-centres", (code, open) => _ = Centre(code, open),
            (code, _, open) => Task.FromResult(Centre(code, open)));
        realm
            .MapList("/orders", InForce, (s, _) => s.Orders.Values, (o, _, open) => OrderView.Of(o, open))
            .WithTags("Responses")
            .WithSummary("List orders below reserve floors")
            .WithDescription("Those that are in force.");
        realm
            .MapCommand<OrderBody>(Act.Decide, "/command-centres/{code}/orders", Order)
            .WithTags("Responses")
            .WithSummary("Order townships below their reserve floors")
            .WithDescription(
                "A command centre orders townships of its own territory to lend down to so many squads, for a reason "
                    + "and for a time. The answer's number is the order's.");
        realm
            .MapCommand<Ending>(Act.Decide, "/command-centres/{code}/orders/{order}/revoke", Revoke)
            .WithTags("Responses")
            .WithSummary("Take an order back")
            .WithDescription("What has left by it stays out.");
    }

    // This list has always been a bare array; few tiers have a level, so it has no pages.
    private static async Task<IResult> List(string realm, Desk desk, HttpContext http)
    {
        var open = await desk.Open(realm);
        return await ListRoutes.AnswerWhole(
            http, open, Raised.Read(http, open),
            (s, _) => s.Levels.Select(l => new RaisedLevel(l.Key, l.Value)),
            (l, _, at) => LevelView.Of(l.Tier, l.Of, at));
    }

    private static RouteHandlerBuilder MapLevel(
        RouteGroupBuilder realm, string path, Action<string, RealmDesk> check,
        Func<string, ResponseLevel, RealmDesk, Task<ActorId>> find) =>
        realm
            .MapCommand<LevelBody>(
                Act.Decide, $"/{path}/{{code}}/response-level",
                ([AsParameters] CommandCall<LevelBody> call, string code) =>
                {
                    var level = ResponseLevel.None;
                    return call.Read(
                            (body, checks, open) =>
                            {
                                check(code, open);
                                level = checks.Value(body.Level, "level", "none, iv, iii, ii or i");
                                return new SetResponseLevel(
                                    checks.By(body),
                                    checks.OccurredAt(body, open.Live),
                                    level,
                                    body.Cause ?? ResponseCause.OwnIncident,
                                    checks.Text(body.Basis, "basis", "say on what ground"));
                            })
                        .SendTo(open => find(code, level, open));
                })
            .WithTags("Responses")
            .WithSummary("Raise or lower a response level")
            .WithDescription(
                "From none over iv, iii and ii to i: what it changes of floors, approvals and who is on duty is data "
                    + "of the region.");

    private static Task<CommandReply> Order([AsParameters] CommandCall<OrderBody> call, string code) =>
        call.Read(
                (body, checks, open) =>
                {
                    _ = Centre(code, open);
                    string[] townships =
                    [
                        .. (body.Townships ?? []).Select(
                            (t, i) => checks.Township(t, $"townships[{i}]", open.Region)),
                    ];
                    return new OrderBelowFloor(
                        checks.By(body),
                        checks.OccurredAt(body, open.Live),
                        townships,
                        checks.Count(body.Floor, "floor", 0, "squads down to which they are to go"),
                        checks.By(body.Minutes, body.Until, ("minutes", "until"), open.Live, max: Checks.MaxMinutes),
                        checks.Text(body.Reason, "reason", "say why"));
                })
            .SendTo(new ActorId(ActorKind.CommandCentre, code));

    private static Task<CommandReply> Revoke([AsParameters] CommandCall<Ending> call, string code, string order) =>
        call.Read(
                (body, checks, open) =>
                {
                    _ = Centre(code, open);
                    return new RevokeOrder(
                        checks.By(body),
                        checks.OccurredAt(body, open.Live),
                        order,
                        checks.Text(body.Reason, "reason", "say why"));
                })
            .SendTo(new ActorId(ActorKind.CommandCentre, code));

    /// <summary>Finds the township whose level is set. A level that one raised before it was merged or re-coded is
    /// lowered there.</summary>
    private static async Task<ActorId> Township(string text, ResponseLevel level, RealmDesk open)
    {
        if (FormerTownships.Gone(text, open.Region) is { } gone)
        {
            var own = new ActorId(ActorKind.Township, gone.Code);
            if (level == ResponseLevel.None && await open.See(s => s.Levels.ContainsKey(own))) return own;
            if (open.Region.MergedAway(gone.Code) is { } merged)
                throw FormerTownships.Refused(merged, open.Region);
        }

        return Naming.Township(text, open.Region).Code is { } code
            ? new(ActorKind.Township, code)
            : throw Naming.NotFound(text, open.Region, LookupKind.Township);
    }

    private static ActorId Centre(string code, RealmDesk open) =>
        open.Region.CommandCentres.ContainsKey(code)
            ? new(ActorKind.CommandCentre, code)
            : throw Naming.NotFound(code, open.Region, LookupKind.CommandCentre);
}
