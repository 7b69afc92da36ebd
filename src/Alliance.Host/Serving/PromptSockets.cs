namespace Alliance.Host.Serving;

/// <summary>Lets the network threads read, judge and refuse calls, so that a refusal does not queue behind the work of
/// accepted calls. Code that runs on such a thread must not block it: long work moves off the thread first
/// (<see cref="PromptCommands"/>).</summary>
internal static class PromptSockets
{
    // .NET reads it once, at the first use of a socket: SocketAsyncEngine.Unix.cs of
    // https://github.com/dotnet/runtime/tree/main/src/libraries/System.Net.Sockets/src/System/Net/Sockets
    private const string InlineCompletions = "DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS";

    /// <summary>Sets the environment variable for inline completions, unless operators have set it. Call it before the
    /// process uses any socket, also before it opens a store.</summary>
    public static void Prepare()
    {
        if (Environment.GetEnvironmentVariable(InlineCompletions) is null)
            Environment.SetEnvironmentVariable(InlineCompletions, "1");
    }

    public static void Use(IWebHostBuilder host) =>
        host.UseSockets(sockets => sockets.UnsafePreferInlineScheduling = true);
}
