using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Alliance.Host.Loading;

/// <summary>Counts the durable writes of a request until it records its commitment, on a few raised one by one while nothing else goes on.</summary>
internal sealed class WriteCount(LoadClient client, Crews crews, Callers people, RequestBook book)
{
    private const int Probes = 4;
    private const string Metric = "alliance_commits_total";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20), UntilQuiet = TimeSpan.FromMilliseconds(1_200);

    /// <summary>By the server's own count where it gives one, else by the turns that the journal shows.</summary>
    /// <remarks>A scrape may be a moment old, so the server's count is read once all is quiet; what the journal shows after the commitment is taken off again. What was
    /// written then without a record stays in: it is the most that there can have been.</remarks>
    public async Task<(double? PerRequest, string From)> Count(CancellationToken cancellation)
    {
        crews.Hold = true;
        try
        {
            var (counted, shown, probes) = (0.0, 0.0, 0);
            for (var i = 0; i < Probes && !cancellation.IsCancellationRequested; i++)
            {
                // What the last one still had to write is written lazily, within a second.
                if (i == 0) await Task.Delay(UntilQuiet, cancellation);
                var before = await Commits(cancellation);
                if (await RaiseOne(cancellation) is not { } number) continue;
                if (before is not null) await Task.Delay(UntilQuiet, cancellation);
                var (until, after) = await Turns(number, cancellation);
                if (before is { } commits && await Commits(cancellation) is { } now) counted += now - commits - after;
                shown += until;
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
        await people.Raise(null, Stopwatch.GetTimestamp());
        if (book.Acknowledged.FirstOrDefault(c => !known.Contains(c.Number)) is not { } course) return null;
        var since = Stopwatch.GetTimestamp();
        while (course.Committed == 0 && Stopwatch.GetElapsedTime(since) < Patience) await Task.Delay(2, cancellation);
        return course.Committed > 0 ? course.Number : null;
    }

    private async Task<double?> Commits(CancellationToken cancellation)
    {
        double? sum = null;
        foreach (var server in client.Servers)
            if (await client.Text(server, "metrics", cancellation) is { } metrics && SumOf(metrics) is { } count) sum = (sum ?? 0) + count;
        return sum;
    }

    /// <summary>The sum of a counter over its labels; null where it is not there.</summary>
    internal static double? SumOf(string metrics)
    {
        double? sum = null;
        foreach (var line in metrics.AsSpan().EnumerateLines())
        {
            if (!line.StartsWith(Metric) || line.Length == Metric.Length || line[Metric.Length] is not (' ' or '{')) continue;
            var value = line[(line.LastIndexOf('}') is var end and >= 0 ? end + 1 : Metric.Length)..].Trim();
            if (value.IndexOf(' ') is var space and > 0) value = value[..space];
            if (double.TryParse(value, CultureInfo.InvariantCulture, out var number)) sum = (sum ?? 0) + number;
        }

        return sum;
    }

    /// <summary>Turns that left a record: up to that of the commitment, and after it. Each was a commit, or shared one with another of its actor.</summary>
    private async Task<(int Until, int After)> Turns(string number, CancellationToken cancellation)
    {
        using var detail = await client.Get($"{client.Realm}/aid-requests/{number}", cancellation);
        var (until, after, committed) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal), false);
        foreach (var record in detail.RootElement.GetProperty("journal").EnumerateArray())
        {
            var turn = $"{record.GetProperty("actor")} {record.GetProperty("at")} {record.GetProperty("cause")}";
            if (!committed) until.Add(turn);
            else if (!until.Contains(turn)) after.Add(turn);
            committed |= record.GetProperty("type").ValueEquals("request.accepted");
        }

        return (until.Count, after.Count);
    }
}
