using System.Net;
using System.Net.Sockets;
using Alliance.LoadTesting.Calls;

namespace Alliance.LoadTesting.Setups;

/// <summary>A redis-server that the tester starts for a run. Every write is on disk before it is answered.</summary>
internal sealed class StartedRedis : IAsyncDisposable
{
    private readonly string _folder;
    private readonly int _port = FreePort.Find();
    private ChildProcess _process;

    private StartedRedis(string folder)
    {
        _folder = Directory.CreateDirectory(Path.Combine(folder, "redis")).FullName;
        _process = Begin();
    }

    public int Port => _port;

    /// <exception cref="LoadFailedException">The machine has no redis-server, or it does not answer.</exception>
    public static async Task<StartedRedis> Start(string folder, CancellationToken cancellation)
    {
        var redis = new StartedRedis(folder);
        await redis.Answering(cancellation);
        return redis;
    }

    /// <summary>Kills the server and starts it again on its files, even if the run is interrupted meanwhile.</summary>
    public async Task KillAndRestart()
    {
        await _process.Kill();
        _process.Dispose();
        _process = Begin();
        await Answering(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await _process.Kill();
        _process.Dispose();
    }

    private ChildProcess Begin() =>
        new(
            "redis-server",
            [
                "--port",
                $"{_port}",
                "--bind",
                "127.0.0.1",
                "--dir",
                _folder,
                "--save",
                "",
                "--appendonly",
                "yes",
                "--appendfsync",
                "always",
                "--loglevel",
                "warning",
            ],
            null);

    private async Task Answering(CancellationToken cancellation)
    {
        const int Tries = 400;
        for (var attempt = 0; attempt < Tries && !_process.HasExited; attempt++)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, _port, cancellation);
                await using var stream = client.GetStream();
                await stream.WriteAsync("PING\r\n"u8.ToArray(), cancellation);
                var answer = new byte[7];
                await stream.ReadExactlyAsync(answer, cancellation);
                if (answer.AsSpan().StartsWith("+PONG"u8)) return;
            }
            catch (Exception notYet) when (notYet is SocketException or IOException)
            {
                // It is still reading its file.
            }

            await Task.Delay(25, cancellation);
        }

        throw new LoadFailedException(
            _process.IsMissing
                ? new("本机没有 redis-server；请安装（apt-get install redis-server），或去掉 --redis。",
                    "There is no redis-server on this machine; install it (apt-get install redis-server), or leave "
                        + "--redis out.")
                : new($"redis-server 没有应答：\n{_process.Said}", $"redis-server does not answer:\n{_process.Said}"));
    }
}
