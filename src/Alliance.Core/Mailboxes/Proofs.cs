using Alliance.Core.Actors;

namespace Alliance.Core.Mailboxes;

/// <summary>The numbers that the first messages of doubtful pairs have to show. They are in memory only: after a
/// restart they are asked for again.</summary>
internal sealed class Proofs
{
    private const int Most = 1_000;
    /// <summary>Time after which an entry may be dropped: 10 minutes. A first that has shown nothing by then was a
    /// stray copy, or will be asked again.</summary>
    private static readonly Span Patience = Span.FromMinutes(10);
    private readonly Dictionary<(PairKey Key, Instant Opened), (long Proof, Instant Asked)> _asked = [];

    /// <summary>Tells whether a first message was sent after it was asked for. A sender that still sends it has not had
    /// it acknowledged, so it was never handled in a forgotten pair. A stray copy shows nothing, or a number used
    /// before.</summary>
    public bool Take(PairKey key, PairPlace place) =>
        place.Proof != 0 && _asked.TryGetValue((key, place.Opened), out var asked) && asked.Proof == place.Proof
        && _asked.Remove((key, place.Opened));

    /// <summary>Tells the number that a first message is to show. Null while too many others have been asked: then the
    /// sender's next attempt has to try again. No pair that was asked is dropped for it, since many at a time would
    /// then displace each other for ever.</summary>
    /// <param name="key">The pair.</param>
    /// <param name="place">The place of its first.</param>
    /// <param name="now">The moment.</param>
    /// <param name="version">The version of the actor. Handling a first raises it for good. So no number is ever asked
    /// twice, before and after a first was handled, even if the clock jumps or a process restarts.</param>
    public long? Ask(PairKey key, PairPlace place, long version, Instant now)
    {
        if (_asked.TryGetValue((key, place.Opened), out var asked)) return asked.Proof;
        if (_asked.Count == Most) Tidy(now);
        if (_asked.Count == Most) return null;
        _asked[(key, place.Opened)] = (version + 1, now);
        return version + 1;
    }

    private void Tidy(Instant now)
    {
        foreach (var (first, asked) in _asked)
            if (now > asked.Asked + Patience) _asked.Remove(first);
    }
}
