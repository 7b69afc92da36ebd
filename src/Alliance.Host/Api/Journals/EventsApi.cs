using System.Globalization;
using Alliance.Core.Access;
using Alliance.Grains.Admissions;
using Alliance.Grains.Journals;
using Alliance.Grains.Storage;
using Alliance.Host.Access;
using Alliance.Host.Admissions;
using Alliance.Host.Api.Endpoints;
using Alliance.Host.Api.Problems;
using Alliance.Host.Api.Queries;
using Alliance.Host.Serving;

namespace Alliance.Host.Api.Journals;

/// <summary>The growing journal, as Server-Sent Events.</summary>
internal static class EventsApi
{
    private static readonly QueryParameter<string> LastEventId = Parameters.Text(
        "lastEventId", "The number of the last event that was seen; 0 to begin at the first. The header goes before.");

    private static readonly QueryShape Query = new([LastEventId, RecordFilter.Types, .. RecordFilter.All]);

    public static void Map(RouteGroupBuilder group) =>
        group
            .MapGet("/", Watch)
            .WithSummary("Watch what happens")
            .WithDescription(
                "Server-Sent Events: id is the number of the record, event its type, data the record as "
                    + "JSON (its times in milliseconds of the realm, and time, the wall-clock moment of its "
                    + "recording).\n"
                    + "Begins after the Last-Event-ID header or lastEventId (0: the first record), else with what "
                    + "comes next; continues without a gap or a repeat,\n"
                    + "also after a restart of the server. The filters are those of the journal; a watcher by words, "
                    + "author, incident, actor or time reads more slowly than others. Roles that may not read "
                    + "the journal get of each record its number, times, actor and type alone.\n"
                    + "Who takes events up more slowly than they come is told so in a comment and disconnected; "
                    + "resume by the last id.\n"
                    + "An id that the journal has not reached is answered with 409, one that is no longer kept "
                    + "with 410 (the whole journal is kept now).")
            .Produces(StatusCodes.Status200OK, contentType: "text/event-stream")
            .WithMetadata(Query);

    private static async Task Watch(
        string realm,
        Desk desk,
        JournalReader journal,
        ICommitStore store,
        ServeOptions options,
        AdmissionGate gate,
        ScanGate scans,
        IHostApplicationLifetime lifetime,
        AccessDirectory directory,
        HttpContext http)
    {
        var open = await desk.Open(realm);
        var values = QueryValues.Of(http);
        var filter = RecordFilter.Of(values, RecordFilter.Types, open);
        var last = await store.LastNumber(open.Live.Id);
        var after = After(
            http.Request.Headers["Last-Event-ID"].ToString() is { Length: > 0 } header ? header
                : values.Of(LastEventId),
            last);
        if (!gate.TryEnterWatcher())
            throw Overload.Refuse(http, gate, "as many watch as the server has room for");
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers.CacheControl = "no-cache";
        // nginx would gather events.
        http.Response.Headers["X-Accel-Buffering"] = "no";
        if (http.Features.Get<HeadCalls.Head>() is not null)
        {
            gate.LeaveWatcher();
            return;
        }

        using var end = CancellationTokenSource.CreateLinkedTokenSource(
            http.RequestAborted,
            lifetime.ApplicationStopping);
        var stream = new EventStream(
            http.Response, open, filter, options.Heartbeat, scans, !Caller.Reads(Act.ReadJournal, http, realm));
        using var allowed = new WatchPermit(directory, Caller.Of(http), end);
        try
        {
            await stream.Run(journal, after, end.Token);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The watcher has gone, or the server stops: either way the stream ends here, and another resumes it.
        }
        catch (TimeoutException)
        {
            // It has taken nothing for so long that there is no telling it anything.
            http.Abort();
        }
        finally
        {
            gate.LeaveWatcher();
        }
    }

    private static long After(string? id, long last)
    {
        if (id is null) return last;
        if (!long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var after))
            throw ApiProblem.BadInput(
                "lastEventId",
                $"'{id}' is no id of this stream; give the number of the last event you saw, or 0 for the first.");
        return after <= last
            ? after
            : throw new ApiProblem(
                StatusCodes.Status409Conflict,
                "event-ahead",
                "The journal has not come that far.",
                $"The last event is {last}, so {after} is of another journal; read the situation anew and watch from "
                    + $"its event.")
            {
                More = new Dictionary<string, object?> { ["last"] = last },
            };
    }
}
