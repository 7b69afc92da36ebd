using Alliance.Core.Access;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Core.Situations;
using Alliance.Grains.Realms;
using Alliance.Host.Api.Endpoints;
using Alliance.Host.Api.Lists;
using Alliance.Simulation.Lookups;

namespace Alliance.Host.Api.Tiers;

/// <summary>The tiers: townships, village alliances, township alliances and command centres, with the resources that
/// each has out.</summary>
internal static class TiersApi
{
    public static void Map(RouteGroupBuilder realm)
    {
        MapKind(realm, "townships", LookupKind.Township, s => s.Region.Townships,
            TierShapes.Townships, TownshipView.Of, t => t.MergedInto is null);
        MapKind(realm, "village-alliances", LookupKind.VillageAlliance, s => s.Region.VillageAlliances,
            TierShapes.VillageAlliances, VillageAllianceView.Of, v => !v.Retired);
        MapKind(realm, "alliances", LookupKind.TownshipAlliance, s => s.Region.TownshipAlliances,
            TierShapes.Alliances, AllianceView.Of);
        MapKind(realm, "command-centres", LookupKind.CommandCentre, s => s.Region.CommandCentres,
            TierShapes.CommandCentres, CommandCentreView.Of);
        MapLender(realm, "townships", ActorKind.Township, LookupKind.Township);
        MapLender(realm, "village-alliances", ActorKind.VillageAlliance, LookupKind.VillageAlliance);
        MapLender(realm, "command-centres", ActorKind.CommandCentre, LookupKind.CommandCentre);
        realm
            .MapCommand<AgreementSetting>(Act.KeepData, "/alliances/{id}/agreement", SetAgreement)
            .WithTags("Tiers")
            .WithSummary("Sign or suspend an agreement")
            .WithDescription("From then on its alliance is asked, or passed over; what is out under it stays out.");
    }

    private static void MapKind<TData, TView>(
        RouteGroupBuilder realm,
        string path,
        LookupKind kind,
        Func<SituationFold, IReadOnlyDictionary<string, TData>> of,
        ListShape<TData> shape,
        Func<TData, SituationFold, RealmDesk, TView> view,
        Func<TData, bool>? stands = null)
    {
        realm
            .MapList(
                $"/{path}", shape, (s, _) => of(s).Values.Where(stands ?? (_ => true)),
                (item, s, open) => view(item, s, open))
            .WithTags("Tiers")
            .WithSummary($"List {path.Replace('-', ' ')}")
            .WithDescription(
                "In the order of their codes, with what is out against floors and caps. Those that were merged "
                    + "or retired are left out.");
        realm
            .MapGet($"/{path}/{{code}}", async (string realm, string code, Desk desk) =>
            {
                var open = await desk.Open(realm);
                return await open.See(s =>
                    of(s).TryGetValue(CodeOf(code, s.Region, kind), out var data)
                        ? view(data, s, open)
                        : throw Naming.NotFound(code, s.Region, kind));
            })
            .WithTags("Tiers")
            .WithSummary($"Read a {LookupReasons.Noun(kind)}")
            .WithDescription("By its code or its name, with what is out against floors and caps.");
    }

    private static string CodeOf(string text, Region region, LookupKind kind) =>
        Naming.One(LookupIndex.Of(region), text, kind).Entry?.Code ?? text;

    /// <summary>Maps the commands of a lender's duty desk about its promised resources.</summary>
    private static void MapLender(
        RouteGroupBuilder realm, string path, ActorKind kind, LookupKind noun)
    {
        var commitment = $"/{path}/{{code}}/commitments/{{commitment}}";
        realm.MapCommand<Decision>(
            Act.Decide, $"{commitment}/extension",
            ([AsParameters] CommandCall<Decision> call, string code, string commitment) => call
                .Read((body, checks, open) =>
                {
                    CheckLender(new ActorId(kind, code), open.Region, noun);
                    return new DecideExtension(
                        checks.By(body), checks.OccurredAt(body, open.Live), new CommitmentId(commitment),
                        checks.Value(body.Granted, "granted", "true or false"),
                        checks.Text(body.Reason, "reason", "say why"));
                })
                .SendTo(new ActorId(kind, code)))
            .WithTags("Tiers").WithSummary("Let a squad stay longer, or not").WithDescription(
                "The answer to a requester that asks for an extension; without one within the hour it is no.");
        realm.MapCommand<TakeBackBody>(
            Act.Decide, $"{commitment}/take-back",
            ([AsParameters] CommandCall<TakeBackBody> call, string code, string commitment) => call
                .Read((body, checks, open) =>
                {
                    CheckLender(new ActorId(kind, code), open.Region, noun);
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

    private static void CheckLender(ActorId lender, Region region, LookupKind noun)
    {
        if (!region.IsTier(lender)) throw Naming.NotFound(lender.Key, region, noun);
    }

    private static Task<CommandReply> SetAgreement([AsParameters] CommandCall<AgreementSetting> call, string id) =>
        call.Read(
                (body, checks, open) =>
                {
                    if (!open.Region.TownshipAlliances.ContainsKey(id))
                        throw Naming.NotFound(id, open.Region, LookupKind.TownshipAlliance);
                    return new SetAgreement(
                        checks.By(body),
                        checks.OccurredAt(body, open.Live),
                        new AgreementId(id),
                        checks.Value(body.InForce, "inForce", "true or false"),
                        checks.Text(body.Reason, "reason", "say why"));
                })
            .SendTo(open => LiveRealm.RealmActor(open.Name));
}
