using System.Runtime.CompilerServices;
using Alliance.Core.Identifiers;
using Alliance.Core.Mailboxes;
using Alliance.Core.Runtimes;
using Alliance.Grains.Admissions;
using Microsoft.Extensions.Logging;

namespace Alliance.Grains.Hosting;

/// <summary>Sends the mail of one activation to the grains of its peers, as the runtime decides. It runs on the grain's
/// scheduler.</summary>
/// <param name="self">The actor whose mail it sends.</param>
/// <param name="gate">The gate through which mail leaves the silo.</param>
/// <param name="grainOf">Finds a peer.</param>
/// <param name="log">Logs mail that could not be delivered.</param>
/// <param name="answered">Called with the acknowledgements of a batch.</param>
/// <param name="failed">Called when a batch could not be delivered.</param>
internal sealed partial class Courier(
    ActorId self, MailGate gate, Func<ActorId, IActorGrain> grainOf, ILogger log,
    Action<Batch, IReadOnlyList<Acknowledgement>> answered, Action<Batch> failed)
{
    private const int AdvisoriesUnderWay = 256;
    private int _advisories;
    private bool _isStopped;

    /// <summary>Stops sending mail and passing on answers.</summary>
    public void Stop() => _isStopped = true;

    /// <summary>Sends a batch of assured mail.</summary>
    public async void Send(Batch batch)
    {
        await OutOfTheRequest();
        // Closed for good: the batch stays under way, so that nothing of it is tried again here.
        if (_isStopped || !gate.TryEnter()) return;
        Acknowledgement[]? answers = null;
        try
        {
            answers = await grainOf(batch.Peer).Deliver([.. batch.Mail]);
        }
        catch (Exception failure)
        {
            // The mail is still in the outbox, and the runtime sends it again.
            if (!_isStopped) LogNotDelivered(log, failure, self, batch.Peer, batch.Number);
        }
        finally
        {
            gate.Leave();
        }

        if (_isStopped) return;
        if (answers is not null) answered(batch, answers);
        else failed(batch);
    }

    /// <summary>Sends advisory mail. Mail that cannot be delivered is lost.</summary>
    public void Advise(IReadOnlyList<Mail> mail)
    {
        if (_isStopped) return;
        foreach (var toOne in mail.GroupBy(m => m.Envelope.To))
            if (_advisories < AdvisoriesUnderWay) Advise(toOne.Key, [.. toOne]);
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
                // Advisory mail may be lost: the actor that needs the answer asks again.
                LogNotAdvised(log, failure, self, peer);
            }
            finally
            {
                gate.Leave();
            }
        }

        _advisories--;
    }

    /// <summary>Leaves the request before a call is sent; the rest runs as a task of its own on the grain's scheduler.
    /// Orleans 10.4 runs the part of a request before its first real wait under the activation's lock. A call takes the
    /// lock of the activation that it goes to. Two grains that call each other at once from there would wait for each
    /// other for ever.</summary>
    private static YieldAwaitable OutOfTheRequest() => Task.Yield();

    [LoggerMessage(LogLevel.Warning, "Mail of {Self} for {Peer} is not acknowledged yet (attempt {Attempt})")]
    private static partial void LogNotDelivered(
        ILogger log, Exception failure, ActorId self, ActorId peer, long attempt);

    [LoggerMessage(LogLevel.Debug, "A call of {Self} to {Peer} was lost")]
    private static partial void LogNotAdvised(ILogger log, Exception failure, ActorId self, ActorId peer);
}
