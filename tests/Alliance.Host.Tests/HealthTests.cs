using System.Net;
using Alliance.Grains.Tests.Storage;
using Alliance.Host.Tests.Running;

namespace Alliance.Host.Tests;

/// <summary>Whether the server runs, whether it can take commands, and what it says where there is nothing.</summary>
public sealed class HealthTests(TestServer shared)
{
    [Fact]
    public async Task AServerWhoseStoreTakesWritesIsReady()
    {
        Assert.Equal("live", (await shared.Get("/health/live")).Text("status"));
        Assert.Equal("ready", (await shared.Get("/health/ready")).Text("status"));
    }

    [Fact]
    public async Task WithoutItsStoreAServerIsLiveButNotReady()
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
    public async Task WhereThereIsNothingItIsSaidSo(string path) =>
        (await shared.Get(path)).IsProblem((int)HttpStatusCode.NotFound, says: "not-found");
}
