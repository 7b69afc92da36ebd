using Alliance.Grains.Storage;

namespace Alliance.Grains.Tests.Hosting;

/// <summary>A store before another that fails the commits it is told to.</summary>
internal sealed class FailingStore(ICommitStore inner, Func<Commit, bool> fails) : StoreBefore(inner)
{
    public override Task<CommitReceipt> Commit(Commit commit) =>
        fails(commit) ? Task.FromException<CommitReceipt>(new StoreUnavailableException("The store is away."))
        : base.Commit(commit);
}
