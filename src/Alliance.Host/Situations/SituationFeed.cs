using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Journals;
using Alliance.Core.Situations;
using Alliance.Grains.Journals;
using Alliance.Grains.Realms;
using Alliance.Grains.Storage;

namespace Alliance.Host.Situations;

/// <summary>The situation of one realm, updated from its journal. Memory holds open requests and incidents and those
/// that came to rest last. The archive holds the rest.</summary>
internal sealed partial class SituationFeed(
    LiveRealm realm, SituationFold fold, SituationArchive archive, SituationLimits limits, ILogger<SituationFeed> log)
{
    /// <summary>The longest time that a read waits until acknowledged records have come through the journal.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);
    private readonly Lock _lock = new();
    private TaskCompletionSource _moved = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _acknowledged;
    private long _kept = fold.Number;

    /// <summary>The latest records, for watchers.</summary>
    public JournalTail Tail { get; } = new(fold.Number);

    /// <summary>All requests, in memory and in the archive.</summary>
    public ProjectionSource<RequestProjection> Requests =>
        new(this, archive, ActorKind.AidRequest, static s => s.Requests);

    /// <summary>All incidents, in memory and in the archive.</summary>
    public ProjectionSource<IncidentProjection> Incidents =>
        new(this, archive, ActorKind.Incident, static s => s.Incidents);

    /// <summary>Announces that a command was answered. Later reads include its last record, which has this
    /// number.</summary>
    public void Acknowledge(long number)
    {
        lock (_lock) _acknowledged = Math.Max(_acknowledged, number);
    }

    /// <summary>Reads the situation, once it includes all records that were acknowledged before. The function must not
    /// keep a reference to the situation.</summary>
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

    /// <summary>Reads a request, in memory or in the archive; null where there is none. The function must not keep a
    /// reference to the request.</summary>
    public Task<T?> Request<T>(string number, Func<RequestProjection, T> look) where T : class =>
        Projection(s => s.Requests, number.ToAidRequest(), look);

    /// <inheritdoc cref="Request"/>
    public Task<T?> Incident<T>(string number, Func<IncidentProjection, T> look) where T : class =>
        Projection(s => s.Incidents, number.ToIncident(), look);

    /// <summary>Follows the journal until the realm is dropped or the host stops. At a stop of the host, it stores a
    /// snapshot.</summary>
    public async Task Run(JournalReader journal, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await foreach (var record in journal.Follow(realm.Id, fold.Number, stopping)) await Take(record);
                return;
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                break;
            }
            catch (StoreUnavailableException failure)
            {
                LogBehind(failure, realm.Id.Name, fold.Number);
                await Task.WhenAny(Task.Delay(RetryAfter, stopping));
            }
        }

        await Keep();
    }

    private Task? Behind(long wanted)
    {
        lock (_lock) return fold.Number >= wanted ? null : _moved.Task;
    }

    private async Task<T?> Projection<TProjection,
        T>(Func<SituationFold, SortedDictionary<string, TProjection>> inMemory, ActorId of, Func<TProjection, T> look)
        where TProjection : class, IProjection where T : class
    {
        if (await Known(inMemory, of, look) is { } known) return known;
        // Another silo may have made it, and its records are still on their way here.
        var last = await archive.LastNumber();
        lock (_lock)
            if (last <= fold.Number) return null;
        Acknowledge(last);
        return await Known(inMemory, of, look);
    }

    private async Task<T?> Known<TProjection,
        T>(Func<SituationFold, SortedDictionary<string, TProjection>> inMemory, ActorId of, Func<TProjection, T> look)
        where TProjection : class, IProjection where T : class =>
        await Read(s => inMemory(s).TryGetValue(of.Key, out var projection) ? look(projection) : null)
            ?? (await archive.Find<TProjection>(of) is { } away ? look(away) : null);

    private async ValueTask Take(StoredRecord record)
    {
        await Fetch(record.Entry);
        TaskCompletionSource moved;
        lock (_lock)
        {
            fold.On(record.Entry);
            (moved, _moved) = (_moved, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        Tail.Add(record.Number, FactsOf(record.Entry), Tail.IsWatched ? RecordEvent.Of(record, realm) : default);
        moved.SetResult();
        await PutAway(fold.RequestsAtRest, archive.PutAway);
        await PutAway(fold.IncidentsAtRest, archive.PutAway);
        if (fold.Number - _kept >= limits.SnapshotEvery) await Keep();
    }

    /// <summary>Returns the fields of a record for filters. It uses the name strings of the fold, because those of the
    /// record would stay in memory for this purpose only.</summary>
    private RecordFacts FactsOf(in JournalEntry entry)
    {
        var (request, place) = (RecordSubjects.RequestOf(entry), RecordSubjects.PlaceOf(entry, fold.Region));
        return new RecordFacts(
            entry.Body.GetType(), entry.Body is Notice,
            request is not null && fold.Requests.TryGetValue(request, out var projection) ? projection.Number : request,
            place is not null && fold.Region.Townships.TryGetValue(place, out var township) ? township.Code : place);
    }

    /// <summary>Loads the projection of a late record back from the archive, if it was archived.</summary>
    private async ValueTask Fetch(JournalEntry entry)
    {
        if (fold.MissingRequest(entry) is { } request) await Fetch(fold.RequestsAtRest, request.ToAidRequest());
        if (fold.MissingIncident(entry) is { } incident) await Fetch(fold.IncidentsAtRest, incident.ToIncident());
    }

    private async Task Fetch<T>(ProjectionsAtRest<T> resting, ActorId of) where T : class, IProjection
    {
        if (await archive.Find<T>(of) is not { } projection) return;
        lock (_lock) resting.Fetch(projection);
    }

    /// <summary>Archives projections. Only the task that feeds the fold changes it, so this task may read it without
    /// the lock. A projection leaves memory once the store has it.</summary>
    private async ValueTask PutAway<T>(ProjectionsAtRest<T> resting, Func<IEnumerable<T>, Task> write)
        where T : class, IProjection
    {
        if (resting.Count < limits.KeptAtRest + limits.PutAwayAtOnce) return;
        var longest = resting.Longest(limits.PutAwayAtOnce);
        await write(longest);
        lock (_lock)
            foreach (var projection in longest) resting.PutAway(projection);
    }

    /// <summary>Stores a snapshot of the fold. A failure only makes the next start take longer.</summary>
    private async Task Keep()
    {
        if (fold.Number == _kept) return;
        _kept = fold.Number;
        try
        {
            await archive.Keep(fold.State);
        }
        catch (StoreUnavailableException failure)
        {
            LogNotKept(failure, realm.Id.Name, fold.Number);
        }
    }

    [LoggerMessage(LogLevel.Warning,
        "The situation of {Realm} stands still at record {Number}; the journal is read again in a second")]
    private partial void LogBehind(Exception failure, string realm, long number);

    [LoggerMessage(LogLevel.Warning,
        "The situation of {Realm} through record {Number} could not be kept; a start would fold the journal from the "
            + "record before which it last was")]
    private partial void LogNotKept(Exception failure, string realm, long number);
}
