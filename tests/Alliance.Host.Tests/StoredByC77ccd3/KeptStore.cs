using System.Formats.Tar;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Alliance.Grains.Tests.Storage;
using Alliance.Host.Tests.Commands;
using Alliance.Host.Tests.Running;
using Microsoft.Data.Sqlite;
using StackExchange.Redis;
using ZstdSharp;

namespace Alliance.Host.Tests.StoredByC77ccd3;

/// <summary>A copy of a store that commit c77ccd3 wrote, and a server of the present build on it, not started
/// yet.</summary>
internal sealed class KeptStore : IAsyncDisposable
{
    private readonly RedisServer? _redis;

    private KeptStore(JsonNode kept, TestServer server, RedisServer? redis) =>
        (Kept, Server, _redis) = (kept, server, redis);

    /// <summary>What the build that wrote it had acknowledged and shown.</summary>
    public JsonNode Kept { get; }
    public TestServer Server { get; }

    /// <summary>Unpacks a copy.</summary>
    /// <param name="store"><c>sqlite</c> or <c>redis</c>.</param>
    public static async Task<KeptStore> Copy(string store)
    {
        var folder = Directory.CreateTempSubdirectory("alliance-kept-").FullName;
        var packed = Path.Combine(
            Cli.Repository, "tests", "Alliance.Host.Tests", nameof(StoredByC77ccd3), $"{store}.tar.zst");
        await using (var stream = new DecompressionStream(File.OpenRead(packed), leaveOpen: false))
            await TarFile.ExtractToDirectoryAsync(stream, folder, overwriteFiles: false);
        var kept = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "kept.json")))!;
        var redis = store == "redis" ? await RedisServer.Run() : null;
        var server = new TestServer(redis?.Endpoint);
        if (redis is not null) await Replay(redis, Path.Combine(folder, "redis.aof"));
        else CopyFiles(Path.Combine(folder, "data"), server.DataFolder);
        Directory.Delete(folder, recursive: true);
        return new KeptStore(kept, server, redis);
    }

    /// <summary>Moves the realms' beginnings, as if the server had been stopped so long ago. Nothing else is touched:
    /// whatever is stored counts from the beginning of its realm.</summary>
    public async Task StoppedBefore(TimeSpan age)
    {
        var by = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() - (long)age.TotalMilliseconds
            - Kept["stoppedAt"]!.GetValue<long>();
        if (_redis is null)
        {
            await Sql($"UPDATE realms SET origin = origin + {by}");
            return;
        }

        await using var redis = await ConnectionMultiplexer.ConnectAsync(_redis.Endpoint);
        foreach (var realm in await redis.GetDatabase().SetMembersAsync("alliance:realms"))
            await redis.GetDatabase().HashIncrementAsync($"alliance:realm:{realm}", "origin", by);
    }

    /// <summary>Sets when idempotency keys expire. They are kept a day, so those of an old store have
    /// expired.</summary>
    public async Task KeysExpire(DateTimeOffset at)
    {
        var expiry = at.ToUnixTimeMilliseconds();
        if (_redis is null)
        {
            await Sql($"UPDATE keys SET expires = {expiry}");
            return;
        }

        await using var redis = await ConnectionMultiplexer.ConnectAsync(_redis.Endpoint);
        var database = redis.GetDatabase();
        foreach (var incarnation in await database.SetMembersAsync("alliance:incarnations"))
        {
            // A key's value begins with its expiry, up to the first bar.
            await database.ScriptEvaluateAsync(
                """
                local keys = redis.call('HGETALL', ARGV[1] .. 'keys')
                for i = 1, #keys, 2 do
                  redis.call('HSET', ARGV[1] .. 'keys', keys[i], ARGV[2] .. string.match(keys[i + 1], '|.*$'))
                  redis.call('ZADD', ARGV[1] .. 'expiry', ARGV[2], keys[i])
                end
                """, values: [$"alliance:{incarnation}:", expiry]);
        }
    }

    /// <summary>Audits a realm; SQLite's server has to be stopped.</summary>
    public async Task<(int Exit, JsonNode Report)> Audit(string realm)
    {
        var (exit, output) = await AllianceProcess.Run(
            ["audit", "--data", Server.DataFolder, "--realm", realm, "--json",
                .. _redis is null ? Array.Empty<string>() : ["--redis", _redis.Endpoint]]);
        Assert.True(exit is 0 or 1, output);
        return (exit, JsonNode.Parse(output)!);
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        if (_redis is not null) await _redis.DisposeAsync();
    }

    private static void CopyFiles(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from)) File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
    }

    private async Task Sql(string command)
    {
        var database = Path.Combine(Server.DataFolder, "alliance.db");
        await using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        await connection.OpenAsync();
        await using var made = connection.CreateCommand();
        made.CommandText = command;
        Assert.True(await made.ExecuteNonQueryAsync() > 0, command);
    }

    /// <summary>Sends the commands that Redis wrote, as they are.</summary>
    private static async Task Replay(RedisServer redis, string commands)
    {
        const string Last = "everything is restored";
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", redis.Port);
        await using var stream = client.GetStream();
        using var answers = new StreamReader(stream, Encoding.UTF8, leaveOpen: true);
        var sending = Task.Run(async () =>
        {
            await using var file = File.OpenRead(commands);
            await file.CopyToAsync(stream);
            await stream.WriteAsync(Encoding.UTF8.GetBytes($"*2\r\n$4\r\nECHO\r\n${Last.Length}\r\n{Last}\r\n"));
        });
        for (var answer = ""; answer != Last;)
        {
            answer = await answers.ReadLineAsync() ?? throw new IOException("redis-server hung up.");
            Assert.False(answer.StartsWith('-'), answer);
        }

        await sending;
    }
}
