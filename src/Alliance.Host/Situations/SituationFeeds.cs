using System.Collections.Concurrent;
using Alliance.Grains.Journals;
using Alliance.Grains.Realms;
using Alliance.Grains.Storage;
using Orleans.Serialization;

namespace Alliance.Host.Situations;

/// <summary>The situations of the realms that are in use on this server. When the host ends, they are stored.</summary>
internal sealed partial class SituationFeeds : IAsyncDisposable
{
    private readonly ICommitStore _store;
    private readonly JournalReader _journal;
    private readonly Serializer _serializer;
    private readonly SituationLimits _limits;
    private readonly ILogger<SituationFeed> _log;
    private readonly CancellationTokenSource _end;
    private readonly ConcurrentDictionary<RealmId, Lazy<Task<SituationFeed>>> _feeds = new();
    private readonly ConcurrentDictionary<RealmId, Task> _running = new();

    public SituationFeeds(
        ICommitStore store,
        JournalReader journal,
        Serializer serializer,
        SituationLimits limits,
        IHostApplicationLifetime lifetime,
        ILogger<SituationFeed> log)
    {
        (_store, _journal, _serializer, _limits, _log) = (store, journal, serializer, limits, log);
        _end = CancellationTokenSource.CreateLinkedTokenSource(lifetime.ApplicationStopping);
    }

    public async Task<SituationFeed> Of(LiveRealm realm)
    {
        // Of two who come at once, one opens it.
        var opening = _feeds.GetOrAdd(realm.Id, _ => new Lazy<Task<SituationFeed>>(() => Open(realm)));
        try
        {
            return await opening.Value;
        }
        catch
        {
            // A failure is not kept: the next who asks tries again.
            _feeds.TryRemove(KeyValuePair.Create(realm.Id, opening));
            throw;
        }
    }

    /// <summary>Waits until all situations are stored. The store is still open then.</summary>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await Task.WhenAll(_running.Values);
        _end.Dispose();
    }

    private async Task<SituationFeed> Open(LiveRealm realm)
    {
        if (!(await _store.RealmIds()).Contains(realm.Id)) throw new RealmUnknownException(realm.Id.Name);
        var archive = new SituationArchive(_store, _journal, _serializer, realm.Id, _log);
        var feed = new SituationFeed(realm, await archive.Restore(realm.First), archive, _limits, _log);
        feed.Acknowledge(await _store.LastNumber(realm.Id));
        _running[realm.Id] = Feed(feed, realm.Id);
        return feed;
    }

    private async Task Feed(SituationFeed feed, RealmId realm)
    {
        try
        {
            await feed.Run(_journal, _end.Token);
        }
        catch (Exception failure)
        {
            // Whatever it was, the journal has it all: the next who looks opens it anew.
            LogBroken(failure, realm.Name);
        }

        feed.Tail.End();
        _feeds.TryRemove(realm, out _);
        _running.TryRemove(realm, out _);
    }

    [LoggerMessage(
        LogLevel.Error,
        "The situation of {Realm} cannot be followed any further; the next who looks at it opens it anew"
    )]
    private partial void LogBroken(Exception failure, string realm);
}
