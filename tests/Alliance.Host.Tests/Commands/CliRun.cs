using System.Diagnostics;

namespace Alliance.Host.Tests.Commands;

/// <summary>The program while it runs as a shell would run it.</summary>
internal sealed class CliRun : IAsyncDisposable
{
    // A run that hangs fails its test; nothing here takes as long beyond what it is told to on the slowest machine.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _error;

    public CliRun(params string[] arguments) : this(
        "dotnet", [Path.Combine(AppContext.BaseDirectory, "alliance.dll"), .. arguments])
    {
    }

    private CliRun(string file, IReadOnlyList<string> arguments)
    {
        _process = Process.Start(new ProcessStartInfo(file, arguments)
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Cli.Repository,
        })!;
        (_output, _error) = (_process.StandardOutput.ReadToEndAsync(), _process.StandardError.ReadToEndAsync());
    }

    /// <summary>Started as a terminal starts it: in a process group of its own, to which Ctrl-C goes, and which heeds
    /// it though whoever runs the tests may not.</summary>
    public static CliRun AtATerminal(params string[] arguments) =>
        new("setsid", ["env", "--default-signal=INT", "dotnet", Path.Combine(AppContext.BaseDirectory, "alliance.dll"),
            .. arguments]);

    public int Id => _process.Id;

    public bool HasEnded => _process.HasExited;

    /// <summary>Sends it a signal, such as <c>INT</c>.</summary>
    public Task SignalAsync(string name) => SignalAsync(name, $"{_process.Id}");

    /// <summary>What Ctrl-C does: all of the group get SIGINT.</summary>
    public Task CtrlCAsync() => SignalAsync("INT", $"-{_process.Id}");

    private static async Task SignalAsync(string name, string whom)
    {
        using var kill = Process.Start("kill", [$"-{name}", "--", whom]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Waits until it ends by itself.</summary>
    /// <param name="lasts">How long it works by its arguments, where that is minutes.</param>
    public async Task<(int Exit, string Out, string Error)> EndAsync(TimeSpan lasts = default)
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(lasts + Patience);
        return (_process.ExitCode, await _output, await _error);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }
}
