using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Invariants;
using Alliance.Core.Invariants.Folds;
using Alliance.Core.Journals;
using Alliance.Grains.Storage;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

namespace Alliance.Grains.Journals;

/// <summary>The result of an audit.</summary>
/// <param name="Records">The number of records read.</param>
/// <param name="Anchors">The number of anchors checked.</param>
/// <param name="Violations">The number of violations found.</param>
/// <param name="First">The first of the violations. Where the journal itself is broken (a gap, a chain, an anchor), the
/// invariant is <c>journal</c>.</param>
public sealed record AuditReport(long Records, int Anchors, int Violations, IReadOnlyList<Violation> First);

/// <summary>Reads a whole journal and checks it. It checks that the numbers have no gaps, that each actor's chain of
/// hashes is unbroken, and that the actor's row is at its end. It also checks the anchors and all invariants.</summary>
public sealed class JournalAudit
{
    private const int Page = 1_000;
    private readonly IStoreReader _store;
    private readonly Serializer<JournalEntry> _serializer;
    private readonly JournalIntegrity _integrity = new();
    private readonly ActorRows _rows;
    private readonly IReadOnlyList<InvariantFold> _invariants;

    /// <param name="store">The store that holds the journal.</param>
    /// <param name="region">The first version of the realm's region.</param>
    public JournalAudit(IStoreReader store, Region region)
    {
        _store = store;
        _invariants = AllInvariants.Of(region);
        var serializers = new ServiceCollection().AddSerializer().BuildServiceProvider();
        _serializer = serializers.GetRequiredService<Serializer<JournalEntry>>();
        _rows = new ActorRows(store, serializers.GetRequiredService<Serializer<ActorRecord>>(), _integrity);
    }

    /// <summary>Audits a realm's journal up to its present end.</summary>
    /// <param name="realm">The realm.</param>
    /// <param name="cancellation">Ends the audit.</param>
    /// <param name="progress">Is told the number of the last record read.</param>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    public async Task<AuditReport> Run(
        RealmId realm, CancellationToken cancellation = default, Action<long>? progress = null)
    {
        var anchors = (await _store.Anchors(realm).ConfigureAwait(false)).ToDictionary(a => a.Number);
        var (records, last) = (0L, Instant.Start);
        while (await _store.Journal(realm, records, Page).ConfigureAwait(false) is { Count: > 0 } page)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var raw in page)
            {
                // What is not as it was written is told, and cannot be read.
                if (!_integrity.Check(raw, anchors)) continue;
                if (Read(raw) is not { } entry) continue;
                foreach (var invariant in _invariants) invariant.On(entry);
                last = entry.At > last ? entry.At : last;
            }

            records = page[^1].Number;
            progress?.Invoke(records);
        }

        _integrity.CheckEnd(anchors, await LateAnchors(realm, cancellation).ConfigureAwait(false));
        await _rows.Check(realm, cancellation).ConfigureAwait(false);
        foreach (var invariant in _invariants) invariant.AtEnd(last);
        return new AuditReport(records, _integrity.Anchors, _integrity.Violations.Count + _invariants.Sum(i => i.Count),
            [.. _integrity.Violations, .. _invariants.SelectMany(i => i.Violations)]);
    }

    private JournalEntry? Read(RawRecord raw)
    {
        try
        {
            return _serializer.Deserialize(raw.Payload) with { Number = raw.Number };
        }
        catch (Exception failure)
        {
            // Its link fits, and yet nobody wrote it: bytes of that sort end the codecs in many ways.
            _integrity.Violate(
                $"Record {raw.Number} of {raw.Actor} cannot be read ({failure.GetType().Name}: {failure.Message}).",
                raw.Number);
            return null;
        }
    }

    /// <summary>Reads the anchors again. A journal may have grown since they were first read. SQLite writes an anchor
    /// together with the record that makes it due, and Redis a moment later.</summary>
    private async Task<Dictionary<long, Anchor>> LateAnchors(RealmId realm, CancellationToken cancellation)
    {
        const int Looks = 5;
        for (var look = 1; ; look++)
        {
            var anchors = _integrity.Unsealed.Count == 0 ? []
                : (await _store.Anchors(realm).ConfigureAwait(false)).ToDictionary(a => a.Number);
            if (look == Looks || _integrity.Unsealed.All(anchors.ContainsKey)) return anchors;
            await Task.Delay(TimeSpan.FromMilliseconds(200), cancellation).ConfigureAwait(false);
        }
    }
}

/// <summary>Checks the numbers, hash chains and anchors of the journal.</summary>
internal sealed class JournalIntegrity
{
    private readonly Dictionary<ActorId, ChainEnd> _chains = [];
    private readonly List<byte[]> _sinceAnchor = [];
    private readonly List<Violation> _violations = [];
    private readonly SortedDictionary<long, byte[]> _unsealed = [];
    private byte[] _anchor = AnchorChain.Root;

    /// <summary>The number of the last record read.</summary>
    public long Last { get; private set; }
    /// <summary>The number of anchors checked.</summary>
    public int Anchors { get; private set; }
    public IReadOnlyList<Violation> Violations => _violations;
    /// <summary>The numbers at which an anchor is due and none was found.</summary>
    public IReadOnlyCollection<long> Unsealed => _unsealed.Keys;
    /// <summary>The actors that have at least one record.</summary>
    public IEnumerable<ActorId> Actors => _chains.Keys;

    /// <summary>Finds the end of an actor's chain.</summary>
    public ChainEnd EndOf(ActorId actor) => _chains.GetValueOrDefault(actor, ChainEnd.None);

    /// <summary>Checks the next record, and removes the anchor that seals it from <paramref name="anchors"/>. Returns
    /// whether the payload is the one that was written.</summary>
    public bool Check(RawRecord raw, Dictionary<long, Anchor> anchors)
    {
        if (raw.Number != Last + 1) Violate($"After record {Last} comes {raw.Number}.", raw.Number);
        Last = raw.Number;
        var before = EndOf(raw.Actor);
        if (raw.Ordinal != before.Ordinal + 1)
            Violate($"{raw.Actor} has record {raw.Ordinal} of its chain after {before.Ordinal}.", raw.Number);
        var isSound = AnchorChain.Link(before.Hash, raw.Payload).AsSpan().SequenceEqual(raw.Hash);
        if (!isSound) Violate($"The chain of {raw.Actor} is broken at its record {raw.Ordinal}.", raw.Number);
        _chains[raw.Actor] = new ChainEnd(raw.Number, raw.Ordinal, raw.Hash);
        _sinceAnchor.Add(raw.Hash);
        if (anchors.Remove(raw.Number, out var anchor) || raw.Number % AnchorChain.Interval == 0)
            Seal(raw.Number, anchor);
        return isSound;
    }

    /// <summary>Checks that every anchor seals a record that exists, and that no anchor is missing.</summary>
    /// <param name="left">The anchors that sealed no record.</param>
    /// <param name="late">The anchors that the store has now, by number.</param>
    public void CheckEnd(Dictionary<long, Anchor> left, Dictionary<long, Anchor> late)
    {
        foreach (var number in left.Keys.Order())
            Violate($"An anchor seals record {number}; the journal "
                + $"{(number > Last ? $"ends with {Last}" : "has no such record")}.", number);
        foreach (var (number, seal) in _unsealed)
        {
            if (late.TryGetValue(number, out var anchor)) Compare(anchor, seal);
            else Violate($"The anchor at {number} is missing, which seals the records before it.", number);
        }
    }

    public void Violate(string what, params long[] records) =>
        _violations.Add(new Violation(InvariantCatalogue.Journal, what, records));

    private void Seal(long number, Anchor? anchor)
    {
        var seal = AnchorChain.Seal(_anchor, _sinceAnchor);
        if (anchor is null) _unsealed.Add(number, seal);
        else Compare(anchor, seal);
        // One that was tampered with is told once, and not with all that follow it.
        _anchor = anchor?.Hash ?? seal;
        _sinceAnchor.Clear();
    }

    private void Compare(Anchor anchor, byte[] seal)
    {
        Anchors++;
        if (!seal.AsSpan().SequenceEqual(anchor.Hash))
            Violate($"The anchor at {anchor.Number} does not match the records before it.", anchor.Number);
    }
}
