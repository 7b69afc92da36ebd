namespace Alliance.LoadTesting.Users;

/// <summary>Counts the tasks of played people, from the start of a task until it is done or the run is over.</summary>
internal sealed class OpenTasks
{
    private int _count;

    /// <summary>The number of tasks that are not done.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>Begins a task.</summary>
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

    /// <summary>Begins a task on another thread, so that the reader of the event stream does not wait for it.</summary>
    public Task Apart(Func<Task> work) => Of(() => Task.Run(work, CancellationToken.None));
}
