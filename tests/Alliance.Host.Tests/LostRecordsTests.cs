using System.Text.Json.Nodes;
using Alliance.Grains.Tests.Storage;
using Alliance.Host.Tests.Running;
using StackExchange.Redis;

namespace Alliance.Host.Tests;

/// <summary>A store comes back without what was acknowledged.</summary>
public sealed class LostRecordsTests
{
    [Fact]
    public async Task A_log_file_that_is_deleted_after_a_kill_is_noticed_at_the_start()
    {
        await using var server = new TestServer(null);
        await server.Start();
        await Report(server);
        await server.Process.Kill();
        foreach (var file in Directory.GetFiles(server.DataFolder, "alliance.db-*")) File.Delete(file);
        await StartsOnlyWhenTheLossIsAccepted(server, []);
    }

    [Fact]
    public async Task A_Redis_that_comes_back_empty_is_noticed_at_the_start()
    {
        await using var redis = await RedisServer.Run();
        await using var server = new TestServer(redis.Endpoint);
        await server.Start();
        await Report(server);
        await server.Process.Kill();
        await using (var connection = await ConnectionMultiplexer.ConnectAsync($"{redis.Endpoint},allowAdmin=true"))
            await connection.GetServers()[0].FlushAllDatabasesAsync();
        await StartsOnlyWhenTheLossIsAccepted(server, ["--redis", redis.Endpoint]);
    }

    private static Task Report(TestServer server) => server.Command("incidents",
        new JsonObject { ["place"] = "近尾洲镇", ["name"] = "湘江漫堤", ["hazard"] = "flood" });

    private static async Task StartsOnlyWhenTheLossIsAccepted(TestServer server, string[] store)
    {
        string[] serve = ["serve", "--port", $"{server.Port}", "--data", server.DataFolder, .. store];
        for (var tries = 0; tries < 2; tries++)
        {
            var (exit, output) = await AllianceProcess.Run(serve);
            Assert.Equal(1, exit);
            Assert.Contains("was acknowledged", output, StringComparison.Ordinal);
            Assert.Contains("--accept-loss", output, StringComparison.Ordinal);
        }

        await using (var accepted = await AllianceProcess.Serve([.. serve, "--accept-loss"]))
            await Report(server);
        await server.Start();
        await Report(server);
    }
}
