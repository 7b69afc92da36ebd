using System.Net;
using Alliance.Grains.Tests.Storage;
using Alliance.Host.Tests.Running;

namespace Alliance.Host.Tests;

/// <summary>Whether the server runs, whether it can take commands, and what it says where there is nothing.</summary>
public sealed class HealthTests(TestServer shared)
{
    [Fact]
    public async Task A_server_whose_store_takes_writes_is_ready()
    {
        Assert.Equal("live", (await shared.Get("/health/live")).Text("status"));
        Assert.Equal("ready", (await shared.Get("/health/ready")).Text("status"));
    }

    [Fact]
    public async Task Without_its_store_a_server_is_live_but_not_ready()
    {
        var redis = await RedisServer.Run();
        await using var server = new TestServer(redis.Endpoint);
        await server.Start();
        Assert.Equal("ready", (await server.Get("/health/ready")).Text("status"));
        await redis.DisposeAsync();
        (await server.Get("/health/ready")).IsProblem(503, says: "not-ready");
        Assert.Equal("live", (await server.Get("/health/live")).Text("status"));
    }

    [Theory]
    [InlineData("/foo")]
    [InlineData("/v1")]
    [InlineData("/foo/bar")]
    [InlineData("/api")]
    [InlineData("/health")]
    public async Task Where_there_is_nothing_it_is_said_so(string path) =>
        (await shared.Get(path)).IsProblem((int)HttpStatusCode.NotFound, says: "not-found");
}
