using System.Diagnostics;
using System.Text.Json;

namespace Alliance.Host.Tests.Commands;

/// <summary>The journal does not depend on the culture of the machine, nor on the build's switch that turns cultures
/// off.</summary>
public sealed class CultureTests
{
    /// <summary>SHA-256 of the journal of Hengnan's flood, seed 20260619. A change of behaviour changes it once; say
    /// why in CHANGELOG.md.</summary>
    private const string Hengnan = "db85fc4cb744ebc1413bd3782d289b4a3aeed5d40b7c918717958d1536c71296";

    [Theory]
    [InlineData("zh_CN.UTF-8")]
    [InlineData("tr_TR.UTF-8")]
    public async Task Hengnan_gives_the_same_journal_under_a_culture(string culture)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "alliance.dll");
        var config = Path.Combine(Path.GetTempPath(), $"alliance-{Guid.NewGuid():N}.runtimeconfig.json");
        await File.WriteAllTextAsync(config, WithCultures(await File.ReadAllTextAsync(
            Path.ChangeExtension(program, ".runtimeconfig.json"), TestContext.Current.CancellationToken)),
            TestContext.Current.CancellationToken);
        try
        {
            var start = new ProcessStartInfo(
                "dotnet",
                ["exec", "--runtimeconfig", config, program, "replay", "scenarios/hengnan-flood.yaml", "--json"])
            {
                RedirectStandardOutput = true, WorkingDirectory = Cli.Repository,
            };
            start.Environment["LC_ALL"] = culture;
            using var process = Process.Start(start)!;
            var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.Equal(0, process.ExitCode);
            Assert.Equal(Hengnan, JsonDocument.Parse(output).RootElement.GetProperty("journalSha256").GetString());
        }
        finally
        {
            File.Delete(config);
        }
    }

    [Fact]
    public async Task Hengnan_gives_this_journal_as_delivered()
    {
        var (exit, output, _) = await Cli.RunAsync("replay", "scenarios/hengnan-flood.yaml", "--json");
        Assert.Equal(0, exit);
        Assert.Equal(Hengnan, JsonDocument.Parse(output).RootElement.GetProperty("journalSha256").GetString());
    }

    [Fact]
    public async Task The_readme_names_this_journal() => Assert.Contains(
        $"`{Hengnan[..12]}…`",
        await File.ReadAllTextAsync(Path.Combine(Cli.Repository, "README.md"), TestContext.Current.CancellationToken),
        StringComparison.Ordinal);

    private static string WithCultures(string config)
    {
        const string Switch = "\"System.Globalization.Invariant\": true";
        Assert.Contains(Switch, config, StringComparison.Ordinal);
        return config.Replace(
            Switch, Switch.Replace("true", "false", StringComparison.Ordinal), StringComparison.Ordinal);
    }
}
