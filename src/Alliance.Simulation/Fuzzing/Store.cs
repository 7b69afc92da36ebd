using Alliance.Core.Actors;
using Alliance.Core.Invariants;
using Alliance.Core.Journals;
using Alliance.Core.Mailboxes;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

namespace Alliance.Simulation.Fuzzing;

/// <summary>All that is stored of an actor in one piece.</summary>
[GenerateSerializer, Alias("fuzz-stored")]
internal sealed record StoredActor(object State, Mailbox Mailbox, long Version);

/// <summary>What is kept of a command under its key.</summary>
internal sealed record CommandEffect(long Key, Refusal? Refusal, string? Number, int FirstRecord, int Records);

/// <summary>One commit, built when its draft is taken.</summary>
internal sealed record CommitDraft(ActorId Actor, byte[] Record, Draft Draft, IReadOnlyList<CommandEffect> Keys)
{
    /// <summary>When a sweep must wake the actor if it is not up: at once while it has mail.</summary>
    public Instant? Due { get; init; }
}

/// <summary>A store in memory: an actor's bytes, its journal records, its due time and the keys of its commands land together or not at all.</summary>
internal sealed class Store(Func<StoredActor, StoredActor> readBack)
{
    private static readonly Serializer<StoredActor> Bytes =
        new ServiceCollection().AddSerializer().BuildServiceProvider().GetRequiredService<Serializer<StoredActor>>();

    private readonly Dictionary<ActorId, CommitDraft> _rows = [];
    private readonly Dictionary<long, CommandEffect> _keys = [];
    private readonly Dictionary<long, int> _recordsOf = [];
    private readonly Dictionary<ActorId, Instant> _lastAt = [];

    /// <summary>Records so far.</summary>
    public long Records { get; private set; }
    public ulong Digest { get; private set; } = 14695981039346656037UL;
    /// <summary>Fed every record as it lands.</summary>
    public required IReadOnlyList<InvariantFold> Folds { get; init; }
    /// <summary>Told of every record as it lands.</summary>
    public required Action<JournalEntry> Landed { get; init; }
    public required Action<string> Violate { get; init; }

    public IEnumerable<ActorId> Actors => _rows.Keys;

    public static CommitDraft Build(ActorPump pump, Draft draft, IReadOnlyList<CommandEffect> keys) =>
        new(pump.Self, Bytes.SerializeToArray(new StoredActor(pump.State, pump.Mailbox, draft.Version)), draft, keys)
        {
            Due = draft.HasMail ? pump.Mailbox.LastTurn : draft.NextDue,
        };

    public StoredActor? Read(ActorId actor) => _rows.TryGetValue(actor, out var row) ? readBack(Bytes.Deserialize(row.Record)!) : null;

    public Instant? DueOf(ActorId actor) => _rows.TryGetValue(actor, out var row) ? row.Due : null;

    public CommandEffect? FindKey(long key) => _keys.GetValueOrDefault(key);

    /// <summary>Records in the journal that a command has given.</summary>
    public int RecordsOf(long key) => _recordsOf.GetValueOrDefault(key);

    public void Land(CommitDraft commit)
    {
        _rows[commit.Actor] = commit;
        foreach (var effect in commit.Keys)
        {
            if (!_keys.TryAdd(effect.Key, effect)) Violate($"command {effect.Key} was carried out twice by {commit.Actor}");
            _recordsOf[effect.Key] = _recordsOf.GetValueOrDefault(effect.Key) + Math.Min(effect.Records, commit.Draft.Entries.Count - effect.FirstRecord);
        }

        foreach (var draft in commit.Draft.Entries) Append(draft);
    }

    private void Append(JournalEntry draft)
    {
        var entry = draft with { Number = ++Records };
        if (_lastAt.TryGetValue(entry.Actor, out var last) && entry.At < last)
            Violate($"the time of {entry.Actor} ran backwards from {last.Milliseconds} to {entry.At.Milliseconds}");
        _lastAt[entry.Actor] = entry.At;
        Mix((ulong)entry.At.Milliseconds);
        foreach (var c in entry.Actor.Key) Mix(c);
        foreach (var c in entry.Body.GetType().Name) Mix(c);
        foreach (var fold in Folds) fold.On(entry);
        Landed(entry);
    }

    private void Mix(ulong value) => Digest = (Digest ^ value) * 1099511628211UL;
}
