using Alliance.Grains.Storage;
using Alliance.Grains.Tests.Hosting;

namespace Alliance.Host.Tests.Running;

/// <summary>A store before another whose commits wait until a test lets them through.</summary>
internal sealed class SlowStore(ICommitStore inner) : StoreBefore(inner)
{
    private TaskCompletionSource _open = Opened();
    private int _waiting;

    /// <summary>Commits that wait.</summary>
    public int Waiting => Volatile.Read(ref _waiting);

    public void Hold() => _open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Release() => _open.TrySetResult();

    public override async Task<CommitReceipt> Commit(Commit commit)
    {
        Interlocked.Increment(ref _waiting);
        await _open.Task;
        Interlocked.Decrement(ref _waiting);
        return await base.Commit(commit);
    }

    private static TaskCompletionSource Opened()
    {
        var open = new TaskCompletionSource();
        open.SetResult();
        return open;
    }
}
