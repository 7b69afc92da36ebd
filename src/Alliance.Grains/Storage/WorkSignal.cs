namespace Alliance.Grains.Storage;

/// <summary>Tells a waiting task that there is work. Signals that are raised before it looks count as one.</summary>
internal sealed class WorkSignal
{
    private readonly SemaphoreSlim _raised = new(0, 1);

    public void Raise()
    {
        try
        {
            if (_raised.CurrentCount == 0) _raised.Release();
        }
        catch (SemaphoreFullException)
        {
            // Another has raised it at the same moment; one signal serves both.
        }
    }

    /// <summary>Waits for a signal.</summary>
    public Task Wait() => _raised.WaitAsync();

    /// <summary>Waits for a signal, at most for the given time.</summary>
    public Task Wait(TimeSpan longest, CancellationToken cancellation) => _raised.WaitAsync(longest, cancellation);
}
