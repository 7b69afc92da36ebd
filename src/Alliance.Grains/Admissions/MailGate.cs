using Orleans.Runtime;

namespace Alliance.Grains.Admissions;

/// <summary>Mail leaves an activation through it, until the silo stops. From then on it would be addressed to a silo
/// that takes nobody in, which Orleans reports at length; in its outbox it waits for whoever reads the actor back.
/// Activations end when what is under way has arrived.</summary>
internal sealed class MailGate : ILifecycleParticipant<ISiloLifecycle>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private readonly TaskCompletionSource _empty = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _isClosed;
    private int _underWay;

    /// <summary>Calls to peers that have not come back.</summary>
    public int UnderWay => Volatile.Read(ref _underWay);

    /// <inheritdoc/>
    public void Participate(ISiloLifecycle lifecycle) =>
        lifecycle.Subscribe(nameof(MailGate), ServiceLifecycleStage.Last, static _ => Task.CompletedTask, Close);

    /// <summary>Begins a call to a peer, which ends with <see cref="Leave"/>; false when none may begin any
    /// more.</summary>
    public bool TryEnter()
    {
        Interlocked.Increment(ref _underWay);
        if (!_isClosed) return true;
        Leave();
        return false;
    }

    public void Leave()
    {
        if (Interlocked.Decrement(ref _underWay) == 0 && _isClosed) _empty.TrySetResult();
    }

    private async Task Close(CancellationToken cancellation)
    {
        _isClosed = true;
        if (Volatile.Read(ref _underWay) == 0) return;
        // A call that waits for a peer elsewhere is given up with its activation; its mail is still in the outbox.
        await Task.WhenAny(_empty.Task, Task.Delay(Patience, cancellation));
    }
}
