using Alliance.Core.Geography;
using Alliance.Host.Api.Endpoints;
using Alliance.Simulation.Lookups;

namespace Alliance.Host.Api.References;

/// <summary>What the lists of paths are of: of things with numbers, or of things with names.</summary>
internal static class PathNames
{
    private static readonly HashSet<string> Numbered = new(StringComparer.OrdinalIgnoreCase)
    {
        "incidents", "aid-requests", "letters", "commitments", "check-ins", "offers", "outside-teams", "orders",
        "warnings", "approvals", "confirmations", "recalls", "shipments",
    };

    // Squads and depots are left out: their endpoints look them up, also those that are retired.
    private static readonly HashSet<string> Named = new(StringComparer.OrdinalIgnoreCase)
    {
        "townships", "village-alliances", "alliances", "command-centres", "agreements",
    };

    /// <summary>Whether the things of a list have numbers.</summary>
    public static bool AreNumbered(string list) => Numbered.Contains(list);

    /// <summary>Whether a text is looked up. Digits alone are a code already: most calls give one, and need no
    /// look-up.</summary>
    public static bool IsLookedUp(string list, string text) =>
        Named.Contains(list) && !text.All(char.IsAsciiDigit);

    /// <summary>Returns the code that a text means without doubt; null for none.</summary>
    public static string? Find(string list, string text, Region region) => list switch
    {
        "townships" => region.Townships.ContainsKey(text) ? text : Naming.Township(text, region).Code,
        "village-alliances" => region.VillageAlliances.ContainsKey(text) ? text
            : One(text, region, LookupKind.VillageAlliance),
        "alliances" => One(text, region, LookupKind.TownshipAlliance),
        "command-centres" => One(text, region, LookupKind.CommandCentre),
        "agreements" => Agreement(text, region),
        _ => null,
    };

    private static string? One(string text, Region region, LookupKind kind) =>
        Naming.One(LookupIndex.Of(region), text, kind).Entry?.Code;

    private static string? Agreement(string text, Region region)
    {
        if (region.Agreements.Find(text) is not null) return text;
        var typed = Spelling.Fold(text);
        var found = region.Agreements.All
            .Where(a => Spelling.Fold(a.Id) == typed || Spelling.Fold(a.Name) == typed).Take(2).ToList();
        return found.Count == 1 ? found[0].Id : null;
    }
}
