using Alliance.Core.Mailboxes;

namespace Alliance.Simulation.Fuzzing;

/// <summary>Carries one activation's mail over the wire: assured mail as <see cref="Deliveries"/> decides, as the live courier does; advisory mail once.</summary>
internal sealed class Courier(ActorPump pump, Loop loop, Wire wire, Action changed)
{
    private const long GivenUpAfter = 10_000;
    private readonly Deliveries _deliveries = new(pump, new DeliveryPolicy());

    /// <summary>When the next attempt is due; null when there is none.</summary>
    public long? NextTry => _deliveries.NextTry(loop.Now);

    public void Stop() => _deliveries.Stop();

    public void Send()
    {
        foreach (var batch in _deliveries.Begin(loop.Now)) Attempt(batch);
    }

    public void Advise(IReadOnlyList<Mail> mail)
    {
        if (_deliveries.IsStopped || mail.Count == 0) return;
        foreach (var toOne in mail.GroupBy(m => m.Envelope.To)) wire.Send(pump.Self, toOne.Key, [.. toOne], null);
    }

    private void Attempt(Batch batch)
    {
        wire.Send(pump.Self, batch.Peer, batch.Mail, answers =>
        {
            if (_deliveries.Answered(batch, answers, loop.Now) is { } next) Attempt(next);
            else if (!_deliveries.IsStopped) changed();
        });
        loop.After(GivenUpAfter, () =>
        {
            if (_deliveries.Failed(batch, loop.Now) is not null) changed();
        });
    }
}
