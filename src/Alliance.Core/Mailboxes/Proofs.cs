using Alliance.Core.Actors;

namespace Alliance.Core.Mailboxes;

/// <summary>What the firsts of doubtful pairs have to show. In memory alone: after a restart they are asked
/// anew.</summary>
internal sealed class Proofs
{
    private const int Most = 1_000;
    /// <summary>Who has shown nothing by then was a stray copy, or will be asked again.</summary>
    private static readonly Span Patience = Span.FromMinutes(10);
    private readonly Dictionary<(PairKey Key, Instant Opened), (long Proof, Instant Asked)> _asked = [];

    /// <summary>Whether a first was sent after it was asked for: whoever still sends it has not had it acknowledged, so
    /// it was never handled in a pair that is forgotten. A stray copy shows nothing, or what was used before.</summary>
    public bool Take(PairKey key, PairPlace place) =>
        place.Proof != 0 && _asked.TryGetValue((key, place.Opened), out var asked) && asked.Proof == place.Proof
        && _asked.Remove((key, place.Opened));

    /// <summary>What a first is to show; null while too many others have been asked: it is left to its sender's next
    /// attempt. Nobody who was asked is passed over for it, since many at a time would then take the places of each
    /// other for ever.</summary>
    /// <param name="key">The pair.</param>
    /// <param name="place">The place of its first.</param>
    /// <param name="version">The actor's, which the handling of a first moves on for good: so nothing is ever asked
    /// twice, before a first was handled and after, whatever the clock does and whoever restarts.</param>
    /// <param name="now">The moment.</param>
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
