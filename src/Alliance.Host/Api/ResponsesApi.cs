using Alliance.Core.Actors;
using Alliance.Core.Responses;
using Alliance.Core.Situations;
using Alliance.Simulation.Scenarios.Yaml;

namespace Alliance.Host.Api;

/// <summary>A tier's response level.</summary>
internal sealed record LevelView(
    string Tier, ResponseLevel Level, ResponseLevel Before, ResponseCause Cause, string Basis, int SquadsOnDuty, string? By, string? Office, DateTimeOffset Since)
{
    public static LevelView Of(ActorId tier, LevelPicture picture, RealmDesk realm) => new(
        tier.ToString(), picture.Declared.Level, picture.Declared.Before, picture.Declared.Because, picture.Declared.Basis, picture.Declared.OnDuty,
        picture.By?.Name, picture.By?.Office, realm.Time(picture.Since));
}

/// <summary>An order below reserve floors that is in force.</summary>
internal sealed record OrderView(
    string Id, string Centre, IReadOnlyList<string> Townships, int Floor, DateTimeOffset Since, DateTimeOffset Until, string Reason, string By, string Office)
{
    public static OrderView Of(OrderPicture picture, RealmDesk realm) => new(
        picture.Order.Id, picture.Centre.Key, picture.Order.Townships, picture.Order.Floor, realm.Time(picture.Since), realm.Time(picture.Order.Until),
        picture.Order.Reason, picture.Order.By.Name, picture.Order.By.Office);
}

/// <summary>Response levels (应急响应), and orders below reserve floors.</summary>
internal static class ResponsesApi
{
    private const int MostMinutes = 7 * 24 * 60;

    public static void Map(RouteGroupBuilder realm)
    {
        realm.MapGet("/response-levels", async (string realm, Desk desk) =>
        {
            var open = await desk.Open(realm);
            return await open.See(s => s.Levels.Select(l => LevelView.Of(l.Key, l.Value, open)).ToList());
        }).WithTags("Responses").WithSummary("List response levels").WithDescription("Of the tiers whose level is raised, each with who raised it, why and since when.");
        MapLevel(realm, "townships", ActorKind.Township);
        MapLevel(realm, "command-centres", ActorKind.CommandCentre);
        realm.MapGet("/orders", async (string realm, Desk desk, [AsParameters] Paging paging) =>
        {
            var open = await desk.Open(realm);
            return await open.See(s => paging.Of(s.Orders.Values, o => o.Order.Id, o => OrderView.Of(o, open)));
        }).WithTags("Responses").WithSummary("List orders below reserve floors").WithDescription("Those that are in force.");
        realm.MapPost("/command-centres/{code}/orders", Order).WithTags("Responses").WithSummary("Order townships below their reserve floors").WithDescription(
            "A command centre orders townships of its own territory to lend down to so many squads, for a reason and for a time. The answer's number is the order's.")
            .Produces<Accepted>();
        realm.MapPost("/command-centres/{code}/orders/{order}/revoke", Revoke).WithTags("Responses").WithSummary("Take an order back").WithDescription(
            "What has left by it stays out.").Produces<Accepted>();
    }

    private static void MapLevel(RouteGroupBuilder realm, string path, ActorKind kind) =>
        realm.MapPost($"/{path}/{{code}}/response-level", async (string realm, string code, LevelBody body, Desk desk, HttpContext http) =>
        {
            var open = await desk.Open(realm);
            var tier = Tier(kind, code, open);
            var checks = new Checks();
            var command = new SetResponseLevel(checks.By(body), checks.OccurredAt(body, open.Live), checks.Value(body.Level, "level", "none, iv, iii, ii or i"),
                body.Cause ?? ResponseCause.OwnIncident, checks.Text(body.Basis, "basis", "say on what ground"));
            checks.Done();
            await open.Admit(http, command);
            return await open.Command(http, tier, command, body);
        }).WithTags("Responses").WithSummary("Raise or lower a response level").WithDescription(
            "From none over iv, iii and ii to i: what it changes of floors, approvals and who is on duty is data of the region.").Produces<Accepted>();

    private static async Task<IResult> Order(string realm, string code, OrderBody body, Desk desk, HttpContext http)
    {
        var open = await desk.Open(realm);
        var centre = Tier(ActorKind.CommandCentre, code, open);
        var checks = new Checks();
        foreach (var (township, i) in (body.Townships ?? []).Select((t, i) => (t, i))) checks.Township(township, $"townships[{i}]", open.Region);
        var minutes = checks.Count(body.Minutes, "minutes", 1, "for how many minutes");
        if (minutes > MostMinutes) checks.Wrong("minutes", $"{minutes} is more than a week; give {MostMinutes} or less.");
        var command = new OrderBelowFloor(checks.By(body), checks.OccurredAt(body, open.Live), body.Townships ?? [],
            checks.Count(body.Floor, "floor", 0, "squads down to which they are to go"), open.Live.Now + Span.FromMinutes(minutes), checks.Text(body.Reason, "reason", "say why"));
        checks.Done();
        await open.Admit(http, command);
        return await open.Command(http, centre, command, body);
    }

    private static async Task<IResult> Revoke(string realm, string code, string order, Ending body, Desk desk, HttpContext http)
    {
        var open = await desk.Open(realm);
        var centre = Tier(ActorKind.CommandCentre, code, open);
        var checks = new Checks();
        var command = new RevokeOrder(checks.By(body), checks.OccurredAt(body, open.Live), order, checks.Text(body.Reason, "reason", "say why"));
        checks.Done();
        await open.Admit(http, command);
        return await open.Command(http, centre, command, body);
    }

    private static ActorId Tier(ActorKind kind, string code, RealmDesk open)
    {
        if (kind == ActorKind.Township)
            return open.Region.Townships.ContainsKey(code) ? new(kind, code) : throw ApiProblem.NotFound(Checks.UnknownTownship(code, open.Region));
        return open.Region.CommandCentres.ContainsKey(code) ? new(kind, code)
            : throw ApiProblem.NotFound($"No command centre has the code {code}: {Nearest.Hint(code, [.. open.Region.CommandCentres.Keys])}");
    }
}
