using System.Text.Json.Nodes;
using Alliance.Host.Tests.Commands;

namespace Alliance.Host.Tests.LoadTesting;

/// <summary>
/// Load that goes on and on: what is settled leaves nothing behind but what is in the store. A minute of it; ten with
/// <c>--full</c>.
/// </summary>
public sealed class SoakTests
{
    private static readonly int Seconds = Environment.GetEnvironmentVariable("ALLIANCE_TESTS_FULL") == "1" ? 600 : 60;

    [Fact]
    public async Task Minutes_of_load_leave_heap_and_outbox_as_they_were()
    {
        // So few squads that all have been out before the first minute begins.
        var (_, output, error) = await Cli.RunAsync(
            TimeSpan.FromSeconds(Seconds),
            "load",
            "--start",
            "1",
            "--profile",
            "soak",
            "--rate",
            "8",
            "--arrivals",
            "uniform",
            "--seconds",
            $"{Seconds}",
            "--warmup",
            "15",
            "--watchers",
            "10",
            "--squads",
            "50",
            "--json");
        Assert.True(output.Length > 0, error);
        var result = JsonNode.Parse(output)!;
        Assert.Equal(
            (0, 0, 0),
            ((int)result["audit"]!["lost"]!, (int)result["audit"]!["promisedTwice"]!, (int)result["audit"]!["stuck"]!));
        var retained = result["retained"]!;
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{result["acknowledged"]} requests: {retained.ToJsonString()}");
        Assert.Equal(0, (double)retained["outboxAfter"]!);
        // The last few hundred settled requests stay in memory, and come to it only after the warm-up.
        const double LastSettledMiB = 6;
        Assert.InRange((double)retained["heapMiBAfter"]!, 0, 1.1 * (double)retained["heapMiBBefore"]! + LastSettledMiB);
        Assert.InRange((double)retained["storeBytesPerRequest"]!, 1_000, 50_000);
    }
}
