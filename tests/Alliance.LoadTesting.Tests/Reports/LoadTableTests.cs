using Alliance.Core.Stories;
using Alliance.LoadTesting.Reports;
using Alliance.LoadTesting.Results;

namespace Alliance.LoadTesting.Tests.Reports;

/// <summary>The result for people, in both languages.</summary>
public sealed class LoadTableTests
{
    private static readonly Telling Why = new("队伍不够", "there were too few squads");

    [Theory]
    [InlineData("en", "offered achieved", "MISSED: ack.p99<=20ms, was 31", "void")]
    [InlineData("zh", "请求     达成", "未达到：ack.p99<=20ms，实为 31", "作废")]
    public void The_table_is_in_the_language_of_the_reader(string language, string head, string limit, string verdict)
    {
        var screen = new Screen(language);
        new LoadTable(Result(), screen).Write(null);
        Assert.Contains(head, screen.Lines[0], StringComparison.Ordinal);
        Assert.All(screen.Lines, line => Assert.InRange(Screen.Cells(line), 1, 80));
        Assert.Equal(Screen.Cells(screen.Lines[0]), Screen.Cells(screen.Lines[2].TrimEnd('✓', '!', ' ')));
        Assert.Contains(limit, screen.Facts);
        Assert.Equal(verdict, screen.Facts[^1]);
    }

    [Fact]
    public void A_Chinese_table_has_no_English_sentence()
    {
        var screen = new Screen("zh");
        new LoadTable(Result(), screen).Write(null);
        Assert.All(screen.Facts.Skip(1), fact => Assert.Contains(fact, c => c > 0x2E80));
        Assert.Contains("请求 R01 未了结", screen.Facts);
        foreach (var word in (string[])["metrics", "silo(s)", "acknowledged", "processKill", "void"])
            Assert.DoesNotContain(screen.Facts, fact => fact.Contains(word, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("en", "<html lang=\"en\">", "Achieved and offered")]
    [InlineData("zh", "<html lang=\"zh-CN\">", "达成与请求")]
    public void The_page_is_in_the_language_of_the_reader(string language, string html, string heading)
    {
        var page = new LoadReport(Result(), language).Html(null);
        Assert.StartsWith($"<!doctype html>{html}", page, StringComparison.Ordinal);
        Assert.Contains($"<h2>{heading}</h2>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
    }

    private static LoadResult Result()
    {
        var meanings = PassCriteria.OfRates(100).Meanings;
        var some = new Percentiles(1, 2, 31, 40, 300);
        var latencies = new LoadLatencies(some, some, some, some);
        var generator = new GeneratorResult(3, 0.12);
        return new LoadResult
        {
            Realm = "load-7", Store = "sqlite", Acknowledged = 100, Committed = 99, Unfilled = 1, Rejected429 = 2,
            RejectedByPriority = new Dictionary<string, long>(), TakenOutOfTurn = 0, Errors = 1,
            ErrorsByKind = new Dictionary<string, long> { ["http500"] = 1 }, Approvals = 4, TeamsOutMax = 12,
            Steps = [Step(latencies, null, generator), Step(latencies, Why, generator)], MaxSustainedPerSecond = 10,
            Criterion = meanings.Sustained, Meanings = meanings, LatencyMs = latencies, DurableWritesPerRequest = 10,
            DurableWritesFrom = new("服务指标", "metrics"),
            DurableWritesOfEach = [10], CpuMsPerRequest = 2.5, Generator = generator,
            Retained = new RetainedResult(40, 41, 900, 0),
            Audit = new AuditResult(1, 0, 0, 120, 900, [new("请求 R01 未了结", "request R01 is open")]),
            Limits = [new LimitResult("ack.p99<=20ms", 31, false)],
            Faults = [new FaultResult("kill-silo@5s", "silo 1", true, 5, 2)],
            Setting = new LoadSetting("steady", "synthetic", 10, 30, 10, "poisson", "reads=20", 20, 2, 100, 10, 1, [],
                null, null),
            Environment = new LoadEnvironment(
                "CPU", 2, "Linux", "0.2.0", ".NET 10", "sqlite", "processKill", null, 1, true, 0),
            Verdict = "void",
        };
    }

    private static StepResult Step(LoadLatencies latencies, Telling? why, GeneratorResult generator) => new(
        10, 9.9, latencies, why is not null, why, why is null, 30, 300, 300, 299, 2, 1, 12, 2.5, 40, generator, null);

    private sealed class Screen(string language) : ILoadOutput
    {
        public List<string> Lines { get; } = [];
        public List<string> Facts { get; } = [];
        public string Language => language;
        public bool IsLive => false;
        public void Line(string text) => Lines.Add(text);
        public void Fact(string label, string text, bool isBold) => Facts.Add(text);
        public string PadLeft(string text, int cells) => new string(' ', Math.Max(0, cells - Cells(text))) + text;
        public void Moving(string text) => Lines.Add(text);
        public void Staying(string text) => Lines.Add(text);
        public void Error(Telling text) => Facts.Add(text.In(language));
        public static int Cells(string text) => text.Sum(c => c > 0x2E80 ? 2 : 1);
    }
}
