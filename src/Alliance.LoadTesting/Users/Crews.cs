using Alliance.LoadTesting.Measuring;

namespace Alliance.LoadTesting.Users;

/// <summary>Plays the crews. A crew that is ordered out departs, arrives and is home again within a cycle, and reports
/// each step.</summary>
internal sealed class Crews(RetryingCaller calls, LoadTally tally, TimeSpan cycle, CancellationToken end)
{
    private static readonly string[] Reports = ["enRoute", "onScene", "available"];
    // Orders come by one thread, the dispatching's.
    private readonly Dictionary<string, Mission> _missions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Task> _last = new(StringComparer.Ordinal);
    private readonly OpenTasks _orders = new();

    /// <summary>Whether the crews wait before they carry out orders; true while single requests are observed.</summary>
    public bool Hold { get; set; }
    /// <summary>The number of orders whose crews have not reported their return.</summary>
    public int UnderWay => _orders.Count;

    /// <summary>Takes an order. The same order may come again after a stream was resumed.</summary>
    public void Order(string team, string commitment)
    {
        var mission = new Mission();
        if (!_missions.TryAdd(commitment, mission)) return;
        tally.TeamLeaves();
        var former = _last.GetValueOrDefault(team, Task.CompletedTask);
        _last[team] = _orders.Apart(() => CarryOut(team, commitment, mission, former));
    }

    /// <summary>Cancels an order: the crew is to stay at home.</summary>
    public void StandDown(string commitment)
    {
        if (_missions.TryGetValue(commitment, out var mission)) mission.CallOff();
    }

    /// <summary>Carries out the orders of a squad one after the other.</summary>
    private async Task CarryOut(string team, string commitment, Mission mission, Task former)
    {
        try
        {
            await former;
            while (Hold) await Task.Delay(20, end);
            foreach (var status in Reports)
            {
                await Task.Delay(cycle / Reports.Length, end);
                if (status == Reports[0] && !mission.TryLeave()) return;
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
