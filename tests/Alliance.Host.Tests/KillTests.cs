using Alliance.Core.Invariants;
using Alliance.Grains.Tests.Storage;
using Alliance.Host.Tests.Running;

namespace Alliance.Host.Tests;

/// <summary>The server is killed after every step of the tour.</summary>
public sealed class KillTests
{
    [Fact]
    public async Task With_the_embedded_store_nothing_acknowledged_is_lost() => await WalkAndKill(null);

    [Fact]
    public async Task With_Redis_nothing_acknowledged_is_lost()
    {
        await using var redis = await RedisServer.Run();
        await WalkAndKill(redis.Endpoint);
    }

    private static async Task WalkAndKill(string? redis)
    {
        await using var server = new TestServer(redis);
        await server.Start();
        var tour = new Tour(server);
        foreach (var (name, walk) in tour.Steps)
        {
            await walk();
            await server.KillAndRestart();
            var last = tour.Acknowledged[^1];
            var repeat = await tour.Repeat();
            Assert.True(repeat.Replayed, $"{name}: the repeat was carried out anew.");
            Assert.Equal(last.Body!.ToJsonString(), repeat.Body!.ToJsonString());
        }

        await tour.Settled();
        Assert.Equal("fulfilled", (await tour.Read())["request"]!["outcome"]!.ToString());
        await I10_the_log_rebuilds_the_situation_document(server);
        await server.Process.Terminate();
        await CheckJournal(server, redis, tour);
    }

    private static Task I10_the_log_rebuilds_the_situation_document(TestServer server) =>
        Eventually.Is("the situation after a kill is the one before it", async () =>
    {
        var before = (await server.Get("situation")).Body!;
        await server.KillAndRestart();
        var after = (await server.Get("situation")).Body!;
        // Where something was still under way, it is looked at once more.
        if (before["event"]!.GetValue<long>() != after["event"]!.GetValue<long>()) return false;
        Assert.Equal(before.ToJsonString(), after.ToJsonString());
        return true;
    });

    private static async Task CheckJournal(TestServer server, string? redis, Tour tour)
    {
        var (region, entries) = await StoredJournal.Read(server.DataFolder, redis);
        Assert.Equal(Enumerable.Range(1, entries.Count).Select(n => (long)n), entries.Select(e => e.Number));
        var invariants = AllInvariants.Of(region);
        foreach (var entry in entries)
            foreach (var invariant in invariants) invariant.On(entry);
        foreach (var invariant in invariants) invariant.AtRest();
        Assert.Empty(invariants.SelectMany(i => i.Violations).Select(v => v.What));
        foreach (var answer in tour.Acknowledged.Where(a => a.Body!["record"] is not null))
            Assert.Equal("李敏", entries[answer.Body!["record"]!.GetValue<int>() - 1].Author?.Name);
    }
}
