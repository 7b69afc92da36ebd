using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;

namespace Alliance.Simulation.Radios;

/// <summary>Computes when mail arrives.</summary>
/// <remarks>The result is a pure function of seed, sender, receiver, the sender's ordinal, attempt and time. So it
/// depends neither on shards nor on other mail.</remarks>
internal sealed class Radio
{
    // Beyond this many lost attempts one passes: reached with probability 0.95^1000 at the worst, it bounds the loop.
    private const int MaxAttempts = 1_000;
    /// <summary>The arrival of mail that is lost.</summary>
    public const long Lost = -1;

    private readonly ulong _seed;
    private readonly long _lookahead;
    private readonly ulong _jitterRange;
    private readonly ulong _lossPermille;
    private readonly long _firstRetry;
    private readonly long _lastRetry;
    private readonly Dictionary<string, Outage[]> _outages;
    private readonly long _firstOutage, _lastOutage;

    public Radio(ulong seed, Span lookahead, RadioSetup setup)
    {
        setup.Validate();
        (_seed, _lookahead, _lossPermille) = (Mix(seed), lookahead.Milliseconds, (ulong)setup.LossPermille);
        _jitterRange = (ulong)setup.Jitter.Milliseconds + 1;
        (_firstRetry, _lastRetry) = (setup.FirstRetry.Milliseconds, setup.LastRetry.Milliseconds);
        _outages = setup
            .Outages.GroupBy(o => o.Place, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);
        if (setup.Outages.Count > 0)
            (_firstOutage, _lastOutage) = (
                setup.Outages.Min(o => o.From.Milliseconds), setup.Outages.Max(o => o.To.Milliseconds));
    }

    /// <summary>Computes the arrival of mail between people and their own actor. Such mail is never lost.</summary>
    public long Local(ulong from, long ordinal, long now) => now + Latency(Draw(from, from, ordinal, 0));

    /// <summary>Computes the arrival of mail by radio; <see cref="Lost"/> for advisory mail that did not get
    /// through.</summary>
    public long Arrival(in Crossing crossing, long now, bool assured, Region region)
    {
        var (sent, wait) = (now, _firstRetry);
        for (var attempt = 0; ; attempt++)
        {
            var draw = Draw(crossing.FromHash, crossing.ToHash, crossing.Ordinal, attempt);
            var silentUntil = sent < _firstOutage || sent >= _lastOutage ? 0 : SilentUntil(crossing, sent, region);
            if (silentUntil <= sent && ((draw >> 44) % 1000 >= _lossPermille || attempt >= MaxAttempts))
                return sent + Latency(draw);
            if (!assured)
                return Lost;
            // In a long outage the attempts that cannot pass are jumped over at once.
            var skipped = wait == _lastRetry && silentUntil > sent ? (silentUntil - sent - 1) / wait : 0;
            attempt += (int)skipped;
            sent += wait * (skipped + 1);
            wait = Math.Min(wait * 2, _lastRetry);
        }
    }

    private long SilentUntil(in Crossing crossing, long sent, Region region)
    {
        var (from, to) = (region.PlaceOf(crossing.From), region.PlaceOf(crossing.To));
        return from == to ? 0 : Math.Max(SilentUntil(from, sent), SilentUntil(to, sent));
    }

    private long SilentUntil(string? place, long sent)
    {
        var until = 0L;
        if (place is null || !_outages.TryGetValue(place, out var outages)) return until;
        foreach (var outage in outages)
            if (sent >= outage.From.Milliseconds && sent < outage.To.Milliseconds)
                until = Math.Max(until, outage.To.Milliseconds);
        return until;
    }

    private long Latency(ulong draw) => _lookahead + (long)(((draw & 0xFFFF_FFFF) * _jitterRange) >> 32);

    private ulong Draw(ulong from, ulong to, long ordinal, int attempt) =>
        Mix(Mix(_seed ^ from) + (to ^ ((ulong)attempt << 48)) + (ulong)ordinal * 0x9E3779B97F4A7C15UL);

    /// <summary>Mixes the bits of a number: the finaliser of SplitMix64.</summary>
    internal static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}

/// <summary>One message on its way by radio.</summary>
internal readonly record struct Crossing(ActorId From, ulong FromHash, ActorId To, ulong ToHash, long Ordinal);
