namespace Alliance.LoadTesting.Users;

/// <summary>
/// Counts what played people are at, from the moment it is begun until it is done, or the run is over.
/// </summary>
internal sealed class OpenTasks
{
    private int _count;

    /// <summary>What is not done.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>Begins something.</summary>
    public async Task Of(Func<Task> work)
    {
        Interlocked.Increment(ref _count);
        try
        {
            await work();
        }
        catch (OperationCanceledException)
        {
            // The run is over.
        }
        finally
        {
            Interlocked.Decrement(ref _count);
        }
    }

    /// <summary>Begins something on another thread: whoever listens to the event stream does not wait for it.</summary>
    public Task Apart(Func<Task> work) => Of(() => Task.Run(work, CancellationToken.None));
}
