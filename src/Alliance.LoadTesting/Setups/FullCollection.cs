using System.Diagnostics.Tracing;
using Microsoft.Diagnostics.NETCore.Client;

namespace Alliance.LoadTesting.Setups;

/// <summary>
/// Has another .NET process of this machine collect all its garbage, by the port that the runtime has for diagnostics:
/// what is left is really held.
/// </summary>
internal static class FullCollection
{
    private const string Runtime = "Microsoft-Windows-DotNETRuntime";
    /// <summary>Whoever listens to this causes a full, blocking collection.</summary>
    private const long HeapCollect = 0x800000;
    private static readonly TimeSpan Enough = TimeSpan.FromSeconds(1);

    /// <summary>False where the process does not listen: it has gone, or its diagnostics are switched off.</summary>
    public static async Task<bool> Of(int process, CancellationToken cancellation)
    {
        try
        {
            using var session = await new DiagnosticsClient(process).StartEventPipeSessionAsync(
                [new EventPipeProvider(Runtime, EventLevel.Informational, HeapCollect)],
                requestRundown: false,
                token: cancellation);
            var reading = session.EventStream.CopyToAsync(Stream.Null, cancellation);
            await Task.Delay(Enough, cancellation);
            await session.StopAsync(cancellation);
            await reading;
            return true;
        }
        catch (Exception deaf)
            when (deaf is ServerNotAvailableException or DiagnosticsClientException or IOException or TimeoutException)
        {
            return false;
        }
    }
}
