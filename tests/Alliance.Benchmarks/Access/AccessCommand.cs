using System.CommandLine;
using Alliance.Benchmarks.Live;
using Alliance.Benchmarks.Measuring;
using Alliance.Grains.Hosting;

namespace Alliance.Benchmarks.Access;

/// <summary><c>access</c>: what it costs to know who calls. The same requests for aid over HTTP: on a server without
/// accounts, with an API key, and in a session.</summary>
internal static class AccessCommand
{
    // What is compiled anew meanwhile would be more than the difference.
    private const int WarmUps = 5;

    public static Command Create()
    {
        var clients = Flags.Whole("--clients", "People who raise requests.", 64, 1, 10_000);
        var seconds =
            new Option<double>("--seconds") { Description = "Length of a round.", DefaultValueFactory = _ => 2 };
        var rounds = Flags.Whole("--rounds", $"Rounds, interleaved, after {WarmUps} to warm up.", 15, 1, 1_000);
        var json = Flags.Json();
        var command = new Command("access", "What authentication costs: open, with an API key, in a session.")
        {
            clients, seconds, rounds, json,
        };
        command.SetAction((parsed, _) => RunAsync(
            parsed.GetValue(clients), TimeSpan.FromSeconds(parsed.GetValue(seconds)), parsed.GetValue(rounds),
            parsed.GetValue(json)));
        return command;
    }

    private static async Task<int> RunAsync(int clients, TimeSpan length, int rounds, bool json)
    {
        var folder = Directory.CreateTempSubdirectory("alliance-bench-").FullName;
        try
        {
            await using var open = await LiveServer.StartAsync(Options("open"));
            await using var secured = await LiveServer.StartAsync(Options("secured"));
            // Accounts need it, and nothing happens in it.
            await secured.NewRealm("live");
            using var anyone = new LiveCaller(open.Url);
            var (key, session) = await SignedIn.At(secured.Url);
            using (key)
            using (session)
            {
                Contender<LiveRun>[] contenders =
                [
                    Contend("open", open, anyone), Contend("API key", secured, key),
                    Contend("session", secured, session),
                ];
                return AccessReport.Write(
                    await Rounds.InterleaveAsync(contenders, rounds, WarmUps, rotates: true), json);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        AllianceOptions Options(string what) => new()
        {
            DataFolder = Path.Combine(folder, what), ClusterId = $"bench-{what}",
        };

        Contender<LiveRun> Contend(string name, LiveServer server, LiveCaller caller)
        {
            var path = new EnginePath(server, caller, clients, length);
            var realm = $"load-{name.ToLowerInvariant().Replace(' ', '-')}";
            return new(name, round => path.RunAsync($"{realm}-{round}"));
        }
    }
}
