using Alliance.Core.Identifiers;
using Alliance.Core.Mailboxes;

namespace Alliance.Core.Runtimes;

/// <summary>The times at which assured mail is sent again, in milliseconds.</summary>
/// <param name="RedeliverAfter">The first wait after a round that failed or was not acknowledged; 200 by default. Each
/// further wait is twice the last.</param>
/// <param name="RedeliverAtMost">The longest wait; 15,000 by default.</param>
/// <param name="BatchSize">Most pieces of mail that travel together; 64 by default.</param>
public sealed record DeliveryPolicy(long RedeliverAfter = 200, long RedeliverAtMost = 15_000, int BatchSize = 64);

/// <summary>One attempt to deliver: mail for one peer that travels together.</summary>
/// <param name="Peer">The receiver.</param>
/// <param name="Number">Number of the attempt in its round, from 1.</param>
/// <param name="Mail">The mail of each pair from its first unacknowledged, in order.</param>
public sealed record Batch(ActorId Peer, long Number, IReadOnlyList<Mail> Mail);

/// <summary>Decides when the mail of an outbox leaves. Each peer has one batch under way at a time. The next follows as
/// soon as some of it is acknowledged. After a failure, or an answer that acknowledges nothing, it is sent again with
/// growing waits.</summary>
internal sealed class DeliveryScheduler(TurnExecutor turns, DeliveryPolicy policy)
{
    private readonly SortedDictionary<ActorId, Round> _rounds = [];
    private bool _begun;

    /// <summary>Tells when the next attempt is due; null for none. An outbox that was read back with mail is due at
    /// once, because its first turn may come long after.</summary>
    public long? NextTry(long now)
    {
        if (!_begun && turns.Peers.Count > 0) return now;
        long? next = null;
        foreach (var round in _rounds.Values)
            if (!round.UnderWay && (next is null || round.NotBefore < next)) next = round.NotBefore;
        return next;
    }

    /// <summary>Starts a round to every peer that has mail waiting and whose wait is over.</summary>
    public IReadOnlyList<Batch> Begin(long now)
    {
        _begun = true;
        if (turns.Peers.Count == 0) return [];
        List<Batch> batches = [];
        foreach (var peer in turns.Peers)
        {
            if (_rounds.TryGetValue(peer, out var round) && (round.UnderWay || round.NotBefore > now)) continue;
            if (turns.Outgoing(peer, policy.BatchSize) is not { Count: > 0 } mail) continue;
            if (round is null) _rounds[peer] = round = new Round();
            batches.Add(round.Attempt(peer, mail));
        }

        return batches;
    }

    /// <summary>Takes the answer to an attempt and removes the acknowledged mail from the outbox. Returns the round's
    /// next batch. Null when the round is over, or when the answer belongs to an attempt that was given up.</summary>
    public Batch? Answered(Batch attempt, IReadOnlyList<Acknowledgement> answers, long now)
    {
        if (Current(attempt) is not { } round) return null;
        var isToProve = answers.Any(a => a.Prove != 0);
        if (turns.Acknowledge(attempt.Peer, answers) == 0 && !(isToProve && round.MayProve))
        {
            End(attempt.Peer, round, now);
            return null;
        }

        // What is asked for is sent at once, while the peer remembers that it asked; but not again and again.
        round.MayProve = !isToProve;
        round.Failures = 0;
        if (turns.Outgoing(attempt.Peer, policy.BatchSize) is { Count: > 0 } mail)
            return round.Attempt(attempt.Peer, mail);
        End(attempt.Peer, round, now);
        return null;
    }

    /// <summary>Notes that an attempt failed or was given up. Its mail is still in the outbox. Does nothing if the
    /// attempt was answered before.</summary>
    public void Failed(Batch attempt, long now)
    {
        if (Current(attempt) is { } round) End(attempt.Peer, round, now);
    }

    private Round? Current(Batch attempt) =>
        _rounds.TryGetValue(attempt.Peer, out var round) && round.UnderWay && round.Number == attempt.Number ? round
        : null;

    /// <summary>Ends a round. Mail that is not committed yet is sent by its commit, without a wait.</summary>
    private void End(ActorId peer, Round round, long now)
    {
        (round.UnderWay, round.MayProve) = (false, true);
        if (turns.Outgoing(peer, 1).Count == 0) _rounds.Remove(peer);
        else round.NotBefore = now + WaitAfter(round.Failures++);
    }

    private long WaitAfter(int failures)
    {
        var wait = policy.RedeliverAfter;
        for (var i = 0; i < failures && wait < policy.RedeliverAtMost; i++) wait *= 2;
        return Math.Min(wait, policy.RedeliverAtMost);
    }

    private sealed class Round
    {
        /// <summary>Whether an attempt waits for its answer.</summary>
        public bool UnderWay { get; set; }
        /// <summary>Number of the last attempt; 0 before the first.</summary>
        public long Number { get; private set; }
        /// <summary>Attempts in a row that acknowledged nothing.</summary>
        public int Failures { get; set; }
        /// <summary>The host's time before which no attempt starts, in milliseconds.</summary>
        public long NotBefore { get; set; }
        /// <summary>Whether the next answer may ask for a proof: the last one did not.</summary>
        public bool MayProve { get; set; } = true;

        /// <summary>Starts an attempt.</summary>
        public Batch Attempt(ActorId peer, IReadOnlyList<Mail> mail)
        {
            UnderWay = true;
            return new Batch(peer, ++Number, mail);
        }
    }
}
