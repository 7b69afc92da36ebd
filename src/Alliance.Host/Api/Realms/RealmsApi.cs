using System.Text.Json;
using Alliance.Core.Access;
using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Grains.Realms;
using Alliance.Grains.Storage;
using Alliance.Host.Access;
using Alliance.Host.Api.Endpoints;
using Alliance.Host.Api.Lists;
using Alliance.Host.Api.Problems;
using Alliance.Host.Api.Regions;
using Alliance.Host.Serving;
using Alliance.Journals;
using Alliance.Simulation.Regions;

namespace Alliance.Host.Api.Realms;

/// <summary>Realms: the live one, and drills with a clock of their own.</summary>
internal static class RealmsApi
{
    /// <summary>The highest speed of a drill's clock, as a multiple of real time.</summary>
    public const int FastestClock = 3_600;

    private const int MaxName = 40;

    private static readonly ListShape<RealmView> Shape = new ListShape<RealmView>("name", r => r.Name)
        .By("time", r => r.BeganAt.ToUnixTimeMilliseconds())
        .By("event", r => r.Event)
        .Search("name and region", (r, _) => [r.Name, r.Region]);

    public static void Map(RouteGroupBuilder group)
    {
        group
            .MapGet("/", List)
            .Is(Act.OwnAccount)
            .ProducesList<RealmView>(Shape.Query)
            .WithSummary("List realms")
            .WithDescription("All realms of the store, by name.");
        group
            .MapPost("/", Create)
            .Is(Act.RunRealm)
            .WithSummary("Make a drill")
            .WithDescription(
                "A realm of its own on the live realm's region as it was first loaded, or on a region that it brings. "
                    + "No message leaves it: a drill moves no real team.")
            .Accepts<NewRealm>("application/json")
            .Produces<RealmView>(StatusCodes.Status201Created);
        group
            .MapGet("/{realm}", Get)
            .Is(Act.ReadReference)
            .WithSummary("Read a realm")
            .WithDescription("Its clock, its region and what in that is official, estimated or assumed.");
        group
            .MapGet("/{realm}/region", Region)
            .Is(Act.ReadReference)
            .WithSummary("Read a realm's region")
            .WithDescription(
                "Places, roads, forces, contacts and first stocks with all revisions, and agreements as they were "
                    + "first loaded, in the form in which POST /api/v1/realms takes one; what has changed since in "
                    + "roads and agreements is in their lists. Roles that may not read contacts get it without them. "
                    + "Its moments are milliseconds since the realm began.")
            .Produces<JsonElement>();
        group
            .MapDelete("/{realm}", Drop)
            .Is(Act.RunRealm)
            .WithSummary("Drop a drill")
            .WithDescription("With everything in it. The live realm is never dropped.")
            .Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> List(Desk desk, RealmDirectory realms, HttpContext http)
    {
        var views = new List<RealmView>();
        foreach (var row in await realms.All())
            if (row.Id.Name != AccessRealm.Name && await Find(desk, row.Id.Name) is { } view) views.Add(view);
        return await ListAnswer.Of(
            http, Shape.Read(http), wish => Task.FromResult(ListPages.Of(wish, views, v => v)),
            wish => Task.FromResult(ListPages.Count(wish, views)));
    }

    private static async Task<IResult> Create(
        Given<NewRealm> given, Desk desk, RealmDirectory realms, ICommitStore store, Authority authority,
        HttpContext http)
    {
        var body = given.Body;
        var checks = new Checks(given.Faults);
        var name = checks.Text(body.Name, "name", "lower-case letters, digits and dashes, such as drill-7");
        if (name.Length > MaxName || !name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
            checks.Wrong(
                "name",
                $"'{name}' cannot name a realm: up to {MaxName} lower-case letters, digits and dashes can, such as "
                    + $"drill-7.");
        if (name == AccessRealm.Name) checks.Wrong("name", $"'{name}' is taken by the server itself; choose another.");
        if (body.Clock is < 1 or > FastestClock)
            checks.Wrong("clock", $"{body.Clock} is not between 1 and {FastestClock}.");
        var region = body.Region is { ValueKind: not JsonValueKind.Null } own
            ? Given(own, body.Clock ?? 1, checks) : null;
        checks.Done();
        await authority.CheckRealm(http, name);
        var clock = (body.Clock ?? 1) * 1_000;
        if (await realms.Create(name, clock, region ?? await OfLive(store, clock)) is null)
            throw ApiProblem.Conflict(
                "realm-exists",
                $"There is a realm {name} already; choose another name, or drop that one first.");
        return Results.Created($"{ApiPaths.Realms}/{name}", await View(desk, name));
    }

    /// <summary>Returns the region of the live realm as it was first loaded, with its agreements on the same calendar
    /// days.</summary>
    private static async Task<byte[]> OfLive(ICommitStore store, int clock)
    {
        var live = await store.FindRealm(RealmId.Live) ?? throw new RealmUnknownException(RealmId.Live);
        var later = new Span(DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() - live.Origin);
        return RegionJson.Write(StoredRegion.Read(live.Region).Data.InRealm(later, clock));
    }

    /// <summary>Reads a region from the body; null where the region has errors.</summary>
    private static byte[]? Given(JsonElement region, int clock, Checks checks)
    {
        var now = DateTimeOffset.UtcNow;
        var data = GivenRegion.ReadNew(
            region, moment => new Instant((long)(moment - now).TotalMilliseconds * clock),
            (path, mend) => checks.Wrong(path.Length == 0 ? "region" : $"region.{path}", mend));
        return data is null ? null : RegionJson.Write(data);
    }

    private static Task<RealmView> Get(string realm, Desk desk) => View(desk, realm);

    private static async Task<IResult> Region(string realm, Desk desk, HttpContext http)
    {
        var open = await desk.Open(realm);
        var region = open.Region.Data;
        return Results.Bytes(
            RegionJson.Write(Caller.MayReadPeople(http, realm) ? region : region with { Contacts = [] }),
            "application/json");
    }

    private static async Task<IResult> Drop(string realm, RealmDirectory realms)
    {
        if (realm == AccessRealm.Name) throw new RealmUnknownException(realm);
        if (realm == RealmId.Live)
            throw ApiProblem.Conflict("live-stays", "The live realm is never dropped; drop drills only.");
        if (!await realms.Drop(realm))
            throw new RealmUnknownException(realm);
        return Results.NoContent();
    }

    private static async Task<RealmView?> Find(Desk desk, string name)
    {
        try
        {
            return await View(desk, name);
        }
        catch (RealmUnknownException)
        {
            // Dropped since it was listed.
            return null;
        }
    }

    private static async Task<RealmView> View(Desk desk, string name)
    {
        var realm = await desk.Open(name);
        return await realm.See(s => new RealmView(
            name,
            realm.Live.FactorPermille / 1_000,
            s.Region.Data.Name,
            s.Region.Version,
            realm.Time(Instant.Start),
            s.Number,
            s.Region.Data.DataQuality));
    }
}
