using System.Diagnostics;

namespace Alliance.Host.Tests.Commands;

/// <summary>Whole commands in the other language, and on a terminal without colours.</summary>
public sealed class LanguageCommandTests
{
    private const string Flood = "scenarios/hengnan-flood.yaml";

    [Theory]
    [InlineData(0, "没有错误", "validate", Flood)]
    [InlineData(0, "假定", "validate", Flood, "--data-quality", "--json")]
    [InlineData(0, "推演一个情景", "replay", "--help")]
    [InlineData(0, "个种子", "fuzz", "--seeds", "1..1")]
    [InlineData(2, "没有这个选项", "replay", Flood, "--sede", "7")]
    [InlineData(2, "没有“generous”", "replay", Flood, "--policy", "generous")]
    [InlineData(2, "缺少此参数", "replay")]
    [InlineData(2, "没有这个文件", "diff", "none.jsonl", "none.jsonl")]
    [InlineData(2, "HOST:PORT", "serve", "--redis", "nowhere")]
    [InlineData(2, "没有文件夹", "audit", "--data", "no-such-folder")]
    public async Task Commands_speak_Chinese_when_asked_to(int code, string words, params string[] arguments)
    {
        var (exit, output, error) = await Cli.RunAsync([.. arguments, "--lang", "zh"]);
        Assert.Equal(code, exit);
        if (arguments.Contains("--json")) Assert.StartsWith("{", output, StringComparison.Ordinal);
        else Assert.Contains(words, output + error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task On_a_terminal_NO_COLOR_leaves_no_escape_sequence(bool isSet)
    {
        var dll = Path.Combine(AppContext.BaseDirectory, "alliance.dll");
        var start = new ProcessStartInfo("script", ["-qec", $"dotnet '{dll}' replay {Flood} --until 1", "/dev/null"])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true,
                WorkingDirectory = Cli.Repository,
        };
        start.Environment["TERM"] = "xterm";
        if (isSet) start.Environment["NO_COLOR"] = "1";
        else start.Environment.Remove("NO_COLOR");
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Contains("SHA-256", output, StringComparison.Ordinal);
        Assert.Equal(!isSet, output.Contains('\e'));
    }
}
