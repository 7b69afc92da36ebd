using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Mailboxes;
using Alliance.Grains.Realms;
using Alliance.Grains.Storage;
using Alliance.Grains.Telemetry;

namespace Alliance.Grains.Hosting;

/// <summary>Brings what one activation's turns gave out into the store, one commit after the other; turns that come while one is under way share the
/// next. Lives on the grain's scheduler. Once a commit has failed it is broken for good.</summary>
internal sealed class CommitLine
{
    private readonly ActorHosting _hosting;
    private readonly LiveRealm _realm;
    private readonly string _place;
    private readonly Action<IReadOnlyList<Mail>> _committed;
    private readonly Action<Exception> _failed;
    private readonly NegotiationMeter _meter;
    private List<KeyDraft> _keys = [];
    private TaskCompletionSource<CommitReceipt>? _open, _current;
    private readonly TaskCompletionSource<CommitReceipt> _first = NewWait();
    /// <summary>Somebody waits for turns that could wait for more: the commit under way is followed by theirs at once.</summary>
    private bool _isAwaited;
    private bool _isWriting;
    private CommitReceipt _last;
    private long _records;
    private byte[] _hash = AnchorChain.Root;
    private byte[]? _stored;
    private ActorSnapshot? _snapshot;

    private CommitLine(
        ActorHosting hosting, LiveRealm realm, string place, StoredActor? stored, ActorId actor, Action<IReadOnlyList<Mail>> committed, Action<Exception> failed)
    {
        (_hosting, _realm, _place, _committed, _failed) = (hosting, realm, place, committed, failed);
        (_meter, Traces) = (new NegotiationMeter(realm), new TurnTraces(actor, realm.Id.Name));
        var limits = hosting.Options.Mailbox;
        if (stored is null)
        {
            Pump = new ActorPump(actor, hosting.Factory(actor, null), new Mailbox(), 0, limits, Traces);
            return;
        }
        var record = ActorRecord.Read(actor, stored.Record, hosting.Records);
        Pump = new ActorPump(actor, Revive(hosting, actor, record), record.Mailbox, record.Version, limits, Traces);
        (_records, _hash, _stored, _last) = (record.Records, record.Hash, stored.Record, new CommitReceipt(stored.Etag, 0));
        _first.SetResult(_last);
    }

    public ActorPump Pump { get; }

    /// <summary>Follows the requests that people look after from outside.</summary>
    public TurnTraces Traces { get; }

    /// <summary>Done when there is anything of the actor in the store.</summary>
    public Task Stored => _first.Task;

    /// <summary>Whether there is anything of the actor in the store.</summary>
    public bool IsStored => _stored is not null;

    /// <summary>The length of the actor's chain in the journal.</summary>
    public long Records => _records;

    /// <summary>Why nothing can be committed any more.</summary>
    public Exception? Broken { get; private set; }

    /// <summary>Reads an actor. <c>committed</c> is called after every commit with advisory mail to send, when the outbox may be sent too; <c>failed</c> after
    /// any commit that failed, awaited or not, so that the activation is thrown away.</summary>
    public static async Task<CommitLine> Open(
        ActorHosting hosting, LiveRealm realm, ActorId actor, Action<IReadOnlyList<Mail>> committed, Action<Exception> failed) =>
        new(hosting, realm, PlaceOf(realm, actor), await hosting.Store.Load(realm.Id, actor), actor, committed, failed);

    /// <summary>Keeps a command's effect with the next commit.</summary>
    public void Keep(IdempotencyKey key, CommandEffect effect) => _keys.Add(new KeyDraft(
        key.Name, key.BodyHash, _hosting.Effects.SerializeToArray(effect), _hosting.Clock.Now + (long)_hosting.Options.KeyLifetime.TotalMilliseconds));

    /// <summary>Waits until every turn so far is durable; the receipt is that of the commit which holds the last of them.</summary>
    /// <param name="mayWait">Whether the commit may be left to what comes next, where it can wait.</param>
    public Task<CommitReceipt> Settled(bool mayWait = false)
    {
        if (Broken is not null) return Task.FromException<CommitReceipt>(Broken);
        if (!Pump.NeedsCommit) return _current?.Task ?? Task.FromResult(_last);
        var waiting = (_open ??= NewWait()).Task;
        _isAwaited |= !mayWait;
        if (_isAwaited || !Pump.CanWait) Start();
        return waiting;
    }

    /// <summary>Commits also what only empties the outbox.</summary>
    public Task Flush()
    {
        if (Broken is not null || _isWriting || !Pump.WantsCommit) return Settled();
        _open ??= NewWait();
        var waiting = _open.Task;
        Start();
        return waiting;
    }

    /// <summary>The committed state. Waits for a commit under way, so that who has seen its records in the journal finds them in the state.</summary>
    public async Task<ActorSnapshot?> Read()
    {
        if (_current is { } underWay) await underWay.Task;
        if (_snapshot is null && _stored is not null)
        {
            var record = _hosting.Records.Deserialize(_stored)!;
            _snapshot = new ActorSnapshot(record.State, record.Version, record.Mailbox.LastTurn);
        }
        return _snapshot;
    }

    /// <summary>A turn or a commit has failed: what is in memory is not to be trusted.</summary>
    public void Break(Exception failure)
    {
        Broken ??= failure;
        _open?.TrySetException(failure);
        _current?.TrySetException(failure);
        _first.TrySetException(failure);
    }

    private static TaskCompletionSource<CommitReceipt> NewWait()
    {
        var wait = new TaskCompletionSource<CommitReceipt>(TaskCreationOptions.RunContinuationsAsynchronously);
        // A wait that nobody is left to await has been reported through Break; its task must not count as unobserved.
        _ = wait.Task.ContinueWith(t => t.Exception, TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously);
        return wait;
    }

    private async void Start()
    {
        if (_isWriting) return;
        _isWriting = true;
        try
        {
            do
            {
                (_current, _open) = (_open ?? NewWait(), null);
                await WriteOne();
                _current.TrySetResult(_last);
            }
            while (Pump.NeedsCommit && (_isAwaited || !Pump.CanWait) && Broken is null);
        }
        catch (Exception failure)
        {
            Break(failure);
            _failed(failure);
        }
        finally
        {
            (_isWriting, _current) = (false, null);
        }
    }

    private async Task WriteOne()
    {
        _isAwaited = false;
        if (Pump.TakeDraft() is not { } draft) return;
        var commit = Build(draft);
        _last = await _hosting.Load.Commit(() => _hosting.Store.Commit(commit));
        if (Broken is not null) return;
        (_stored, _snapshot) = (commit.Record, null);
        _first.TrySetResult(_last);
        _meter.Committed(draft.Entries, Pump.State);
        var advisories = Pump.Committed(draft);
        if (Pump.Self.Kind == ActorKind.Realm && draft.Entries.Any(e => e.Body is RegionChange)) await _realm.CatchUp();
        _committed(advisories);
    }

    private Commit Build(Draft draft)
    {
        var journal = new JournalDraft[draft.Entries.Count];
        for (var i = 0; i < journal.Length; i++)
        {
            var payload = _hosting.Entries.SerializeToArray(draft.Entries[i]);
            journal[i] = new JournalDraft(++_records, payload, _hash = AnchorChain.Link(_hash, payload));
        }
        var keys = _keys;
        _keys = [];
        // Mail in the outbox makes it due at once, so that after a crash a sweep finds it and it is sent again.
        var due = draft.HasMail ? Pump.Mailbox.LastTurn : draft.NextDue;
        return new Commit
        {
            Realm = _realm.Id, Actor = Pump.Self, Etag = _last.Etag, Journal = journal, Keys = keys,
            Record = _hosting.Records.SerializeToArray(new ActorRecord(Pump.State, Pump.Mailbox, draft.Version, _records, _hash)),
            Index = new IndexDraft(_place, (Pump.State as IListed)?.ListedAs ?? "", due),
        };
    }

    private static Actor Revive(ActorHosting hosting, ActorId actor, ActorRecord record)
    {
        try
        {
            return hosting.Factory(actor, record.State);
        }
        catch (InvalidCastException failure)
        {
            // It is the state of an actor of another kind.
            throw new ActorDamagedException(actor, failure);
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

/// <summary>The region knows no actor of that name.</summary>
[GenerateSerializer, Alias("actor-unknown")]
public sealed class ActorUnknownException(string realm, ActorId actor) : Exception($"The region of {realm} knows no {actor}.");
