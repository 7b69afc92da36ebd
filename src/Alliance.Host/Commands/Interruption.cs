using System.CommandLine;
using System.Runtime.InteropServices;
using Alliance.Host.Output;

namespace Alliance.Host.Commands;

/// <summary>Handles Ctrl-C and SIGTERM for long commands. The first signal asks the command to end at its next good
/// moment. The second ends the program at once.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly Terminal _terminal;
    private readonly Text _firstMeans;
    private readonly CancellationTokenSource _source;
    private readonly PosixSignalRegistration[] _signals;
    private int _count;

    /// <param name="terminal">The terminal to which messages are written.</param>
    /// <param name="firstMeans">What the program does after the first signal, such as <c>ending at the next
    /// window</c>.</param>
    /// <param name="cancellation">A token that also ends the command.</param>
    public Interruption(Terminal terminal, Text firstMeans, CancellationToken cancellation)
    {
        (_terminal, _firstMeans) = (terminal, firstMeans);
        _source = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        _signals = [PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal)];
    }

    /// <summary>Returns whether a command ends at a good moment of its own, however long that takes.</summary>
    public static bool IsOf(Command command) => command.Name is "replay" or "compare" or "load";

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
        _terminal.Tell(Text.Of(
            $"{_firstMeans.In(Language.English)}; once more ends at once.",
            $"{_firstMeans.In(Language.Chinese)}；再按一次立即结束。"));
        _source.Cancel();
    }
}
