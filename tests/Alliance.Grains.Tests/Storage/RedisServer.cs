using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Alliance.Grains.Tests.Storage;

/// <summary>A redis-server of the test's own, on a free port and in a folder of its own, with every write on disk
/// before it is answered.</summary>
public sealed class RedisServer : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("alliance-redis-").FullName;
    private readonly string[] _more;
    private Process _process;

    private RedisServer(int port, string[] more)
    {
        (Port, _more) = (port, more);
        _process = Start();
    }

    public int Port { get; }
    public string Endpoint => $"127.0.0.1:{Port}";

    /// <param name="more">Settings beside its own, such as <c>--requirepass</c> and a password.</param>
    public static async Task<RedisServer> Run(params string[] more)
    {
        var server = new RedisServer(FreePort(), more);
        await server.Answering();
        return server;
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Ends the server as a crash would and starts it again on the same files.</summary>
    public async Task KillAndRestart()
    {
        await Kill();
        _process = Start();
        await Answering();
    }

    public async ValueTask DisposeAsync()
    {
        await Kill();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task Kill()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private Process Start() => Process.Start(new ProcessStartInfo("redis-server",
        ["--port", $"{Port}", "--bind", "127.0.0.1", "--dir", _folder, "--save", "", "--appendonly", "yes",
            "--appendfsync", "always", "--loglevel", "warning", .. _more])
    {
        RedirectStandardOutput = true,
    })!;

    private async Task Answering()
    {
        for (var attempt = 0; attempt < 200; attempt++)
        {
            using var client = new TcpClient();
            try
            {
                await client.ConnectAsync(IPAddress.Loopback, Port);
                await using var stream = client.GetStream();
                await stream.WriteAsync("PING\r\n"u8.ToArray());
                var answer = new byte[7];
                await stream.ReadExactlyAsync(answer);
                if (answer.AsSpan().StartsWith("+PONG"u8) || answer.AsSpan().StartsWith("-NOAUTH"u8)) return;
            }
            catch (Exception notYet) when (notYet is SocketException or IOException)
            {
                Assert.False(_process.HasExited, "redis-server ended.");
            }
            await Task.Delay(25);
        }
        Assert.Fail("redis-server does not answer.");
    }
}
