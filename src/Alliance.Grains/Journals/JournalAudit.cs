using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Invariants;
using Alliance.Core.Journals;
using Alliance.Grains.Storage;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

namespace Alliance.Grains.Journals;

/// <summary>What an audit found.</summary>
/// <param name="Records">Records read.</param>
/// <param name="Anchors">Anchors that were checked.</param>
/// <param name="Violations">How many things are wrong.</param>
/// <param name="First">The first of them. Where the journal itself is broken (a gap, a chain, an anchor), the invariant is <c>journal</c>.</param>
public sealed record AuditReport(long Records, int Anchors, int Violations, IReadOnlyList<Violation> First);

/// <summary>Reads a whole journal and checks it: numbers without gaps, each actor's chain of hashes, the anchors, and all that must always hold.</summary>
public sealed class JournalAudit
{
    private const int Page = 1_000;
    private readonly ICommitStore _store;
    private readonly Serializer<JournalEntry> _serializer;
    private readonly JournalIntegrity _integrity = new();
    private readonly IReadOnlyList<InvariantFold> _invariants;

    /// <param name="store">Where the journal is.</param>
    /// <param name="region">The first version of the realm's region.</param>
    public JournalAudit(ICommitStore store, Region region)
    {
        _store = store;
        _invariants = InvariantFold.All(region);
        _serializer = new ServiceCollection().AddSerializer().BuildServiceProvider().GetRequiredService<Serializer<JournalEntry>>();
    }

    /// <summary>Audits a realm's journal as far as it goes now.</summary>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    public async Task<AuditReport> Run(RealmId realm, CancellationToken cancellation = default)
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
                var entry = _serializer.Deserialize(raw.Payload) with { Number = raw.Number };
                foreach (var invariant in _invariants) invariant.On(entry);
                last = entry.At > last ? entry.At : last;
            }

            records = page[^1].Number;
        }

        foreach (var invariant in _invariants) invariant.AtEnd(last);
        return new AuditReport(records, _integrity.Anchors, _integrity.Violations.Count + _invariants.Sum(i => i.Count),
            [.. _integrity.Violations, .. _invariants.SelectMany(i => i.Violations)]);
    }
}

/// <summary>The journal's own soundness.</summary>
internal sealed class JournalIntegrity
{
    private readonly Dictionary<ActorId, (long Ordinal, byte[] Hash)> _chains = [];
    private readonly List<byte[]> _sinceAnchor = [];
    private readonly List<Violation> _violations = [];
    private byte[] _anchor = AnchorChain.Root;
    private long _last;

    /// <summary>Anchors that were checked.</summary>
    public int Anchors { get; private set; }
    public IReadOnlyList<Violation> Violations => _violations;

    /// <summary>Checks the next record; says whether its payload is the one that was written.</summary>
    public bool Check(RawRecord raw, Dictionary<long, Anchor> anchors)
    {
        if (raw.Number != _last + 1) Violate($"After record {_last} comes {raw.Number}.", raw);
        _last = raw.Number;
        var (ordinal, hash) = _chains.GetValueOrDefault(raw.Actor, (0, AnchorChain.Root));
        if (raw.Ordinal != ordinal + 1) Violate($"{raw.Actor} has record {raw.Ordinal} of its chain after {ordinal}.", raw);
        var isSound = AnchorChain.Link(hash, raw.Payload).AsSpan().SequenceEqual(raw.Hash);
        if (!isSound) Violate($"The chain of {raw.Actor} is broken at its record {raw.Ordinal}.", raw);
        _chains[raw.Actor] = (raw.Ordinal, raw.Hash);
        _sinceAnchor.Add(raw.Hash);
        if (anchors.TryGetValue(raw.Number, out var anchor)) CheckAnchor(anchor, raw);
        return isSound;
    }

    private void CheckAnchor(Anchor anchor, RawRecord raw)
    {
        Anchors++;
        if (!AnchorChain.Seal(_anchor, _sinceAnchor).AsSpan().SequenceEqual(anchor.Hash)) Violate($"The anchor at {anchor.Number} does not match the records before it.", raw);
        _anchor = anchor.Hash;
        _sinceAnchor.Clear();
    }

    private void Violate(string what, RawRecord raw) => _violations.Add(new Violation(InvariantCatalogue.Journal, what, [raw.Number]));
}
