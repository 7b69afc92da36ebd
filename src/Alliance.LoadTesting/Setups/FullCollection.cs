using System.Diagnostics.Tracing;
using Microsoft.Diagnostics.NETCore.Client;

namespace Alliance.LoadTesting.Setups;

/// <summary>Makes another .NET process on this machine do a full garbage collection, through the diagnostics port of
/// the runtime. Memory that is left afterwards is really in use.</summary>
internal static class FullCollection
{
    private const string Runtime = "Microsoft-Windows-DotNETRuntime";
    /// <summary>The event keyword of the runtime that causes a full, blocking collection when a session enables
    /// it.</summary>
    private const long HeapCollect = 0x800000;
    private static readonly TimeSpan Enough = TimeSpan.FromSeconds(1);

    /// <summary>Collects; false where the process does not listen, because it has ended or its diagnostics are
    /// off.</summary>
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
