using System.Security.Cryptography;
using System.Text.Json;

namespace Alliance.Host.Tests.Commands;

public sealed class ReplayCommandTests : IDisposable
{
    private const string Flood = "scenarios/hengnan-flood.yaml";
    private readonly string _folder = Directory.CreateTempSubdirectory("alliance-replay").FullName;

    [Fact]
    public async Task Json_is_one_object_with_all_that_the_contract_names()
    {
        var (exit, output, _) = await Cli.RunAsync("replay", Flood, "--json");
        Assert.Equal(0, exit);
        var summary = JsonDocument.Parse(output).RootElement;
        foreach (var name in new[]
        {
            "scenario", "seed", "policy", "hosting", "hazardHours", "simulatedHours", "actors", "messages", "records",
            "journalSha256", "invariantViolations",
            "startupSeconds", "elapsedSeconds", "messagesPerSecond", "dataQuality", "requests", "lines", "refusals",
            "needs", "aidByTier", "response",
        })
            Assert.True(summary.TryGetProperty(name, out _), name);
        foreach (var counts in new[] { summary.GetProperty("requests"), summary.GetProperty("lines") })
            foreach (var name in new[] { "raised", "fulfilled", "partiallyFulfilled", "unfilled", "cancelled",
                "rejected", "expired", "open" })
                Assert.True(counts.TryGetProperty(name, out _), name);
        foreach (var times in new[] { "firstTeamMinutes", "requestToCommitmentMinutes" })
            foreach (var name in new[] { "count", "unanswered", "mean", "p50", "p90", "max" })
                Assert.True(summary.GetProperty("response").GetProperty(times).TryGetProperty(name, out _), name);
        Assert.Equal(72, summary.GetProperty("hazardHours").GetInt32());
        Assert.Equal(0, summary.GetProperty("invariantViolations").GetInt32());
        Assert.Equal(0, summary.GetProperty("requests").GetProperty("open").GetInt32());
    }

    [Fact]
    public async Task The_digest_is_that_of_the_journal_file_and_diff_finds_the_first_record_of_another_seed()
    {
        var (a, b) = (Path.Combine(_folder, "a.jsonl"), Path.Combine(_folder, "b.jsonl"));
        var (exit, output, _) = await Cli.RunAsync("replay", Flood, "--json", "--until", "8", "--journal", a);
        Assert.Equal(0, exit);
        var digest = Convert.ToHexStringLower(
            SHA256.HashData(await File.ReadAllBytesAsync(a, TestContext.Current.CancellationToken)));
        Assert.Equal(digest, JsonDocument.Parse(output).RootElement.GetProperty("journalSha256").GetString());

        await Cli.RunAsync("replay", Flood, "--json", "--until", "8", "--seed", "7", "--journal", b);
        Assert.Equal(0, (await Cli.RunAsync("diff", a, a)).Exit);
        var (differs, shown, _) = await Cli.RunAsync("diff", a, b, "--json");
        Assert.Equal(1, differs);
        Assert.True(JsonDocument.Parse(shown).RootElement.GetProperty("record").GetProperty("line").GetInt64() > 1);
    }

    [Fact]
    public async Task Explain_tells_one_request_from_the_asking_to_the_settlement_in_both_languages()
    {
        var journal = Path.Combine(_folder, "story.jsonl");
        await Cli.RunAsync("replay", Flood, "--json", "--journal", journal);
        var (exit, english, _) =
            await Cli.RunAsync("explain", "430422119-01-R02", "--journal", journal, "--lang", "en");
        Assert.Equal(0, exit);
        foreach (var part in new[] { "asks for aid", "calls for offers", "NOT_TYPED", "offers", "awards", "is accepted",
            "is on scene", "is settled" })
            Assert.Contains(part, english, StringComparison.Ordinal);
        var (_, chinese, _) =
            await Cli.RunAsync("explain", "430422119-01-R02", "--journal", journal, "--lang", "zh-CN");
        Assert.Equal(english.Split('\n').Length, chinese.Split('\n').Length);
        Assert.Contains("请求结清", chinese, StringComparison.Ordinal);
        Assert.Equal(2, (await Cli.RunAsync("explain", "430422119-01-R99", "--journal", journal)).Exit);
        Assert.Equal(2, (await Cli.RunAsync("explain", "430422119-01-R02", "--journal", journal, "--lang", "fr")).Exit);
    }

    [Theory]
    [InlineData("no-such.yaml", "no-such.yaml")]
    [InlineData(Flood, "--policy", "--policy", "generous")]
    [InlineData(Flood, "--shards", "--shards", "0")]
    [InlineData(Flood, "--until", "--until", "0")]
    [InlineData(Flood, "--sede", "--sede", "7")]
    [InlineData(Flood, "--set radio.lossPermile=5", "--set", "radio.lossPermile=5")]
    [InlineData(Flood, "--journal", "--journal", "/no/such/folder/j.jsonl")]
    public async Task Bad_input_is_named_and_exits_with_2(string scenario, string named, params string[] more)
    {
        var (exit, output, error) = await Cli.RunAsync(["replay", scenario, "--json", .. more]);
        Assert.Equal(2, exit);
        Assert.Equal("", output);
        Assert.Contains(named, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validate_names_file_line_and_column_of_every_error()
    {
        Assert.Equal(0, (await Cli.RunAsync("validate", Flood)).Exit);
        var path = Path.Combine(_folder, "flood.yaml");
        var text =
            await File.ReadAllTextAsync(Path.Combine(Cli.Repository, Flood), TestContext.Current.CancellationToken);
        Directory.CreateSymbolicLink(
            Path.Combine(_folder, "regions"), Path.Combine(Cli.Repository, "scenarios/regions"));
        await File.WriteAllTextAsync(path, text.Replace("{ place: 430422122, from", "{ place: 430499999, from"),
            TestContext.Current.CancellationToken);
        var (exit, _, error) = await Cli.RunAsync("validate", path);
        Assert.Equal(2, exit);
        Assert.Matches(@"flood\.yaml:\d+:\d+: .*430499999", error);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
