using System.Collections.Concurrent;
using System.Security.Cryptography;
using Alliance.Core.Actors;
using Alliance.Host.Tests.Commands;
using Alliance.Simulation.Rehearsals;
using Alliance.Simulation.Scenarios.Reading;
using Alliance.Simulation.Silos;

namespace Alliance.Host.Tests.Clusters;

/// <summary>A scenario and the journal that it has when this process works it off alone: what every other way must come
/// to.</summary>
internal sealed class Rehearsed
{
    private static readonly ConcurrentDictionary<(string, int?), Rehearsed> Known = [];

    private Rehearsed(string file, int? hours)
    {
        Arguments = hours is null ? ["replay", file, "--json"] : ["replay", file, "--json", "--until", $"{hours}"];
        var path = Path.GetTempFileName();
        try
        {
            var scenario = ScenarioLoader.Load(Path.Combine(Cli.Repository, file)).Value!;
            var setup =
                new Rehearsal(scenario, [], hours is { } until ? Instant.Start + Span.FromHours(until) : null).Setup;
            Digest = Replay.RunHere(setup, journalPath: path).JournalSha256;
            Journal = File.ReadAllBytes(path);
        }
        finally
        {
            File.Delete(path);
        }

        Assert.Equal(Digest, Convert.ToHexStringLower(SHA256.HashData(Journal)));
    }

    /// <summary>Whether the long tests run, as <c>tests/run.sh --full</c> has them.</summary>
    public static bool IsFull { get; } = Environment.GetEnvironmentVariable("ALLIANCE_TESTS_FULL") == "1";

    public static Rehearsed WholeHengnan => Of("scenarios/hengnan-flood.yaml", null);
    public static Rehearsed Hengnan => Of("scenarios/hengnan-flood.yaml", 6);
    public static Rehearsed Synthetic => Of("scenarios/synthetic-200.yaml", 8);

    /// <summary>The command that works it off.</summary>
    public string[] Arguments { get; }
    public string Digest { get; }
    public byte[] Journal { get; }

    private static Rehearsed Of(string file, int? hours) =>
        Known.GetOrAdd((file, IsFull ? null : hours), key => new Rehearsed(key.Item1, key.Item2));
}
