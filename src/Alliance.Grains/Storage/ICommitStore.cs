using Alliance.Core.Actors;

namespace Alliance.Grains.Storage;

/// <summary>Everything durable goes through here. A commit is whole or not at all, and durable (see
/// <see cref="Guarantee"/>) when its task is done.</summary>
public interface ICommitStore : IStoreReader, IProjectionStore
{
    /// <summary>What an acknowledged commit survives.</summary>
    StoreGuarantee Guarantee { get; }

    /// <summary>Writes one actor's change, gathered with those of others into one transaction.</summary>
    /// <exception cref="CommitConflictException">The etag is not the stored one, the realm is gone, or a key was used
    /// meanwhile.</exception> <exception cref="StoreUnavailableException">The store failed or did not answer; whether
    /// the commit was written is not known.</exception>
    Task<CommitReceipt> Commit(Commit commit);

    /// <summary>Writes something that says nothing, as durably as a commit: whether one would get through
    /// now.</summary>
    /// <exception cref="StoreUnavailableException">It would not.</exception>
    Task Probe();

    /// <summary>Rows that are due by then, earliest first.</summary>
    Task<IReadOnlyList<IndexRow>> Due(RealmId realm, Instant through, int limit);

    /// <summary>The effect under a key that has not expired; <c>now</c> is Unix time in milliseconds.</summary>
    Task<StoredKey?> FindKey(RealmId realm, string key, long now);

    /// <summary>Makes a realm; null when there is one of that name.</summary>
    Task<RealmRow?> CreateRealm(string name, long origin, int factorPermille, byte[] region);

    /// <summary>Drops all there is of a realm; false when there is none. <c>live</c> is never dropped.</summary>
    Task<bool> DropRealm(string name);

    /// <summary>Waits until something is committed to the journal of a realm, by whichever process, or for about a
    /// second at most; returns at once when a number above <c>after</c> is known to have been given.</summary>
    Task WaitForJournal(RealmId realm, long after, CancellationToken cancellation);
}

/// <summary>What an acknowledged commit survives.</summary>
public enum StoreGuarantee
{
    /// <summary>Nothing: it is in memory.</summary>
    None,
    /// <summary>The end of any process; a power cut may cost the last second.</summary>
    ProcessKill,
    /// <summary>A power cut.</summary>
    PowerLoss,
}
