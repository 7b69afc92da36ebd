using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Host.Api.Endpoints;
using Alliance.Simulation.Scenarios.Yaml;

namespace Alliance.Host.Api.Lists;

/// <summary>Finds what the filters of lists name: places, tiers and hazards. Lists look nothing up elsewhere.</summary>
internal static class Lookups
{
    private static readonly ActorKind[] Tiers =
    [
        ActorKind.Township, ActorKind.CommandCentre, ActorKind.VillageAlliance, ActorKind.TownshipAlliance,
    ];

    /// <summary>Finds the code of a township. A place that is not known is reported.</summary>
    public static string Place(string text, string field, Region region, Checks checks)
    {
        if (!region.Townships.ContainsKey(text)) checks.Wrong(field, Checks.UnknownTownship(text, region));
        return text;
    }

    /// <summary>Finds a township, village alliance, township alliance or command centre by its code alone or as lists
    /// write it (<c>Township/430422119</c>). One that is not known is reported.</summary>
    public static ActorId Tier(string text, string field, Region region, Checks checks)
    {
        foreach (var kind in Tiers)
        {
            var prefix = $"{kind}/";
            var code = text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) ? text[prefix.Length..] : text;
            if (Has(kind, code, region)) return new ActorId(kind, code);
        }

        checks.Wrong(
            field,
            $"no township, village alliance, township alliance or command centre has the code '{text}'; "
                + Nearest.Hint(
                    text[(text.IndexOf('/', StringComparison.Ordinal) + 1)..],
                    [
                        .. region.Townships.Keys, .. region.CommandCentres.Keys, .. region.TownshipAlliances.Keys,
                        .. region.VillageAlliances.Keys,
                    ]));
        return default;
    }

    /// <summary>Whether a hazard is the one that was asked for.</summary>
    public static bool IsHazard(string hazard, string asked) =>
        hazard.Equals(asked, StringComparison.OrdinalIgnoreCase);

    /// <summary>Names a tier, team or depot; its code where it has no name.</summary>
    public static string NameOf(ActorId actor, Region region) => actor.Kind switch
    {
        ActorKind.Township => region.Townships.GetValueOrDefault(actor.Key)?.Name,
        ActorKind.CommandCentre => region.CommandCentres.GetValueOrDefault(actor.Key)?.Name,
        ActorKind.VillageAlliance => region.VillageAlliances.GetValueOrDefault(actor.Key)?.Name,
        ActorKind.TownshipAlliance => region.TownshipAlliances.GetValueOrDefault(actor.Key)?.Name,
        ActorKind.RescueTeam => region.Teams.GetValueOrDefault(actor.Key)?.Name,
        ActorKind.Depot => region.Depots.GetValueOrDefault(actor.Key)?.Name,
        _ => null,
    } ?? actor.Key;

    /// <summary>Names a township by its code.</summary>
    public static string NameOf(string township, Region region) =>
        NameOf(new ActorId(ActorKind.Township, township), region);

    private static bool Has(ActorKind kind, string code, Region region) => kind switch
    {
        ActorKind.Township => region.Townships.ContainsKey(code),
        ActorKind.CommandCentre => region.CommandCentres.ContainsKey(code),
        ActorKind.VillageAlliance => region.VillageAlliances.ContainsKey(code),
        _ => region.TownshipAlliances.ContainsKey(code),
    };
}
