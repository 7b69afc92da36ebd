using System.Collections.Concurrent;

namespace Alliance.Host.Loading;

/// <summary>Plays the crews: whoever is ordered out departs, arrives and is home again within a cycle, and reports each. What was not acknowledged is reported
/// again under the same key, for a squad that never came home would be missed.</summary>
internal sealed class Crews(LoadClient client, LoadTally tally, TimeSpan cycle, CancellationToken end)
{
    private const int Tries = 60;
    private static readonly string[] Reports = ["enRoute", "onScene", "available"];
    private readonly ConcurrentDictionary<string, byte> _ordered = new(StringComparer.Ordinal);
    private int _underWay;

    /// <summary>Whether the crews carry out their orders; false while single requests are looked at.</summary>
    public bool Hold { get; set; }
    /// <summary>Crews that have not reported their return.</summary>
    public int UnderWay => Volatile.Read(ref _underWay);

    /// <summary>An order came, perhaps again after a stream was resumed.</summary>
    public void Order(string team, string commitment)
    {
        if (!_ordered.TryAdd(commitment, 0)) return;
        Interlocked.Increment(ref _underWay);
        tally.TeamLeaves();
        _ = Task.Run(() => CarryOut(team, commitment), CancellationToken.None);
    }

    private async Task CarryOut(string team, string commitment)
    {
        try
        {
            while (Hold) await Task.Delay(20, end);
            foreach (var status in Reports)
            {
                await Task.Delay(cycle / Reports.Length, end);
                await Report(team, commitment, status);
            }
        }
        catch (OperationCanceledException)
        {
            // The run is over.
        }
        finally
        {
            tally.TeamIsHome();
            Interlocked.Decrement(ref _underWay);
        }
    }

    private async Task Report(string team, string commitment, string status)
    {
        var body = $$"""{"author":{"name":"队长","office":"{{team}}"},"status":"{{status}}"}""";
        for (var attempt = 1; ; attempt++)
        {
            var result = await client.Command($"teams/{team}/status", body, $"{commitment}/{status}", Tries, end);
            if (result.IsDone)
            {
                tally.Ack(new AckedCommand(AckedKind.Reported, team, status, result.Record));
                return;
            }

            if (!result.IsRefusedForNow || attempt == Tries)
            {
                tally.Error($"report {result.Error}");
                return;
            }

            tally.PutOff();
            await Task.Delay(result.RetryAfter ?? TimeSpan.FromSeconds(1), end);
        }
    }
}
