using System.Diagnostics;
using Alliance.Host.Serving;
using StackExchange.Redis;

namespace Alliance.Benchmarks.Live;

/// <summary>A redis-server of the benchmark's own, as durable as one that serves: every write is on disk before it is answered.</summary>
internal sealed class BenchRedis : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("alliance-bench-redis-").FullName;
    private readonly Process _process;

    private BenchRedis(int port)
    {
        Endpoint = $"127.0.0.1:{port}";
        _process = Process.Start(new ProcessStartInfo("redis-server",
            ["--port", $"{port}", "--bind", "127.0.0.1", "--dir", _folder, "--save", "", "--appendonly", "yes", "--appendfsync", "always", "--loglevel", "warning"])
        {
            RedirectStandardOutput = true,
        })!;
    }

    public string Endpoint { get; }

    public static async Task<BenchRedis> StartAsync()
    {
        var redis = new BenchRedis(Ports.Free());
        await using var connection = await ConnectionMultiplexer.ConnectAsync($"{redis.Endpoint},abortConnect=false,connectRetry=20,connectTimeout=5000");
        await connection.GetDatabase().PingAsync();
        return redis;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
