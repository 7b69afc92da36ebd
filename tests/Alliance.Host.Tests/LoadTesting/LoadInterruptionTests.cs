using System.Text.Json.Nodes;
using Alliance.Host.Tests.Commands;
using Alliance.Host.Tests.Running;
using Alliance.LoadTesting.Calls;

namespace Alliance.Host.Tests.LoadTesting;

/// <summary>What Ctrl-C and worse do to a run on a set-up of its own.</summary>
public sealed class LoadInterruptionTests : IDisposable
{
    private readonly HttpClient _http = new();

    [Fact]
    public async Task Ctrl_C_ends_a_run_with_all_that_was_done_and_audited()
    {
        await using var run = Begin();
        var started = await UnderLoad(run);
        await run.CtrlCAsync();
        var (exit, output, error) = await run.EndAsync();

        Assert.Equal(1, exit);
        Assert.Contains("once more ends at once", error, StringComparison.Ordinal);
        Assert.DoesNotContain("window", error, StringComparison.Ordinal);
        Assert.DoesNotContain("does not answer", error, StringComparison.Ordinal);
        var result = JsonNode.Parse(output)!;
        Assert.Equal((true, "failed"), ((bool)result["interrupted"]!, result["verdict"]!.ToString()));
        Assert.Equal(
            (0, 0, 0),
            ((int)result["audit"]!["lost"]!, (int)result["audit"]!["promisedTwice"]!, (int)result["audit"]!["stuck"]!));
        var step = Assert.Single(result["steps"]!.AsArray())!;
        Assert.InRange((double)step["seconds"]!, 0.1, 299);
        Assert.True((int)step["acknowledged"]! > 0);
        await Eventually.Is("nothing is left", () => Task.FromResult(!started.Any(ProcessTree.IsAlive)));
    }

    [Fact]
    public async Task Nothing_that_a_tester_started_outlives_its_sudden_end()
    {
        await using var run = Begin();
        var started = await UnderLoad(run);
        await run.SignalAsync("KILL");
        await Eventually.Is("nothing is left", () => Task.FromResult(!started.Any(ProcessTree.IsAlive)));
    }

    public void Dispose() => _http.Dispose();

    private static CliRun Begin() =>
        CliRun.AtATerminal(
            "load",
            "--start",
            "1",
            "--rate",
            "10",
            "--seconds",
            "300",
            "--warmup",
            "0",
            "--watchers",
            "5",
            "--json");

    /// <summary>
    /// Waits until its first step is under way: more has come to a state than the few requests whose writes are counted
    /// before.
    /// </summary>
    private async Task<IReadOnlyList<int>> UnderLoad(CliRun run)
    {
        const int States = 40;
        await Eventually.Is("requests are raised", async () =>
        {
            if (run.HasEnded)
                Assert.Fail((await run.EndAsync()).Error);
            return await Metrics(run) is { } metrics
                && ServerMetrics.SumOf(metrics, "alliance_requests_total") >= States;
        });
        var started = ProcessTree.Below(run.Id);
        Assert.Contains(started, id => ProcessTree.Arguments(id).Contains("serve"));
        return started;
    }

    private async Task<string?> Metrics(CliRun run)
    {
        var silo = ProcessTree
            .Below(run.Id)
            .Select(ProcessTree.Arguments)
            .FirstOrDefault(a => a is [.., _] && a.Contains("serve"));
        if (silo is null)
            return null;
        try
        {
            return await _http.GetStringAsync(
                $"http://127.0.0.1:{silo[silo.ToList().IndexOf("--port") + 1]}/metrics",
                TestContext.Current.CancellationToken);
        }
        catch (HttpRequestException)
        {
            // It is still starting.
            return null;
        }
    }
}
