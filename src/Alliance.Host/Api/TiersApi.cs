using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Negotiation;
using Alliance.Core.Realms;
using Alliance.Core.Situations;
using Alliance.Simulation.Scenarios.Yaml;

namespace Alliance.Host.Api;

/// <summary>One squad or stock line that a lender has promised or out.</summary>
internal sealed record SlotView(string Commitment, string Resource, int Quantity, string? Agreement, bool Lent);

/// <summary>What a lender has, and what is out against its reserve floor.</summary>
/// <param name="Squads">Squads it owns.</param>
/// <param name="Out">Squads promised or out, at home or for others.</param>
/// <param name="Lent">Those of them that are out for others.</param>
/// <param name="ReserveFloor">Squads that stay whoever asks: the floor in force, its response level and orders reckoned in.</param>
/// <param name="Floor">That floor in its parts.</param>
/// <param name="Slots">Each squad and stock line that is promised or out.</param>
internal sealed record LendingView(int Squads, int Out, int Lent, int ReserveFloor, FloorView Floor, IReadOnlyList<SlotView> Slots)
{
    public static LendingView Of(ActorId lender, SituationFold situation, RealmDesk realm)
    {
        var slots = situation.SlotsOf(lender);
        var squads = slots.Where(s => s.Resource.Kind == ActorKind.RescueTeam).ToList();
        var floor = FloorView.Of(lender, situation, realm);
        return new LendingView(
            situation.Region.TeamsOf.GetValueOrDefault(lender)?.Length ?? 0, squads.Count, squads.Count(s => s.Lent), floor.InForce(), floor,
            [.. slots.Select(s => new SlotView(s.Commitment, s.Resource.ToString(), s.Quantity, s.Agreement, s.Lent))]);
    }
}

/// <summary>The move-up cover that a township asks for, or has: under which incident, and how many of its squads were ready then against its floor.</summary>
internal sealed record CoverView(string Incident, int Ready, int Floor, int Depth)
{
    public static CoverView? Of(string township, SituationFold situation) => situation.Covers.TryGetValue(township, out var cover) ? Of(cover) : null;

    public static CoverView Of(CoverPicture cover) => new(cover.Asked.Incident, cover.Asked.Ready, cover.Asked.Floor, cover.Asked.Backfill.Depth);
}

internal sealed record TownshipView(
    string Code, string Name, string Pinyin, string Kind, double Latitude, double Longitude, int Population, string Superior,
    IReadOnlyList<string> Alliances, LendingView Lending, CoverView? Cover)
{
    public static TownshipView Of(TownshipData t, SituationFold situation, RealmDesk realm) => new(
        t.Code, t.Name, t.Pinyin, t.Kind, t.Latitude / 1e6, t.Longitude / 1e6, t.Population, t.Superior,
        [.. situation.Region.AlliancesOf(t.Code).Select(a => a.Id)],
        LendingView.Of(new ActorId(ActorKind.Township, t.Code), situation, realm), CoverView.Of(t.Code, situation));
}

internal sealed record VillageAllianceView(string Code, string Name, string Township, int Villages, LendingView Lending)
{
    public static VillageAllianceView Of(VillageAllianceData v, SituationFold situation, RealmDesk realm) => new(
        v.Code, v.Name, v.Township, v.Villages, LendingView.Of(new ActorId(ActorKind.VillageAlliance, v.Code), situation, realm));
}

/// <summary>What one member has out under the agreement against its cap.</summary>
internal sealed record MemberView(string Township, string Name, int Out, int Cap);

internal sealed record AllianceView(
    string Id, string Name, bool InForce, TermsView Terms, IReadOnlyList<MemberView> Members)
{
    public static AllianceView Of(TownshipAllianceData a, SituationFold situation, RealmDesk realm) => new(
        a.Id, a.Name, situation.Region.Agreements.IsInForce(a.Id, realm.Live.Now), TermsView.Of(a.Terms, realm),
        [.. a.Members.Select(m => new MemberView(m, situation.Region.Townships[m].Name,
            situation.SlotsOf(new ActorId(ActorKind.Township, m)).Count(s => s.Agreement == a.Id && s.Resource.Kind == ActorKind.RescueTeam),
            a.Terms.MaxTeamsPerMember))]);
}

internal sealed record CommandCentreView(
    string Code, string Name, string Seat, string? Superior, bool HasTerritory, int ShelterPlaces, LendingView Lending)
{
    public static CommandCentreView Of(CommandCentreData c, SituationFold situation, RealmDesk realm) => new(
        c.Code, c.Name, c.Seat, c.Superior, c.HasTerritory, c.ShelterPlaces,
        LendingView.Of(new ActorId(ActorKind.CommandCentre, c.Code), situation, realm));
}

/// <summary>The tiers: townships, village alliances, township alliances and command centres, with what each has out.</summary>
internal static class TiersApi
{
    public static void Map(RouteGroupBuilder realm)
    {
        MapKind(realm, "townships", "township", s => s.Region.Townships, TownshipView.Of);
        MapKind(realm, "village-alliances", "village alliance", s => s.Region.VillageAlliances, VillageAllianceView.Of);
        MapKind(realm, "alliances", "township alliance", s => s.Region.TownshipAlliances, AllianceView.Of);
        MapKind(realm, "command-centres", "command centre", s => s.Region.CommandCentres, CommandCentreView.Of);
        MapLender(realm, "townships", ActorKind.Township, s => s.Region.Townships.Keys);
        MapLender(realm, "village-alliances", ActorKind.VillageAlliance, s => s.Region.VillageAlliances.Keys);
        MapLender(realm, "command-centres", ActorKind.CommandCentre, s => s.Region.CommandCentres.Keys);
        realm.MapPost("/alliances/{id}/agreement", SetAgreement).WithTags("Tiers").WithSummary("Sign or suspend an agreement").WithDescription(
            "From then on its alliance is asked, or passed over; what is out under it stays out.").Produces<Accepted>();
    }

    private static void MapKind<TData, TView>(
        RouteGroupBuilder realm, string path, string what, Func<SituationFold, IReadOnlyDictionary<string, TData>> of, Func<TData, SituationFold, RealmDesk, TView> view)
    {
        realm.MapGet($"/{path}", async (string realm, Desk desk, [AsParameters] Paging paging) =>
        {
            var open = await desk.Open(realm);
            return await open.See(s => paging.Of(of(s).OrderBy(p => p.Key, StringComparer.Ordinal), p => p.Key, p => view(p.Value, s, open)));
        })
            .WithTags("Tiers").WithSummary($"List {path.Replace('-', ' ')}").WithDescription("In the order of their codes, with what is out against floors and caps.");
        realm.MapGet($"/{path}/{{code}}", async (string realm, string code, Desk desk) =>
        {
            var open = await desk.Open(realm);
            return await open.See(s => of(s).TryGetValue(code, out var data)
                ? view(data, s, open)
                : throw ApiProblem.NotFound($"No {what} has the code {code}: {Nearest.Hint(code, of(s).Keys)}"));
        })
            .WithTags("Tiers").WithSummary($"Read a {what}").WithDescription("With what is out against floors and caps.");
    }

    /// <summary>What a lender's duty desk does with what it has promised.</summary>
    private static void MapLender(RouteGroupBuilder realm, string path, ActorKind kind, Func<SituationFold, IEnumerable<string>> codes)
    {
        realm.MapPost($"/{path}/{{code}}/commitments/{{commitment}}/extension", async (
                string realm, string code, string commitment, Decision body, Desk desk, HttpContext http) =>
            {
                var open = await desk.Open(realm);
                await open.See(s => codes(s).Contains(code) ? code : throw ApiProblem.NotFound($"No lender has the code {code}: {Nearest.Hint(code, codes(s))}"));
                var checks = new Checks();
                var command = new DecideExtension(checks.By(body), checks.OccurredAt(body, open.Live), commitment,
                    checks.Value(body.Granted, "granted", "true or false"), checks.Text(body.Reason, "reason", "say why"));
                checks.Done();
                await open.Admit(http, command);
                return await open.Command(http, new ActorId(kind, code), command, body);
            })
            .WithTags("Tiers").WithSummary("Let a squad stay longer, or not").WithDescription(
                "The answer to a requester that asks for an extension; without one within the hour it is no.").Produces<Accepted>();
        realm.MapPost($"/{path}/{{code}}/commitments/{{commitment}}/take-back", async (
                string realm, string code, string commitment, TakeBackBody body, Desk desk, HttpContext http) =>
            {
                var open = await desk.Open(realm);
                await open.See(s => codes(s).Contains(code) ? code : throw ApiProblem.NotFound($"No lender has the code {code}: {Nearest.Hint(code, codes(s))}"));
                var checks = new Checks();
                var command = new TakeBackCommitment(checks.By(body), checks.OccurredAt(body, open.Live), commitment,
                    checks.DeclineCode(body.Code, "code"), checks.Text(body.Reason, "reason", "say why"));
                checks.Done();
                await open.Admit(http, command);
                return await open.Command(http, new ActorId(kind, code), command, body);
            })
            .WithTags("Tiers").WithSummary("Take a commitment back before departure").WithDescription(
                "The team or depot stands down if it has not left, the requester is told why and seeks others, and the tier of the agreement notes it. "
                + "What has left goes on: the duty desk is told to recall it instead.").Produces<Accepted>();
    }

    private static async Task<IResult> SetAgreement(string realm, string id, AgreementSetting body, Desk desk, HttpContext http)
    {
        var open = await desk.Open(realm);
        if (!open.Region.TownshipAlliances.ContainsKey(id))
            throw ApiProblem.NotFound($"No township alliance has the id {id}: {Nearest.Hint(id, open.Region.TownshipAlliances.Keys)}");
        var checks = new Checks();
        var command = new SetAgreement(checks.By(body), checks.OccurredAt(body, open.Live), id,
            checks.Value(body.InForce, "inForce", "true or false"), checks.Text(body.Reason, "reason", "say why"));
        checks.Done();
        await open.Admit(http, command);
        return await open.Command(http, Grains.Realms.LiveRealm.RealmActor(open.Name), command, body);
    }
}
