using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Core.Situations;
using Alliance.Grains.Realms;
using Alliance.Host.Api.Endpoints;
using Alliance.Host.Api.Lists;
using Alliance.Host.Api.Problems;
using Alliance.Simulation.Scenarios.Yaml;

namespace Alliance.Host.Api.Tiers;

/// <summary>The tiers: townships, village alliances, township alliances and command centres, with the resources that
/// each has out.</summary>
internal static class TiersApi
{
    public static void Map(RouteGroupBuilder realm)
    {
        MapKind(realm, "townships", "township", s => s.Region.Townships, TierShapes.Townships, TownshipView.Of);
        MapKind(realm, "village-alliances", "village alliance", s => s.Region.VillageAlliances,
            TierShapes.VillageAlliances, VillageAllianceView.Of);
        MapKind(realm, "alliances", "township alliance", s => s.Region.TownshipAlliances,
            TierShapes.Alliances, AllianceView.Of);
        MapKind(realm, "command-centres", "command centre", s => s.Region.CommandCentres,
            TierShapes.CommandCentres, CommandCentreView.Of);
        MapLender(realm, "townships", ActorKind.Township, r => r.Townships.Keys);
        MapLender(realm, "village-alliances", ActorKind.VillageAlliance, r => r.VillageAlliances.Keys);
        MapLender(realm, "command-centres", ActorKind.CommandCentre, r => r.CommandCentres.Keys);
        realm
            .MapCommand<AgreementSetting>("/alliances/{id}/agreement", SetAgreement)
            .WithTags("Tiers")
            .WithSummary("Sign or suspend an agreement")
            .WithDescription("From then on its alliance is asked, or passed over; what is out under it stays out.");
    }

    private static void MapKind<TData, TView>(
        RouteGroupBuilder realm,
        string path,
        string what,
        Func<SituationFold, IReadOnlyDictionary<string, TData>> of,
        ListShape<TData> shape,
        Func<TData, SituationFold, RealmDesk, TView> view)
    {
        realm
            .MapList(
                $"/{path}", shape, (s, _) => of(s).Values, (item, s, open) => view(item, s, open))
            .WithTags("Tiers")
            .WithSummary($"List {path.Replace('-', ' ')}")
            .WithDescription("In the order of their codes, with what is out against floors and caps.");
        realm
            .MapGet($"/{path}/{{code}}", async (string realm, string code, Desk desk) =>
            {
                var open = await desk.Open(realm);
                return await open.See(s =>
                    of(s).TryGetValue(code, out var data)
                        ? view(data, s, open)
                        : throw ApiProblem.NotFound($"No {what} has the code {code}: {Nearest.Hint(code, of(s).Keys)}")
                );
            })
            .WithTags("Tiers")
            .WithSummary($"Read a {what}")
            .WithDescription("With what is out against floors and caps.");
    }

    /// <summary>Maps the commands of a lender's duty desk about its promised resources.</summary>
    private static void MapLender(
        RouteGroupBuilder realm, string path, ActorKind kind, Func<Region, IEnumerable<string>> codes)
    {
        var commitment = $"/{path}/{{code}}/commitments/{{commitment}}";
        realm.MapCommand<Decision>(
            $"{commitment}/extension",
            ([AsParameters] CommandCall<Decision> call, string code, string commitment) => call
                .Read((body, checks, open) =>
                {
                    CheckLender(code, codes(open.Region));
                    return new DecideExtension(
                        checks.By(body), checks.OccurredAt(body, open.Live), new CommitmentId(commitment),
                        checks.Value(body.Granted, "granted", "true or false"),
                        checks.Text(body.Reason, "reason", "say why"));
                })
                .SendTo(new ActorId(kind, code)))
            .WithTags("Tiers").WithSummary("Let a squad stay longer, or not").WithDescription(
                "The answer to a requester that asks for an extension; without one within the hour it is no.");
        realm.MapCommand<TakeBackBody>(
            $"{commitment}/take-back",
            ([AsParameters] CommandCall<TakeBackBody> call, string code, string commitment) => call
                .Read((body, checks, open) =>
                {
                    CheckLender(code, codes(open.Region));
                    return new TakeBackCommitment(
                        checks.By(body), checks.OccurredAt(body, open.Live), new CommitmentId(commitment),
                        checks.DeclineCode(body.Code, "code"), checks.Text(body.Reason, "reason", "say why"));
                })
                .SendTo(new ActorId(kind, code)))
            .WithTags("Tiers").WithSummary("Take a commitment back before departure").WithDescription(
                "The team or depot stands down if it has not left, the requester is told why and seeks others, and the "
                    + "tier of the agreement notes it. "
                + "What has left goes on: the duty desk is told to recall it instead.");
    }

    private static void CheckLender(string code, IEnumerable<string> codes)
    {
        if (!codes.Contains(code))
            throw ApiProblem.NotFound($"No lender has the code {code}: {Nearest.Hint(code, codes)}");
    }

    private static Task<CommandReply> SetAgreement([AsParameters] CommandCall<AgreementSetting> call, string id) =>
        call.Read(
                (body, checks, open) =>
                {
                    if (!open.Region.TownshipAlliances.ContainsKey(id))
                        throw ApiProblem.NotFound(
                            $"No township alliance has the id {id}: "
                                + $"{Nearest.Hint(id, open.Region.TownshipAlliances.Keys)}");
                    return new SetAgreement(
                        checks.By(body),
                        checks.OccurredAt(body, open.Live),
                        new AgreementId(id),
                        checks.Value(body.InForce, "inForce", "true or false"),
                        checks.Text(body.Reason, "reason", "say why"));
                })
            .SendTo(open => LiveRealm.RealmActor(open.Name));
}
