using System.Buffers;
using System.Diagnostics;
using System.Text;
using Alliance.Grains.Journals;
using Alliance.Host.Admissions;
using Alliance.Host.Api.Endpoints;
using Alliance.Host.Situations;

namespace Alliance.Host.Api.Journals;

/// <summary>Writes the event stream of one watcher. First it writes missed records page by page from the journal, then
/// the events that all watchers share. An event that is no longer in the shared memory is read from the store, if the
/// watcher wants it. The stream buffers a few dozen events that the watcher has not received yet. A watcher that falls
/// too far behind is disconnected, and resumes by its last id.</summary>
internal sealed class EventStream(
    HttpResponse response, RealmDesk realm, RecordFilter filter, TimeSpan heartbeat, ScanGate gate, bool isBrief)
{
    /// <summary>After this number of records that its filter leaves out, a watcher is told how far the stream has
    /// come.</summary>
    private const int ProgressEvery = 500;
    /// <summary>The number of missed records that are read at once. A watcher that takes nothing holds no more than
    /// these, as bytes.</summary>
    private const int Page = 100;
    /// <summary>The number of bytes that are gathered before they are sent.</summary>
    private const int MaxGathered = 32_768;
    /// <summary>A watcher that receives nothing for this time is disconnected.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(100);
    private readonly ArrayBufferWriter<byte> _buffer = new(4_096);
    private readonly List<long> _missed = [];
    /// <summary><c>_seen</c> is the last record that was passed or filtered out. <c>_told</c> is the last record number
    /// that the watcher knows.</summary>
    private long _seen, _told;
    /// <summary>The timestamp of the last write to the watcher.</summary>
    private long _sent = Stopwatch.GetTimestamp();

    /// <exception cref="TimeoutException">The watcher receives nothing.</exception>
    public async Task Run(JournalReader journal, long after, CancellationToken end)
    {
        _seen = _told = after;
        Write("retry: 1000\n\n");
        await Flush(end);
        realm.Tail.Join();
        try
        {
            await Follow(journal, end);
        }
        finally
        {
            realm.Tail.Leave();
        }
    }

    private async Task Follow(JournalReader journal, CancellationToken end)
    {
        var isLive = false;
        while (!realm.Tail.IsOver)
        {
            var page = realm.Tail.Take(_seen, filter, _buffer, MaxGathered, _missed);
            if (page.More is { } more)
            {
                // Also where the tail has yet to come to what the watcher has seen, as after a start: it comes past
                // there.
                await Wait(more, end);
            }
            else if (!page.IsFallenOut)
            {
                isLive = true;
                await Show(page, journal, end);
            }
            else if (isLive)
            {
                await TooSlow(end);
                return;
            }
            else
            {
                await CatchUp(journal, end);
            }
        }
    }

    private async Task Show(TailPage page, JournalReader journal, CancellationToken end)
    {
        if (page.Shown > 0) _told = page.Shown;
        if (_missed.Count > 0)
        {
            await Elsewhere();
            await Show(await journal.Read(realm.Live.Id, _missed), end);
            _missed.Clear();
        }

        Pass(page.Through);
        await Flush(end);
    }

    /// <summary>Writes a page of the journal.</summary>
    private async Task CatchUp(JournalReader journal, CancellationToken end)
    {
        await Elsewhere();
        var count = await Gather(journal, end);
        await Flush(end);
        if (count == 0) await Task.Delay(LookAgain, end);
    }

    /// <summary>Reads a page of the journal when it is this watcher's turn. Only the bytes of it are kept.</summary>
    /// <returns>The number of records.</returns>
    private async Task<int> Gather(JournalReader journal, CancellationToken end)
    {
        using var turn = await gate.EnterWatcher(end);
        var page = await journal.Read(realm.Live.Id, _seen, Page);
        foreach (var record in page) Show(record);
        return page.Count;
    }

    private async Task Show(IReadOnlyList<StoredRecord> page, CancellationToken end)
    {
        foreach (var record in page)
        {
            Show(record);
            if (_buffer.WrittenCount > MaxGathered) await Flush(end);
        }

        await Flush(end);
    }

    private void Show(StoredRecord record)
    {
        if (filter.Takes(record.Entry, realm.Region))
        {
            _buffer.Write(RecordEvent.Of(record, realm.Live));
            _told = record.Number;
        }

        Pass(record.Number);
    }

    /// <summary>Moves to the thread pool, because reading takes long and must not keep a network thread that has sent
    /// something.</summary>
    private static async ValueTask Elsewhere()
    {
        if (!Thread.CurrentThread.IsThreadPoolThread) await Task.Yield();
    }

    /// <summary>Waits for more records. Writes a sign of life when nothing was written to the watcher for the heartbeat
    /// time, even if records come that it does not want.</summary>
    private async Task Wait(Task more, CancellationToken end)
    {
        try
        {
            var left = heartbeat - Stopwatch.GetElapsedTime(_sent);
            await more.WaitAsync(left > TimeSpan.Zero ? left : TimeSpan.Zero, end);
            if (left > TimeSpan.Zero) return;
        }
        catch (TimeoutException)
        {
            // Nothing has come.
        }

        Progress();
        Write(": alive\n\n");
        await Flush(end);
    }

    private async Task TooSlow(CancellationToken end)
    {
        Progress();
        Write(
            $": too slow: more than {JournalTail.Length} records have come since; connect again with Last-Event-ID "
                + $"{_seen}\n\n");
        await Flush(end);
    }

    /// <summary>Marks all records up to this one as passed.</summary>
    private void Pass(long record)
    {
        _seen = record;
        if (_seen - _told >= ProgressEvery) Progress();
    }

    /// <summary>Writes an id without data. It moves the watcher's last id on and shows nothing.</summary>
    private void Progress()
    {
        if (_told == _seen) return;
        _told = _seen;
        Write($"id: {_seen}\n\n");
    }

    private void Write(string text) => Encoding.UTF8.GetBytes(text, _buffer);

    private async Task Flush(CancellationToken end)
    {
        if (_buffer.WrittenCount == 0) return;
        var gathered = isBrief ? RecordHeads.Of(_buffer.WrittenSpan) : _buffer.WrittenMemory;
        await Within(response.BodyWriter.WriteAsync(gathered, end).AsTask(), end);
        _buffer.ResetWrittenCount();
        _sent = Stopwatch.GetTimestamp();
    }

    private static Task Within(Task written, CancellationToken end) =>
        written.IsCompletedSuccessfully ? written : written.WaitAsync(Patience, end);
}
