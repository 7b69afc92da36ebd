using System.CommandLine;
using Alliance.Benchmarks.Measuring;
using Alliance.Grains.Hosting;
using Alliance.LoadTesting.Setups;

namespace Alliance.Benchmarks.Live;

/// <summary><c>live</c>: what the store takes, what of that the engine makes aid requests of, and what of those comes
/// through over HTTP; side by side on both stores.</summary>
internal static class LiveCommand
{
    public static Command Create()
    {
        var writers = Flags.Whole("--writers", "Writers of the store, and people who raise requests.", 64, 1, 10_000);
        var seconds =
            new Option<double>("--seconds") { Description = "Length of a round.", DefaultValueFactory = _ => 2 };
        var rounds = Flags.Rounds();
        var stores =
            new Option<string[]>("--stores") { Description = "sqlite, redis (of its own, every write on disk).",
                DefaultValueFactory = _ => ["sqlite", "redis"], AllowMultipleArgumentsPerToken = true };
        stores.AcceptOnlyFromAmong("sqlite", "redis");
        var json = Flags.Json();
        var command =
            new Command("live", "The store's ceiling, the engine's path and the whole path, on both stores.") { writers,
                seconds, rounds, stores, json };
        command.SetAction((parsed, cancellation) => RunAsync(
            parsed.GetValue(stores)!, parsed.GetValue(writers), TimeSpan.FromSeconds(parsed.GetValue(seconds)),
            parsed.GetValue(rounds), parsed.GetValue(json), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(
        string[] stores, int writers, TimeSpan length, int rounds, bool json, CancellationToken cancellation)
    {
        List<LiveRow> rows = [];
        foreach (var store in stores)
        {
            Console.Error.WriteLine($"live: {store}");
            rows.AddRange((await MeasureAsync(store == "redis", writers, length, rounds, cancellation)).Select(
                m => LiveRow.Of(store, m)));
        }

        LiveReport.Write(rows, json);
        return 0;
    }

    private static async Task<IReadOnlyList<Measured<LiveRun>>> MeasureAsync(
        bool onRedis, int writers, TimeSpan length, int rounds, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("alliance-bench-").FullName;
        try
        {
            await using var redis = onRedis ? await StartedRedis.Start(folder, cancellation) : null;
            AllianceOptions Options(string what) => new()
            {
                DataFolder = Path.Combine(folder, what), Redis = redis is null ? null : $"127.0.0.1:{redis.Port}",
                ClusterId = $"bench-{what}",
            };
            await using var ceiling = await StoreCeiling.Open(Options("ceiling"), writers, length);
            await using var server = await LiveServer.StartAsync(Options("server"));
            using var caller = new LiveCaller(server.Url);
            var (engine, whole) = (new EnginePath(server, null, writers, length),
                new EnginePath(server, caller, writers, length));
            Contender<LiveRun>[] contenders =
            [
                new("store's ceiling", ceiling.RunAsync),
                new("engine", round => engine.RunAsync($"engine-{round}")),
                new("whole path over HTTP", round => whole.RunAsync($"whole-{round}")),
            ];
            return await Rounds.InterleaveAsync(contenders, rounds);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
