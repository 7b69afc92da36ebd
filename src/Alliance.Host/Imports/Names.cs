using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Resources;
using Alliance.Host.Api.Endpoints;
using Alliance.Host.Api.Lists;
using Alliance.Simulation.Lookups;

namespace Alliance.Host.Imports;

/// <summary>Reads and writes what cells name: tiers, squads, depots and kinds.</summary>
internal static class Names
{
    private static readonly LookupKind[] Called =
    [
        LookupKind.Township, LookupKind.CommandCentre, LookupKind.VillageAlliance, LookupKind.Team, LookupKind.Depot,
    ];

    /// <summary>Writes a tier, squad or depot: its code and name, where both together name it; else as lists
    /// do.</summary>
    public static string Of(ActorId actor, Region region)
    {
        var both = $"{actor.Key} {Lookups.NameOf(actor, region)}";
        return LookupIndex.Of(region).Named(both, Called) is [var hit] && ActorOf(hit.Entry) == actor ? both
            : actor.ToString();
    }

    /// <summary>Reads a tier, squad or depot, for which people are called. Either it or the problem is null.</summary>
    public static (ActorId? Actor, string? Problem) Anyone(string text, Region region)
    {
        var (entry, problem) = Naming.One(LookupIndex.Of(region), text, Called);
        return (entry is null ? null : ActorOf(entry), problem);
    }

    private static ActorId ActorOf(LookupEntry entry) => new(Naming.KindOf(entry.Kind), entry.Code);

    /// <summary>Names a kind of resource.</summary>
    public static string Of(ResourceKind kind, SheetContext context) =>
        Catalogue.Of(kind) is { } known ? context.In(known.Zh, kind.Code) : kind.Code;

    /// <summary>Reads a kind of resource. Either it or the problem is null.</summary>
    public static (ResourceKind? Kind, string? Problem) Kind(string text, LookupKind of)
    {
        var code = Lookups.Kind(text, out var problem, of);
        return (code is null ? null : new ResourceKind(code), problem);
    }
}
