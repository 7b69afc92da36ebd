using System.Diagnostics;
using Alliance.Core.Vocabulary;
using Alliance.LoadTesting.Calls;
using Alliance.LoadTesting.Measuring;

namespace Alliance.LoadTesting.Users;

/// <summary>A request that is about to be raised.</summary>
/// <param name="Key">Its idempotency key.</param>
/// <param name="Priority">Its priority.</param>
/// <param name="Reads">How often it is read afterwards.</param>
/// <param name="Body">Creates the body; null where its incident was never acknowledged.</param>
internal sealed record RequestToRaise(string Key, Priority Priority, int Reads, Func<ValueTask<string?>> Body);

/// <summary>Raises requests for all played people, and measures each from the moment at which it was to be
/// sent.</summary>
internal sealed class RequestRaiser(ApiClient client, LoadTally tally, RequestTraces book, CancellationToken end)
{
    private const int Tries = 3, MostWaiting = 20_000;

    /// <summary>Raises a request. The task is done when the request is answered and read.</summary>
    /// <param name="run">The step that it belongs to; null for none.</param>
    /// <param name="intended">The moment at which it was to be sent.</param>
    /// <param name="request">The request.</param>
    public async Task Raise(StepRun? run, long intended, RequestToRaise request)
    {
        var sent = Stopwatch.GetTimestamp();
        run?.Lag.Add(Stopwatch.GetElapsedTime(intended, sent));
        if (client.Waiting > MostWaiting)
        {
            run?.Overrun();
            return;
        }

        try
        {
            var result = await request.Body() is { } body
                ? await client.Command("aid-requests", body, request.Key, Tries, end)
                : new CallResult(0, "without an incident", null, null, null);
            Take(result, run, intended, sent, request.Priority);
            for (var i = 0; i < request.Reads && result.IsDone; i++) await Read(result.Number!);
        }
        catch (OperationCanceledException)
        {
            // The run is over.
        }
    }

    private void Take(in CallResult result, StepRun? run, long intended, long sent, Priority priority)
    {
        var now = Stopwatch.GetTimestamp();
        if (result.IsDone)
        {
            var trace = book[result.Number!];
            (trace.Step, trace.Priority, trace.Intended, trace.Acknowledged) = (
                run?.Step.Index ?? -1,
                priority,
                intended,
                now);
            tally.Ack(new AckedCommand(AckedKind.Raised, result.Number!, null, result.Record));
            tally.Order.Taken(result.Server!, priority, Moment(sent), Moment(now));
        }
        else if (result.IsRefusedForNow)
        {
            run?.Reject(Stopwatch.GetElapsedTime(sent, now));
            tally.RejectedNow(priority, Stopwatch.GetElapsedTime(sent, now));
            tally.Order.Refused(result.Server!, priority, Moment(sent), Moment(now));
        }
        else
        {
            run?.Fail();
            tally.Error($"raise {result.Error}");
        }
    }

    private static TimeSpan Moment(long stamp) => Stopwatch.GetElapsedTime(0, stamp);

    private async Task Read(string number)
    {
        try
        {
            using var _ = await client.Get($"{client.Realm}/aid-requests/{number}", end);
        }
        catch (LoadFailedException failure)
        {
            tally.Error($"read {failure.Kind}");
        }
    }
}
