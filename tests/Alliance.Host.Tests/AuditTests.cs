using System.Text.Json.Nodes;
using Alliance.Grains.Tests.Storage;
using Alliance.Host.Tests.Running;
using Microsoft.Data.Sqlite;

namespace Alliance.Host.Tests;

public sealed class AuditTests
{
    [Fact]
    public async Task AJournalIsSoundUntilSomeoneTampersWithIt()
    {
        await using var server = new TestServer(null);
        await server.Start();
        foreach (var (_, walk) in new Tour(server).Steps.Take(2)) await walk();
        await server.Process.Terminate();

        var (sound, report) = await Audit(server.DataFolder);
        Assert.Equal(0, sound);
        Assert.True(report["records"]!.GetValue<long>() > 2);

        await Tamper(server.DataFolder, "UPDATE journal SET payload = x'00' WHERE number = 2");
        var (broken, found) = await Audit(server.DataFolder);
        Assert.Equal(1, broken);
        Assert.Contains(found["first"]!.AsArray(), v => v!["invariant"]!.ToString() == "journal" && v["records"]![0]!.GetValue<long>() == 2 && v["what"]!.ToString().Contains("chain", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AJournalInRedisIsAuditedWhileItsServersGoOn()
    {
        await using var redis = await RedisServer.Run();
        await using var server = new TestServer(redis.Endpoint);
        await server.Start();
        var tour = new Tour(server);
        foreach (var (_, walk) in tour.Steps) await walk();
        await tour.Settled();
        var (exit, output) = await AllianceProcess.Run("audit", "--redis", redis.Endpoint, "--data", server.DataFolder, "--json");
        Assert.Equal("[]", JsonNode.Parse(output)!["first"]!.ToJsonString());
        Assert.Equal(0, exit);
        Assert.Equal(200, (int)(await server.Get("situation")).Status);
    }

    private static async Task<(int Exit, JsonNode Report)> Audit(string folder)
    {
        var (exit, output) = await AllianceProcess.Run("audit", "--data", folder, "--json");
        return (exit, JsonNode.Parse(output)!);
    }

    private static async Task Tamper(string folder, string sql)
    {
        await using var database = new SqliteConnection($"Data Source={Path.Combine(folder, "alliance.db")};Pooling=False");
        await database.OpenAsync(TestContext.Current.CancellationToken);
        var command = database.CreateCommand();
        command.CommandText = sql;
        Assert.Equal(1, await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));
    }
}
