using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Mailboxes;
using Alliance.Core.Runtimes;
using Alliance.Grains.Realms;
using Alliance.Grains.Storage;

namespace Alliance.Grains.Hosting;

/// <summary>Reads one actor from the store and builds its commits: the serialized state and mailbox, and its records in
/// the journal. It runs on the grain's scheduler.</summary>
internal sealed class ActorStorage
{
    private readonly ActorHosting _hosting;
    private readonly LiveRealm _realm;
    private readonly ActorId _actor;
    private readonly string _place;
    private readonly NegotiationMeter _meter;
    private byte[] _hash = AnchorChain.Root;
    private byte[]? _stored;
    private long _etag;
    private ActorSnapshot? _snapshot;

    private ActorStorage(ActorHosting hosting, LiveRealm realm, ActorId actor, string place, StoredActor? stored)
    {
        (_hosting, _realm, _actor, _place, _meter) = (hosting, realm, actor, place, new NegotiationMeter(realm));
        (_stored, _etag) = (stored?.Record, stored?.Etag ?? 0);
    }

    /// <summary>Whether the store has data of the actor.</summary>
    public bool IsStored => _stored is not null;

    /// <summary>The length of the actor's chain in the journal.</summary>
    public long Records { get; private set; }

    /// <summary>Reads an actor.</summary>
    /// <exception cref="ActorUnknownException">The region has no such actor.</exception>
    public static async Task<ActorStorage> Open(ActorHosting hosting, LiveRealm realm, ActorId actor) =>
        new(hosting, realm, actor, PlaceOf(realm, actor), await hosting.Store.Load(realm.Id, actor));

    /// <summary>Creates the runtime of the actor, new or from its stored state.</summary>
    /// <exception cref="ActorDamagedException">The stored bytes are not those that were written.</exception>
    public ActorRuntime Revive(long hostTime, ITurnWatch watch)
    {
        var options = _hosting.Options.Runtime;
        if (_stored is null) return ActorRuntime.New(_actor, _hosting.Factory(_actor, null), options, watch);
        var record = ActorRecord.Read(_actor, _stored, _hosting.Records);
        (Records, _hash) = (record.Records, record.Hash);
        return ActorRuntime.ReadBack(_actor, ActorOf(record), record.Mailbox, record.Version, options, hostTime, watch);
    }

    /// <summary>Builds the commit of a draft, with the present state and mailbox.</summary>
    public Commit Build(CommitDraft draft, ActorRuntime runtime)
    {
        var journal = new JournalDraft[draft.Entries.Count];
        for (var i = 0; i < journal.Length; i++)
        {
            var payload = _hosting.Entries.SerializeToArray(draft.Entries[i]);
            journal[i] = new JournalDraft(++Records, payload, _hash = AnchorChain.Link(_hash, payload));
        }

        return new Commit
        {
            Realm = _realm.Id, Actor = _actor, Etag = _etag, Journal = journal, Keys = [.. draft.Keys.Select(KeyOf)],
            Record = _hosting.Records.SerializeToArray(
                new ActorRecord(runtime.State, runtime.Mailbox, draft.Version, Records, _hash)),
            Index = new IndexDraft(_place, (runtime.State as IListed)?.ListedAs ?? "", draft.Due),
        };
    }

    /// <summary>Writes a commit.</summary>
    /// <returns>The global number of its first record.</returns>
    public async Task<long> Write(Commit commit, CommitDraft draft, ActorRuntime runtime)
    {
        var receipt = await _hosting.Load.Commit(() => _hosting.Store.Commit(commit));
        (_stored, _etag, _snapshot) = (commit.Record, receipt.Etag, null);
        _meter.Committed(draft.Entries, runtime.State);
        return receipt.FirstNumber;
    }

    /// <summary>The committed state; null while nothing is committed.</summary>
    public ActorSnapshot? Snapshot()
    {
        if (_snapshot is null && _stored is not null)
        {
            var record = _hosting.Records.Deserialize(_stored)!;
            _snapshot = new ActorSnapshot(record.State, record.Version, record.Mailbox.LastTurn);
        }

        return _snapshot;
    }

    /// <summary>Looks up an idempotency key in the store.</summary>
    public Task<FoundKey?> Find(IdempotencyKey key) =>
        new KeptEffects(_hosting.Store, _hosting.Clock, _hosting.Effects).Find(_realm.Id, key);

    private KeyDraft KeyOf(KeptKey kept) => new(
        kept.Key.Name, kept.Key.BodyHash, _hosting.Effects.SerializeToArray(kept.Effect),
        _hosting.Clock.Now + (long)_hosting.Options.KeyLifetime.TotalMilliseconds);

    private Actor ActorOf(ActorRecord record)
    {
        try
        {
            return _hosting.Factory(_actor, record.State);
        }
        catch (InvalidCastException failure)
        {
            // It is the state of an actor of another kind.
            throw new ActorDamagedException(_actor, failure);
        }
    }

    private static string PlaceOf(LiveRealm realm, ActorId actor)
    {
        try
        {
            return realm.Region.PlaceOf(actor) ?? "";
        }
        catch (Exception unknown) when (unknown is KeyNotFoundException or ArgumentOutOfRangeException)
        {
            throw new ActorUnknownException(realm.Id.Name, actor);
        }
    }
}

/// <summary>The region has no actor of that name.</summary>
[GenerateSerializer, Alias("actor-unknown")]
public sealed class ActorUnknownException(string realm, ActorId actor)
    : Exception($"The region of {realm} knows no {actor}.");
