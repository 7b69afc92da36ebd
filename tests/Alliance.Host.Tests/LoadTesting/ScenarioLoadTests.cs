using System.Text.Json.Nodes;
using Alliance.Host.Tests.Commands;

namespace Alliance.Host.Tests.LoadTesting;

/// <summary>
/// An afternoon of two hazards in Hengnan, driven in seconds: one asks for squads and boats where both desks must
/// agree, the other for medical aid and tents.
/// </summary>
public sealed class ScenarioLoadTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("alliance-scenario-load-").FullName;

    private string Scenario
    {
        get
        {
            var file = Path.Combine(_folder, "afternoon.yaml");
            File.WriteAllText(file, $$"""
                name: 半日险情
                region: {{Path.Combine(Cli.Repository, "scenarios", "regions", "hengnan.yaml")}}
                hazardHours: 3
                seed: 7
                lookaheadMs: 2000
                jitterMs: 500
                policy: alliance
                radio: { lossPermille: 0 }
                roads:
                  - { a: 430422119, b: 430422122, cut: 90m, open: 2h }
                levels:
                  - { tier: 430422104, at: 1h, level: IV, cause: risk, basis: 预警 }
                crew:
                  mobiliseMinutes:
                    volunteer: { min: 15, max: 40 }
                    micro-fire-station: { min: 2, max: 5 }
                    comprehensive: { min: 10, max: 25 }
                    county: { min: 10, max: 20 }
                    regional: { min: 15, max: 30 }
                    professional: { min: 3, max: 8 }
                    aviation: { min: 20, max: 45 }
                    social: { min: 30, max: 70 }
                  shiftHours: 12
                  breakdownPermille: 0
                dutyDesk:
                  approvalMinutes: { min: 2, max: 12 }
                  asleepPermille: 0
                hazards:
                  - place: 430422104
                    start: 1h
                    name: 冠市山体滑坡
                    kind: landslide
                    needs:
                      - resource: engineering
                        priority: life-saving
                        curve: [{ at: 0h, quantity: 16 }, { at: 30m, quantity: 30 }, { at: 90m, quantity: 0 }]
                      - resource: boats
                        priority: urgent
                        curve: [{ at: 0h, quantity: 3 }, { at: 90m, quantity: 0 }]
                  - place: 430422200
                    start: 1h
                    name: 耒水相市段洪水
                    kind: flood
                    needs:
                      - resource: medical
                        priority: life-saving
                        curve: [{ at: 0h, quantity: 7 }, { at: 1h, quantity: 14 }, { at: 2h, quantity: 0 }]
                      - resource: tents
                        priority: routine
                        curve: [{ at: 15m, quantity: 10 }, { at: 2h, quantity: 0 }]
                """);
            return file;
        }
    }

    [Fact]
    public async Task What_its_hazards_bring_up_is_asked_of_the_server_and_everything_ends()
    {
        var (exit, output, error) = await Cli.RunAsync(
            "load",
            "--start",
            "1",
            "--profile",
            "scenario",
            "--scenario",
            Scenario,
            "--speed",
            "720",
            "--seconds",
            "5",
            "--warmup",
            "3",
            "--cycle",
            "1",
            "--json",
            "--limit",
            "errors<=0");
        Assert.True(exit == 0, error + output);
        var result = JsonNode.Parse(output)!;
        Assert.Equal(
            (0, 0, 0),
            ((int)result["audit"]!["lost"]!, (int)result["audit"]!["promisedTwice"]!, (int)result["audit"]!["stuck"]!));
        Assert.Equal(
            ("scenario", "scenario", "半日险情", 720),
            (
                result["setting"]!["profile"]!.ToString(),
                result["setting"]!["region"]!.ToString(),
                result["setting"]!["scenario"]!.ToString(),
                (int)result["setting"]!["speed"]!));
        var steps = result["steps"]!.AsArray();
        Assert.Equal(1, (double)steps[0]!["fromHour"]!);
        Assert.Equal((int)result["acknowledged"]!, steps.Sum(s => (int)s!["offered"]!));
        Assert.InRange((int)result["acknowledged"]!, 4, 12);
        Assert.True((int)result["committed"]! > 0);
        Assert.True((int)result["teamsOutMax"]! > 0);
        Assert.Contains("acknowledged within 5 s", result["criterion"]!.ToString(), StringComparison.Ordinal);
        Assert.Contains(
            "the scenario may ask for more than there is",
            result["meanings"]!["unfilled"]!.ToString(),
            StringComparison.Ordinal);
        Assert.Contains(
            "every incident was closed",
            result["meanings"]!["stuck"]!.ToString(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_servers_own_region_is_driven_by_its_own_rules()
    {
        var (exit, output, error) = await Cli.RunAsync(
            "load",
            "--start",
            "1",
            "--region",
            "server",
            "--rate",
            "4",
            "--seconds",
            "4",
            "--warmup",
            "2",
            "--cycle",
            "1",
            "--json",
            "--limit",
            "errors<=0");
        Assert.True(exit == 0 || output.Contains("\"verdict\":\"void\"", StringComparison.Ordinal), error + output);
        var result = JsonNode.Parse(output)!;
        Assert.Equal(
            (0, 0, 0),
            ((int)result["audit"]!["lost"]!, (int)result["audit"]!["promisedTwice"]!, (int)result["audit"]!["stuck"]!));
        Assert.Equal(("server", 23), (result["setting"]!["region"]!.ToString(), (int)result["setting"]!["townships"]!));
        Assert.True((int)result["committed"]! > 0);
        Assert.Equal(0, (int)result["errors"]!);
    }

    [Fact]
    public async Task What_is_wrong_with_a_scenario_is_told_as_replay_tells_it()
    {
        var file = Scenario;
        var lines = await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken);
        await File.WriteAllLinesAsync(
            file,
            lines.Select(l => l.Replace("resource: boats", "resource: boat", StringComparison.Ordinal)),
            TestContext.Current.CancellationToken);
        var (loaded, _, said) = await Cli.RunAsync("load", "--start", "1", "--profile", "scenario", "--scenario", file);
        var (replayed, _, told) = await Cli.RunAsync("replay", file, "--quiet");
        Assert.Equal((2, 2), (loaded, replayed));
        Assert.Equal(told, said);
        Assert.StartsWith($"{file}:", said, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
