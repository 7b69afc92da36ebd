using Alliance.Core.Revisions;
using Alliance.Host.Regions;

namespace Alliance.Host.Api.Regions;

/// <summary>In what a region differs from that of a realm.</summary>
/// <param name="Same">Whether they are alike.</param>
/// <param name="RegionVersion">The version of the realm's region that was compared.</param>
/// <param name="Added">The number of entries that are new.</param>
/// <param name="Changed">The number of entries that are different.</param>
/// <param name="Retired">The number of entries that go out of use.</param>
/// <param name="Differences">What a revision would change, line by line.</param>
/// <param name="Kept">What differs and stays, with the reason and the way to change it.</param>
internal sealed record RegionDifferencesView(
    bool Same,
    int RegionVersion,
    int Added,
    int Changed,
    int Retired,
    IReadOnlyList<DifferenceLine> Differences,
    IReadOnlyList<DifferenceLine> Kept)
{
    public static RegionDifferencesView Of(RegionComparison comparison, int version) => new(
        comparison.IsNone, version, comparison.Added, comparison.Changed, comparison.Retired, comparison.Lines,
        comparison.Kept);
}
