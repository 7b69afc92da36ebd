namespace Alliance.Host.Loading;

/// <summary>Plays the crews: whoever is ordered out departs, arrives and is home again within a cycle, and reports each.</summary>
internal sealed class Crews(PatientCaller calls, LoadTally tally, TimeSpan cycle, CancellationToken end)
{
    private static readonly string[] Reports = ["enRoute", "onScene", "available"];
    // Orders come by one thread, the herald's.
    private readonly Dictionary<string, Errand> _errands = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Task> _last = new(StringComparer.Ordinal);
    private readonly Undertakings _orders = new();

    /// <summary>Whether the crews carry out their orders; false while single requests are looked at.</summary>
    public bool Hold { get; set; }
    /// <summary>Crews that have not reported their return.</summary>
    public int UnderWay => _orders.Count;

    /// <summary>An order came, perhaps again after a stream was resumed.</summary>
    public void Order(string team, string commitment)
    {
        var errand = new Errand();
        if (!_errands.TryAdd(commitment, errand)) return;
        tally.TeamLeaves();
        var former = _last.GetValueOrDefault(team, Task.CompletedTask);
        _last[team] = _orders.Apart(() => CarryOut(team, commitment, errand, former));
    }

    /// <summary>It is to stay at home after all.</summary>
    public void StandDown(string commitment)
    {
        if (_errands.TryGetValue(commitment, out var errand)) errand.CallOff();
    }

    /// <summary>One order after the other, as one squad does.</summary>
    private async Task CarryOut(string team, string commitment, Errand errand, Task former)
    {
        try
        {
            await former;
            while (Hold) await Task.Delay(20, end);
            foreach (var status in Reports)
            {
                await Task.Delay(cycle / Reports.Length, end);
                if (status == Reports[0] && !errand.TryLeave()) return;
                await Report(team, commitment, status);
            }
        }
        finally
        {
            tally.TeamIsHome();
        }
    }

    private async Task Report(string team, string commitment, string status)
    {
        var body = $$"""{"author":{"name":"队长","office":"{{team}}"},"status":"{{status}}"}""";
        var result = await calls.Give("report", $"teams/{team}/status", body, $"{commitment}/{status}");
        if (result.IsDone) tally.Ack(new AckedCommand(AckedKind.Reported, team, status, result.Record));
    }
}
