namespace Alliance.Host.Serving;

/// <summary>Has calls read, judged and refused by the threads that wait for the network, so that a refusal does not queue behind the work of what was accepted.</summary>
internal static class PromptSockets
{
    // Read once by .NET, before the first socket: https://github.com/dotnet/runtime/blob/main/src/libraries/System.Net.Sockets/src/System/Net/Sockets/SocketAsyncEngine.Unix.cs
    private const string InlineCompletions = "DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS";

    /// <summary>Whoever answers from such a thread must not keep it: what takes long leaves it at its first wait.</summary>
    public static void Use(IWebHostBuilder host)
    {
        if (Environment.GetEnvironmentVariable(InlineCompletions) is null) Environment.SetEnvironmentVariable(InlineCompletions, "1");
        host.UseSockets(sockets => sockets.UnsafePreferInlineScheduling = true);
    }
}
