using System.Text.Json.Nodes;
using Alliance.Host.Tests.Commands;

namespace Alliance.Host.Tests.LoadTesting;

/// <summary>
/// Three silos on a Redis under half of what they sustain on 2 cores, and a blow at a moment that the seed draws:
/// whatever was acknowledged is there, nobody is promised twice, all ends. Five rounds of each take twenty minutes:
/// only with <c>--full</c>.
/// </summary>
public sealed class FaultRoundsTests
{
    private const int Rounds = 5;
    private static readonly bool IsFull = Environment.GetEnvironmentVariable("ALLIANCE_TESTS_FULL") == "1";

    [Theory]
    [InlineData("kill-silo")]
    [InlineData("pause-silo")]
    [InlineData("slow-store")]
    [InlineData("restart-store")]
    public async Task Nothing_acknowledged_is_lost_whatever_is_struck(string fault)
    {
        Assert.SkipUnless(IsFull, "Only with --full.");
        for (var seed = 1; seed <= Rounds; seed++)
        {
            var (_, output, error) = await Cli.RunAsync(
                "load",
                "--start",
                "3",
                "--redis",
                "--rate",
                "23",
                "--arrivals",
                "uniform",
                "--seconds",
                "20",
                "--warmup",
                "8",
                "--watchers",
                "6",
                "--fault",
                fault,
                "--seed",
                $"{seed}",
                "--json");
            Assert.True(output.Length > 0, error);
            var result = JsonNode.Parse(output)!;
            Assert.Equal(
                (0, 0, 0),
                (
                    (int)result["audit"]!["lost"]!,
                    (int)result["audit"]!["promisedTwice"]!,
                    (int)result["audit"]!["stuck"]!));
            Assert.Equal(0, (int)result["unfilled"]!);
            var struck = Assert.Single(result["faults"]!.AsArray())!;
            TestContext.Current.TestOutputHelper?.WriteLine(
                $"{fault}, seed {seed}: at {struck["atSeconds"]} s, taken up after {struck["takenUpAfterSeconds"]} s, "
                    + $"{result["errorsByKind"]!.ToJsonString()}");
        }
    }
}
