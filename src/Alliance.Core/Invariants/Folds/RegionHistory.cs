using Alliance.Core.Geography;
using Alliance.Core.Journals;

namespace Alliance.Core.Invariants.Folds;

/// <summary>The versions of a region as a journal makes them, for folds that judge a record by what its actor saw.
/// First among the folds; breaks itself only where an actor claims to have seen a version that nobody has made
/// yet.</summary>
internal sealed class RegionHistory(Region first) : InvariantFold
{
    private readonly List<Region> _versions = [first];
    /// <summary>Changes that nobody has seen yet: a version is made when someone has, for the roads of a large region
    /// take a while.</summary>
    private readonly Queue<RegionChange> _coming = new();

    public override void On(in JournalEntry entry)
    {
        if (entry.Body is RegionChange change) _coming.Enqueue(change);
        if (entry.RegionVersion > _versions[0].Version + _versions.Count - 1 + _coming.Count)
            Violate("I10",
                $"{entry.Actor} goes by version {entry.RegionVersion} of the region, which is not on record.",
                entry.Number);
    }

    /// <summary>The version that an entry's actor saw.</summary>
    public Region Of(in JournalEntry entry)
    {
        var index = entry.RegionVersion - _versions[0].Version;
        while (_versions.Count <= index && _coming.TryDequeue(out var change))
            _versions.Add(change.Apply(_versions[^1]));
        return _versions[Math.Clamp(index, 0, _versions.Count - 1)];
    }
}
