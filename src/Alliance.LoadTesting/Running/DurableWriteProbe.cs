using System.Diagnostics;
using Alliance.Core.Stories;
using Alliance.LoadTesting.Calls;
using Alliance.LoadTesting.Measuring;
using Alliance.LoadTesting.Users;

namespace Alliance.LoadTesting.Running;

/// <summary>The number of durable writes of a request until it records its commitment.</summary>
/// <param name="PerRequest">The median of the observed requests; null where there was none.</param>
/// <param name="From">The source of the count, and what it includes.</param>
/// <param name="OfEach">The count of each observed request.</param>
internal sealed record DurableWrites(double? PerRequest, Telling From, IReadOnlyList<int> OfEach)
{
    public static DurableWrites None { get; } = new(null, new("无", "none"), []);

    /// <summary>Computes the median. Where lenders answer later than a tier's commit may wait for them
    /// (<c>RuntimeOptions.HoldCommit</c>, 20 ms), the search has a commit of its own. So on a busy machine some
    /// requests cost one more write.</summary>
    public static DurableWrites Of(IReadOnlyList<int> each, Telling from) =>
        each.Count == 0 ? None : new(each.Order().ElementAt((each.Count - 1) / 2), from, each);
}

/// <summary>Counts the durable writes of a request until it records its commitment. It observes a few requests that are
/// raised one by one under one incident, while there is no other load.</summary>
internal sealed class DurableWriteProbe(ApiClient client, Crews crews, Callers people, RequestTraces book)
{
    // The first finds everyone asleep, and before it there may be no such counter: it is not counted.
    private const int Probes = 6;
    // A load is never of the realm 'live', whose own requests may go on beside it.
    private const string Metric = "alliance_negotiation_commits_total", NotLive = "realm=\"others\"";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20), UntilQuiet = TimeSpan.FromMilliseconds(1_200);

    /// <summary>Describes what the servers' own count includes. In a set-up that others use too, it includes more than
    /// the tester's requests. It does not include the writes of silos that the tester does not know.</summary>
    public static Telling Includes(bool isOwn, string store) =>
        isOwn ? new("服务指标", "metrics")
        : store == "redis"
            ? new("所给节点的指标，不含集群其他节点，含其上的其他演练",
                "metrics of the silo named, without others of its cluster and with other drills on it")
        : new("服务指标，含其上的其他演练", "metrics, with other drills on the server");

    /// <summary>Counts the durable writes. It uses the server's own count of commits with a step of a negotiation,
    /// where there is one. It reads the count once everything is quiet, because a scrape may be a moment old. Otherwise
    /// it counts the turns in the journal until the commitment, several of which may have shared a commit.</summary>
    public async Task<DurableWrites> Count(Telling includes, CancellationToken cancellation)
    {
        crews.Hold = true;
        try
        {
            var (counted, shown) = (new List<int>(), new List<int>());
            for (var i = 0; i < Probes && !cancellation.IsCancellationRequested; i++)
            {
                var before = await Commits(cancellation);
                var number = await RaiseOne(cancellation);
                // Also of one that came to nothing what is late must not be counted with the next.
                await Task.Delay(UntilQuiet, cancellation);
                if (number is null || i == 0) continue;
                if (before is { } commits && await Commits(cancellation) is { } now) counted.Add((int)(now - commits));
                shown.Add(await Turns(number, cancellation));
            }

            return counted.Exists(c => c > 0)
                ? DurableWrites.Of(counted, includes)
                : DurableWrites.Of(shown, new("日志", "journal"));
        }
        finally
        {
            crews.Hold = false;
        }
    }

    private async Task<string?> RaiseOne(CancellationToken cancellation)
    {
        var known = book.Acknowledged.Select(c => c.Number).ToHashSet();
        await people.Raise(null, Stopwatch.GetTimestamp(), incident: 0);
        if (book.Acknowledged.FirstOrDefault(c => !known.Contains(c.Number)) is not { } trace) return null;
        var since = Stopwatch.GetTimestamp();
        while (trace is { Committed: 0, Ended: 0 } && Stopwatch.GetElapsedTime(since) < Patience)
            await Task.Delay(2, cancellation);
        return trace.Committed > 0 ? trace.Number : null;
    }

    private Task<double?> Commits(CancellationToken cancellation) =>
        ServerMetrics.Sum(client, Metric, NotLive, cancellation);

    /// <summary>Counts the turns that left a record, up to the record of the commitment.</summary>
    private async Task<int> Turns(string number, CancellationToken cancellation)
    {
        using var detail = await client.Get($"{client.Realm}/aid-requests/{number}", cancellation);
        var turns = new HashSet<string>(StringComparer.Ordinal);
        foreach (var record in detail.RootElement.GetProperty("journal").EnumerateArray())
        {
            turns.Add($"{record.GetProperty("actor")} {record.GetProperty("at")} {record.GetProperty("cause")}");
            if (record.GetProperty("type").ValueEquals("request.accepted")) break;
        }

        return turns.Count;
    }
}
