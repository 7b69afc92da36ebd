using Alliance.Core.Actors;
using Alliance.Core.Geography;

namespace Alliance.Simulation.Runs;

/// <summary>The versions of the region by tick. A new version holds for every actor one lookahead after its
/// record.</summary>
internal sealed class RegionVersions(Region first, Span lookahead)
{
    private readonly List<(long From, Region Region)> _versions = [(0, first)];

    /// <summary>Returns the version that holds at a tick. The tick must not be before the oldest open window.</summary>
    public Region At(long tick)
    {
        var i = _versions.Count - 1;
        while (_versions[i].From > tick) i--;
        return _versions[i].Region;
    }

    /// <summary>Adds a change. It is called at the barrier between windows, in the total order of the
    /// records.</summary>
    public void Apply(RegionChange change, long cause)
    {
        var last = _versions[^1].Region;
        var next = change.Apply(last);
        if (next.Version != last.Version + 1)
            throw new InvalidOperationException(
                $"{change.GetType().Name} made version {next.Version} of version {last.Version}.");
        var from = cause + lookahead.Milliseconds;
        // Several changes of one tick take effect together.
        if (_versions[^1].From == from) _versions.RemoveAt(_versions.Count - 1);
        _versions.Add((from, next));
    }

    /// <summary>Removes the versions that hold for no tick from this one on.</summary>
    public void ForgetBefore(long tick)
    {
        while (_versions.Count > 1 && _versions[1].From <= tick) _versions.RemoveAt(0);
    }
}
