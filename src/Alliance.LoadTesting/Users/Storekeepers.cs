using Alliance.LoadTesting.Measuring;

namespace Alliance.LoadTesting.Users;

/// <summary>Plays the people of the depots. Ordered supplies are sent and handed over within a cycle. Goods to be
/// fetched are back within another cycle. Each step is reported.</summary>
internal sealed class Storekeepers(RetryingCaller calls, LoadTally tally, TimeSpan cycle, CancellationToken end)
{
    private const string Sending = "shipments", Fetching = "returns";
    // Orders come by one thread, the dispatching's.
    private readonly Dictionary<string, Mission> _missions = new(StringComparer.Ordinal);
    private readonly OpenTasks _journeys = new();

    /// <summary>The number of journeys that are not over.</summary>
    public int UnderWay => _journeys.Count;

    /// <summary>Takes an order to send units.</summary>
    public void Ship(string depot, string commitment) => Begin(depot, commitment, Sending, "shipped", "delivered");

    /// <summary>Cancels an order to send units.</summary>
    public void DoNotShip(string commitment)
    {
        if (_missions.TryGetValue($"{commitment}/{Sending}", out var mission)) mission.CallOff();
    }

    /// <summary>Takes an order to fetch durable goods back.</summary>
    public void BringBack(string depot, string commitment) =>
        Begin(depot, commitment, Fetching, "returning", "returned");

    private void Begin(string depot, string commitment, string journey, string left, string arrived)
    {
        var mission = new Mission();
        if (!_missions.TryAdd($"{commitment}/{journey}", mission))
            return;
        var path =
            journey == Sending
                ? $"depots/{depot}/shipments/{commitment}"
                : $"depots/{depot}/shipments/{commitment}/returns";
        _ = _journeys.Apart(() => CarryOut(depot, commitment, path, mission, [left, arrived]));
    }

    private async Task CarryOut(string depot, string commitment, string path, Mission mission, string[] reports)
    {
        foreach (var status in reports)
        {
            await Task.Delay(cycle / reports.Length, end);
            if (status == reports[0] && !mission.TryLeave()) return;
            var body = $$"""{"author":{"name":"库管员","office":"{{depot}}"},"status":"{{status}}"}""";
            var result = await calls.Give("shipment", path, body, $"{commitment}/{status}");
            if (result.IsDone) tally.Ack(new AckedCommand(AckedKind.Given, $"Depot/{depot}", null, result.Record));
        }
    }
}
