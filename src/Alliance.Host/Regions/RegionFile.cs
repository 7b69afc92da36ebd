using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Grains.Realms;
using Alliance.Host.Situations;
using Alliance.Simulation.Regions;

namespace Alliance.Host.Regions;

/// <summary>The region file with which a server was started.</summary>
/// <param name="Path">The file, as it was given.</param>
/// <param name="Region">Its region.</param>
/// <param name="ReadAt">The start from which its moments count.</param>
internal sealed record RegionFile(string Path, RegionData Region, DateTimeOffset ReadAt)
{
    /// <summary>Compares it with the region of a realm.</summary>
    public RegionComparison Against(LiveRealm realm)
    {
        var began = realm.LocalTime(Instant.Start);
        var later = new Span((long)(began - ReadAt).TotalMilliseconds);
        return RegionComparison.Of(
            realm.Region, FormerCodes.Resolved(Region.InRealm(later, realm.FactorPermille), realm.Region),
            new Calendar(began, realm.FactorPermille));
    }
}
