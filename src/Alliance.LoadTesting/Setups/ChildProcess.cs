using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using Alliance.LoadTesting.Calls;

namespace Alliance.LoadTesting.Setups;

/// <summary>
/// A process that the tester starts, treats badly and ends. It has a session of its own, so that Ctrl-C at the terminal
/// asks the tester alone to end; and it never outlives the tester, however that ends.
/// </summary>
internal sealed class ChildProcess : IDisposable
{
    /// <summary>
    /// Beside the program waits a shell whose input is a pipe from the tester: when that closes, be it by SIGKILL, all
    /// of the session is killed. Unlike a signal upon a parent's death, an end of input cannot come too early to be
    /// noticed, and does not hang on the thread that started it. The program has the shell's own process id; while the
    /// guard lives the kernel gives that number to no other.
    /// </summary>
    private const string Guarded =
        """exec 3<&0; (read -r _; kill -KILL 0) <&3 3<&- >/dev/null 2>&1 & exec "$0" "$@" </dev/null 3<&-""";
    private const int KeptLines = 50,
        NotFound = 127;
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(60),
        LongestEnd = TimeSpan.FromSeconds(20);
    private readonly ConcurrentQueue<string> _said = new();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process _process;
    private readonly string? _readyWhenSaid;

    /// <param name="file">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="readyWhenSaid">Part of the line by which it says that it is ready; null where it says
    /// nothing.</param>
    public ChildProcess(string file, IReadOnlyList<string> arguments, string? readyWhenSaid)
    {
        _readyWhenSaid = readyWhenSaid;
        var start = new ProcessStartInfo("setsid", ["sh", "-c", Guarded, file, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Take(line.Data);
        _process.ErrorDataReceived += (_, line) => Take(line.Data);
        Begin();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public string Said => string.Join('\n', _said);

    /// <summary>Processor time so far, also of one that has ended.</summary>
    public TimeSpan Cpu
    {
        get
        {
            if (!_process.HasExited) _process.Refresh();
            return _process.HasExited ? _lastCpu : _lastCpu = _process.TotalProcessorTime;
        }
    }
    private TimeSpan _lastCpu;

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    /// <summary>Whether the shell found no such program.</summary>
    public bool IsMissing => _process.HasExited && _process.ExitCode == NotFound;

    /// <summary>Waits until it says that it is ready.</summary>
    /// <exception cref="LoadFailedException">It ended, or does not say so.</exception>
    public async Task Ready(CancellationToken cancellation)
    {
        var first = await Task.WhenAny(
            _ready.Task,
            _process.WaitForExitAsync(cancellation),
            Task.Delay(LongestStart, cancellation));
        cancellation.ThrowIfCancellationRequested();
        if (first != _ready.Task) throw new LoadFailedException($"A process of the set-up does not start:\n{Said}");
    }

    /// <summary>SIGKILL.</summary>
    public async Task Kill()
    {
        _ = Cpu;
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>SIGSTOP, SIGCONT or SIGTERM.</summary>
    public async Task Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", $"{_process.Id}"]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Ends it in good order, and by force where it does not.</summary>
    public async Task Stop()
    {
        if (!_process.HasExited)
            await Signal("TERM");
        if (
            await Task.WhenAny(_process.WaitForExitAsync(), Task.Delay(LongestEnd)) is not { } ended
            || !_process.HasExited)
            await Kill();
    }

    public void Dispose()
    {
        // The guard's input too: it ends.
        _process.StandardInput.Dispose();
        _process.Dispose();
    }

    /// <exception cref="LoadFailedException">There is no setsid.</exception>
    private void Begin()
    {
        try
        {
            _process.Start();
        }
        catch (Win32Exception missing)
        {
            throw new LoadFailedException(
                "There is no setsid on this machine, by which Ctrl-C ends a run and not its processes; install it "
                    + "(apt-get install util-linux), or name a set-up that runs.",
                missing);
        }
    }

    private void Take(string? line)
    {
        if (line is null) return;
        _said.Enqueue(line);
        while (_said.Count > KeptLines)
            _said.TryDequeue(out _);
        if (_readyWhenSaid is not null && line.Contains(_readyWhenSaid, StringComparison.Ordinal))
            _ready.TrySetResult();
    }
}
