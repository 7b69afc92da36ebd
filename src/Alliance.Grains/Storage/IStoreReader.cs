using Alliance.Core.Identifiers;

namespace Alliance.Grains.Storage;

/// <summary>What is durable, to be read; committed data only.</summary>
public interface IStoreReader : IAsyncDisposable
{
    Task<StoredActor?> Load(RealmId realm, ActorId actor);

    /// <summary>Rows of a kind after a key, in ordinal order.</summary>
    Task<IReadOnlyList<IndexRow>> List(RealmId realm, ActorKind kind, string after, int limit);

    Task<IndexRow?> Find(RealmId realm, ActorId actor);

    /// <summary>Records after a global number, in order.</summary>
    Task<IReadOnlyList<RawRecord>> Journal(RealmId realm, long after, int limit);

    /// <summary>The records with these global numbers, in order.</summary>
    /// <param name="realm">The realm.</param>
    /// <param name="numbers">Numbers that were given, in ascending order.</param>
    Task<IReadOnlyList<RawRecord>> Records(RealmId realm, IReadOnlyList<long> numbers);

    /// <summary>Records of one actor after an ordinal, in order.</summary>
    Task<IReadOnlyList<RawRecord>> JournalOf(RealmId realm, ActorId actor, long after, int limit);

    /// <summary>The global number last given; 0 for none.</summary>
    Task<long> LastNumber(RealmId realm);

    Task<IReadOnlyList<Anchor>> Anchors(RealmId realm);

    Task<RealmRow?> FindRealm(string name);

    Task<IReadOnlyList<RealmRow>> Realms();

    /// <summary>The same by name, without their regions: for who looks every few seconds.</summary>
    Task<IReadOnlyList<RealmId>> RealmIds();
}
