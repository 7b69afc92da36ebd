using System.Collections.Concurrent;

namespace Alliance.Grains.Storage;

/// <summary>Wakes the readers that follow a journal when a number is assigned. Realms are identified by their
/// incarnations.</summary>
internal sealed class JournalSignal
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<long, Mark> _marks = new();

    /// <summary>Announces that the records up to that number are committed.</summary>
    public void Raise(long realm, long number) => _marks.GetOrAdd(realm, _ => new Mark()).Raise(number);

    public void Forget(long realm)
    {
        if (_marks.TryRemove(realm, out var mark)) mark.Raise(long.MaxValue);
    }

    /// <summary>Waits for a number above <paramref name="after"/>. Also returns after a second, so that a lost signal
    /// delays a reader by a second at most.</summary>
    public async Task Wait(long realm, long after, CancellationToken cancellation)
    {
        try
        {
            await _marks.GetOrAdd(realm, _ => new Mark()).Above(after).WaitAsync(LongestWait, cancellation)
                .ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // The caller reads the journal and waits again.
        }
    }

    private sealed class Mark
    {
        private readonly Lock _lock = new();
        private long _number;
        private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Above(long after)
        {
            lock (_lock) return _number > after ? Task.CompletedTask : _next.Task;
        }

        public void Raise(long number)
        {
            TaskCompletionSource reached;
            lock (_lock)
            {
                if (number <= _number) return;
                _number = number;
                (reached, _next) =
                    (_next, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            }
            reached.SetResult();
        }
    }
}
