using System.Collections.Concurrent;
using Alliance.Core.Situations;
using Alliance.Grains.Journals;
using Alliance.Grains.Realms;
using Alliance.Grains.Storage;
using Alliance.Host.Serving;

namespace Alliance.Host.Situations;

/// <summary>The situations of the realms that are looked at here.</summary>
internal sealed class SituationFeeds(ICommitStore store, JournalReader journal, IHostApplicationLifetime lifetime, ILogger<SituationFeed> log)
{
    private readonly ConcurrentDictionary<RealmId, Task<SituationFeed>> _feeds = new();

    public async Task<SituationFeed> Of(LiveRealm realm)
    {
        var opening = _feeds.GetOrAdd(realm.Id, Open);
        try
        {
            return await opening;
        }
        catch
        {
            // A failure is not kept: the next who asks tries again.
            _feeds.TryRemove(KeyValuePair.Create(realm.Id, opening));
            throw;
        }
    }

    private async Task<SituationFeed> Open(RealmId realm)
    {
        var row = await store.FindRealm(realm.Name);
        if (row is null || row.Id != realm) throw new RealmUnknownException(realm.Name);
        var feed = new SituationFeed(new SituationFold(RegionJson.Read(row.Region)), log);
        feed.Acknowledge(await store.LastNumber(realm));
        _ = Feed(feed, realm);
        return feed;
    }

    private async Task Feed(SituationFeed feed, RealmId realm)
    {
        await feed.Run(journal, realm, lifetime.ApplicationStopping);
        feed.Tail.End();
        _feeds.TryRemove(realm, out _);
    }
}

/// <summary>The situation of one realm, kept up with its journal.</summary>
internal sealed partial class SituationFeed(SituationFold fold, ILogger<SituationFeed> log)
{
    /// <summary>A read waits no longer than this for what was acknowledged to come through the journal.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);
    private readonly Lock _lock = new();
    private TaskCompletionSource _moved = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _acknowledged;

    /// <summary>The latest records, for those who watch.</summary>
    public JournalTail Tail { get; } = new();

    /// <summary>Whether there are acknowledged commands that it does not show yet, as after a start.</summary>
    public bool IsBehind
    {
        get
        {
            lock (_lock) return fold.Number < _acknowledged;
        }
    }

    /// <summary>A command was answered whose last record has that number: later reads show it.</summary>
    public void Acknowledge(long number)
    {
        lock (_lock) _acknowledged = Math.Max(_acknowledged, number);
    }

    /// <summary>Looks at the situation, once it shows all that was acknowledged before; whatever is looked at must not be kept.</summary>
    public async Task<T> Read<T>(Func<SituationFold, T> look)
    {
        long wanted;
        lock (_lock) wanted = _acknowledged;
        using var patience = new CancellationTokenSource(LongestWait);
        while (Behind(wanted) is { } moved)
        {
            await Task.WhenAny(moved, Task.Delay(Timeout.Infinite, patience.Token));
            // The store is slow: an older situation, which says at which event it stands, is better than none.
            if (patience.IsCancellationRequested) break;
        }

        lock (_lock) return look(fold);
    }

    /// <summary>Takes the journal in until the realm is gone or the host stops.</summary>
    public async Task Run(JournalReader journal, RealmId realm, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await foreach (var record in journal.Follow(realm, fold.Number, stopping)) Take(record);
                return;
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (StoreUnavailableException failure)
            {
                LogBehind(failure, realm.Name, fold.Number);
                await Task.WhenAny(Task.Delay(RetryAfter, stopping));
            }
        }
    }

    private Task? Behind(long wanted)
    {
        lock (_lock) return fold.Number >= wanted ? null : _moved.Task;
    }

    private void Take(StoredRecord record)
    {
        TaskCompletionSource moved;
        lock (_lock)
        {
            fold.On(record.Entry);
            (moved, _moved) = (_moved, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        Tail.Add(record, RecordSubjects.PlaceOf(record.Entry, fold.Region));
        moved.SetResult();
    }

    [LoggerMessage(LogLevel.Warning, "The situation of {Realm} stands still at record {Number}; the journal is read again in a second")]
    private partial void LogBehind(Exception failure, string realm, long number);
}
