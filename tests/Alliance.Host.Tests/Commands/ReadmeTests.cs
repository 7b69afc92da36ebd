using System.Diagnostics;

namespace Alliance.Host.Tests.Commands;

/// <summary>The README's lines, from the repository's folder as a reader types them.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public async Task Dotnet_run_finds_the_scenarios_of_the_folder_it_is_called_in()
    {
        var readme = await File.ReadAllTextAsync(
            Path.Combine(Cli.Repository, "README.md"), TestContext.Current.CancellationToken);
        Assert.Contains("dotnet run -c Release --project src/Alliance.Host", readme, StringComparison.Ordinal);
        Assert.Contains("alliance validate scenarios/hengnan-flood.yaml", readme, StringComparison.Ordinal);
        var configuration =
            AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}",
                StringComparison.Ordinal) ? "Release" : "Debug";
        using var process = Process.Start(new ProcessStartInfo(
            "dotnet", ["run", "--no-build", "-c", configuration, "--project", "src/Alliance.Host", "--", "validate",
                "scenarios/hengnan-flood.yaml"])
        {
            WorkingDirectory = Cli.Repository, RedirectStandardError = true,
        })!;
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, error);
    }
}
