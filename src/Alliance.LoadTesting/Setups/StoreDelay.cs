using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace Alliance.LoadTesting.Setups;

/// <summary>A proxy before a store that passes data on in both directions. While the store is to be slow, each
/// direction has an additional delay. The order and the throughput stay the same.</summary>
internal sealed class StoreDelay : IAsyncDisposable
{
    private const int Piece = 16_384, MostPieces = 1_024;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly int _store;
    private readonly Task _accepting;
    private long _delayTicks;

    public StoreDelay(int storePort)
    {
        _store = storePort;
        _listener.Start();
        _accepting = Accept();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>The additional delay in each direction; zero for none.</summary>
    public TimeSpan Delay
    {
        get => TimeSpan.FromTicks(Interlocked.Read(ref _delayTicks));
        set => Interlocked.Exchange(ref _delayTicks, value.Ticks);
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _accepting;
        _end.Dispose();
    }

    private async Task Accept()
    {
        try
        {
            while (true) _ = Serve(await _listener.AcceptTcpClientAsync(_end.Token));
        }
        catch (Exception stopped)
            when (stopped is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The run is over.
        }
    }

    private async Task Serve(TcpClient caller)
    {
        using var _ = caller;
        using var store = new TcpClient { NoDelay = true };
        caller.NoDelay = true;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(_end.Token);
        try
        {
            await store.ConnectAsync(IPAddress.Loopback, _store, either.Token);
            await Task.WhenAny(
                Pass(caller.GetStream(), store.GetStream(), either.Token),
                Pass(store.GetStream(), caller.GetStream(), either.Token));
        }
        catch (Exception gone) when (gone is OperationCanceledException or SocketException or IOException)
        {
            // One side has gone, and so does the other.
        }
        finally
        {
            await either.CancelAsync();
        }
    }

    private async Task Pass(NetworkStream from, NetworkStream to, CancellationToken end)
    {
        var pieces = Channel.CreateBounded<(byte[] Bytes, long Due)>(MostPieces);
        var writing = Write(pieces.Reader, to, end);
        try
        {
            var buffer = new byte[Piece];
            while (await from.ReadAsync(buffer, end) is var read and > 0)
                await pieces.Writer.WriteAsync(
                    (buffer[..read], Environment.TickCount64 + (long)Delay.TotalMilliseconds),
                    end);
        }
        catch (Exception gone) when (gone is OperationCanceledException or SocketException or IOException)
        {
            // As a wire that is cut: nothing more comes.
        }
        finally
        {
            pieces.Writer.TryComplete();
            await writing;
        }
    }

    private static async Task Write(
        ChannelReader<(byte[] Bytes, long Due)> pieces,
        NetworkStream to,
        CancellationToken end)
    {
        try
        {
            await foreach (var (bytes, due) in pieces.ReadAllAsync(end))
            {
                if (due - Environment.TickCount64 is var wait and > 0) await Task.Delay((int)wait, end);
                await to.WriteAsync(bytes, end);
            }
        }
        catch (Exception gone) when (gone is OperationCanceledException or SocketException or IOException)
        {
            // As above.
        }
    }
}
