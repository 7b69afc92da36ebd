using System.Threading.Channels;
using Alliance.Grains.Telemetry;

namespace Alliance.Grains.Storage;

/// <summary>Group commit: one writer gathers the commits of a whole silo into batches. Commits of the realm <c>live</c>
/// go first, so that a drill or a load test cannot delay them.</summary>
internal sealed class CommitQueue : IAsyncDisposable
{
    private const int Capacity = 4_096;
    private readonly Channel<Waiting> _live = Bounded();
    private readonly Channel<Waiting> _others = Bounded();
    private readonly WorkSignal _arrived = new();
    private readonly Func<IReadOnlyList<Commit>, Task<IReadOnlyList<CommitOutcome>>> _write;
    private readonly int _maxBatch;
    private readonly CommitMeter _meter;
    private readonly JournalMark? _mark;
    private readonly Task _writer;
    private volatile bool _stopping;

    /// <param name="write">Writes a batch in one transaction and returns an outcome for each commit. Throws when the
    /// whole batch failed.</param>
    /// <param name="maxBatch">The most commits in one batch.</param>
    /// <param name="meter">Measures the commits of this queue.</param>
    /// <param name="mark">Notes how far the journal has come; null: nowhere.</param>
    public CommitQueue(
        Func<IReadOnlyList<Commit>, Task<IReadOnlyList<CommitOutcome>>> write, int maxBatch, CommitMeter meter,
        JournalMark? mark = null)
    {
        (_write, _maxBatch, _meter, _mark) = (write, maxBatch, meter, mark);
        _writer = Task.Run(Work);
    }

    /// <summary>Queues a commit and waits until it is written.</summary>
    public async Task<CommitReceipt> Enqueue(Commit commit)
    {
        var (queued, durable) = (_meter.Queued(), false);
        try
        {
            var receipt = await Put(new Waiting(commit)).ConfigureAwait(false);
            durable = true;
            return receipt;
        }
        finally
        {
            _meter.Done(queued, durable);
        }
    }

    /// <summary>Writes the queued commits, then stops.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_stopping) return;
        _live.Writer.TryComplete();
        _others.Writer.TryComplete();
        _stopping = true;
        _arrived.Raise();
        await _writer.ConfigureAwait(false);
        _mark?.Dispose();
    }

    private async Task<CommitReceipt> Put(Waiting waiting)
    {
        try
        {
            await (waiting.Commit.Realm.Name == RealmId.Live ? _live : _others).Writer.WriteAsync(waiting)
                .ConfigureAwait(false);
        }
        catch (ChannelClosedException)
        {
            throw new StoreUnavailableException("The store is closed.");
        }

        _arrived.Raise();
        return await waiting.Done.Task.ConfigureAwait(false);
    }

    private static Channel<Waiting> Bounded() =>
        Channel.CreateBounded<Waiting>(new BoundedChannelOptions(Capacity) { SingleReader = true });

    private async Task Work()
    {
        var batch = new List<Waiting>(_maxBatch);
        while (true)
        {
            Gather(batch);
            if (batch.Count > 0) await WriteOne(batch).ConfigureAwait(false);
            else if (_stopping) return;
            else await _arrived.Wait().ConfigureAwait(false);
            batch.Clear();
        }
    }

    private void Gather(List<Waiting> batch)
    {
        while (batch.Count < _maxBatch && (_live.Reader.TryRead(out var next) || _others.Reader.TryRead(out next)))
            batch.Add(next);
    }

    private async Task WriteOne(List<Waiting> batch)
    {
        _meter.Took(batch.Count);
        try
        {
            Commit[] commits = [.. batch.Select(w => w.Commit)];
            var outcomes = await _write(commits).ConfigureAwait(false);
            _mark?.Note(commits, outcomes);
            for (var i = 0; i < batch.Count; i++) batch[i].Settle(outcomes[i]);
        }
        catch (Exception failure)
        {
            // Whatever it was, those who wait must learn that their commits may not be there.
            foreach (var waiting in batch) waiting.Done.TrySetException(Unknown(failure));
        }
    }

    private static StoreUnavailableException Unknown(Exception failure) =>
        new($"The store failed, and what was to be written may or may not be there: {failure.Message}");

    private sealed class Waiting(Commit commit)
    {
        public Commit Commit { get; } = commit;
        public TaskCompletionSource<CommitReceipt> Done { get; } =
            new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Settle(CommitOutcome outcome)
        {
            if (outcome.Conflict is { } why) Done.TrySetException(new CommitConflictException(Commit.Actor, why));
            else Done.TrySetResult(new CommitReceipt(Commit.Etag + 1, outcome.FirstNumber));
        }
    }
}

/// <summary>The outcome of one commit of a batch.</summary>
/// <param name="Conflict">Why the commit was refused; null where it was written.</param>
/// <param name="FirstNumber">The global number of its first journal record. For a commit without records, the last
/// number that was assigned.</param>
internal readonly record struct CommitOutcome(string? Conflict, long FirstNumber)
{
    public static CommitOutcome StaleEtag { get; } = new("another activation has written it since", 0);
    public static CommitOutcome NoRealm { get; } = new("its realm is gone", 0);
    public static CommitOutcome KeyUsed { get; } = new("its idempotency key was used meanwhile", 0);
}
