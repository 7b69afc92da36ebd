using Alliance.Core.Geography;
using Alliance.Host.Api.Problems;
using Alliance.Simulation.Lookups;

namespace Alliance.Host.Api.MasterData;

/// <summary>Tells what has become of a township that a path names as it was. A township that was merged into another is
/// changed no more: what is meant for it must not change the other. One that only got another code or name goes on to
/// be found by what it was.</summary>
internal static class FormerTownships
{
    /// <summary>Returns the township that a text names as it was, by a code or a name that it had, and that was merged
    /// into another or got another code; null for none.</summary>
    public static TownshipData? Gone(string text, Region region)
    {
        if (region.Townships.TryGetValue(text, out var named)) return named.MergedInto is null ? null : named;
        var found = LookupIndex.Of(region).Named(text, LookupKind.Township);
        if (found is not [{ Term.Was: { } was, Entry.Code: var code }]) return null;
        return region.Data.Townships
            .Where(t => t.MergedInto is not null && region.Standing(t.Code) == code)
            .Where(t => Both(t.Code, t.Name) == was || t.Formerly.Any(f => Both(f.Code, f.Name) == was))
            .OrderBy(t => Both(t.Code, t.Name) == was ? 0 : 1).FirstOrDefault();
    }

    /// <summary>Returns the township that a text names as it was, and that was merged into another; null for one that
    /// stands, or only got another code.</summary>
    public static TownshipData? MergedAway(string text, Region region) =>
        Gone(text, region) is { } gone ? region.MergedAway(gone.Code) : null;

    /// <summary>Says that a township was merged into another already, and what may be done.</summary>
    public static ApiProblem Refused(TownshipData gone, Region region)
    {
        var into = region.Townships[region.Standing(gone.Code)];
        return ApiProblem.Conflict(
            "township-merged",
            $"{gone.Name} ({gone.Code}) was merged into {into.Name} ({into.Code}) already. If you mean that one, give "
                + $"its code. To take the merger back, send POST townships/{into.Code}/split with code {gone.Code}.");
    }

    private static string Both(string? code, string? name) => string.Join(' ', new[] { code, name }.OfType<string>());
}
