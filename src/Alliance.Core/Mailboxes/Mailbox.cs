using Alliance.Core.Actors;
using Alliance.Core.Identifiers;

namespace Alliance.Core.Mailboxes;

/// <summary>The data that a host keeps beside an actor's state: the numbers of its pairs, its outbox and its
/// timers.</summary>
[GenerateSerializer, Alias("mailbox")]
public sealed class Mailbox
{
    [Id(0)] private readonly Dictionary<PairKey, Inbound> _inbound = [];
    [Id(1)] private readonly Dictionary<PairKey, Outbound> _outbound = [];
    [Id(2)] private readonly Dictionary<string, DueTimer> _timers = [];

    /// <summary>Most peers that are asked at a time. The question wakes them, so not all are asked at once where much
    /// was lost.</summary>
    private const int AskedAtATime = 16;

    [NonSerialized] private HashSet<PairKey>? _over;

    /// <summary>Pairs opened no later than this may have been forgotten. A message that opens one of them may be a
    /// stray copy.</summary>
    [Id(4)] private Instant? _forgottenThrough;

    /// <summary>The moment of the last turn. An actor's time never runs backwards.</summary>
    [Id(3)] public Instant LastTurn { get; private set; }

    /// <summary>Number of unacknowledged messages in all.</summary>
    public int Pending => _outbound.Values.Sum(p => p.Pending.Count);
    /// <summary>Number of pairs remembered, in both directions.</summary>
    public int Pairs => _inbound.Count + _outbound.Count;
    /// <summary>The aid requests of the pairs that are remembered, each once.</summary>
    public IEnumerable<string> Requests =>
        _inbound.Keys.Concat(_outbound.Keys).Select(k => k.Request).OfType<string>().Distinct(StringComparer.Ordinal);
    /// <summary>Number of timers that are set.</summary>
    public int TimersSet => _timers.Count;
    /// <summary>When the next timer is due; null where none is set.</summary>
    public Instant? NextDue => _timers.Count == 0 ? null : _timers.Values.Min(t => t.At);

    /// <summary>Moves the time of the actor on to the clock and returns it. It stays where the clock is
    /// behind.</summary>
    internal Instant Advance(Instant clock) => LastTurn = clock > LastTurn ? clock : LastTurn;

    /// <summary>Judges a message by its place in its pair.</summary>
    internal Admission Judge(PairKey pair, PairPlace place)
    {
        var known = _inbound.GetValueOrDefault(pair);
        return known is null && place.Number == 1 && place.Opened <= _forgottenThrough ? Admission.Doubtful
            : Inbound.Judge(known, place);
    }

    /// <summary>Moves a pair's watermark on. Opens the pair with its first message.</summary>
    internal void Count(PairKey key, Assured message, PairPlace place, Instant now)
    {
        if (!_inbound.TryGetValue(key, out var pair) || pair.Opened < place.Opened)
            _inbound[key] = pair = new Inbound { Opened = place.Opened };
        pair.Count(message, place.Number, now);
        if (pair.IsOver) Over.Add(key);
    }

    /// <summary>Notes that the sender of a pair sends nothing of it again.</summary>
    internal void Gone(PairKey key, Instant opened)
    {
        if (!_inbound.TryGetValue(key, out var pair) || pair.Opened != opened) return;
        pair.IsGone = true;
        Over.Add(key);
    }

    /// <summary>Drops messages of a pair that its receiver has acknowledged. Returns their number.</summary>
    internal int Acknowledge(PairKey key, Outbound pair, Acknowledgement answer)
    {
        var done = pair.Acknowledge(answer);
        if (pair.IsUnanswered) Over.Add(key);
        return done;
    }

    /// <summary>Tells whether this actor has nothing of a pair to send or to wait for.</summary>
    internal bool IsSilent(PairKey key) => Sending(key) is null or { IsDone: true };

    /// <summary>Tells the watermark of a pair; 0 where nothing of it was handled.</summary>
    internal long HandledOf(PairKey key, Instant opened) =>
        _inbound.TryGetValue(key, out var pair) && pair.Opened == opened ? pair.Handled : 0;

    /// <summary>Numbers a message and puts it into the outbox. Returns the number.</summary>
    internal long Post(PairKey key, Envelope envelope, string? trace)
    {
        if (!_outbound.TryGetValue(key, out var pair))
            _outbound[key] = pair = new Outbound { Opened = envelope.SentAt };
        pair.Post(envelope, trace);
        if (pair.IsOver) Over.Add(key);
        return pair.Given;
    }

    /// <summary>Pairs that may be done soon. They are found once after the mailbox was read back.</summary>
    private HashSet<PairKey> Over => _over ??=
        [.. _inbound.Where(p => p.Value.IsOver || p.Value.IsGone).Select(p => p.Key),
            .. _outbound.Where(p => p.Value.IsOver || p.Value.IsUnanswered).Select(p => p.Key)];

    /// <summary>Finds the sending end of a pair; null where there is none.</summary>
    internal Outbound? Sending(PairKey key) => _outbound.GetValueOrDefault(key);

    /// <summary>The sending ends that have unacknowledged messages.</summary>
    internal IEnumerable<KeyValuePair<PairKey, Outbound>> Unacknowledged =>
        _outbound.Where(p => p.Value.Pending.Count > 0);

    /// <summary>Sets or cancels a timer.</summary>
    internal void Set(TimerChange change)
    {
        if (change is { Due: { } due, Message: { } message }) _timers[change.Key] = new DueTimer(due, message);
        else _timers.Remove(change.Key);
    }

    /// <summary>Takes the first timer that is due, in the order of time and key; null where none is.</summary>
    internal (string Key, DueTimer Timer)? TakeDue(Instant now)
    {
        (string Key, DueTimer Timer)? first = null;
        foreach (var (key, timer) in _timers)
            if (timer.At <= now && (first is not { } f || (timer.At, key, f).ComesBefore())) first = (key, timer);
        if (first is { } taken) _timers.Remove(taken.Key);
        return first;
    }

    /// <summary>Forgets pairs that are over. Returns whether there were any. The request itself keeps its pairs and
    /// ends with them.</summary>
    /// <param name="now">The moment.</param>
    /// <param name="self">The actor of the mailbox.</param>
    /// <param name="untold">Takes each forgotten pair whose sending end had not sent its last message. The other end
    /// does not know yet that nothing more comes.</param>
    internal bool Forget(ActorId self, Instant now, Action<PairKey, Instant> untold)
    {
        if (Over.Count == 0) return false;
        var over = Over.Where(k => k.Request is { } r && r != self.Key && IsOver(k, now)).ToArray();
        foreach (var key in over)
        {
            if (_inbound.Remove(key, out var inward) && !(inward.Opened <= _forgottenThrough))
                _forgottenThrough = inward.Opened;
            if (_outbound.Remove(key, out var outward) && !outward.IsOver) untold(key, outward.Opened);
            Over.Remove(key);
        }

        return over.Length > 0;
    }

    /// <summary>Takes some pairs to ask about: their senders have not said in time that they send nothing again. Each
    /// is not asked about again for a while.</summary>
    internal IReadOnlyList<(PairKey Key, Instant Opened)> TakeUnsaid(ActorId self, Instant now)
    {
        if (Over.Count == 0) return [];
        var unsaid = Over.Where(k => k.Request is { } r && r != self.Key && _inbound.TryGetValue(k, out var pair)
            && pair.IsUnsaid(now)).Take(AskedAtATime).ToArray();
        foreach (var key in unsaid) _inbound[key].Asked = now;
        return [.. unsaid.Select(k => (k, _inbound[k].Opened))];
    }

    /// <summary>Tells whether nothing of a pair that was opened here will be sent again. Then its last message was sent
    /// and everything is acknowledged, or the pair is forgotten.</summary>
    internal bool IsEnded(PairKey key, Instant opened) =>
        IsSilent(key) || Sending(key)!.Opened != opened;

    /// <summary>Tells whether both directions of a conversation can end. They end together, when nothing is left to
    /// deliver and the other end has said that it sends nothing again. No passing of time replaces that word: a sender
    /// that was away for days may still have messages in its outbox, read here or not.</summary>
    private bool IsOver(PairKey key, Instant now)
    {
        var outward = _outbound.GetValueOrDefault(key);
        if (outward is { Pending.Count: > 0 } || outward?.Opened >= now) return false;
        return _inbound.TryGetValue(key, out var inward) ? inward.IsGone
            : outward is { IsOver: true } or { IsUnanswered: true };
    }
}

file static class TimerOrder
{
    /// <summary>Tells whether a timer comes before another, in the order of time and key.</summary>
    public static bool ComesBefore(this (Instant At, string Key, (string Key, DueTimer Timer) Other) timer)
    {
        var byTime = timer.At.CompareTo(timer.Other.Timer.At);
        return byTime < 0 || (byTime == 0 && string.CompareOrdinal(timer.Key, timer.Other.Key) < 0);
    }
}
