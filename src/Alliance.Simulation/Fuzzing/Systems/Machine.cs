using Alliance.Core.Actors;
using Alliance.Core.Geography;

namespace Alliance.Simulation.Fuzzing.Systems;

/// <summary>A simulated silo. Its actors share one clock, which may be wrong, and one version of the region.</summary>
internal sealed class Machine(EventLoop loop, IReadOnlyList<Region> versions)
{
    /// <summary>The stations that it hosts.</summary>
    public List<Station> Stations { get; } = [];

    /// <summary>How far the clock is off, in milliseconds.</summary>
    public long Offset { get; private set; }

    public Instant Clock => new(Math.Max(0, loop.Now + Offset));

    public Region Region { get; private set; } = versions[0];

    /// <summary>Loads a version of the region, as a silo does for mail with a later version.</summary>
    public void HaveVersion(int version)
    {
        if (version > Region.Version) Region = versions[version - 1];
    }

    /// <summary>Sets the clock.</summary>
    public void SetClock(long offset)
    {
        Offset = offset;
        foreach (var station in Stations) station.Schedule();
    }
}
