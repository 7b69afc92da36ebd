namespace Alliance.Grains.Storage;

/// <summary>A store of which all rows are copied, realm by realm, while others write to it.</summary>
internal interface IRowSource : IStoreReader
{
    /// <summary>Fixes the moment at which a realm is copied. Everything that a commit wrote is in it, or nothing is.
    /// Null where the realm no longer exists.</summary>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    Task<IRealmMoment?> Fix(RealmId realm);
}

/// <summary>A store from which records of the journal are removed once an archive file has them.</summary>
internal interface IJournalTrim
{
    /// <summary>Removes the oldest records of a realm, and notes the part to which they belong. Both happen in one
    /// transaction.</summary>
    /// <param name="realm">The realm.</param>
    /// <param name="part">The part, with the number of the last of these records as removed.</param>
    /// <param name="records">The records. Others stay after them.</param>
    /// <exception cref="StoreUnavailableException">The store does not begin with these records, or does not
    /// answer.</exception>
    Task Remove(RealmId realm, MovedPart part, IReadOnlyList<RawRecord> records);
}

/// <summary>What changes of a realm, as it was at one moment. The journal and its anchors only grow, but for old
/// records that are moved into archives: they are read from the store up to <see cref="Last"/>.</summary>
internal interface IRealmMoment : IAsyncDisposable
{
    /// <summary>The number of the last record; 0 for none.</summary>
    long Last { get; }

    /// <summary>Reads all actors, in pages.</summary>
    /// <exception cref="StoreUnavailableException">The store does not answer, or not all of them are there.</exception>
    IAsyncEnumerable<IReadOnlyList<ActorRow>> Actors();

    /// <summary>Reads all idempotency keys, in pages.</summary>
    /// <exception cref="StoreUnavailableException">The store does not answer, or not all of them are there.</exception>
    IAsyncEnumerable<IReadOnlyList<KeyRow>> Keys();
}

/// <summary>An empty store into which rows are copied, realm by realm. What is written takes effect with
/// <see cref="Finish"/>; disposed of before, it takes everything away again.</summary>
internal interface IRowTarget : IAsyncDisposable
{
    /// <summary>Begins a realm. Rows are of this realm until <see cref="End"/> or <see cref="Abandon"/>.</summary>
    Task Begin(RealmRow realm);

    Task Write(IReadOnlyList<ActorRow> actors);
    Task Write(IReadOnlyList<KeyRow> keys);
    Task Write(IReadOnlyList<RawRecord> records);
    Task Write(IReadOnlyList<Anchor> anchors);
    Task Write(IReadOnlyList<MovedPart> parts);

    /// <summary>Ends the realm; its rows stay.</summary>
    Task End();

    /// <summary>Takes the rows of the realm away: it was dropped from the source while it was copied.</summary>
    Task Abandon();

    /// <summary>Opens what was written, to be checked before it takes effect.</summary>
    Task<IStoreReader> Open();

    /// <summary>Makes what was written the content of the store.</summary>
    Task Finish();
}

/// <summary>An actor with all that is stored of it.</summary>
internal sealed record ActorRow(IndexRow Index, long Etag, byte[] Record);

/// <summary>An idempotency key as it is stored.</summary>
/// <param name="Key">The key, its effect and expiry.</param>
/// <param name="First">The first number in the receipt of its commit.</param>
internal sealed record KeyRow(KeyDraft Key, long First);
