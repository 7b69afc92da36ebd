using Alliance.Core.Identifiers;
using Alliance.Host.Api.Endpoints;
using Alliance.Simulation.Lookups;

namespace Alliance.Host.Api.Tiers;

/// <summary>Reciprocity ledgers of the tiers that run agreements.</summary>
internal static class LedgerApi
{
    public static void Map(RouteGroupBuilder realm)
    {
        realm
            .MapGet("/alliances/{id}/ledger", Alliance)
            .WithTags("Tiers")
            .WithSummary("Read the ledger of an alliance")
            .WithDescription(
                "What its members have lent each other: the balance of each pair, what is open, and the last hundred "
                    + "closed entries. An entry is made when a lender commits, and closed when its return is known and "
                    + "its request is settled.")
            .Produces<LedgerView>();
        realm
            .MapGet("/command-centres/{code}/ledger", Centre)
            .WithTags("Tiers")
            .WithSummary("Read the ledger of a command centre")
            .WithDescription("What was lent through it, as for an alliance.")
            .Produces<LedgerView>();
    }

    internal static double Hours(long personMinutes) => Math.Round(personMinutes / 60.0, 2);
    internal static double Units(long milliunits) => milliunits / 1_000.0;

    private static async Task<LedgerView> Alliance(string realm, string id, Desk desk)
    {
        var open = await desk.Open(realm);
        if (!open.Region.TownshipAlliances.ContainsKey(id))
            throw Naming.NotFound(id, open.Region, LookupKind.TownshipAlliance);
        return await Read(new ActorId(ActorKind.TownshipAlliance, id), open);
    }

    private static async Task<LedgerView> Centre(string realm, string code, Desk desk)
    {
        var open = await desk.Open(realm);
        if (!open.Region.CommandCentres.ContainsKey(code))
            throw Naming.NotFound(code, open.Region, LookupKind.CommandCentre);
        return await Read(new ActorId(ActorKind.CommandCentre, code), open);
    }

    private static Task<LedgerView> Read(ActorId tier, RealmDesk open) =>
        open.See(situation => LedgerView.Of(tier, situation.LedgerOf(tier), open));
}
