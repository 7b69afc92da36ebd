using System.Buffers;
using System.Text;
using System.Text.Json;
using Alliance.Grains.Journals;
using Alliance.Host.Situations;

namespace Alliance.Host.Api;

/// <summary>Writes one watcher's stream: what it has missed out of the journal, page by page, and from then on what all watchers share. It holds what was not
/// taken up yet in one buffer of a few events. A watcher that falls behind what is shared reads what it wants of that from the journal, by the marks that are kept
/// of much more; one that falls behind those too is disconnected, and resumes by its last id.</summary>
internal sealed class EventStream(HttpResponse response, RealmDesk realm, RecordFilter filter, TimeSpan heartbeat)
{
    /// <summary>A filtered watcher is told after so many records that were none of its own how far it has come.</summary>
    private const int ProgressEvery = 500;
    private const int Page = 500, AtATime = 64;
    /// <summary>Bytes gathered before they are sent.</summary>
    private const int MaxGathered = 65_536;
    /// <summary>A watcher that takes nothing for so long is gone.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(100);
    /// <summary>What an event is written on, kept for the next that this thread writes.</summary>
    [ThreadStatic] private static ArrayBufferWriter<byte>? _sheet;
    [ThreadStatic] private static Utf8JsonWriter? _pen;
    private readonly ArrayBufferWriter<byte> _buffer = new(4_096);
    private readonly TailRecord[] _taken = new TailRecord[AtATime];
    private readonly List<long> _missed = [];
    private long _seen;
    private long _passedOver;

    /// <exception cref="TimeoutException">The watcher takes nothing.</exception>
    public async Task Run(JournalReader journal, long after, CancellationToken end)
    {
        _seen = after;
        Write("retry: 1000\n\n");
        await Flush(end);
        var isLive = false;
        while (!realm.Tail.IsOver)
        {
            var count = realm.Tail.Take(_seen, filter.Place, _taken, out var more);
            if (count > 0)
            {
                isLive = true;
                await Show(count, end);
            }
            else if (count == 0)
            {
                // Also where the tail has yet to come to what the watcher has seen, as after a start: it comes past there.
                await Wait(more!, end);
            }
            else if (realm.Tail.Find(_seen, filter.MayTake, _missed, Page) is { } through)
            {
                isLive = true;
                await MakeUp(journal, through, end);
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

    private async Task Show(int count, CancellationToken end)
    {
        for (var i = 0; i < count; i++)
        {
            var shared = _taken[i];
            if (!Pass(shared.Facts.Number, filter.Takes(shared.Facts))) continue;
            _buffer.Write(shared.Event(EventOf, realm));
            if (_buffer.WrittenCount > MaxGathered) await Flush(end);
        }

        await Flush(end);
    }

    /// <summary>Shows a page out of the journal.</summary>
    private async Task CatchUp(JournalReader journal, CancellationToken end)
    {
        // It may go on from the thread that has sent something; to read takes long.
        await Task.Yield();
        var page = await journal.Read(realm.Live.Id, _seen, Page);
        await Show(page, end);
        if (page.Count == 0) await Task.Delay(LookAgain, end);
    }

    /// <summary>Shows what was found to be missed, through a number.</summary>
    private async Task MakeUp(JournalReader journal, long through, CancellationToken end)
    {
        await Task.Yield();
        if (_missed.Count > 0) await Show(await journal.Read(realm.Live.Id, _missed), end);
        _missed.Clear();
        PassOver(through);
        await Flush(end);
    }

    private async Task Show(IReadOnlyList<StoredRecord> page, CancellationToken end)
    {
        foreach (var record in page)
        {
            if (Pass(record.Number, filter.Takes(record.Entry, realm.Region))) _buffer.Write(EventOf(record, realm));
            if (_buffer.WrittenCount > MaxGathered) await Flush(end);
        }

        await Flush(end);
    }

    private async Task Wait(Task more, CancellationToken end)
    {
        if (more.IsCompleted) return;
        try
        {
            await more.WaitAsync(heartbeat, end);
        }
        catch (TimeoutException)
        {
            Progress();
            Write(": alive\n\n");
            await Flush(end);
        }
    }

    private async Task TooSlow(CancellationToken end)
    {
        Progress();
        Write($": too slow: {JournalTail.Marked} events have come since; connect again with Last-Event-ID {_seen}\n\n");
        await Flush(end);
    }

    /// <summary>Passes a record; says whether it is shown.</summary>
    private bool Pass(long record, bool isWanted)
    {
        if (!isWanted)
        {
            PassOver(record);
            return false;
        }

        (_seen, _passedOver) = (record, 0);
        return true;
    }

    /// <summary>Passes what is not shown, through a number.</summary>
    private void PassOver(long through)
    {
        _passedOver += through - _seen;
        _seen = through;
        if (_passedOver >= ProgressEvery) Progress();
    }

    private static byte[] EventOf(StoredRecord record, RealmDesk realm)
    {
        var buffer = _sheet ??= new ArrayBufferWriter<byte>(4_096);
        var writer = _pen ??= new Utf8JsonWriter(buffer, RecordJson.WriterOptions);
        buffer.ResetWrittenCount();
        writer.Reset();
        Encoding.UTF8.GetBytes($"id: {record.Number}\nevent: {RecordTypes.NameOf(record.Entry.Body)}\ndata: ", buffer);
        RecordJson.WriteEntry(writer, record.Entry, realm.Time(record.Entry.At));
        writer.Flush();
        buffer.Write("\n\n"u8);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>An id without data moves a watcher on and shows it nothing.</summary>
    private void Progress()
    {
        if (_passedOver == 0) return;
        _passedOver = 0;
        Write($"id: {_seen}\n\n");
    }

    private void Write(string text) => Encoding.UTF8.GetBytes(text, _buffer);

    private async Task Flush(CancellationToken end)
    {
        if (_buffer.WrittenCount == 0) return;
        await Within(response.BodyWriter.WriteAsync(_buffer.WrittenMemory, end).AsTask(), end);
        _buffer.ResetWrittenCount();
    }

    private static Task Within(Task written, CancellationToken end) => written.IsCompletedSuccessfully ? written : written.WaitAsync(Patience, end);
}
