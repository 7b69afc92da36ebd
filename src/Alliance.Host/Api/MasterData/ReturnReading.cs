using Alliance.Core.Geography;
using Alliance.Core.Revisions;
using Alliance.Host.Api.Endpoints;

namespace Alliance.Host.Api.MasterData;

/// <summary>Reads the splits that take a merger back: the new township has the code of one that was merged.</summary>
internal static class ReturnReading
{
    /// <summary>Returns the revision by which a township that was merged stands again; null where the code of the body
    /// is not that of one.</summary>
    /// <param name="into">The township that it was merged into.</param>
    /// <param name="code">The code of the body.</param>
    /// <param name="body">The body. What it leaves out is as it was before the merger.</param>
    /// <param name="checks">Gathers what is wrong.</param>
    /// <param name="region">The region.</param>
    public static RegionPatch? Of(
        TownshipData into, string code, TownshipSplit body, Checks checks, Region region)
    {
        if (!region.Townships.TryGetValue(code, out var back)) return null;
        if (back.MergedInto is null) return IsBack(back, body, region) ? new RegionPatch { Townships = [back] } : null;
        var stands = region.Townships[region.Standing(code)];
        if (region.IsRecoded(back))
            checks.Wrong(
                "code", $"{code} is a former code of {stands.Name} ({stands.Code}), which is found by it; give a new "
                    + "code, or the one that a township had when it was merged.");
        else if (stands.Code != into.Code)
            checks.Wrong("code", $"{back.Name} ({code}) was merged into {stands.Name} ({stands.Code}), not into "
                + $"{into.Name} ({into.Code}); split {stands.Name}.");
        else return TakenBack(into, back, body, checks, region);
        return new RegionPatch();
    }

    private static RegionPatch TakenBack(
        TownshipData into, TownshipData back, TownshipSplit body, Checks checks, Region region)
    {
        var brought = (back.Brought ?? []).ToHashSet(StringComparer.Ordinal);
        // What was brought stands behind what was there, also where two villages have one name.
        var villages = into.Villages.Reverse().Where(v => brought.Contains(v.Name)).DistinctBy(v => v.Name).Reverse();
        if (body.Minutes is not null) checks.Count(body.Minutes, "minutes", 1, "minutes by road from the old seat");
        return TownshipRevisions.TakenBack(
            into,
            TownshipReading.Changed(back with { Villages = [.. villages] }, body, checks),
            body.Minutes is { } minutes ? Math.Clamp(minutes, 1, Checks.MaxMinutes) : null,
            body.Teams is null
                ? TownshipRevisions.SquadsOf(into.Code, region).Where(t => brought.Contains(t.Id))
                : TownshipReading.Named(
                    body.Teams, "teams", TownshipRevisions.SquadsOf(into.Code, region), t => t.Id, into, checks),
            body.VillageAlliances is null
                ? TownshipRevisions.AlliancesOf(into.Code, region).Where(v => brought.Contains(v.Code))
                : TownshipReading.Named(
                    body.VillageAlliances, "villageAlliances", TownshipRevisions.AlliancesOf(into.Code, region),
                    v => v.Code, into, checks),
            region);
    }

    /// <summary>Whether a township is back from a merger already, as the body says it, as by a double click.</summary>
    private static bool IsBack(TownshipData there, TownshipSplit body, Region region)
    {
        if (there.Brought is null) return false;
        var wanted = TownshipReading.Changed(there, body, new Checks([]));
        return RegionDifference.Reduce(new RegionPatch { Townships = [wanted] }, region.Data).Count == 0
            && Are(body.Teams, TownshipRevisions.SquadsOf(there.Code, region).Select(t => t.Id))
            && Are(body.VillageAlliances, TownshipRevisions.AlliancesOf(there.Code, region).Select(v => v.Code));
    }

    private static bool Are(string[]? named, IEnumerable<string> own) =>
        named is null || own.ToHashSet(StringComparer.Ordinal).SetEquals(named);
}
