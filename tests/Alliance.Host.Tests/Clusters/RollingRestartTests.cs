using System.Net;
using System.Text.Json.Nodes;
using Alliance.Host.Tests.Running;

namespace Alliance.Host.Tests.Clusters;

/// <summary>The silos of a cluster are restarted one after the other while requests are raised.</summary>
[Collection(SecuredCluster.Name)]
public sealed class RollingRestartTests(SecuredCluster cluster)
{
    private readonly List<string> _acknowledged = [];
    private bool _stopping;

    [Fact]
    public async Task No_acknowledged_request_is_lost()
    {
        var raising = RaiseUntilItStops(await cluster.Raise("430422106"));
        foreach (var server in (TestServer[])[cluster.One, cluster.Other])
        {
            await MoreAreAcknowledged();
            Assert.Equal(0, (await server.Process.Terminate()).ExitCode);
            await MoreAreAcknowledged();
            await server.Process.DisposeAsync();
            await server.Start();
        }

        await MoreAreAcknowledged();
        Volatile.Write(ref _stopping, true);
        await raising;
        Assert.Equal(_acknowledged.Count, _acknowledged.Distinct().Count());
        foreach (var number in _acknowledged)
            foreach (var server in (TestServer[])[cluster.One, cluster.Other])
                Assert.Equal(HttpStatusCode.OK, (await server.Get($"aid-requests/{number}")).Status);
    }

    private Task MoreAreAcknowledged()
    {
        var before = Count();
        return Eventually.Is("more requests are acknowledged", () => Task.FromResult(Count() >= before + 3));
    }

    private int Count()
    {
        lock (_acknowledged) return _acknowledged.Count;
    }

    /// <summary>Sends each request with its key to one server after the other, until one of them has acknowledged
    /// it.</summary>
    private async Task RaiseUntilItStops(string incident)
    {
        for (var i = 0; !Volatile.Read(ref _stopping); i++)
            for (var turn = i; !await IsAcknowledged(turn % 2 == 0 ? cluster.One : cluster.Other, incident, i); turn++)
                await Task.Yield();
    }

    private async Task<bool> IsAcknowledged(TestServer server, string incident, int request)
    {
        try
        {
            var answer = await server.Post("aid-requests", new JsonObject
            {
                ["incident"] = incident,
                ["lines"] = new JsonArray(
                    new JsonObject { ["kind"] = "boats", ["quantity"] = 1, ["priority"] = "lifeSaving" }),
            }, $"rolling-{request}");
            if (answer.Status != HttpStatusCode.Created) return false;
            lock (_acknowledged) _acknowledged.Add(answer.Text("number"));
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
