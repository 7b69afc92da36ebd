using Alliance.Core.Actors;
using Alliance.Core.Mailboxes;

namespace Alliance.Simulation.Fuzzing;

/// <summary>Sends one activation's mail as the live courier does: assured mail of a peer in one batch at a time, again and again with growing
/// waits until it is acknowledged; advisory mail once.</summary>
internal sealed class Courier(ActorPump pump, Loop loop, Wire wire, Action changed)
{
    private const int BatchSize = 64;
    private const long RedeliverAfter = 200, RedeliverAtMost = 15_000, GivenUpAfter = 10_000;
    private readonly SortedDictionary<ActorId, Round> _rounds = [];
    private bool _stopped, _begun;

    /// <summary>When the next attempt is due; null when there is none.</summary>
    public long? NextTry
    {
        get
        {
            if (!_begun && pump.Peers.Count > 0) return loop.Now;
            long? next = null;
            foreach (var round in _rounds.Values)
                if (!round.UnderWay && (next is null || round.NotBefore < next)) next = round.NotBefore;
            return next;
        }
    }

    public void Stop() => _stopped = true;

    public void Send()
    {
        if (_stopped) return;
        _begun = true;
        if (pump.Peers.Count == 0) return;
        foreach (var peer in pump.Peers.ToArray())
        {
            if (pump.Outgoing(peer, 1).Count == 0) continue;
            if (!_rounds.TryGetValue(peer, out var round)) _rounds[peer] = round = new Round();
            if (!round.UnderWay && round.NotBefore <= loop.Now) Attempt(peer, round);
        }
    }

    public void Advise(IReadOnlyList<Mail> mail)
    {
        if (_stopped || mail.Count == 0) return;
        foreach (var toOne in mail.GroupBy(m => m.Envelope.To)) wire.Send(pump.Self, toOne.Key, [.. toOne], null);
    }

    private void Attempt(ActorId peer, Round round)
    {
        if (_stopped || pump.Outgoing(peer, BatchSize) is not { Count: > 0 } mail)
        {
            End(peer, round);
            return;
        }

        round.UnderWay = true;
        var number = ++round.Number;
        wire.Send(pump.Self, peer, mail, answers =>
        {
            // A late answer to an attempt that was given up is dropped, as by the live caller.
            if (_stopped || number != round.Number || !round.UnderWay) return;
            if (pump.Acknowledge(peer, answers) == 0)
            {
                End(peer, round);
                return;
            }

            round.Attempts = 0;
            Attempt(peer, round);
        });
        loop.After(GivenUpAfter, () =>
        {
            if (!_stopped && number == round.Number && round.UnderWay) End(peer, round);
        });
    }

    private void End(ActorId peer, Round round)
    {
        round.UnderWay = false;
        if (_stopped) return;
        if (pump.Outgoing(peer, 1).Count == 0) _rounds.Remove(peer);
        else round.NotBefore = loop.Now + Math.Min(RedeliverAtMost, RedeliverAfter << Math.Min(round.Attempts++, 20));
        changed();
    }

    private sealed class Round
    {
        public bool UnderWay { get; set; }
        public long Number { get; set; }
        public int Attempts { get; set; }
        public long NotBefore { get; set; }
    }
}
