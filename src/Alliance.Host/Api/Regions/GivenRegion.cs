using System.Text.Json;
using Alliance.Core.Geography;
using Alliance.Core.Revisions;
using Alliance.Host.Api.Endpoints;
using Alliance.Host.Api.Problems;
using Alliance.Host.Regions;
using Alliance.Journals;

namespace Alliance.Host.Api.Regions;

/// <summary>Reads a region of a body, and names all that is wrong in it.</summary>
internal static class GivenRegion
{
    /// <summary>Reads the region; null where it has errors.</summary>
    /// <param name="given">The JSON of the region.</param>
    /// <param name="realm">The realm that it is to revise.</param>
    /// <param name="wrong">Receives each error, with the path of its field.</param>
    public static RegionData? Read(JsonElement given, RealmDesk realm, Action<string, string> wrong)
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
        region = FormerCodes.Resolved(region!, realm.Region);
        var isRight = true;
        foreach (var field in UnknownFields.Of(given, typeof(RegionData), RecordJson.Options))
            Wrong(field.Field, field.Mend);
        foreach (var fault in RegionFaults.Of(RegionPatch.Of(region!), realm.Region)) Wrong(fault.Path, fault.Mend);
        GivenMoments.Check(region!, realm.Live.At, Wrong);
        return isRight && IsWhole(region!, wrong) ? region : null;

        void Wrong(string path, string mend)
        {
            isRight = false;
            wrong(path, mend);
        }
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
