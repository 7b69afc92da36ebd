using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using Alliance.LoadTesting.Calls;

namespace Alliance.LoadTesting.Setups;

/// <summary>A process that the tester starts, disturbs and ends. It has a session of its own, so that Ctrl-C at the
/// terminal reaches only the tester. It never outlives the tester, however the tester ends.</summary>
internal sealed class ChildProcess : IDisposable
{
    /// <summary>The shell script that guards the program. A shell waits beside the program, and its input is a pipe
    /// from the tester. When the pipe closes, even by SIGKILL, the shell kills the whole session. Unlike a signal at
    /// the parent's death, an end of input cannot come too early to be noticed, and does not depend on the thread that
    /// started the process. The program has the process id of the starting shell. While the guard lives, the kernel
    /// gives that number to no other process.</summary>
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
    /// <param name="readyWhenSaid">A part of the line that the program writes when it is ready; null where it writes
    /// none.</param>
    public ChildProcess(string file, IReadOnlyList<string> arguments, string? readyWhenSaid)
    {
        _readyWhenSaid = readyWhenSaid;
        var start = new ProcessStartInfo("setsid", ["sh", "-c", Guarded, file, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        // The Redis of a set-up is the tester's own, and not the one that the environment is for.
        foreach (var name in start.Environment.Keys.Where(IsOfRedis).ToList()) start.Environment.Remove(name);
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Take(line.Data);
        _process.ErrorDataReceived += (_, line) => Take(line.Data);
        Begin();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public string Said => string.Join('\n', _said);

    /// <summary>The processor time so far, also of a process that has ended.</summary>
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

    /// <summary>Whether the shell could not find the program.</summary>
    public bool IsMissing => _process.HasExited && _process.ExitCode == NotFound;

    /// <summary>Waits until the program says that it is ready.</summary>
    /// <exception cref="LoadFailedException">The program ended, or does not say that it is ready.</exception>
    public async Task Ready(CancellationToken cancellation)
    {
        var first = await Task.WhenAny(
            _ready.Task,
            _process.WaitForExitAsync(cancellation),
            Task.Delay(LongestStart, cancellation));
        cancellation.ThrowIfCancellationRequested();
        if (first != _ready.Task)
            throw new LoadFailedException(new($"系统的一个进程无法启动：\n{Said}",
                $"A process of the set-up does not start:\n{Said}"));
    }

    /// <summary>Kills the program with SIGKILL.</summary>
    public async Task Kill()
    {
        _ = Cpu;
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Sends a signal to the program: SIGSTOP, SIGCONT or SIGTERM.</summary>
    public async Task Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", $"{_process.Id}"]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Ends the program in good order, or by force where that fails.</summary>
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

    /// <exception cref="LoadFailedException">The machine has no setsid.</exception>
    private void Begin()
    {
        try
        {
            _process.Start();
        }
        catch (Win32Exception missing)
        {
            throw new LoadFailedException(
                new("本机没有 setsid，Ctrl-C 要靠它只结束测试；请安装（apt-get install util-linux），"
                        + "或给出正在运行的系统。",
                    "There is no setsid on this machine, by which Ctrl-C ends a run and not its processes; install it "
                        + "(apt-get install util-linux), or name a set-up that runs."),
                missing);
        }
    }

    private static bool IsOfRedis(string variable) =>
        variable.StartsWith("ALLIANCE_REDIS_", StringComparison.Ordinal);

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
