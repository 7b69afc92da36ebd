using Alliance.Core.Geography;
using Alliance.Core.Journals;

namespace Alliance.Core.Invariants.Folds;

/// <summary>The versions of a region as a journal makes them, for folds that judge a record by the version that its
/// actor saw. It is the first of the folds. It breaks only where an actor claims to have seen a version that does not
/// exist yet.</summary>
internal sealed class RegionHistory(Region first) : InvariantFold
{
    private readonly List<Region> _versions = [first];
    /// <summary>Changes that no actor has seen yet. A version is made only when one has, since the roads of a large
    /// region take a while.</summary>
    private readonly Queue<RegionChange> _coming = new();

    /// <inheritdoc/>
    public override void On(in JournalEntry entry)
    {
        if (entry.Body is RegionChange change) _coming.Enqueue(change);
        if (entry.RegionVersion > _versions[0].Version + _versions.Count - 1 + _coming.Count)
            Violate("I10",
                $"{entry.Actor} goes by version {entry.RegionVersion} of the region, which is not on record.",
                entry.Number);
    }

    /// <summary>Finds the version that an entry's actor saw.</summary>
    public Region Of(in JournalEntry entry)
    {
        var index = entry.RegionVersion - _versions[0].Version;
        while (_versions.Count <= index && _coming.TryDequeue(out var change))
            _versions.Add(change.Apply(_versions[^1]));
        return _versions[Math.Clamp(index, 0, _versions.Count - 1)];
    }
}
