using System.Runtime.InteropServices;

namespace Alliance.Host.Commands;

/// <summary>Ctrl-C and SIGTERM for what runs long: the first asks it to end at its next good moment, a second ends the program at once.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _source;
    private readonly PosixSignalRegistration[] _signals;
    private int _count;

    /// <param name="cancellation">Another reason to end.</param>
    public Interruption(CancellationToken cancellation)
    {
        _source = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        _signals = [PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal), PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal)];
    }

    public CancellationToken Token => _source.Token;

    public void Dispose()
    {
        foreach (var signal in _signals) signal.Dispose();
        _source.Dispose();
    }

    private void OnSignal(PosixSignalContext context)
    {
        context.Cancel = true;
        if (Interlocked.Increment(ref _count) > 1) Environment.Exit(ExitCodes.Failed);
        Console.Error.WriteLine("alliance: ending at the next window; once more ends at once.");
        _source.Cancel();
    }
}
