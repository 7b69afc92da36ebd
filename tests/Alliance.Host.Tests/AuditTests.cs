using System.Text.Json.Nodes;
using Alliance.Grains.Tests.Storage;
using Alliance.Host.Tests.Running;
using Microsoft.Data.Sqlite;

namespace Alliance.Host.Tests;

public sealed class AuditTests
{
    [Fact]
    public async Task A_journal_is_sound_until_someone_tampers_with_it()
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
        Assert.Contains(
            found["first"]!.AsArray(),
            v => v!["invariant"]!.ToString() == "journal" && v["records"]![0]!.GetValue<long>() == 2 && v["what"]!
                .ToString().Contains("chain", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_actor_whose_state_is_damaged_is_named_by_the_server_and_by_an_audit()
    {
        const string Team = "430422119-F1";
        await using var server = new TestServer(null);
        await server.Start();
        foreach (var (_, walk) in new Tour(server).Steps.Take(2)) await walk();
        await Eventually.Is("the team is stored",
            async () => (await server.Get($"journal?actor=RescueTeam/{Team}")).Body!["items"]!.AsArray().Count > 0);
        await server.Process.Terminate();
        await Tamper(server.DataFolder, $"UPDATE actors SET record = zeroblob(10) WHERE key = '{Team}'");
        await Tamper(server.DataFolder, "UPDATE journal SET payload = x'00' WHERE number = 2");

        var (exit, found) = await Audit(server.DataFolder);
        Assert.Equal(1, exit);
        Assert.Contains(found["first"]!.AsArray(),
            v => v!["what"]!.ToString() == $"The stored state of RescueTeam/{Team} cannot be read.");
        Assert.Contains(found["first"]!.AsArray(), v => v!["what"]!.ToString()
            .Contains("is broken at its record", StringComparison.Ordinal));

        await Tamper(server.DataFolder,
            "UPDATE journal SET payload = (SELECT payload FROM journal WHERE number = 3) WHERE number = 2");
        await server.Start();
        var answer = await server.Post($"teams/{Team}/status", new JsonObject { ["status"] = "mobilising" });
        answer.IsProblem(500, says: $"The stored state of RescueTeam/{Team} cannot be read.");
        Assert.Equal("actor-damaged", answer.Text("code"));
        Assert.Contains("alliance audit", answer.Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_auditor_writes_nothing()
    {
        var folder = Directory.CreateTempSubdirectory("alliance-empty-").FullName;
        var (exit, output) = await AllianceProcess.Run("audit", "--data", folder);
        Assert.Equal(2, exit);
        Assert.Contains($"--data: there is no database of Alliance in {folder}", output, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));

        await using var server = new TestServer(null);
        await server.Start();
        await new Tour(server).Steps.First().Walk();
        await server.Process.Terminate();
        var before = Files(server.DataFolder);
        Assert.Equal(0, (await Audit(server.DataFolder)).Exit);
        Assert.Equal(before, Files(server.DataFolder));

        (exit, output) = await AllianceProcess.Run("audit", "--data", Path.Combine(server.DataFolder, "alliance.db"));
        Assert.Equal(2, exit);
        Assert.Contains("is a file; give a folder.", output, StringComparison.Ordinal);

        static IEnumerable<string> Files(string folder) =>
            [.. Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal)
            .Select(f =>
                $"{f} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(f)))}")];
    }

    [Fact]
    public async Task A_journal_is_audited_after_a_server_was_killed()
    {
        await using var server = new TestServer(null);
        await server.Start();
        await new Tour(server).Steps.First().Walk();
        await server.Process.Kill();
        var (exit, report) = await Audit(server.DataFolder);
        Assert.Equal("[]", report["first"]!.ToJsonString());
        Assert.Equal(0, exit);
        Assert.True(report["records"]!.GetValue<long>() > 0);
    }

    [Fact]
    public async Task A_journal_in_Redis_is_audited_while_its_servers_go_on()
    {
        await using var redis = await RedisServer.Run();
        await using var server = new TestServer(redis.Endpoint);
        await server.Start();
        var tour = new Tour(server);
        foreach (var (_, walk) in tour.Steps) await walk();
        await tour.Settled();
        var (exit, output) =
            await AllianceProcess.Run("audit", "--redis", redis.Endpoint, "--data", server.DataFolder, "--json");
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
        await using var database =
            new SqliteConnection($"Data Source={Path.Combine(folder, "alliance.db")};Pooling=False");
        await database.OpenAsync(TestContext.Current.CancellationToken);
        var command = database.CreateCommand();
        command.CommandText = sql;
        Assert.Equal(1, await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));
    }
}
