using System.Text.Json.Nodes;
using Alliance.Host.Tests.Running;

namespace Alliance.Host.Tests.Commands;

/// <summary>The command line compares a region file with a realm that runs, and applies it.</summary>
public sealed class RegionCommandTests(TestServer server) : IDisposable
{
    private const string Squad = "id: 430422119-F1,";

    private readonly string _folder = Directory.CreateTempSubdirectory("alliance-region-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_file_that_a_realm_was_made_from_is_the_same_also_on_a_faster_clock()
    {
        var drill = await server.Drill("cli-region-same", clock: 60);
        var (exit, said, error) = await Diff(Hengnan, drill);
        Assert.Equal((0, ""), (exit, error));
        Assert.Contains("are the same", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_differs_is_shown_applied_in_one_version_and_then_the_same()
    {
        var drill = await server.Drill("cli-region-apply", clock: 60);
        var file = await Edited();
        var (exit, said, _) = await Diff(file, drill);
        Assert.Equal(1, exit);
        Assert.Contains("~ squad", said, StringComparison.Ordinal);
        Assert.Contains("lots none → water 30 (good until 2031-06-01)", said, StringComparison.Ordinal);
        Assert.Contains("+ new people to call, ", said, StringComparison.Ordinal);
        (_, said, _) = await Diff(file, drill, "--lang", "zh");
        Assert.Contains("饮用水 30（有效期至 2031-06-01）", said, StringComparison.Ordinal);

        (exit, said, _) = await Apply(file, drill, "--dry-run");
        Assert.Equal((0, 1), (exit, await Version(drill)));
        Assert.Contains("nothing was changed", said, StringComparison.Ordinal);
        (exit, said, var error) = await Apply(
            file, drill, "--reason", "年度核定", "--by", "李敏", "--office", "衡南县应急管理局");
        Assert.Equal((0, "", 2), (exit, error, await Version(drill)));
        Assert.Contains("in one version", said, StringComparison.Ordinal);
        Assert.Equal(0, (await Diff(file, drill)).Exit);
    }

    [Fact]
    public async Task Scripts_read_the_differences_as_JSON()
    {
        var drill = await server.Drill("cli-region-json");
        var (exit, said, _) = await Diff(await Edited(), drill, "--json");
        Assert.Equal((1, "false"), (exit, JsonNode.Parse(said)!["same"]!.ToString()));
    }

    [Fact]
    public async Task A_bad_file_is_placed_and_a_bad_flag_or_a_missing_server_is_said_so()
    {
        var file = Path.Combine(_folder, "bad.yaml");
        await File.WriteAllTextAsync(
            file, (await Text()).Replace(Squad, $"{Squad} retired: perhaps,", StringComparison.Ordinal),
            TestContext.Current.CancellationToken);
        var (exit, _, error) = await Diff(file, "live");
        Assert.Equal(2, exit);
        Assert.Matches($@"{System.Text.RegularExpressions.Regex.Escape(file)}:\d+:\d+: retired is perhaps", error);
        (exit, _, error) = await Apply(Hengnan, "live", "--by", "李敏", "--office", "县局");
        Assert.Equal((2, true), (exit, error.Contains("--reason: it is missing", StringComparison.Ordinal)));
        Assert.Equal(2, (await Diff(Hengnan, "nowhere")).Exit);
        (exit, _, error) = await Cli.RunAsync("region", "diff", Hengnan, "--url", "http://127.0.0.1:1");
        Assert.Equal((1, true), (exit, error.Contains("does not answer", StringComparison.Ordinal)));
        Assert.Equal(2, (await Cli.RunAsync("region")).Exit);
    }

    [Fact]
    public async Task What_the_realm_refuses_of_a_file_is_all_named()
    {
        var drill = await server.Drill("cli-region-refused");
        var file = Path.Combine(_folder, "refused.yaml");
        await File.WriteAllTextAsync(
            file,
            (await Text()).Replace("id: 430422001-D1,", "id: SWAPPED,", StringComparison.Ordinal)
                .Replace("id: 430422105-D1,", "id: 430422001-D1,", StringComparison.Ordinal)
                .Replace("id: SWAPPED,", "id: 430422105-D1,", StringComparison.Ordinal),
            TestContext.Current.CancellationToken);
        var (exit, _, error) = await Diff(file, drill);
        Assert.Equal(2, exit);
        Assert.Equal(2, error.Split('\n').Count(l => l.Contains(
            "].owner: the depot belongs to Township/", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_help_names_the_whole_command_and_its_exit_codes()
    {
        var (exit, said, _) = await Cli.RunAsync("region", "diff", "--help");
        Assert.Equal(0, exit);
        Assert.Contains("alliance region diff <file>", said, StringComparison.Ordinal);
        Assert.Contains("Exit code: 0", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_says_at_its_start_that_its_region_file_differs_from_the_live_realm()
    {
        await using var other = new TestServer(null);
        await other.Start();
        Assert.DoesNotContain("differs from the region", other.Process.Output, StringComparison.Ordinal);
        await other.KillAndRestart();
        Assert.DoesNotContain("differs from the region", other.Process.Output, StringComparison.Ordinal);
        await other.Process.Terminate();
        await using var again = await AllianceProcess.Serve(
            ["serve", "--port", $"{other.Port}", "--data", other.DataFolder, "--region", await Edited()]);
        Assert.Contains("1 new, 2 changed, 0 retired, 0 that a running realm keeps", again.Output,
            StringComparison.Ordinal);
        Assert.Contains($"alliance region diff {Path.Combine(_folder, "edited.yaml")} --url {other.Url}", again.Output,
            StringComparison.Ordinal);
    }

    /// <summary>A region file with a larger squad, a lot that expires, and somebody to call.</summary>
    private async Task<string> Edited()
    {
        var file = Path.Combine(_folder, "edited.yaml");
        await File.WriteAllTextAsync(
            file,
            (await Text())
                .Replace($"{Squad} name: 近尾洲镇微型消防站, force: micro-fire-station, people: 6,",
                    $"{Squad} name: 近尾洲镇微型消防站, force: micro-fire-station, people: 9,",
                    StringComparison.Ordinal)
                .Replace("name: 云集街道应急物资储备库,", "name: 云集街道应急物资储备库, lots: [{ kind: water, "
                    + "units: 30, expires: 2031-06-01 }],", StringComparison.Ordinal)
                .Replace("  - code: 430422\n", "  - code: 430422\n"
                    + "    contacts: [{ name: 李敏, role: 值班长, telephone: 0734-8559119 }]\n",
                    StringComparison.Ordinal),
            TestContext.Current.CancellationToken);
        return file;
    }

    private static string Hengnan => Path.Combine(Cli.Repository, "scenarios", "regions", "hengnan.yaml");

    private static Task<string> Text() => File.ReadAllTextAsync(Hengnan, TestContext.Current.CancellationToken);

    private Task<(int Exit, string Out, string Error)> Diff(string file, string realm, params string[] more) =>
        Cli.RunAsync(["region", "diff", file, "--url", server.Url, "--realm", Path.GetFileName(realm), .. more]);

    private Task<(int Exit, string Out, string Error)> Apply(string file, string realm, params string[] more) =>
        Cli.RunAsync(["region", "apply", file, "--url", server.Url, "--realm", Path.GetFileName(realm), .. more]);

    private async Task<int> Version(string drill) =>
        (await server.Get(drill)).Body!["regionVersion"]!.GetValue<int>();
}
