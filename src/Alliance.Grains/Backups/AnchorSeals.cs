using Alliance.Grains.Storage;

namespace Alliance.Grains.Backups;

/// <summary>The anchors of a realm that is copied: those of the store, and those that are due after its last. With
/// Redis an anchor comes a moment after its record, and later where a server was killed.</summary>
internal sealed class AnchorSeals
{
    private readonly SortedDictionary<long, Anchor> _anchors;
    private readonly List<byte[]> _since = [];
    private readonly long _lastStored;
    private byte[] _before;

    /// <param name="stored">The anchors of the store, in order.</param>
    /// <param name="after">The number before the first record that is copied: 0, or that of an anchor.</param>
    public AnchorSeals(IReadOnlyList<Anchor> stored, long after)
    {
        _anchors = new(stored.ToDictionary(a => a.Number));
        _before = _anchors.GetValueOrDefault(after)?.Hash ?? AnchorChain.Root;
        _lastStored = stored.Count == 0 ? 0 : stored[^1].Number;
    }

    /// <summary>Adds the next records.</summary>
    public void Add(IReadOnlyList<RawRecord> records)
    {
        foreach (var record in records)
        {
            _since.Add(record.Hash);
            if (record.Number % AnchorChain.Interval == 0) Seal(record.Number);
        }
    }

    /// <summary>Returns the anchors up to a number.</summary>
    public IReadOnlyList<Anchor> Through(long last) => [.. _anchors.Values.TakeWhile(a => a.Number <= last)];

    // One that is missing in the middle was taken away: an audit must find that.
    private void Seal(long number)
    {
        var seal = AnchorChain.Seal(_before, _since);
        if (number > _lastStored) _anchors.Add(number, new Anchor(number, seal));
        _before = _anchors.GetValueOrDefault(number)?.Hash ?? seal;
        _since.Clear();
    }
}
