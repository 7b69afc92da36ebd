using Alliance.Core.Geography;
using Alliance.Core.Identifiers;

namespace Alliance.Core.Revisions;

/// <summary>A revision of the master data of a region. Each entry is added, or takes the place of the one with the same
/// code. Nothing is taken out: what is no longer used is retired, so that all that was begun can end.</summary>
[Immutable]
public sealed record RegionPatch
{
    /// <summary>Townships, by code.</summary>
    public TownshipData[] Townships { get; init; } = [];
    /// <summary>Roads, by their two ends.</summary>
    public RoadData[] Roads { get; init; } = [];
    /// <summary>Village alliances, by code.</summary>
    public VillageAllianceData[] VillageAlliances { get; init; } = [];
    /// <summary>Command centres, by code.</summary>
    public CommandCentreData[] CommandCentres { get; init; } = [];
    /// <summary>Squads, by id.</summary>
    public TeamData[] Teams { get; init; } = [];
    /// <summary>Depots, by id. One that exists keeps its owner and its first stock: the depot itself counts what it
    /// has.</summary>
    public DepotData[] Depots { get; init; } = [];
    /// <summary>Lists of people to call, by the actor for which they answer.</summary>
    public ContactList[] Contacts { get; init; } = [];

    /// <summary>Code of the township from which the last of its townships is split off. The new one joins the
    /// agreements of that township. Null for no split.</summary>
    public string? SplitFrom { get; init; }

    /// <summary>The keys of the entries, such as <c>Township/430422119</c>.</summary>
    public IEnumerable<string> Keys =>
        Townships.Select(t => $"{ActorKind.Township}/{t.Code}")
            .Concat(Roads.Select(r => $"Road/{r.Key.A}/{r.Key.B}"))
            .Concat(VillageAlliances.Select(v => $"{ActorKind.VillageAlliance}/{v.Code}"))
            .Concat(CommandCentres.Select(c => $"{ActorKind.CommandCentre}/{c.Code}"))
            .Concat(Teams.Select(t => $"{ActorKind.RescueTeam}/{t.Id}"))
            .Concat(Depots.Select(d => $"{ActorKind.Depot}/{d.Id}"))
            .Concat(Contacts.Select(c => $"Contacts/{c.Of}"));

    /// <summary>Number of entries.</summary>
    public int Count => Townships.Length + Roads.Length + VillageAlliances.Length + CommandCentres.Length + Teams.Length
        + Depots.Length + Contacts.Length;

    /// <summary>The squad, depot, village alliance or township that it adds, where it is made to add one; null for
    /// none.</summary>
    internal ActorId? Added =>
        Teams.Length > 0 && Townships.Length == 0 ? new ActorId(ActorKind.RescueTeam, Teams[^1].Id)
        : Depots.Length > 0 ? new ActorId(ActorKind.Depot, Depots[^1].Id)
        : Townships.Length > 0 ? new ActorId(ActorKind.Township, Townships[^1].Code)
        : VillageAlliances.Length > 0 ? new ActorId(ActorKind.VillageAlliance, VillageAlliances[^1].Code)
        : null;

    /// <summary>Returns the revision that has every entry of a region.</summary>
    public static RegionPatch Of(RegionData region) => new()
    {
        Townships = [.. region.Townships],
        Roads = [.. region.Roads],
        VillageAlliances = [.. region.VillageAlliances],
        CommandCentres = [.. region.CommandCentres],
        Teams = [.. region.Teams],
        Depots = [.. region.Depots],
        Contacts = [.. region.Contacts],
    };

    /// <summary>Returns the data with the revision.</summary>
    public RegionData ApplyTo(RegionData data) => data with
    {
        Townships = Merged(data.Townships, Townships, t => t.Code),
        Roads = Merged(data.Roads, Roads, r => r.Key),
        VillageAlliances = Merged(data.VillageAlliances, VillageAlliances, v => v.Code),
        CommandCentres = Merged(data.CommandCentres, CommandCentres, c => c.Code),
        Teams = Merged(data.Teams, Teams, t => t.Id),
        Depots = Merged(data.Depots, Depots, d => d.Id, KeptStock),
        Contacts = [.. Merged(data.Contacts, Contacts, c => c.Of).Where(c => c.People.Count > 0)],
    };

    /// <summary>Joins two revisions. Where both have an entry with a code, that of the later counts.</summary>
    public RegionPatch Then(RegionPatch later) => new()
    {
        Townships = [.. Merged(Townships, later.Townships, t => t.Code)],
        Roads = [.. Merged(Roads, later.Roads, r => r.Key)],
        VillageAlliances = [.. Merged(VillageAlliances, later.VillageAlliances, v => v.Code)],
        CommandCentres = [.. Merged(CommandCentres, later.CommandCentres, c => c.Code)],
        Teams = [.. Merged(Teams, later.Teams, t => t.Id)],
        Depots = [.. Merged(Depots, later.Depots, d => d.Id)],
        Contacts = [.. Merged(Contacts, later.Contacts, c => c.Of)],
        SplitFrom = later.SplitFrom,
    };

    private static DepotData KeptStock(DepotData before, DepotData after) =>
        after with { Owner = before.Owner, Stock = before.Stock };

    private static IReadOnlyList<T> Merged<T, TKey>(
        IReadOnlyList<T> before, T[] entries, Func<T, TKey> keyOf, Func<T, T, T>? replace = null) where TKey : notnull
    {
        if (entries.Length == 0) return before;
        List<T> merged = [.. before];
        var at = before.Select((entry, index) => (Key: keyOf(entry), index)).ToDictionary(e => e.Key, e => e.index);
        foreach (var entry in entries)
            if (at.TryGetValue(keyOf(entry), out var index))
                merged[index] = replace is null ? entry : replace(merged[index], entry);
            else
            {
                at.Add(keyOf(entry), merged.Count);
                merged.Add(entry);
            }

        return merged;
    }
}
