using Alliance.Core.Geography;
using Alliance.Simulation.Lookups;

namespace Alliance.Host.Api.MasterData;

/// <summary>Tells what has become of a township that a path names as it was, so that a second identical command is
/// known for one.</summary>
internal static class FormerTownships
{
    /// <summary>Whether a text names a township that was merged into another.</summary>
    /// <param name="text">The code or the name that it had.</param>
    /// <param name="into">The other.</param>
    /// <param name="region">The region.</param>
    public static bool IsMerged(string text, TownshipData into, Region region) => Gone(text, into, region) is not null;

    /// <summary>Whether a text names a township that has got its code: by the code or the name that it had, or by the
    /// new code.</summary>
    /// <param name="text">The text.</param>
    /// <param name="township">The township under its new code.</param>
    /// <param name="region">The region.</param>
    public static bool IsRecoded(string text, TownshipData township, Region region) =>
        text == township.Code || Spelling.Fold(text) == Spelling.Fold(township.Name)
        // One of another name was merged into it: that is another decision.
        || Gone(text, township, region) is { } old && old.Name == township.Name;

    private static TownshipData? Gone(string text, TownshipData into, Region region)
    {
        if (LookupIndex.Of(region).Named(text, LookupKind.Township) is not [{ Term.Was: { } was }]) return null;
        var code = was.Split(' ')[0];
        return region.Townships.GetValueOrDefault(code) is { MergedInto: not null } gone
            && region.Standing(code) == into.Code ? gone : null;
    }
}
