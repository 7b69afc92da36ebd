using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Alliance.Host.Tests.Commands;

namespace Alliance.Host.Tests.LoadTesting;

public sealed class LoadCommandTests
{
    [Fact]
    public async Task A_short_steady_load_on_a_set_up_of_its_own_is_measured_and_audited()
    {
        var report = Path.GetTempFileName();
        var (exit, output, error) = await Cli.RunAsync(
            "load",
            "--start",
            "1",
            "--profile",
            "steady",
            "--rate",
            "5",
            "--seconds",
            "5",
            "--warmup",
            "2",
            "--json",
            "--limit",
            "errors<=0",
            "--report",
            report);
        Assert.True(exit is 0 or 1 && output.Length > 0, error);
        var result = JsonNode.Parse(output)!;
        Assert.StartsWith("load-", result["realm"]!.ToString(), StringComparison.Ordinal);
        Assert.Equal("sqlite", result["store"]!.ToString());
        Assert.Equal(
            (0, 0, 0),
            ((int)result["audit"]!["lost"]!, (int)result["audit"]!["promisedTwice"]!, (int)result["audit"]!["stuck"]!));
        Assert.InRange((int)result["acknowledged"]!, 10, 100);
        Assert.Equal((int)result["acknowledged"]!, (int)result["committed"]! + (int)result["unfilled"]!);
        Assert.Equal(0, (int)result["errors"]!);
        // Nothing was cancelled that might have hung.
        Assert.Contains("after the last was asked", result["meanings"]!["stuck"]!.ToString(), StringComparison.Ordinal);
        var step = Assert.Single(result["steps"]!.AsArray())!;
        foreach (var latency in new[] { "ack", "firstOffer", "committed", "event" })
        foreach (var percentile in new[] { "p50", "p90", "p99", "max" })
            Assert.True((double)step["latencyMs"]![latency]![percentile]! > 0, $"{latency}.{percentile}");
        Assert.Equal(
            ("metrics", 5),
            (result["durableWritesFrom"]!.ToString(), result["durableWritesOfEach"]!.AsArray().Count));
        // Eleven where the machine is so busy that lenders answer late.
        Assert.InRange((double)result["durableWritesPerRequest"]!, 10, 11);
        Assert.True((double)result["cpuMsPerRequest"]! > 0);
        Assert.Contains(
            "<svg",
            await File.ReadAllTextAsync(report, TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
        File.Delete(report);
    }

    [Fact]
    public async Task Who_listens_and_never_answers_is_given_up()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var (exit, _, error) = await Cli.RunAsync("load", $"http://{silent.LocalEndpoint}");
        Assert.Equal(1, exit);
        Assert.Contains("does not answer", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--realm", "load --start 1 --realm live")]
    [InlineData("--realm", "load http://127.0.0.1:1/api/v1/realms/live")]
    [InlineData("--start", "load --start 3")]
    [InlineData("--redis", "load http://127.0.0.1:1 --redis")]
    [InlineData("--fault", "load --start 1 --fault restart-store@5s")]
    [InlineData("--fault", "load --start 1 --fault slow-store@5s")]
    [InlineData("--fault", "load http://127.0.0.1:1 --fault kill-silo@5s")]
    [InlineData("--fault", "load --start 1 --seconds 5 --fault kill-silo@500s")]
    [InlineData("--fault", "load --start 1 --seconds 5 --fault kill-silo@5s")]
    [InlineData("target", "load")]
    [InlineData("target", "load somewhere")]
    [InlineData("--start", "load http://127.0.0.1:1 --start 1")]
    [InlineData("--limit", "load --start 1 --limit ack.p99")]
    [InlineData("--mix", "load --start 1 --mix reads=5")]
    [InlineData("--rate", "load --start 1 --rate 0")]
    [InlineData("--rate", "load --start 1 --rate abc")]
    [InlineData("--watchers", "load --start 1 --watchers 1.5")]
    [InlineData("--seed", "load --start 1 --seed -1")]
    [InlineData("--profile", "load --start 1 --profile bogus")]
    [InlineData("--arrivals", "load --start 1 --arrivals bogus")]
    [InlineData("--region", "load --start 1 --region bogus")]
    [InlineData("--report", "load --start 1 --report /no/such/folder/load.html")]
    [InlineData("--report", "load --start 1 --report /tmp")]
    [InlineData("--report", "load --start 1 --report ")]
    [InlineData("--report", "load --start 1 --report /proc/load.html")]
    [InlineData("--bogus", "load --bogus http://127.0.0.1:1")]
    [InlineData("--bogus", "load --start 1 --report --bogus")]
    [InlineData("--compare", "load --start 1 --compare /no/such/file")]
    [InlineData("--scenario", "load --start 1 --profile scenario")]
    [InlineData("--scenario", "load --start 1 --scenario flood.yaml")]
    [InlineData("--scenario", "load --start 1 --profile scenario --scenario /no/such/flood.yaml")]
    [InlineData("--speed", "load --start 1 --speed 10")]
    [InlineData("--speed", "load --start 1 --profile scenario --scenario flood.yaml --speed 3601")]
    [InlineData("--rate", "load --start 1 --profile scenario --scenario flood.yaml --rate 5")]
    [InlineData("--region", "load --start 1 --profile scenario --scenario flood.yaml --region server")]
    [InlineData("--squads", "load --start 1 --region server --squads 100")]
    public async Task Bad_input_is_named(string flag, string arguments)
    {
        var (exit, _, error) = await Cli.RunAsync(arguments.Split(' '));
        Assert.Equal(2, exit);
        Assert.Contains($"alliance: {flag}: ", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("load --start 3 --lang zh", "alliance: --start：多个节点共用一个 Redis")]
    [InlineData("load --start 1 --limit ack.p99 --lang zh", "alliance: --limit：“ack.p99”不是指标")]
    [InlineData("load --start 1 --report /tmp --lang zh", "alliance: --report：/tmp 是文件夹")]
    public async Task Bad_input_is_named_in_Chinese_for_those_who_read_it(string arguments, string says)
    {
        var (exit, _, error) = await Cli.RunAsync(arguments.Split(' '));
        Assert.Equal(2, exit);
        Assert.StartsWith(says, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("load --start 1 --bogus")]
    [InlineData("replay --bogus")]
    [InlineData("validate --bogus")]
    [InlineData("diff --bogus b.jsonl")]
    [InlineData("explain --bogus")]
    [InlineData("audit --bogus")]
    [InlineData("fuzz --bogus")]
    [InlineData("compare --bogus")]
    [InlineData("generate --bogus")]
    [InlineData("serve --bogus")]
    public async Task An_unknown_flag_is_named_as_such_whatever_the_command(string arguments)
    {
        var (exit, _, error) = await Cli.RunAsync(arguments.Split(' '));
        Assert.Equal(2, exit);
        Assert.Equal(
            $"alliance: --bogus: there is no such flag.\nalliance: see 'alliance {arguments.Split(' ')[0]} --help'.\n",
            error);
    }

    [Fact]
    public async Task A_set_up_that_does_not_answer_is_a_failure()
    {
        var (exit, _, error) = await Cli.RunAsync("load", "http://127.0.0.1:1");
        Assert.Equal(1, exit);
        Assert.Contains("alliance serve", error, StringComparison.Ordinal);
    }

    // So few squads, and so long away, that more than half of them are out: the step is void.
    private static readonly string[] TooFewSquads =
    [
        "--start",
        "1",
        "--rate",
        "4",
        "--squads",
        "25",
        "--cycle",
        "6",
        "--seconds",
        "5",
        "--warmup",
        "0",
        "--watchers",
        "5",
        "--json",
    ];

    [Fact]
    public async Task A_void_run_says_why_its_limits_say_nothing()
    {
        var (exit, output, error) = await Cli.RunAsync(["load", .. TooFewSquads, "--limit", "errors<=0"]);
        Assert.Equal((1, "void"), (exit, JsonNode.Parse(output)!["verdict"]!.ToString()));
        Assert.Contains("alliance: the run is void: ", error, StringComparison.Ordinal);
        Assert.Contains(
            "teams were out, more than half: give more with --squads; so its limits say nothing.",
            error,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fault_that_did_not_strike_before_the_ramp_was_over_fails_the_run()
    {
        var (exit, output, error) = await Cli.RunAsync([
            "load",
            .. TooFewSquads,
            "--profile",
            "ramp",
            "--fault",
            "kill-silo@500s",
        ]);
        var result = JsonNode.Parse(output)!;
        Assert.Equal((1, "failed"), (exit, result["verdict"]!.ToString()));
        var fault = Assert.Single(result["faults"]!.AsArray())!;
        Assert.Equal(("kill-silo@500s", false), (fault["fault"]!.ToString(), (bool)fault["struck"]!));
        Assert.Contains(
            "fault kill-silo@500s did NOT strike silo 1: the run was over before",
            error,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whether_a_report_can_be_written_is_tried_without_leaving_anything()
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid()}.html");
        var (exit, _, _) = await Cli.RunAsync("load", "http://127.0.0.1:1", "--report", file);
        Assert.Equal(1, exit);
        Assert.False(File.Exists(file));
    }
}
