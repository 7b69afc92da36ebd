using System.Collections.Concurrent;
using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Grains.Storage;

namespace Alliance.Grains.Tests.Hosting;

/// <summary>A store before another that keeps what was asked of it.</summary>
internal sealed class CountingStore(ICommitStore inner) : StoreBefore(inner)
{
    /// <summary>The commits, in the order in which they were asked for.</summary>
    public ConcurrentQueue<Commit> Commits { get; } = new();
    /// <summary>The actors that were read, each time.</summary>
    public ConcurrentQueue<ActorId> Loaded { get; } = new();
    /// <summary>The rows that were given to those who looked for due actors.</summary>
    public ConcurrentQueue<IndexRow> DueRows { get; } = new();

    /// <summary>How often rows were listed.</summary>
    public int Listed => Volatile.Read(ref _listed);

    /// <summary>How often a realm was read with its region.</summary>
    public int Regions => Volatile.Read(ref _regions);

    private int _listed, _regions;

    public override Task<IReadOnlyList<RealmRow>> Realms()
    {
        Interlocked.Increment(ref _regions);
        return base.Realms();
    }

    public override Task<RealmRow?> FindRealm(string name)
    {
        Interlocked.Increment(ref _regions);
        return base.FindRealm(name);
    }

    public override Task<IReadOnlyList<IndexRow>> List(RealmId realm, ActorKind kind, string after, int limit)
    {
        Interlocked.Increment(ref _listed);
        return base.List(realm, kind, after, limit);
    }

    public override Task<CommitReceipt> Commit(Commit commit)
    {
        Commits.Enqueue(commit);
        return base.Commit(commit);
    }

    public override Task<StoredActor?> Load(RealmId realm, ActorId actor)
    {
        Loaded.Enqueue(actor);
        return base.Load(realm, actor);
    }

    public override async Task<IReadOnlyList<IndexRow>> Due(RealmId realm, Instant through, int limit)
    {
        var due = await base.Due(realm, through, limit);
        foreach (var row in due) DueRows.Enqueue(row);
        return due;
    }
}
