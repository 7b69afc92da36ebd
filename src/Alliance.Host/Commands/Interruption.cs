using System.CommandLine;
using System.Runtime.InteropServices;
using Alliance.Host.Output;

namespace Alliance.Host.Commands;

/// <summary>Ctrl-C and SIGTERM for what runs long: the first asks it to end at its next good moment, a second ends the
/// program at once.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly Terminal _terminal;
    private readonly Text _firstMeans;
    private readonly CancellationTokenSource _source;
    private readonly PosixSignalRegistration[] _signals;
    private int _count;

    /// <param name="terminal">Where people are told.</param>
    /// <param name="firstMeans">What the first has the program do: <c>ending at the next window</c>.</param>
    /// <param name="cancellation">Another reason to end.</param>
    public Interruption(Terminal terminal, Text firstMeans, CancellationToken cancellation)
    {
        (_terminal, _firstMeans) = (terminal, firstMeans);
        _source = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        _signals = [PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal)];
    }

    /// <summary>One that speaks English whatever the command line says.</summary>
    public Interruption(string firstMeans, CancellationToken cancellation)
        : this(Terminal.Open([]), Text.Verbatim(firstMeans), cancellation)
    {
    }

    /// <summary>Whether a command ends at a good moment of its own, however long that takes.</summary>
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
