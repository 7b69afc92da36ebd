using Alliance.LoadTesting.Calls;

namespace Alliance.LoadTesting.Setups;

/// <summary>A set-up that the tester starts for a run, on free ports and in a folder of its own. It is removed after
/// the run.</summary>
internal sealed class StartedSetup : IAsyncDisposable
{
    private readonly string _folder = SetupFolder.Make();
    private readonly List<(int Port, ChildProcess Process)> _silos = [];
    private readonly List<TimeSpan> _ended = [];
    private StartedRedis? _redis;

    private StartedSetup()
    {
    }

    public IReadOnlyList<Uri> Servers => [.. _silos.Select(s => new Uri($"http://127.0.0.1:{s.Port}/"))];
    public int Silos => _silos.Count;
    /// <summary>The proxy that can slow down the store; null where there is none.</summary>
    public StoreDelay? Delay { get; private set; }
    public StartedRedis? Redis => _redis;

    /// <summary>The processor time of the silos alone, including those that were killed.</summary>
    public TimeSpan Cpu => TimeSpan.FromTicks(_ended.Sum(e => e.Ticks) + _silos.Sum(s => s.Process.Cpu.Ticks));

    /// <summary>The bytes that the store has on disk: data and logs.</summary>
    public long StoreBytes =>
        new DirectoryInfo(_folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(f => f.Exists ? f.Length : 0);

    /// <summary>Makes every silo collect its garbage; false where one does not.</summary>
    public async Task<bool> Collect(CancellationToken cancellation) =>
        (await Task.WhenAll(_silos.Select(s => FullCollection.Of(s.Process.Id, cancellation)))).All(done => done);

    /// <summary>Starts a number of silos. Several silos share a Redis server of their own.</summary>
    /// <param name="silos">The number of silos.</param>
    /// <param name="redis">Whether the silos use Redis.</param>
    /// <param name="delayed">Whether a proxy that can slow down the store is placed before it.</param>
    /// <param name="cancellation">Cancels the start.</param>
    /// <exception cref="LoadFailedException">A part of the set-up does not start.</exception>
    public static async Task<StartedSetup> Start(int silos, bool redis, bool delayed, CancellationToken cancellation)
    {
        var setup = new StartedSetup();
        try
        {
            if (redis) setup._redis = await StartedRedis.Start(setup._folder, cancellation);
            if (redis && delayed) setup.Delay = new StoreDelay(setup._redis!.Port);
            for (var i = 0; i < silos; i++)
            {
                var port = FreePort.Find();
                setup._silos.Add((port, setup.Serve(port)));
                await setup._silos[i].Process.Ready(cancellation);
            }

            return setup;
        }
        catch
        {
            await setup.DisposeAsync();
            throw;
        }
    }

    /// <summary>Kills a silo and starts it again, even if the run is interrupted meanwhile, because the audit of an
    /// interrupted run still needs the silo.</summary>
    public async Task KillAndRestart(int silo)
    {
        var (port, process) = _silos[silo];
        await process.Kill();
        _ended.Add(process.Cpu);
        process.Dispose();
        _silos[silo] = (port, Serve(port));
        await _silos[silo].Process.Ready(CancellationToken.None);
    }

    public async Task Pause(int silo, TimeSpan length, CancellationToken cancellation)
    {
        await _silos[silo].Process.Signal("STOP");
        try
        {
            await Task.Delay(length, cancellation);
        }
        finally
        {
            await _silos[silo].Process.Signal("CONT");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_silos.Select(s => s.Process.Stop()));
        foreach (var (_, process) in _silos) process.Dispose();
        if (Delay is not null) await Delay.DisposeAsync();
        if (_redis is not null) await _redis.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private ChildProcess Serve(int port)
    {
        string[] store = _redis is null ? [] : ["--redis", $"127.0.0.1:{Delay?.Port ?? _redis.Port}"];
        string[] serve = ["serve", "--port", $"{port}", "--data", Path.Combine(_folder, "data"), .. store];
        // The program itself: run by dotnet, or by its own starter.
        var program = Environment.ProcessPath!;
        return Path.GetFileNameWithoutExtension(program) == "dotnet"
            ? new ChildProcess(
                program,
                [Path.Combine(AppContext.BaseDirectory, "alliance.dll"), .. serve],
                "serving at")
            : new ChildProcess(program, serve, "serving at");
    }
}
