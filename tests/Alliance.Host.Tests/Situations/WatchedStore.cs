using Alliance.Grains.Storage;
using Alliance.Grains.Tests.Hosting;

namespace Alliance.Host.Tests.Situations;

/// <summary>A store that counts what is read of the journal, and can stop a process dead before or after it writes what
/// is derived.</summary>
internal sealed class WatchedStore(ICommitStore inner) : StoreBefore(inner)
{
    private int _writes;

    /// <summary>Records read since the last look, in pages of the journal.</summary>
    public long Read { get; set; }
    /// <summary>Derived writes so far.</summary>
    public int Writes => _writes;
    /// <summary>The write at which the process ends; 0: none.</summary>
    public int EndAt { get; set; }
    /// <summary>Whether that write still comes through.</summary>
    public bool EndsAfterIt { get; set; }

    public override async Task<IReadOnlyList<RawRecord>> Journal(RealmId realm, long after, int limit)
    {
        var page = await base.Journal(realm, after, limit);
        Read += page.Count;
        return page;
    }

    public override Task PutAway(RealmId realm, IReadOnlyList<ProjectionRow> projections) =>
        Write(() => base.PutAway(realm, projections));

    public override Task KeepSnapshot(RealmId realm, SnapshotRow snapshot) =>
        Write(() => base.KeepSnapshot(realm, snapshot));

    private async Task Write(Func<Task> write)
    {
        var ends = ++_writes == EndAt;
        if (!ends || EndsAfterIt) await write();
        if (ends) throw new ProcessEndedException();
    }
}

/// <summary>Stands for SIGKILL: nothing catches it.</summary>
internal sealed class ProcessEndedException() : Exception("The process was killed here.");
