using Alliance.Grains.Storage;

namespace Alliance.Grains.Tests.Hosting;

/// <summary>A store before another that holds the commits it is told to, until they fail.</summary>
internal sealed class HeldStore(ICommitStore inner, Func<Commit, bool> holds) : StoreBefore(inner)
{
    private readonly TaskCompletionSource<CommitReceipt> _held =
        new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when a commit is held.</summary>
    public Task Begun => _begun.Task;

    /// <summary>Fails the commits that are held.</summary>
    public void Fail() => _held.TrySetException(new StoreUnavailableException("The store is away."));

    public override Task<CommitReceipt> Commit(Commit commit)
    {
        if (!holds(commit)) return base.Commit(commit);
        _begun.TrySetResult();
        return _held.Task;
    }
}
