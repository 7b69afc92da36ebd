using System.Collections.Concurrent;
using Alliance.Core.Geography;
using Alliance.Grains.Journals;
using Alliance.Grains.Storage;

namespace Alliance.Grains.Realms;

/// <summary>Decodes the first version of a realm's region from the form in which the host stored it.</summary>
public delegate Region RegionDecoder(ReadOnlyMemory<byte> stored);

/// <summary>The directory of realms. It creates and drops realms, and keeps those in use for all actors of the
/// silo.</summary>
public sealed class RealmDirectory
{
    private readonly ICommitStore _store;
    private readonly JournalReader _journal;
    private readonly RegionDecoder _readRegion;
    private readonly SiloClock _clock;
    private readonly ConcurrentDictionary<string, Task<LiveRealm>> _live = new(StringComparer.Ordinal);

    internal RealmDirectory(ICommitStore store, JournalReader journal, RegionDecoder readRegion, SiloClock clock) =>
        (_store, _journal, _readRegion, _clock) = (store, journal, readRegion, clock);

    /// <summary>Creates a realm whose time begins now; null when one of that name exists.</summary>
    /// <param name="name">Lower-case letters, digits and dashes.</param>
    /// <param name="factorPermille">The speed of the realm's clock in permille: 1000 is real time.</param>
    /// <param name="region">The first version of its region, in the form that the <see cref="RegionDecoder"/> reads. It
    /// is decoded once here, so that a bad region is refused.</param>
    public async Task<LiveRealm?> Create(string name, int factorPermille, byte[] region)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(factorPermille);
        if (name.Length == 0 || !name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
            throw new ArgumentException(
                $"'{name}' cannot name a realm: lower-case letters, digits and dashes can.", nameof(name));
        _ = _readRegion(region);
        return await _store.CreateRealm(name, _clock.Now, factorPermille, region).ConfigureAwait(false) is null ? null
            : await Get(name).ConfigureAwait(false);
    }

    /// <summary>Deletes a realm with all its data; false when it does not exist.</summary>
    /// <exception cref="ArgumentException">The realm is <c>live</c>.</exception>
    public async Task<bool> Drop(string name)
    {
        var dropped = await _store.DropRealm(name).ConfigureAwait(false);
        await Forget(name).ConfigureAwait(false);
        return dropped;
    }

    /// <summary>Lists the realms in the store by name.</summary>
    public Task<IReadOnlyList<RealmRow>> All() => _store.Realms();

    /// <summary>Gets a realm with its clock and region.</summary>
    /// <exception cref="RealmUnknownException">There is no realm of that name.</exception>
    public async Task<LiveRealm> Get(string name)
    {
        var opening = _live.GetOrAdd(name, Open);
        try
        {
            return await opening.ConfigureAwait(false);
        }
        catch
        {
            // A failure is not kept: the next who asks tries again.
            _live.TryRemove(KeyValuePair.Create(name, opening));
            throw;
        }
    }

    /// <summary>How far the machine's clock is ahead of the time that actors are given. More than a minute is to be
    /// reported.</summary>
    public TimeSpan ClockDrift => _clock.Drift;

    /// <summary>Computes how far the last record of a realm lies ahead of the realm's clock, in real time. Above zero,
    /// the machine's clock has been set back, or the clock of a peer is ahead. Beyond a minute a host should not
    /// start.</summary>
    public async Task<TimeSpan> ClockBehind(string name)
    {
        var realm = await Get(name).ConfigureAwait(false);
        var last = await _store.LastNumber(realm.Id).ConfigureAwait(false);
        return await _journal.Read(realm.Id, last - 1, 1).ConfigureAwait(false) is [var record]
            ? realm.Until(record.Entry.At) : TimeSpan.Zero;
    }

    /// <summary>Reads the changes of other silos: dropped realms and changed regions.</summary>
    /// <param name="failed">Called for a realm that cannot be followed at the moment. The other realms are still
    /// refreshed.</param>
    internal async Task<IReadOnlyList<LiveRealm>> Refresh(Action<RealmId, Exception> failed)
    {
        // Only what was open before the store is asked: a realm that is made meanwhile is not in its answer, and there
        // all the same.
        var open = _live.Where(o => o.Value.IsCompletedSuccessfully).ToArray();
        var ids = await _store.RealmIds().ConfigureAwait(false);
        var present = ids.ToHashSet();
        foreach (var known in open)
            if (!present.Contains(known.Value.Result.Id) && _live.TryRemove(known)) known.Value.Result.Drop();
        var realms = new List<LiveRealm>();
        foreach (var id in ids)
        {
            try
            {
                var realm = await Get(id.Name).ConfigureAwait(false);
                await realm.CatchUp().ConfigureAwait(false);
                realms.Add(realm);
            }
            catch (RealmUnknownException)
            {
                // It was dropped a moment ago.
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                failed(id, failure);
            }
        }
        return realms;
    }

    private async Task<LiveRealm> Open(string name)
    {
        var row = await _store.FindRealm(name).ConfigureAwait(false) ?? throw new RealmUnknownException(name);
        var realm = new LiveRealm(row, _readRegion(row.Region), _clock, _journal);
        await realm.CatchUp().ConfigureAwait(false);
        return realm;
    }

    private async Task Forget(string name)
    {
        if (_live.TryRemove(name, out var opening) && opening.IsCompletedSuccessfully)
            (await opening.ConfigureAwait(false)).Drop();
    }
}
