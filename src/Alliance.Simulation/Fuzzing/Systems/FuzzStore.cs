using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Invariants.Folds;
using Alliance.Core.Journals;
using Alliance.Core.Mailboxes;
using Alliance.Core.Runtimes;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

namespace Alliance.Simulation.Fuzzing.Systems;

/// <summary>The stored state of one actor: its domain state, its mailbox and its version.</summary>
[GenerateSerializer, Alias("fuzz-stored")]
internal sealed record FuzzedActor(object State, Mailbox Mailbox, long Version);

/// <summary>One commit, built when its draft is taken.</summary>
internal sealed record CommitRow(ActorId Actor, byte[] Record, CommitDraft Draft);

/// <summary>A store in memory. A commit writes the actor's bytes, records, due time and command keys completely or not
/// at all.</summary>
internal sealed class FuzzStore(Func<FuzzedActor, FuzzedActor> readBack)
{
    private static readonly Serializer<FuzzedActor> Bytes =
        new ServiceCollection().AddSerializer().BuildServiceProvider().GetRequiredService<Serializer<FuzzedActor>>();

    private readonly Dictionary<ActorId, CommitRow> _rows = [];
    private readonly Dictionary<string, FoundKey> _keys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _recordsOf = new(StringComparer.Ordinal);
    private readonly Dictionary<ActorId, Instant> _lastAt = [];

    /// <summary>The number of records so far.</summary>
    public long Records { get; private set; }
    /// <summary>A digest over every record, its time and its order.</summary>
    public ulong Digest { get; private set; } = 14695981039346656037UL;
    /// <summary>The folds that receive every record when it is written.</summary>
    public required IReadOnlyList<InvariantFold> Folds { get; init; }
    /// <summary>Called for every record when it is written.</summary>
    public required Action<JournalEntry> Landed { get; init; }
    public required Action<string> Violate { get; init; }

    public IEnumerable<ActorId> Actors => _rows.Keys;

    public static CommitRow Build(ActorRuntime runtime, CommitDraft draft) =>
        new(
            runtime.Self,
            Bytes.SerializeToArray(new FuzzedActor(runtime.State, runtime.Mailbox, draft.Version)),
            draft);

    public FuzzedActor? Read(ActorId actor) =>
        _rows.TryGetValue(actor, out var row) ? readBack(Bytes.Deserialize(row.Record)!) : null;

    public Instant? DueOf(ActorId actor) => _rows.TryGetValue(actor, out var row) ? row.Draft.Due : null;

    public FoundKey? FindKey(IdempotencyKey key) => _keys.GetValueOrDefault(key.Name);

    /// <summary>Returns the number of records that a command has caused in the journal.</summary>
    public int RecordsOf(IdempotencyKey key) => _recordsOf.GetValueOrDefault(key.Name);

    /// <summary>Writes a commit. Returns the number of its first record.</summary>
    public long Land(CommitRow commit)
    {
        var first = Records + 1;
        _rows[commit.Actor] = commit;
        foreach (var (key, effect) in commit.Draft.Keys)
        {
            if (!_keys.TryAdd(key.Name, new FoundKey(key.BodyHash, effect, first)))
                Violate($"command {key.Key} was carried out twice by {commit.Actor}");
            _recordsOf[key.Name] =
                _recordsOf.GetValueOrDefault(key.Name)
                + Math.Min(effect.Records, commit.Draft.Entries.Count - effect.FirstRecord);
        }

        foreach (var draft in commit.Draft.Entries) Append(draft);
        return first;
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
