using System.Diagnostics;
using System.Text.Json;

namespace Alliance.Host.Loading;

/// <summary>Counts the durable writes of a request until it records its commitment, on a few raised one by one under one incident while nothing else goes on.</summary>
internal sealed class WriteCount(LoadClient client, Crews crews, Callers people, RequestBook book)
{
    private const int Probes = 5;
    private const string Metric = "alliance_negotiation_commits_total";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20), UntilQuiet = TimeSpan.FromMilliseconds(1_200);

    /// <summary>By the server's own count of commits that hold a step of a negotiation, where it gives one, read once all is quiet, since a scrape may be a moment old;
    /// else by the turns that the journal shows until the commitment, of which several may have shared a commit.</summary>
    public async Task<(double? PerRequest, string From)> Count(CancellationToken cancellation)
    {
        crews.Hold = true;
        try
        {
            var (counted, shown, probes) = (0.0, 0.0, 0);
            for (var i = 0; i < Probes && !cancellation.IsCancellationRequested; i++)
            {
                var before = await Commits(cancellation);
                if (await RaiseOne(cancellation) is not { } number) continue;
                await Task.Delay(UntilQuiet, cancellation);
                // The first finds everyone asleep, and before it there may be no such counter.
                if (i == 0) continue;
                if (before is { } commits && await Commits(cancellation) is { } now) counted += now - commits;
                shown += await Turns(number, cancellation);
                probes++;
            }

            if (probes == 0) return (null, "none");
            return counted > 0 ? (Math.Round(counted / probes, 1), "metrics") : (Math.Round(shown / probes, 1), "journal");
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
        if (book.Acknowledged.FirstOrDefault(c => !known.Contains(c.Number)) is not { } course) return null;
        var since = Stopwatch.GetTimestamp();
        while (course.Committed == 0 && Stopwatch.GetElapsedTime(since) < Patience) await Task.Delay(2, cancellation);
        return course.Committed > 0 ? course.Number : null;
    }

    private Task<double?> Commits(CancellationToken cancellation) => ServerMetrics.Sum(client, Metric, cancellation);

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
