using Alliance.Core.Access;

namespace Alliance.Host.Tests.Access.Tables;

/// <summary>Whose place a call is, as <c>RightCalls.txt</c> names it: which accounts act for what it names.</summary>
internal static class Place
{
    /// <summary>The accounts beside those of <see cref="SecuredServer"/>: of each role with a place a neighbour, who
    /// has the same role elsewhere.</summary>
    public static IReadOnlyList<(string Name, string Role, string Place)> Neighbours { get; } =
    [
        ("village2", "villageOfficer", "430422109-V01"), ("rrc", "commander", "HY-RRC"),
        ("crew2", "crewLeader", "430422109-F1"), ("depot2", "depotKeeper", "430422109-D1"),
    ];

    /// <summary>All accounts that call, with their roles.</summary>
    public static IReadOnlyList<(string Name, Role Role)> Callers { get; } =
    [
        .. SecuredServer.Accounts.Select(a => (a.Name, a.Role)).Concat(Neighbours.Select(n => (n.Name, n.Role)))
            .Select(a => (a.Name, Enum.Parse<Role>(a.Role, ignoreCase: true))),
    ];

    /// <summary>The accounts that act for the place of a call on <see cref="Ground.Own"/>.</summary>
    public static IReadOnlyDictionary<string, string[]> Owners { get; } = new Dictionary<string, string[]>
    {
        // What a township decides, also as the lender of its squads.
        ["decision"] = ["li"],
        // What has happened: the tiers above are told, too.
        ["call"] = ["li", "county", "village"],
        ["warn"] = ["li", "county"],
        ["fact"] = ["li", "county"],
        ["fact-village"] = ["li", "county", "village"],
        ["data"] = ["li", "county"],
        ["squad"] = ["li", "county", "crew"],
        ["depot"] = ["li", "county", "depot"],
        ["alert"] = ["li", "county"],
        // Of a village alliance.
        ["village"] = ["village", "li"],
        ["village-data"] = ["village", "li", "county"],
        ["village-squad"] = ["village", "li", "county"],
        // Of the county.
        ["centre"] = ["county"],
        ["centre-data"] = ["county"],
        ["above"] = ["county"],
    };

    /// <summary>Why a role has no place of its own among calls, though its column says "own".</summary>
    public static IReadOnlyList<(Role Role, string[] Places, string Why)> Nowhere { get; } =
    [
        (Role.VillageOfficer, ["alert", "decision", "fact", "warn", "data", "above", "centre", "depot"],
            "Incidents, requests, roads, depots and townships belong to no village alliance."),
        (Role.TownshipOfficer, ["centre", "centre-data", "above"], "It belongs to the tier above."),
        (Role.CrewLeader, ["alert"], "An alert of a squad comes to its owner."),
        (Role.DepotKeeper, ["alert"], "An alert of a depot comes to its owner."),
        (Role.Commander, ["village"], "A village's squads are its own and its township's to promise."),
    ];
}
