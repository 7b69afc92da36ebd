namespace Alliance.Host.Tests.Commands;

/// <summary>Runs the program as a shell would.</summary>
internal static class Cli
{
    /// <summary>The repository, where scenarios are found.</summary>
    public static string Repository { get; } = FindRepository();

    public static async Task<(int Exit, string Out, string Error)> RunAsync(params string[] arguments)
    {
        await using var run = new CliRun(arguments);
        return await run.EndAsync();
    }

    private static string FindRepository()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Alliance.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
