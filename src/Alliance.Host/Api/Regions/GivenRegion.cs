using System.Text.Json;
using Alliance.Core.Geography;
using Alliance.Core.Revisions;
using Alliance.Journals;

namespace Alliance.Host.Api.Regions;

/// <summary>Reads a region of a body, and names all that is wrong in it.</summary>
internal static class GivenRegion
{
    /// <summary>Reads the region; null where it has errors.</summary>
    /// <param name="given">The JSON of the region.</param>
    /// <param name="realm">The region of the realm that it is to revise.</param>
    /// <param name="wrong">Receives each error, with the path of its field.</param>
    public static RegionData? Read(JsonElement given, Region realm, Action<string, string> wrong)
    {
        RegionData? region;
        try
        {
            region = given.Deserialize<RegionData>(RecordJson.Options);
        }
        catch (Exception fault) when (fault is JsonException or ArgumentException or NotSupportedException)
        {
            wrong("", $"makes no region: {fault.Message}");
            return null;
        }

        List<string> holes = region is null ? [""] : Holes(region);
        foreach (var hole in holes) wrong(hole, "is null; leave it out.");
        if (holes.Count > 0) return null;
        var faults = RegionFaults.Of(RegionPatch.Of(region!), realm);
        foreach (var fault in faults) wrong(fault.Path, fault.Mend);
        return faults.Count == 0 && IsWhole(region!, wrong) ? region : null;
    }

    /// <summary>Whether all that the region names is in it, agreements included.</summary>
    private static bool IsWhole(RegionData region, Action<string, string> wrong)
    {
        try
        {
            _ = new Region(region);
            return true;
        }
        catch (Exception fault) when (fault is ArgumentException or KeyNotFoundException or NullReferenceException)
        {
            wrong("", $"makes no region: {fault.Message}");
            return false;
        }
    }

    /// <summary>Lists the lists that are null or have a null in them.</summary>
    private static List<string> Holes(RegionData region)
    {
        (string Name, IEnumerable<object?>? Entries)[] lists =
        [
            ("townships", region.Townships), ("roads", region.Roads), ("villageAlliances", region.VillageAlliances),
            ("commandCentres", region.CommandCentres), ("teams", region.Teams), ("depots", region.Depots),
            ("contacts", region.Contacts), ("townshipAlliances", region.TownshipAlliances),
            ("agreements", region.Agreements), ("dataQuality", region.DataQuality?.Values),
            ("policies", [region.Policies]), ("responses", [region.Responses]), ("hazards", [region.Hazards]),
            ("turnoutMinutes", [region.TurnoutMinutes]),
        ];
        return [.. lists.Where(l => l.Entries?.Contains(null) ?? true).Select(l => l.Name)];
    }
}
