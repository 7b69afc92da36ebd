namespace Alliance.Host.Tests.Commands;

/// <summary>Runs the program as a shell would.</summary>
internal static class Cli
{
    /// <summary>The repository, where scenarios are found.</summary>
    public static string Repository { get; } = FindRepository();

    public static Task<(int Exit, string Out, string Error)> RunAsync(params string[] arguments) =>
        RunAsync(TimeSpan.Zero, arguments);

    /// <param name="lasts">How long it works by its arguments.</param>
    /// <param name="arguments">The command line.</param>
    public static async Task<(int Exit, string Out, string Error)> RunAsync(TimeSpan lasts, params string[] arguments)
    {
        await using var run = new CliRun(arguments);
        return await run.EndAsync(lasts);
    }

    private static string FindRepository()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Alliance.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
