using Alliance.Core.Geography;
using Alliance.Core.Revisions;
using Alliance.Host.Api.Endpoints;

namespace Alliance.Host.Api.MasterData;

/// <summary>Reads the data of townships from bodies.</summary>
internal static class TownshipReading
{
    private const double Millionths = 1e6;

    /// <summary>Returns a township with the fields that are given. A former name goes on being understood.</summary>
    public static TownshipData Changed(TownshipData township, TownshipBody body, Checks checks)
    {
        var name = body.Name is null ? township.Name : checks.Text(body.Name, "name", "what it is called");
        return township with
        {
            Name = name,
            Pinyin = body.Pinyin ?? township.Pinyin,
            Kind = body.Kind ?? township.Kind,
            Latitude = Position(body.Latitude, township.Latitude, "latitude", 90, checks),
            Longitude = Position(body.Longitude, township.Longitude, "longitude", 180, checks),
            Population = body.Population ?? township.Population,
            ReserveFloor = body.ReserveFloor ?? township.ReserveFloor,
            Villages = body.Villages is null ? township.Villages
                : [.. body.Villages.Select(n =>
                    township.Villages.FirstOrDefault(v => v.Name == n) ?? new VillageData(n ?? ""))],
            Formerly = FormerPlace.Renamed(township.Formerly, township.Name, name),
        };
    }

    /// <summary>Returns the township that was split off just so before; null where there is none, or another.</summary>
    public static TownshipData? WasSplit(TownshipData from, TownshipSplit body, Region region)
    {
        if (region.Townships.GetValueOrDefault(body.Code?.Trim() ?? "") is not { MergedInto: null } there) return null;
        var wanted = Changed(Empty(from, there.Code), body, new Checks([]));
        wanted = wanted with
        {
            Villages = [.. wanted.Villages.Select(v => there.Villages.FirstOrDefault(t => t.Name == v.Name) ?? v)],
        };
        var patch = new RegionPatch
        {
            Townships = [wanted], Roads = [new RoadData(from.Code, there.Code, body.Minutes ?? 0)],
        };
        return RegionDifference.Reduce(patch, region.Data).Count == 0
            && TownshipRevisions.SquadsOf(there.Code, region).Select(t => t.Id).ToHashSet().SetEquals(body.Teams ?? [])
            && TownshipRevisions.AlliancesOf(there.Code, region).Select(v => v.Code).ToHashSet()
                .SetEquals(body.VillageAlliances ?? [])
                ? there : null;
    }

    /// <summary>Returns the revision by which a part of a township becomes one of its own.</summary>
    public static RegionPatch Split(TownshipData from, TownshipSplit body, Checks checks, Region region)
    {
        var empty = Empty(from, body.Code ?? "");
        return TownshipRevisions.Split(
            from, Changed(empty, body, checks), Math.Clamp(body.Minutes ?? 1, 1, Checks.MaxMinutes),
            Named(body.Teams, "teams", TownshipRevisions.SquadsOf(from.Code, region), t => t.Id, from, checks),
            Named(
                body.VillageAlliances, "villageAlliances", TownshipRevisions.AlliancesOf(from.Code, region),
                v => v.Code,
                from, checks));
    }

    private static TownshipData Empty(TownshipData from, string code) =>
        new(code, "", "", from.Kind, 0, 0, 0, 0, from.Superior);

    /// <summary>Returns those of a township that a body names, by their codes.</summary>
    public static List<T> Named<T>(
        string[]? codes, string field, IEnumerable<T> own, Func<T, string> codeOf, TownshipData from, Checks checks)
    {
        var known = own.ToDictionary(codeOf, StringComparer.Ordinal);
        List<T> named = [];
        for (var i = 0; i < (codes?.Length ?? 0); i++)
            if (known.Remove(codes![i] ?? "", out var one)) named.Add(one);
            else checks.Wrong($"{field}[{i}]", $"'{codes[i]}' is none of {from.Name}'s, or is named twice.");
        return named;
    }

    private static int Position(double? degrees, int before, string field, int most, Checks checks)
    {
        if (degrees is not { } given) return before;
        if (Math.Abs(given) <= most) return (int)Math.Round(given * Millionths);
        checks.Wrong(field, $"{given} is not from {-most} to {most} degrees.");
        return before;
    }
}
