using System.Diagnostics;

namespace Alliance.Host.Tests.Commands;

/// <summary>Runs the program as a shell would.</summary>
internal static class Cli
{
    /// <summary>The repository, where scenarios are found.</summary>
    public static string Repository { get; } = FindRepository();

    public static async Task<(int Exit, string Out, string Error)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "alliance.dll"), .. arguments])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Repository,
        };
        using var process = Process.Start(start)!;
        var cancellation = TestContext.Current.CancellationToken;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(cancellation), process.StandardError.ReadToEndAsync(cancellation));
        await process.WaitForExitAsync(cancellation);
        return (process.ExitCode, await output, await error);
    }

    private static string FindRepository()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Alliance.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
