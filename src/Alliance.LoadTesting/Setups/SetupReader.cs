using System.Diagnostics;
using System.Runtime.InteropServices;
using Alliance.LoadTesting.Calls;
using Alliance.LoadTesting.Results;

namespace Alliance.LoadTesting.Setups;

/// <summary>Reads the facts about a set-up: the environment in which it runs and the resources that it uses.</summary>
internal sealed class SetupReader
{
    private const string About = "api/v1/about";
    private static readonly TimeSpan Enough = TimeSpan.FromSeconds(1);
    private readonly ApiClient _client;
    private readonly StartedSetup? _own;

    private SetupReader(ApiClient client, StartedSetup? own) => (_client, _own) = (client, own);

    public required LoadEnvironment Environment { get; init; }
    /// <summary>The time by which the server's clock is ahead of the tester's clock.</summary>
    public required TimeSpan ServerAhead { get; init; }

    /// <exception cref="LoadFailedException">No server answers, or the server that answers is not an Alliance that can
    /// be tested.</exception>
    public static async Task<SetupReader> Of(ApiClient client, StartedSetup? own, CancellationToken cancellation)
    {
        foreach (var server in client.Servers)
            if (!await client.Answers(server, cancellation))
                throw new LoadFailedException(new(
                    $"{server} 没有应答；请用 alliance serve 启动，或给出正在运行的系统，或用 --start N 启动。",
                    $"{server} does not answer; start it with alliance serve, name one that runs, or let --start N "
                        + "start one."));
        using var about = await client.Get(About, cancellation);
        string Text(string name) => about.RootElement.GetProperty(name).GetString()!;
        var (store, guarantee, local) = (Text("store"), Text("guarantee"), client.Servers.All(s => s.IsLoopback));
        var ahead = local ? TimeSpan.Zero : await Ahead(client, cancellation);
        return new SetupReader(client, own)
        {
            ServerAhead = ahead,
            Environment = new LoadEnvironment(
                Text("cpu"),
                about.RootElement.GetProperty("cores").GetInt32(),
                RuntimeInformation.OSDescription,
                Text("version"),
                Text("runtime"),
                store,
                guarantee,
                store == "sqlite" ? "synchronous=FULL (WAL)"
                    : own is not null ? "appendfsync always"
                    : null,
                client.Servers.Count,
                local,
                Math.Round(ahead.TotalMilliseconds, 1)),
        };
    }

    /// <summary>Reads the processor time of the silos so far. For a set-up that the tester did not start, of the silo
    /// that answers.</summary>
    public async Task<TimeSpan> SiloCpu() => _own?.Cpu ?? TimeSpan.FromMilliseconds(await Number("cpuMs"));

    public async Task<double?> HeapMiB() => Math.Round(await Number("heapBytes") / 1_048_576d, 1);

    /// <summary>Reads the size of the managed heaps of the tester's own silos and of the files of their store, after a
    /// full collection; null for silos that the tester did not start.</summary>
    public async Task<(double? HeapMiB, long StoreBytes)?> Retained(CancellationToken cancellation)
    {
        if (_own is null) return null;
        var collected = await _own.Collect(cancellation);
        var heap = 0L;
        foreach (var server in _client.Servers)
        {
            using var about = await _client.Get(new Uri(server, About).ToString(), cancellation);
            heap += about.RootElement.GetProperty("heapBytes").GetInt64();
        }

        return (collected ? Math.Round(heap / 1_048_576d, 1) : null, _own.StoreBytes);
    }

    /// <summary>Reads the number of messages in the outboxes of all silos, by their own metrics; null where there are
    /// none.</summary>
    public async Task<double?> Outbox(CancellationToken cancellation)
    {
        // A scrape may be a moment old.
        await Task.Delay(Enough, cancellation);
        return await ServerMetrics.Sum(_client, "alliance_outbox", null, cancellation);
    }

    private async Task<long> Number(string name)
    {
        using var about = await _client.Get(About, CancellationToken.None);
        return about.RootElement.GetProperty(name).GetInt64();
    }

    /// <summary>Estimates how far the server's clock is ahead. Of several readings, it takes the one with the shortest
    /// round trip, which is the most exact.</summary>
    private static async Task<TimeSpan> Ahead(ApiClient client, CancellationToken cancellation)
    {
        const int Readings = 7;
        var (shortest, ahead) = (TimeSpan.MaxValue, TimeSpan.Zero);
        for (var i = 0; i < Readings; i++)
        {
            var (asked, since) = (DateTimeOffset.UtcNow, Stopwatch.GetTimestamp());
            using var about = await client.Get(About, cancellation);
            var took = Stopwatch.GetElapsedTime(since);
            if (took < shortest)
                (shortest, ahead) = (
                    took,
                    about.RootElement.GetProperty("now").GetDateTimeOffset() - (asked + took / 2));
        }

        return ahead;
    }
}
