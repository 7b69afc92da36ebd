using System.Text.Json.Nodes;
using Alliance.Host.Tests.Running;

namespace Alliance.Host.Tests;

public sealed class EventStreamTests(TestServer shared)
{
    [Fact]
    public async Task A_watcher_resumes_without_a_gap_or_a_repeat_across_a_restart()
    {
        await using var server = new TestServer(null, "--heartbeat", "1");
        await server.Start();
        var watcher = new Watcher(server);
        var tour = new Tour(server);
        var steps = tour.Steps.ToList();
        await steps[0].Walk();
        await steps[1].Walk();
        await watcher.Read("?lastEventId=0", () => watcher.Seen.Count >= 20);
        var listed = (await server.Get("journal?limit=1")).Body!["items"]![0]!;
        // The journal is for people: it has times where the stream has the milliseconds of the realm.
        Assert.True(watcher.Records[0]["at"]!.GetValue<long>() >= 0);
        foreach (var shown in (JsonNode[])[listed, watcher.Records[0]]) shown.AsObject().Remove("at");
        Assert.Equal(listed.ToJsonString(), watcher.Records[0].ToJsonString());
        Assert.InRange(DateTimeOffset.Parse(listed["time"]!.ToString(),
            System.Globalization.CultureInfo.InvariantCulture), DateTimeOffset.Now.AddMinutes(-5), DateTimeOffset.Now);
        Assert.Equal("no", watcher.Headers!.GetValues("X-Accel-Buffering").Single());
        Assert.True(watcher.Headers.CacheControl!.NoCache);

        await server.KillAndRestart();
        await tour.Committed();
        var end = (await server.Get("situation")).Body!["event"]!.GetValue<long>();
        await watcher.Read("", () => watcher.Seen[^1].Id >= end, watcher.Seen[^1].Id);
        Assert.Equal(
            Enumerable.Range(1, (int)watcher.Seen[^1].Id).Select(n => (long)n), watcher.Seen.Select(s => s.Id));
    }

    [Fact]
    public async Task A_filtered_watcher_is_moved_on_and_sees_heartbeats()
    {
        await using var server = new TestServer(null, "--heartbeat", "1");
        await server.Start();
        var tour = new Tour(server);
        foreach (var (_, walk) in tour.Steps.Take(2)) await walk();
        await tour.Committed();
        var watcher = new Watcher(server);
        await watcher.Read(
            "?lastEventId=0&types=incident.opened", () => watcher.SawHeartbeat && watcher.Seen.Count > 1);
        Assert.Equal("incident.opened", Assert.Single(watcher.Seen, s => s.Type is not null).Type);
        var end = (await server.Get("situation")).Body!["event"]!.GetValue<long>();
        Assert.InRange(watcher.Seen[^1].Id, 20, end);

        var notices = new Watcher(server);
        await notices.Read("?lastEventId=0&notices=true", () => notices.SawHeartbeat);
        Assert.All(notices.Seen.Where(s => s.Type is not null),
            s => Assert.Contains(s.Type, (string[])["team.deploy", "depot.ship", "clock.started"]));
        Assert.Contains(notices.Seen, s => s.Type == "team.deploy");
    }

    [Fact]
    public async Task A_watcher_sees_heartbeats_where_much_happens_that_it_does_not_want()
    {
        await using var server = new TestServer(null, "--heartbeat", "1");
        await server.Start();
        var watcher = new Watcher(server);
        var watching = watcher.Read("?types=request.settled-record", () => watcher.SawHeartbeat);
        for (var n = 1; !watching.IsCompleted; n++)
        {
            await server.Command(
                "incidents", new() { ["place"] = Tour.Place, ["name"] = $"漫堤{n}", ["hazard"] = "flood" });
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        await watching;
        Assert.True(watcher.SawHeartbeat);
    }

    [Fact]
    public async Task A_stop_ends_open_streams_promptly()
    {
        await using var server = new TestServer();
        await server.Start();
        var watcher = new Watcher(server);
        var ended = watcher.Read("?lastEventId=0", () => false);
        await Eventually.Is("the stream is open", () => Task.FromResult(watcher.Headers is not null));
        var (exitCode, took) = await server.Process.Terminate();
        await ended;
        Assert.Equal(0, exitCode);
        Assert.True(took < TimeSpan.FromSeconds(15), $"It took {took}.");
        Assert.DoesNotContain("fail:", server.Process.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("999999", 409)]
    [InlineData("-1", 400)]
    [InlineData("abc", 400)]
    public async Task An_id_that_is_none_gets_a_defined_answer(string id, int status)
    {
        (await shared.Get($"events?lastEventId={id}")).IsProblem(status);
    }
}
