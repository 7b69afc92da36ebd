using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Alliance.Grains.Tests.Storage;
using Alliance.Host.Tests.Running;
using StackExchange.Redis;

namespace Alliance.Host.Tests.Backups;

/// <summary>The commands <c>backup</c> and <c>restore</c>, on servers as people run them.</summary>
public sealed class BackupCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("alliance-backups-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_request_goes_on_from_a_backup_of_the_embedded_store()
    {
        await using var server = new TestServer(null);
        await GoesOn(server, [], () =>
        {
            foreach (var file in Directory.GetFiles(server.DataFolder, "alliance.db*")) File.Delete(file);
            return Task.CompletedTask;
        });
    }

    [Fact]
    public async Task A_request_goes_on_from_a_backup_of_Redis()
    {
        await using var redis = await RedisServer.Run();
        await using var server = new TestServer(redis.Endpoint);
        await GoesOn(server, ["--redis", redis.Endpoint], async () =>
        {
            await using var connection = await ConnectionMultiplexer.ConnectAsync($"{redis.Endpoint},allowAdmin=true");
            await connection.GetServers()[0].FlushAllDatabasesAsync();
        });
    }

    [Fact]
    public async Task What_the_embedded_store_had_is_served_from_Redis()
    {
        await using var before = new TestServer(null);
        await before.Start();
        var (incident, request) = await Asked.In(before, "/api/v1/realms/live");
        await before.Drill("drill-7");
        var file = await BackUp(before, []);
        var story = (await before.Get($"incidents/{incident}")).Body!["incident"]!["name"]!.ToString();

        await using var redis = await RedisServer.Run();
        await using var after = new TestServer(redis.Endpoint);
        var (exit, output) = await AllianceProcess.Run(
            "restore", "--from", file, "--redis", redis.Endpoint, "--data", after.DataFolder);
        Assert.True(exit == 0, output);
        await after.Start();
        Assert.Equal(story, (await after.Get($"incidents/{incident}")).Body!["incident"]!["name"]!.ToString());
        Assert.Equal(request, (await after.Get($"aid-requests/{request}")).Body!["request"]!["number"]!.ToString());
        Assert.Equal(200, (int)(await after.Get("/api/v1/realms/drill-7")).Status);
    }

    [Fact]
    public async Task What_cannot_be_done_is_refused_in_a_sentence()
    {
        await using var server = new TestServer(null);
        await server.Start();
        await Asked.In(server, "/api/v1/realms/live");
        var file = await BackUp(server, []);
        await IsRefused(2, "exists already", "backup", "--to", file, "--data", server.DataFolder);
        await IsRefused(2, "does not exist", "backup", "--to", Path.Combine(_folder, "no", "x"), "--data", _folder);
        await IsRefused(2, "no database", "backup", "--to", _folder, "--data", _folder);
        await IsRefused(2, "nothing to archive yet",
            "archive", "--to", Folder("early.db"), "--data", server.DataFolder);
        await IsRefused(2, "HOST:PORT", "backup", "--to", _folder, "--redis", "here");
        await IsRefused(1, "is in use", "restore", "--from", file, "--data", server.DataFolder);
        await server.Process.Terminate();
        await IsRefused(2, "is not empty", "restore", "--from", file, "--data", server.DataFolder);
        await IsRefused(2, "there is no file", "restore", "--from", file + "x", "--data", Folder("a"));
        await IsRefused(2, "is no backup", "restore",
            "--from", Path.Combine(server.DataFolder, "alliance.db"), "--data", Folder("a"));

        var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        for (var at = 0; bytes.AsSpan(at).IndexOf("近尾洲镇"u8) is var found and >= 0; at += found + 1)
            bytes[at + found] ^= 1;
        await File.WriteAllBytesAsync(file, bytes, TestContext.Current.CancellationToken);
        await IsRefused(2, "is damaged", "restore", "--from", file, "--data", Folder("a"));
        await IsRefused(1, "damaged", "audit", "--backup", file);
        Assert.False(File.Exists(Path.Combine(Folder("a"), "alliance.db")));
    }

    [Fact]
    public async Task A_backup_in_which_a_record_was_forged_before_is_not_restored()
    {
        await using var server = new TestServer(null);
        await server.Start();
        await Asked.In(server, "/api/v1/realms/live");
        await server.Process.Terminate();
        await using (var database = new Microsoft.Data.Sqlite.SqliteConnection(
            $"Data Source={Path.Combine(server.DataFolder, "alliance.db")};Pooling=False"))
        {
            await database.OpenAsync(TestContext.Current.CancellationToken);
            using var forge = database.CreateCommand();
            forge.CommandText = "UPDATE journal SET payload = x'00' WHERE number = 2";
            await forge.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        var file = Path.Combine(_folder, "forged.db");
        await IsRefused(1, "cannot be restored", "backup", "--to", file, "--data", server.DataFolder);
        await IsRefused(1, "Nothing was restored", "restore", "--from", file, "--data", Folder("a"));
        Assert.False(File.Exists(Path.Combine(Folder("a"), "alliance.db")));
    }

    [Fact]
    public async Task The_archived_part_of_a_journal_is_audited_with_the_rest_and_moved()
    {
        await using var server = new TestServer(null);
        await server.Start();
        var (incident, _) = await Asked.In(server, "/api/v1/realms/live");
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            while ((await server.Get("situation")).Body!["event"]!.GetValue<long>() < 1_010) await Report(server);
        }));

        var file = Folder("live-1.db");
        var (exit, output) =
            await AllianceProcess.Run("archive", "--to", file, "--data", server.DataFolder, "--json");
        Assert.True(exit == 0, output);
        Assert.Equal(1_000, JsonNode.Parse(output)!["last"]!.GetValue<long>());
        await IsRefused(2, "--through", "archive", "--to", Folder("x"), "--data", server.DataFolder, "--through", "7");
        await IsRefused(2, "is no backup", "restore", "--from", file, "--data", Folder("a"));
        await server.Process.Terminate();
        (exit, output) = await AllianceProcess.Run("audit", "--archive", file, "--data", server.DataFolder, "--json");
        Assert.True(exit == 0, output);
        Assert.InRange(JsonNode.Parse(output)!["records"]!.GetValue<long>(), 1_010, 2_000);
        await server.Start();
        await IsMoved(server, incident);
    }

    /// <summary>Moves records from the store of a server, which then tells the same as before.</summary>
    private async Task IsMoved(TestServer server, string incident)
    {
        string[] move = ["archive", "--move", "--data", server.DataFolder];
        await IsRefused(1, "is in use", [.. move, "--through", "1000"]);
        var before = await Told(server, incident);
        await server.Process.Terminate();
        await IsRefused(2, "--through", [.. move, "--through", "7"]);
        await IsRefused(2, "--through", [.. move, "--through", "2000"]);
        await IsRefused(2, "--keep-days or --through", move);
        await IsRefused(2, "--keep-days", [.. move, "--keep-days", "-1"]);
        await IsRefused(2, "--to", [.. move, "--keep-days", "1", "--to", Folder("x")]);
        await IsRefused(2, "--move", "archive", "--to", Folder("x"), "--keep-days", "1", "--data", server.DataFolder);
        await Says(0, "Nothing to move", [.. move, "--keep-days", "1"]);
        Assert.False(Directory.Exists(Path.Combine(server.DataFolder, "archive")));
        var (exit, output) = await AllianceProcess.Run([.. move, "--keep-days", "0", "--json"]);
        Assert.True(exit == 0, output);
        var file = JsonNode.Parse(output)!["moved"]![0]!["file"]!.ToString();
        await Says(0, "Nothing to move", [.. move, "--through", "1000"]);

        await server.Start();
        Assert.Equal(before, await Told(server, incident));
        var watcher = new Watcher(server);
        await watcher.Read("", () => watcher.Seen.Count >= 20, lastEventId: 990);
        Assert.Equal(Enumerable.Range(991, 20).Select(n => (long)n), watcher.Seen.Take(20).Select(e => e.Id));

        File.Move(file, file + ".away");
        (_, output) = await AllianceProcess.Run("doctor", "--url", server.Url);
        Assert.Contains("[archive-missing]", output, StringComparison.Ordinal);
        await server.Process.Terminate();
        await IsRefused(1, Path.GetFileName(file), "serve", "--port", $"{server.Port}", "--data", server.DataFolder);
        await IsRefused(1, "--archives", "backup", "--to", _folder, "--data", server.DataFolder);
        File.Move(file + ".away", file);
        var away = Folder("archives");
        Directory.Move(Path.GetDirectoryName(file)!, away);
        await Says(0, "1 anchors, 0 violations", "audit", "--data", server.DataFolder, "--archives", away);
        await Says(0, Path.GetFileName(file),
            "backup", "--to", Folder("moved.db"), "--data", server.DataFolder, "--archives", away);
        await IsRefused(1, "--archives", "restore", "--from", Folder("moved.db"), "--data", Folder("a"));
    }

    /// <summary>What a server tells of its first thousand records, and of an old incident.</summary>
    private static async Task<string> Told(TestServer server, string incident)
    {
        var journal = (await server.Get("journal?limit=1000")).Body!["items"]!.AsArray();
        Assert.Equal(1_000, journal.Count);
        var story = (await server.Get($"incidents/{incident}/story?lang=en")).Body!["sentences"]!.AsArray().Take(3);
        return string.Join('\n', journal.Concat(story).Select(node => node!.ToJsonString()));
    }

    private string Folder(string name) => Path.Combine(_folder, name);

    /// <summary>Takes a backup while people report, loses the store, restores it, and walks the tour to its
    /// end.</summary>
    private async Task GoesOn(TestServer server, string[] store, Func<Task> lose)
    {
        await server.Start();
        var tour = new Tour(server);
        foreach (var (_, walk) in tour.Steps.Take(3)) await walk();
        var acknowledged = tour.Acknowledged[^1];

        using var enough = new CancellationTokenSource();
        var load = Load(server, enough.Token);
        var file = await BackUp(server, store);
        await enough.CancelAsync();
        await load;
        await Report(server);
        await server.Process.Kill();
        await lose();

        string[] restore = ["restore", "--from", file, "--data", server.DataFolder, .. store];
        await IsRefused(1, "--accept-loss", restore);
        var (exit, output) = await AllianceProcess.Run([.. restore, "--accept-loss"]);
        Assert.True(exit == 0, output);
        await server.Start();
        var repeat = await tour.Repeat();
        Assert.True(repeat.Replayed);
        Assert.Equal(acknowledged.Body!.ToJsonString(), repeat.Body!.ToJsonString());
        foreach (var (_, walk) in tour.Steps.Skip(3)) await walk();
        await tour.Settled();
        Assert.Equal("fulfilled", (await tour.Read())["request"]!["outcome"]!.ToString());
        await server.Process.Terminate();
        (exit, output) = await AllianceProcess.Run(["audit", "--data", server.DataFolder, .. store]);
        Assert.True(exit == 0, output);
    }

    /// <summary>Takes a backup and looks whether it is what the command says.</summary>
    private async Task<string> BackUp(TestServer server, string[] store)
    {
        var (exit, output) =
            await AllianceProcess.Run(["backup", "--to", _folder, "--data", server.DataFolder, "--json", .. store]);
        Assert.True(exit == 0, output);
        var report = JsonNode.Parse(output)!;
        var file = report["file"]!.ToString();
        Assert.Equal(Path.GetFullPath(_folder), Path.GetDirectoryName(file));
        var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), report["sha256"]!.ToString());
        var live = report["realms"]!.AsArray().Single(r => r!["realm"]!.ToString() == "live")!;
        var last = live["last"]!.GetValue<long>();
        Assert.True(last > 0);
        (exit, output) = await AllianceProcess.Run("audit", "--backup", file, "--json");
        Assert.Equal((0, last), (exit, JsonNode.Parse(output)!["records"]!.GetValue<long>()));
        return file;
    }

    private static async Task Load(TestServer server, CancellationToken enough)
    {
        while (!enough.IsCancellationRequested) await Report(server);
    }

    private static Task Report(TestServer server) => server.Command("incidents",
        new JsonObject { ["place"] = "430422105", ["name"] = "内涝", ["hazard"] = "flood" });

    private static Task IsRefused(int expected, string says, params string[] arguments) =>
        Says(expected, says, arguments);

    private static async Task Says(int expected, string says, params string[] arguments)
    {
        var (exit, output) = await AllianceProcess.Run(arguments);
        Assert.True(exit == expected && output.Contains(says, StringComparison.Ordinal), $"{exit}: {output}");
    }
}
