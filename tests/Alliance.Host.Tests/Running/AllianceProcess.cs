using System.Collections.Concurrent;
using System.Diagnostics;

namespace Alliance.Host.Tests.Running;

/// <summary>The program as people run it: a process of its own.</summary>
internal sealed class AllianceProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();
    private readonly TaskCompletionSource _serving = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private AllianceProcess(
        string[] arguments, IReadOnlyDictionary<string, string>? environment = null, string? input = null)
    {
        var dll = Path.Combine(AppContext.BaseDirectory, "alliance.dll");
        _process = new Process
        {
            StartInfo = new ProcessStartInfo("dotnet", [dll, .. arguments]) { RedirectStandardOutput = true,
                RedirectStandardError = true, RedirectStandardInput = input is not null,
                WorkingDirectory = Path.GetTempPath() },
        };
        foreach (var (name, value) in environment
            ?? new Dictionary<string, string>()) _process.StartInfo.Environment[name] = value;
        _process.OutputDataReceived += (_, line) => Take(line.Data);
        _process.ErrorDataReceived += (_, line) => Take(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        if (input is null) return;
        _process.StandardInput.WriteLine(input);
        _process.StandardInput.Close();
    }

    public string Output => string.Join('\n', _output);
    public bool HasEnded => _process.HasExited;
    public int Id => _process.Id;
    /// <summary>Memory that it holds now, in MiB.</summary>
    public long MemoryMiB
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 >> 20;
        }
    }

    /// <summary>Runs it to its end.</summary>
    public static Task<(int ExitCode, string Output)> Run(params string[] arguments) => RunWith([], arguments);

    /// <summary>Runs it to its end, with a line of input.</summary>
    public static Task<(int ExitCode, string Output)> RunTyping(string input, params string[] arguments) =>
        RunTypingWith([], input, arguments);

    /// <summary>Runs it to its end, with a line of input and with variables beside the test's own.</summary>
    public static async Task<(int ExitCode, string Output)> RunTypingWith(
        Dictionary<string, string> environment, string input, params string[] arguments)
    {
        await using var process = new AllianceProcess(arguments, environment, input);
        await process._process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        return (process._process.ExitCode, process.Output);
    }

    /// <summary>Runs it to its end, with variables beside the test's own.</summary>
    public static async Task<(int ExitCode, string Output)> RunWith(
        Dictionary<string, string> environment, params string[] arguments)
    {
        await using var process = new AllianceProcess(arguments, environment);
        await process._process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        return (process._process.ExitCode, process.Output);
    }

    /// <summary>Runs it until it says that it serves.</summary>
    public static async Task<AllianceProcess> Serve(
        string[] arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var process = new AllianceProcess(arguments, environment);
        var first = await Task.WhenAny(
            process._serving.Task, process._process.WaitForExitAsync(), Task.Delay(TimeSpan.FromSeconds(120)));
        Assert.True(first == process._serving.Task, $"It does not serve:\n{process.Output}");
        return process;
    }

    /// <summary>SIGKILL: nothing is told, nothing is flushed.</summary>
    public async Task Kill()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>SIGTERM; the exit code and how long it took.</summary>
    public async Task<(int ExitCode, TimeSpan Took)> Terminate()
    {
        var since = Stopwatch.GetTimestamp();
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        return (_process.ExitCode, Stopwatch.GetElapsedTime(since));
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) await Kill();
        _process.Dispose();
    }

    private void Take(string? line)
    {
        if (line is null) return;
        _output.Enqueue(line);
        if (line.Contains("serving at", StringComparison.Ordinal)
            || line.Contains("has joined the cluster", StringComparison.Ordinal)) _serving.TrySetResult();
    }
}
