using Alliance.Core.Geography;
using Alliance.Core.Identifiers;

namespace Alliance.Core.Revisions;

/// <summary>Compares the master data of two regions, and finds the revision that makes the one into the
/// other.</summary>
public static class RegionDifference
{
    /// <summary>Returns the entries of a revision that would change something, as they would then stand.</summary>
    public static RegionPatch Reduce(RegionPatch patch, RegionData data) => Changed(data, patch.ApplyTo(data));

    /// <summary>Returns the revision that makes one region into another: what is new or different, and what the other
    /// lacks is retired. Townships, roads and command centres that it lacks stay.</summary>
    public static RegionPatch Between(RegionData before, RegionData after)
    {
        var patch = RegionPatch.Of(after) with
        {
            VillageAlliances = [
                .. after.VillageAlliances,
                .. Lacking(before.VillageAlliances, after.VillageAlliances, v => v.Code)
                    .Select(v => v with { Retired = true })],
            Teams = [
                .. after.Teams,
                .. Lacking(before.Teams, after.Teams, t => t.Id).Select(t => t with { Retired = true })],
            Depots = [
                .. after.Depots,
                .. Lacking(before.Depots, after.Depots, d => d.Id).Select(d => d with { Retired = true })],
            Contacts = [
                .. after.Contacts,
                .. Lacking(before.Contacts, after.Contacts, c => c.Of).Select(c => c with { People = [] })],
        };
        return Changed(before, patch.ApplyTo(before));
    }

    private static RegionPatch Changed(RegionData before, RegionData after) => new()
    {
        Townships = Changed(before.Townships, after.Townships, t => t.Code, Same),
        Roads = Changed(before.Roads, after.Roads, r => r.Key, (a, b) => a.Minutes == b.Minutes),
        VillageAlliances = Changed(before.VillageAlliances, after.VillageAlliances, v => v.Code, Same),
        CommandCentres = Changed(before.CommandCentres, after.CommandCentres, c => c.Code, Same),
        Teams = Changed(before.Teams, after.Teams, t => t.Id, Same),
        Depots = Changed(before.Depots, after.Depots, d => d.Id, Same),
        Contacts = [
            .. Changed(before.Contacts, after.Contacts, c => c.Of, (a, b) => a.People.SequenceEqual(b.People)),
            .. Lacking(before.Contacts, after.Contacts, c => c.Of).Select(c => c with { People = [] })],
    };

    private static T[] Changed<T, TKey>(
        IReadOnlyList<T> before, IReadOnlyList<T> after, Func<T, TKey> keyOf, Func<T, T, bool> same)
        where TKey : notnull
    {
        if (ReferenceEquals(before, after)) return [];
        var former = before.ToDictionary(keyOf);
        return [.. after.Where(a => !former.TryGetValue(keyOf(a), out var b) || !same(b, a))];
    }

    private static IEnumerable<T> Lacking<T, TKey>(
        IReadOnlyList<T> before, IReadOnlyList<T> after, Func<T, TKey> keyOf) =>
        before.ExceptBy(after.Select(keyOf), keyOf);

    // Records compare lists and maps by reference: they are compared by their content, and the rest as one.
    private static bool Same(TownshipData a, TownshipData b) =>
        a with
        {
            KindFloors = b.KindFloors, Formerly = b.Formerly, Villages = b.Villages, Brought = b.Brought,
        } == b
        && Same(a.KindFloors, b.KindFloors) && a.Formerly.SequenceEqual(b.Formerly)
        && a.Villages.SequenceEqual(b.Villages)
        && a.Brought is null == b.Brought is null && (a.Brought ?? []).SequenceEqual(b.Brought ?? []);

    private static bool Same(VillageAllianceData a, VillageAllianceData b) =>
        a with { Formerly = b.Formerly } == b && a.Formerly.SequenceEqual(b.Formerly);

    private static bool Same(CommandCentreData a, CommandCentreData b) =>
        a with { KindFloors = b.KindFloors } == b && Same(a.KindFloors, b.KindFloors);

    private static bool Same(TeamData a, TeamData b) =>
        a with { Capabilities = b.Capabilities, Equipment = b.Equipment, Formerly = b.Formerly } == b
        && a.Capabilities.SequenceEqual(b.Capabilities) && Same(a.Equipment, b.Equipment)
        && a.Formerly.SequenceEqual(b.Formerly);

    private static bool Same(DepotData a, DepotData b) =>
        a with { Stock = b.Stock, Codes = b.Codes, Lots = b.Lots, Formerly = b.Formerly } == b
        && Same(a.Stock, b.Stock) && Same(a.Codes, b.Codes) && a.Lots.SequenceEqual(b.Lots)
        && a.Formerly.SequenceEqual(b.Formerly);

    private static bool Same<TKey, TValue>(
        IReadOnlyDictionary<TKey, TValue> a, IReadOnlyDictionary<TKey, TValue> b) where TKey : notnull =>
        a.Count == b.Count && a.All(
            pair => b.TryGetValue(pair.Key, out var other)
                && EqualityComparer<TValue>.Default.Equals(pair.Value, other));
}
