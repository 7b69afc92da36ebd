namespace Alliance.Grains.Admissions;

/// <summary>The gate through which mail leaves an activation, until the silo stops. After that, a call would go to a
/// silo that accepts no activation, and Orleans would log it at length. Such mail stays in the outbox until the actor
/// is activated again. Activations end when the calls under way have returned.</summary>
internal sealed class MailGate : ILifecycleParticipant<ISiloLifecycle>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private readonly TaskCompletionSource _empty = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _isClosed;
    private int _underWay;

    /// <summary>The number of calls to peers that have not returned.</summary>
    public int UnderWay => Volatile.Read(ref _underWay);

    /// <inheritdoc/>
    public void Participate(ISiloLifecycle lifecycle) =>
        lifecycle.Subscribe(nameof(MailGate), ServiceLifecycleStage.Last, static _ => Task.CompletedTask, Close);

    /// <summary>Begins a call to a peer, which ends with <see cref="Leave"/>. Returns false when the gate is
    /// closed.</summary>
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
