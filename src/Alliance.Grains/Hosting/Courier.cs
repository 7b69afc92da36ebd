using System.Runtime.CompilerServices;
using Alliance.Core.Actors;
using Alliance.Core.Mailboxes;
using Microsoft.Extensions.Logging;

namespace Alliance.Grains.Hosting;

/// <summary>Sends one activation's mail: assured mail of a peer in one batch at a time, again and again with growing waits until it is acknowledged;
/// advisory mail once. Lives on the grain's scheduler.</summary>
/// <param name="pump">Whose outbox it empties.</param>
/// <param name="grainOf">Finds a peer.</param>
/// <param name="options">The waits.</param>
/// <param name="time">Real time.</param>
/// <param name="log">Tells of mail that does not get through.</param>
/// <param name="changed">Called when the outbox or the next attempt has changed.</param>
internal sealed partial class Courier(
    ActorPump pump, Func<ActorId, IActorGrain> grainOf, AllianceOptions options, TimeProvider time, ILogger log, Action changed)
{
    private const int BatchSize = 64;
    private const int AdvisoriesUnderWay = 256;
    private readonly Dictionary<ActorId, Round> _rounds = [];
    private int _advisories;
    private bool _stopped, _begun;

    /// <summary>How long until the next attempt is due; null when there is none. What was read back with mail in its outbox is due at once: its
    /// first turn may set the timer anew before that has fired.</summary>
    public TimeSpan? NextTry
    {
        get
        {
            if (!_begun && pump.Peers.Count > 0) return TimeSpan.Zero;
            var waiting = _rounds.Values.Where(r => !r.UnderWay).Select(r => (TimeSpan?)r.Remaining(time)).Min();
            return waiting is { } least && least < TimeSpan.Zero ? TimeSpan.Zero : waiting;
        }
    }

    /// <summary>Starts a round to every peer that has mail coming and whose wait is over.</summary>
    public void Send()
    {
        if (_stopped) return;
        _begun = true;
        foreach (var peer in pump.Peers.ToArray())
        {
            if (pump.Outgoing(peer, 1).Count == 0) continue;
            if (!_rounds.TryGetValue(peer, out var round)) _rounds[peer] = round = new Round();
            if (!round.UnderWay && round.Remaining(time) <= TimeSpan.Zero) Start(peer, round);
        }
    }

    /// <summary>Sends advisory mail; what does not get through is lost.</summary>
    public void Advise(IReadOnlyList<Mail> mail)
    {
        if (_stopped) return;
        foreach (var toOne in mail.GroupBy(m => m.Envelope.To))
            if (_advisories < AdvisoriesUnderWay) Advise(toOne.Key, [.. toOne]);
    }

    /// <summary>Starts nothing any more.</summary>
    public void Stop() => _stopped = true;

    private async void Start(ActorId peer, Round round)
    {
        round.UnderWay = true;
        await OutOfTheRequest();
        try
        {
            while (!_stopped && pump.Outgoing(peer, BatchSize) is { Count: > 0 } mail)
            {
                var answers = await grainOf(peer).Deliver([.. mail]);
                if (_stopped || pump.Acknowledge(peer, answers) == 0) break;
                round.Succeeded();
            }
        }
        catch (Exception failure)
        {
            // Whatever it was, the mail is still in the outbox.
            LogNotDelivered(log, failure, pump.Self, peer, round.Attempts);
        }
        round.UnderWay = false;
        // What is not committed yet is sent by its commit, without a wait.
        if (pump.Outgoing(peer, 1).Count > 0) round.Wait(time, options);
        else _rounds.Remove(peer);
        if (!_stopped) changed();
    }

    private async void Advise(ActorId peer, Mail[] mail)
    {
        _advisories++;
        await OutOfTheRequest();
        try
        {
            await grainOf(peer).Deliver(mail);
        }
        catch (Exception failure)
        {
            // Advisory mail may be lost: who needs the answer asks again.
            LogNotAdvised(log, failure, pump.Self, peer);
        }
        _advisories--;
    }

    /// <summary>Orleans 10.4 runs the part of a request before its first real wait under the activation's lock, and a call takes the lock of the
    /// activation that it goes to: two grains that call each other at once from there would wait for each other for ever. So nothing is sent from
    /// there; the rest runs as a task of its own on the grain's scheduler.</summary>
    private static YieldAwaitable OutOfTheRequest() => Task.Yield();

    [LoggerMessage(LogLevel.Warning, "Mail of {Self} for {Peer} is not acknowledged yet (attempt {Attempts})")]
    private static partial void LogNotDelivered(ILogger log, Exception failure, ActorId self, ActorId peer, int attempts);

    [LoggerMessage(LogLevel.Debug, "A call of {Self} to {Peer} was lost")]
    private static partial void LogNotAdvised(ILogger log, Exception failure, ActorId self, ActorId peer);

    private sealed class Round
    {
        private long _since;
        private TimeSpan _wait;

        public bool UnderWay { get; set; }
        public int Attempts { get; private set; }

        public TimeSpan Remaining(TimeProvider time) => _wait == TimeSpan.Zero ? TimeSpan.Zero : _wait - time.GetElapsedTime(_since);

        public void Succeeded() => (Attempts, _wait) = (0, TimeSpan.Zero);

        public void Wait(TimeProvider time, AllianceOptions options)
        {
            _since = time.GetTimestamp();
            var doubled = options.RedeliverAfter * (1L << Math.Min(Attempts++, 20));
            _wait = doubled < options.RedeliverAtMost ? doubled : options.RedeliverAtMost;
        }
    }
}
