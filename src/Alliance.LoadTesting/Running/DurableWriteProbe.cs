using System.Diagnostics;
using System.Text.Json;
using Alliance.LoadTesting.Calls;
using Alliance.LoadTesting.Measuring;
using Alliance.LoadTesting.Users;

namespace Alliance.LoadTesting.Running;

/// <summary>What durable writes a request costs until it records its commitment.</summary>
/// <param name="PerRequest">The median of those that were looked at; null where none was.</param>
/// <param name="From">By whose count, and what that includes.</param>
/// <param name="OfEach">Of each that was looked at.</param>
internal sealed record DurableWrites(double? PerRequest, string From, IReadOnlyList<int> OfEach)
{
    public static DurableWrites None { get; } = new(null, "none", []);

    /// <summary>
    /// The median: where lenders answer later than a tier's commit may wait for them
    /// (<c>RuntimeOptions.HoldCommit</c>, 20 ms), its search has a commit of its own, so that on a busy machine one
    /// request in some costs one more.
    /// </summary>
    public static DurableWrites Of(IReadOnlyList<int> each, string from) =>
        each.Count == 0 ? None : new(each.Order().ElementAt((each.Count - 1) / 2), from, each);
}

/// <summary>
/// Counts the durable writes of a request until it records its commitment, on a few raised one by one under one
/// incident while nothing else goes on.
/// </summary>
internal sealed class DurableWriteProbe(ApiClient client, Crews crews, Callers people, RequestTraces book)
{
    // The first finds everyone asleep, and before it there may be no such counter: it is not counted.
    private const int Probes = 6;
    // A load is never of the realm 'live', whose own requests may go on beside it.
    private const string Metric = "alliance_negotiation_commits_total", NotLive = "realm=\"others\"";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20), UntilQuiet = TimeSpan.FromMilliseconds(1_200);

    /// <summary>
    /// What the servers' own count includes: of a set-up that runs for others too, more than the tester's requests, and
    /// not what silos that it does not know write.
    /// </summary>
    public static string Includes(bool isOwn, string store) =>
        isOwn ? "metrics"
        : store == "redis" ? "metrics of the silo named, without others of its cluster and with other drills on it"
        : "metrics, with other drills on the server";

    /// <summary>
    /// By the server's own count of commits that hold a step of a negotiation, where it gives one, read once all is
    /// quiet, since a scrape may be a moment old; else by the turns that the journal shows until the commitment, of
    /// which several may have shared a commit.
    /// </summary>
    public async Task<DurableWrites> Count(string includes, CancellationToken cancellation)
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
                : DurableWrites.Of(shown, "journal");
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

    /// <summary>Turns that left a record, up to that of the commitment.</summary>
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
