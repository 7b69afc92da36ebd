using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Alliance.Core.Actors;
using Alliance.Grains.Journals;
using Alliance.Grains.Storage;
using Alliance.Host.Serving;

namespace Alliance.Host.Api;

/// <summary>The journal as it grows, as Server-Sent Events.</summary>
internal static class EventsApi
{
    public static void Map(RouteGroupBuilder group) =>
        group.MapGet("/", Watch).WithSummary("Watch what happens").WithDescription("""
            Server-Sent Events: id is the number of the record, event its type, data the record as JSON (its times in milliseconds of the realm, and time, the wall-clock moment of its recording).
            Begins after the Last-Event-ID header or lastEventId (0: the first record), else with what comes next; continues without a gap or a repeat,
            also after a restart of the server. Filters: types (separated by commas), request, place, notices=true (what people are to see).
            An id that the journal has not reached is answered with 409, one that is no longer kept with 410 (the whole journal is kept now).
            """).Produces(StatusCodes.Status200OK, contentType: "text/event-stream");

    private static async Task Watch(
        string realm, Desk desk, JournalReader journal, ICommitStore store, ServeOptions options, IHostApplicationLifetime lifetime, HttpContext http,
        string? lastEventId, string? types, string? request, string? place, bool? notices)
    {
        var open = await desk.Open(realm);
        var filter = RecordFilter.Parse(open.Region, types, request, place, notices ?? false, actor: null);
        var last = await store.LastNumber(open.Live.Id);
        var after = After(http.Request.Headers["Last-Event-ID"].ToString() is { Length: > 0 } header ? header : lastEventId, last);
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers.CacheControl = "no-cache";
        // nginx would gather events.
        http.Response.Headers["X-Accel-Buffering"] = "no";
        using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
        var stream = new EventStream(http.Response, open, filter, options.Heartbeat);
        try
        {
            await stream.Run(journal, after, end.Token);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The watcher has gone, or the server stops: either way the stream ends here, and another resumes it.
        }
    }

    private static long After(string? id, long last)
    {
        if (id is null) return last;
        if (!long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var after))
            throw ApiProblem.BadInput("lastEventId", $"'{id}' is no id of this stream; give the number of the last event you saw, or 0 for the first.");
        return after <= last ? after : throw new ApiProblem(
            StatusCodes.Status409Conflict, "event-ahead", "The journal has not come that far.",
            $"The last event is {last}, so {after} is of another journal; read the situation anew and watch from its event.")
        {
            More = new Dictionary<string, object?> { ["last"] = last },
        };
    }
}

/// <summary>Writes one watcher's stream.</summary>
internal sealed class EventStream(HttpResponse response, RealmDesk realm, RecordFilter filter, TimeSpan heartbeat)
{
    /// <summary>A filtered watcher is told after so many records that were none of its own how far it has come.</summary>
    private const int ProgressEvery = 500;
    /// <summary>Bytes gathered while the journal is read faster than it grows.</summary>
    private const int MaxGathered = 65_536;
    private readonly ArrayBufferWriter<byte> _buffer = new(4_096);
    private long _seen;
    private int _passedOver;

    public async Task Run(JournalReader journal, long after, CancellationToken end)
    {
        _seen = after;
        Write("retry: 1000\n\n");
        await Flush(end);
        using var following = CancellationTokenSource.CreateLinkedTokenSource(end);
        await using var records = journal.Follow(realm.Live.Id, after, following.Token).GetAsyncEnumerator(CancellationToken.None);
        var next = records.MoveNextAsync().AsTask();
        try
        {
            while (true)
            {
                if (!next.IsCompleted || _buffer.WrittenCount > MaxGathered) await Flush(end);
                if (!await Arrived(next, end)) continue;
                if (!await next) return;
                Take(records.Current);
                next = records.MoveNextAsync().AsTask();
            }
        }
        finally
        {
            // The enumerator may not be disposed while it moves.
            await following.CancelAsync();
            await Task.WhenAny(next);
        }
    }

    private async Task<bool> Arrived(Task next, CancellationToken end)
    {
        if (next.IsCompleted) return true;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(end);
        var first = await Task.WhenAny(next, Task.Delay(heartbeat, either.Token));
        await either.CancelAsync();
        end.ThrowIfCancellationRequested();
        if (first == next) return true;
        Progress();
        Write(": alive\n\n");
        await Flush(end);
        return false;
    }

    private void Take(StoredRecord record)
    {
        _seen = record.Number;
        if (filter.Takes(record.Entry, realm.Region))
        {
            _passedOver = 0;
            Write($"id: {record.Number}\nevent: {RecordTypes.NameOf(record.Entry.Body)}\ndata: ");
            using (var writer = new Utf8JsonWriter(_buffer, RecordJson.WriterOptions)) RecordJson.WriteEntry(writer, record.Entry, realm.Time(record.Entry.At));
            Write("\n\n");
        }
        else if (++_passedOver >= ProgressEvery)
        {
            Progress();
        }
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
        await response.Body.WriteAsync(_buffer.WrittenMemory, end);
        _buffer.ResetWrittenCount();
        await response.Body.FlushAsync(end);
    }
}
