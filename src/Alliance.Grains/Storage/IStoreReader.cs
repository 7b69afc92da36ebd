using Alliance.Core.Identifiers;

namespace Alliance.Grains.Storage;

/// <summary>Reads the durable data. It sees committed data only.</summary>
public interface IStoreReader : IAsyncDisposable
{
    /// <summary>Reads the stored data of an actor; null for one that is not stored.</summary>
    Task<StoredActor?> Load(RealmId realm, ActorId actor);

    /// <summary>Lists the index rows of a kind after a key, in ordinal order.</summary>
    Task<IReadOnlyList<IndexRow>> List(RealmId realm, ActorKind kind, string after, int limit);

    /// <summary>Reads the index row of an actor; null for none.</summary>
    Task<IndexRow?> Find(RealmId realm, ActorId actor);

    /// <summary>Reads records after a global number, in order.</summary>
    Task<IReadOnlyList<RawRecord>> Journal(RealmId realm, long after, int limit);

    /// <summary>Reads the records with these global numbers, in order.</summary>
    /// <param name="realm">The realm.</param>
    /// <param name="numbers">Global numbers that the store has assigned, in ascending order.</param>
    Task<IReadOnlyList<RawRecord>> Records(RealmId realm, IReadOnlyList<long> numbers);

    /// <summary>Reads records of one actor after an ordinal, in order.</summary>
    Task<IReadOnlyList<RawRecord>> JournalOf(RealmId realm, ActorId actor, long after, int limit);

    /// <summary>Reads the last global number that was assigned; 0 for none.</summary>
    Task<long> LastNumber(RealmId realm);

    /// <summary>Reads all anchors of a realm, in order.</summary>
    Task<IReadOnlyList<Anchor>> Anchors(RealmId realm);

    /// <summary>Lists the parts of a realm's journal that were moved into archive files, in order.</summary>
    Task<IReadOnlyList<MovedPart>> Moved(RealmId realm);

    /// <summary>Reads a realm by its name; null when it does not exist.</summary>
    Task<RealmRow?> FindRealm(string name);

    /// <summary>Lists all realms by name.</summary>
    Task<IReadOnlyList<RealmRow>> Realms();

    /// <summary>Lists the realms by name without their regions, for callers that ask every few seconds.</summary>
    Task<IReadOnlyList<RealmId>> RealmIds();
}
