using Alliance.Core.Actors;
using Alliance.Simulation.Regions;

namespace Alliance.Simulation.Storms;

/// <summary>Computes when a storm passes a place, with integers only.</summary>
internal static class StormTrack
{
    private const long Whole = 1_000;
    private const int MetresPerKilometre = 1_000, MillisecondsPerMinute = 60_000;

    /// <summary>Returns when the middle of the band is nearest to a place, to the minute; null when the place is
    /// outside the band.</summary>
    public static Instant? Passage(StormData storm, Point place)
    {
        Instant? passage = null;
        var best = (long)storm.WidthKilometres * MetresPerKilometre / 2;
        best = best * best + 1;
        for (var i = 1; i < storm.Path.Count; i++)
        {
            var (from, to) = (storm.Path[i - 1], storm.Path[i]);
            var (way, off) = (
                GroundGeometry.Between(from.Position, to.Position), GroundGeometry.Between(from.Position, place));
            var length = way.East * way.East + way.North * way.North;
            var share =
                length == 0
                    ? 0
                    : Math.Clamp((way.East * off.East + way.North * off.North) / Math.Max(1, length / Whole), 0, Whole);
            var (east, north) = (off.East - way.East * share / Whole, off.North - way.North * share / Whole);
            if (east * east + north * north >= best) continue;
            best = east * east + north * north;
            var milliseconds = from.At.Milliseconds + (to.At - from.At).Milliseconds * share / Whole;
            passage = new Instant(milliseconds / MillisecondsPerMinute * MillisecondsPerMinute);
        }

        return passage;
    }
}
