using Alliance.Core.Actors;

namespace Alliance.Grains.Storage;

/// <summary>The store of all durable data. A commit is written completely or not at all. It is durable (see
/// <see cref="Guarantee"/>) when its task is done.</summary>
public interface ICommitStore : IStoreReader, IProjectionStore
{
    /// <summary>The guarantee for an acknowledged commit.</summary>
    StoreGuarantee Guarantee { get; }

    /// <summary>Writes the change of one actor. Changes of many actors are gathered into one transaction.</summary>
    /// <exception cref="CommitConflictException">The etag is not the stored one, the realm no longer exists, or a key
    /// was used in the meantime.</exception>
    /// <exception cref="StoreUnavailableException">The store failed or did not answer. The commit may or may not have
    /// been written.</exception>
    Task<CommitReceipt> Commit(Commit commit);

    /// <summary>Checks whether a commit would succeed now: writes a value without meaning, as durably as a
    /// commit.</summary>
    /// <exception cref="StoreUnavailableException">The write did not succeed.</exception>
    Task Probe();

    /// <summary>Lists the index rows that are due at or before a moment, earliest first.</summary>
    Task<IReadOnlyList<IndexRow>> Due(RealmId realm, Instant through, int limit);

    /// <summary>Finds the effect that is stored under a key, unless the key has expired. <c>now</c> is Unix time in
    /// milliseconds.</summary>
    Task<StoredKey?> FindKey(RealmId realm, string key, long now);

    /// <summary>Creates a realm; null when one of that name exists.</summary>
    Task<RealmRow?> CreateRealm(string name, long origin, int factorPermille, byte[] region);

    /// <summary>Deletes a realm with all its data; false when it does not exist. The realm <c>live</c> is never
    /// dropped.</summary>
    Task<bool> DropRealm(string name);

    /// <summary>Waits until any process commits to the journal of a realm, or for about a second at most. Returns at
    /// once when a number above <c>after</c> is known to be assigned.</summary>
    Task WaitForJournal(RealmId realm, long after, CancellationToken cancellation);
}

/// <summary>The event that an acknowledged commit survives.</summary>
public enum StoreGuarantee
{
    /// <summary>Nothing: commits are in memory only.</summary>
    None,
    /// <summary>The end of any process. A power cut may lose the last second.</summary>
    ProcessKill,
    /// <summary>A power cut.</summary>
    PowerLoss,
}
