using System.Collections.Concurrent;
using System.Diagnostics;

namespace Alliance.Host.Loading;

/// <summary>A process that the tester starts, treats badly and ends.</summary>
internal sealed class ChildProcess : IDisposable
{
    private const int KeptLines = 50;
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(60), LongestEnd = TimeSpan.FromSeconds(20);
    private readonly ConcurrentQueue<string> _said = new();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process _process;
    private readonly string? _readyWhenSaid;

    /// <param name="file">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="readyWhenSaid">Part of the line by which it says that it is ready; null where it says nothing.</param>
    public ChildProcess(string file, IReadOnlyList<string> arguments, string? readyWhenSaid)
    {
        _readyWhenSaid = readyWhenSaid;
        _process = new Process { StartInfo = new ProcessStartInfo(file, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true } };
        _process.OutputDataReceived += (_, line) => Take(line.Data);
        _process.ErrorDataReceived += (_, line) => Take(line.Data);
        _process.Start();
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

    /// <summary>Waits until it says that it is ready.</summary>
    /// <exception cref="LoadFailedException">It ended, or does not say so.</exception>
    public async Task Ready(CancellationToken cancellation)
    {
        var first = await Task.WhenAny(_ready.Task, _process.WaitForExitAsync(cancellation), Task.Delay(LongestStart, cancellation));
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
        if (!_process.HasExited) await Signal("TERM");
        if (await Task.WhenAny(_process.WaitForExitAsync(), Task.Delay(LongestEnd)) is not { } ended || !_process.HasExited) await Kill();
    }

    public void Dispose() => _process.Dispose();

    private void Take(string? line)
    {
        if (line is null) return;
        _said.Enqueue(line);
        while (_said.Count > KeptLines) _said.TryDequeue(out _);
        if (_readyWhenSaid is not null && line.Contains(_readyWhenSaid, StringComparison.Ordinal)) _ready.TrySetResult();
    }
}
