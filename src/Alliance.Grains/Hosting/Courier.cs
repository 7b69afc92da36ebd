using System.Runtime.CompilerServices;
using Alliance.Core.Actors;
using Alliance.Core.Mailboxes;
using Microsoft.Extensions.Logging;

namespace Alliance.Grains.Hosting;

/// <summary>Carries one activation's mail: assured mail as <see cref="Deliveries"/> decides, again and again until it is acknowledged; advisory mail once. Lives
/// on the grain's scheduler.</summary>
/// <param name="pump">Whose outbox it empties.</param>
/// <param name="gate">Where mail leaves.</param>
/// <param name="grainOf">Finds a peer.</param>
/// <param name="options">The waits.</param>
/// <param name="time">Real time.</param>
/// <param name="log">Tells of mail that does not get through.</param>
/// <param name="changed">Called when the outbox or the next attempt has changed.</param>
internal sealed partial class Courier(
    ActorPump pump, MailGate gate, Func<ActorId, IActorGrain> grainOf, AllianceOptions options, TimeProvider time, ILogger log, Action changed)
{
    private const int AdvisoriesUnderWay = 256;
    private readonly Deliveries _deliveries = new(
        pump, new DeliveryPolicy((long)options.RedeliverAfter.TotalMilliseconds, (long)options.RedeliverAtMost.TotalMilliseconds));
    private readonly long _started = time.GetTimestamp();
    private int _advisories;

    /// <summary>How long until the next attempt is due; null when there is none.</summary>
    public TimeSpan? NextTry => _deliveries.NextTry(Now) is { } next ? TimeSpan.FromMilliseconds(Math.Max(0, next - Now)) : null;

    /// <summary>Starts a round to every peer that has mail coming and whose wait is over.</summary>
    public void Send()
    {
        foreach (var batch in _deliveries.Begin(Now)) Start(batch);
    }

    /// <summary>Sends advisory mail; what does not get through is lost.</summary>
    public void Advise(IReadOnlyList<Mail> mail)
    {
        if (_deliveries.IsStopped) return;
        foreach (var toOne in mail.GroupBy(m => m.Envelope.To))
            if (_advisories < AdvisoriesUnderWay) Advise(toOne.Key, [.. toOne]);
    }

    /// <summary>Starts nothing any more.</summary>
    public void Stop() => _deliveries.Stop();

    private long Now => (long)time.GetElapsedTime(_started).TotalMilliseconds;

    private async void Start(Batch batch)
    {
        await OutOfTheRequest();
        if (_deliveries.IsStopped) return;
        for (Batch? next = batch; next is not null;)
        {
            batch = next;
            // Closed for good: the round stays under way, so that nothing of it is tried again here.
            if (!gate.TryEnter()) return;
            try
            {
                next = _deliveries.Answered(batch, await grainOf(batch.Peer).Deliver([.. batch.Mail]), Now);
            }
            catch (Exception failure)
            {
                // Whatever it was, the mail is still in the outbox.
                if (_deliveries.Failed(batch, Now) is { } failures) LogNotDelivered(log, failure, pump.Self, batch.Peer, failures);
                next = null;
            }
            finally
            {
                gate.Leave();
            }
        }

        if (!_deliveries.IsStopped) changed();
    }

    private async void Advise(ActorId peer, Mail[] mail)
    {
        _advisories++;
        await OutOfTheRequest();
        if (gate.TryEnter())
        {
            try
            {
                await grainOf(peer).Deliver(mail);
            }
            catch (Exception failure)
            {
                // Advisory mail may be lost: who needs the answer asks again.
                LogNotAdvised(log, failure, pump.Self, peer);
            }
            finally
            {
                gate.Leave();
            }
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
}
