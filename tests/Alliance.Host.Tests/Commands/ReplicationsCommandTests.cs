using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using Alliance.Host.Tests.Running;

namespace Alliance.Host.Tests.Commands;

public sealed class ReplicationsCommandTests : IDisposable
{
    private const string Flood = "scenarios/hengnan-flood.yaml";
    private readonly string _folder = Directory.CreateTempSubdirectory("alliance-replications").FullName;

    [Fact]
    public async Task Json_has_the_summary_of_the_first_run_and_a_list_with_the_measures_of_each()
    {
        var (exit, output, error) = await Cli.RunAsync(
            "replay", Flood, "--json", "--until", "8", "--replications", "3", "--journal",
            Path.Combine(_folder, "run-{seed}.jsonl"));

        Assert.Equal((0, ""), (exit, error));
        var summary = JsonDocument.Parse(output).RootElement;
        var runs = summary.GetProperty("replications").EnumerateArray().ToList();
        Assert.Equal(3, runs.Count);
        Assert.Equal(20260619UL, runs[0].GetProperty("seed").GetUInt64());
        Assert.Equal(
            summary.GetProperty("journalSha256").GetString(), runs[0].GetProperty("journalSha256").GetString());
        Assert.True(summary.GetProperty("peakMemoryMiB").GetInt64() > 0);
        foreach (var run in runs)
        {
            foreach (var name in new[] { "requests", "lines", "needs", "aidByTier", "response", "clocks", "targets" })
                Assert.Equal(JsonValueKind.Object, run.GetProperty(name).ValueKind);
            foreach (var name in new[] { "messages", "records", "invariantViolations", "simulatedHours" })
                Assert.Equal(JsonValueKind.Number, run.GetProperty(name).ValueKind);
            var journal = await File.ReadAllBytesAsync(Path.Combine(
                _folder, $"run-{run.GetProperty("seed").GetUInt64()}.jsonl"), TestContext.Current.CancellationToken);
            Assert.Equal(
                Convert.ToHexStringLower(SHA256.HashData(journal)), run.GetProperty("journalSha256").GetString());
        }
    }

    [Fact]
    public async Task A_journal_never_replaces_what_is_no_journal()
    {
        var (mine, journal) = (Path.Combine(_folder, "mine.yaml"), Path.Combine(_folder, "run.jsonl"));
        File.Copy(Path.Combine(Cli.Repository, Flood), mine);
        var (exit, _, error) = await Cli.RunAsync("replay", Flood, "--json", "--until", "1", "--journal", mine);
        Assert.Equal(2, exit);
        Assert.Contains("is no journal", error, StringComparison.Ordinal);
        Assert.Equal(
            await File.ReadAllBytesAsync(Path.Combine(Cli.Repository, Flood), TestContext.Current.CancellationToken),
            await File.ReadAllBytesAsync(mine, TestContext.Current.CancellationToken));
        for (var i = 0; i < 2; i++)
            Assert.Equal(0, (await Cli.RunAsync("replay", Flood, "--json", "--until", "1", "--journal", journal)).Exit);
    }

    [Fact]
    public async Task A_report_for_people_is_written_when_nothing_has_happened_yet() =>
        Assert.Equal(0, (await Cli.RunAsync("replay", Flood, "--until", "1")).Exit);

    [Fact]
    public async Task Diff_tells_what_is_no_journal()
    {
        var (exit, output, error) = await Cli.RunAsync("diff", Flood, Flood);
        Assert.Equal((2, ""), (exit, output));
        Assert.Contains("this is no journal", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "{seed}", "--replications", "2", "--journal", "runs.jsonl")]
    [InlineData(2, "--replications", "--replications", "0")]
    [InlineData(2, "--hosting", "--replications", "2", "--hosting", "grain")]
    [InlineData(2, "--shards", "--replications", "2", "--shards", "3")]
    [InlineData(2, "--max-memory", "--max-memory", "0")]
    [InlineData(2, "lookaheadMs is 0", "--set", "lookaheadMs=0")]
    [InlineData(1, "--max-memory allows 64", "--max-memory", "64")]
    public async Task What_cannot_be_run_is_refused_before_it_starts(int code, string named, params string[] more)
    {
        var (exit, output, error) = await Cli.RunAsync(["replay", Flood, "--json", .. more]);
        Assert.Equal((code, ""), (exit, output));
        Assert.Contains(named, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_is_packed_and_detailed_and_diff_and_explain_read_it_unless_it_is_cut_short()
    {
        var (packed, plain) = (Path.Combine(_folder, "a.jsonl.zst"), Path.Combine(_folder, "a.jsonl"));
        var (exit, output, _) =
            await Cli.RunAsync("replay", Flood, "--json", "--until", "12", "--detail", "--journal", packed);
        await Cli.RunAsync("replay", Flood, "--json", "--until", "12", "--detail", "--journal", plain);
        Assert.Equal(0, exit);
        Assert.Contains("\"detail\":true", File.ReadLines(plain).First(), StringComparison.Ordinal);
        Assert.Equal(
            Convert.ToHexStringLower(
                SHA256.HashData(await File.ReadAllBytesAsync(plain, TestContext.Current.CancellationToken))),
            JsonDocument.Parse(output).RootElement.GetProperty("journalSha256").GetString());
        Assert.Equal(0, (await Cli.RunAsync("diff", plain, packed)).Exit);
        Assert.Equal(0, (await Cli.RunAsync("explain", "430422119-01-R02", "--journal", packed)).Exit);

        await using (var file = File.OpenWrite(packed)) file.SetLength(file.Length / 2);
        foreach (var arguments
            in new string[][] { ["diff", plain, packed], ["explain", "430422119-01-R02", "--journal", packed] })
        {
            var (cut, _, error) = await Cli.RunAsync(arguments);
            Assert.Equal(2, cut);
            Assert.Contains("cut short", error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task A_signal_ends_a_run_with_a_whole_journal_and_a_summary_that_says_so(string signal)
    {
        var journal = Path.Combine(_folder, "stopped.jsonl");
        using var process = Start("replay", Flood, "--json", "--journal", journal);
        await Eventually.Is(
            "the journal grows", () => Task.FromResult(File.Exists(journal) && new FileInfo(journal).Length > 500_000));
        await SignalAsync(process, signal);
        var (exit, output, error) = await EndOf(process);

        Assert.Equal(1, exit);
        Assert.Contains("stopped by hand", error, StringComparison.Ordinal);
        var summary = JsonDocument.Parse(output).RootElement;
        Assert.True(summary.GetProperty("interrupted").GetBoolean());
        Assert.False(summary.GetProperty("atRest").GetBoolean());
        var bytes = await File.ReadAllBytesAsync(journal, TestContext.Current.CancellationToken);
        Assert.Equal(
            Convert.ToHexStringLower(SHA256.HashData(bytes)), summary.GetProperty("journalSha256").GetString());
        Assert.Equal(summary.GetProperty("records").GetInt64() + 1, File.ReadLines(journal).LongCount());
    }

    [Fact]
    public async Task A_signal_ends_replications_with_those_that_were_begun()
    {
        using var process = Start(
            "replay", Flood, "--json", "--replications", "60", "--journal", Path.Combine(_folder, "{seed}.jsonl.gz"));
        await Eventually.Is("a few have begun", () => Task.FromResult(Directory.GetFiles(_folder).Length > 3));
        await SignalAsync(process, "INT");
        var (exit, output, error) = await EndOf(process);

        Assert.Equal(1, exit);
        Assert.Contains("of 60 replications are whole", error, StringComparison.Ordinal);
        var summary = JsonDocument.Parse(output).RootElement;
        Assert.True(summary.GetProperty("interrupted").GetBoolean());
        var runs = summary.GetProperty("replications").EnumerateArray().ToList();
        Assert.InRange(runs.Count, 2, 59);
        Assert.False(runs[0].GetProperty("interrupted").GetBoolean());
        Assert.Equal(runs.Count, Directory.GetFiles(_folder).Length);
    }

    private static Process Start(params string[] arguments) => Process.Start(
        new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "alliance.dll"), .. arguments])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Cli.Repository,
        })!;

    private static async Task SignalAsync(Process process, string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<(int Exit, string Out, string Error)> EndOf(Process process)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var (output, error) =
            (process.StandardOutput.ReadToEndAsync(cancellation), process.StandardError.ReadToEndAsync(cancellation));
        await process.WaitForExitAsync(cancellation);
        return (process.ExitCode, await output, await error);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
