namespace Alliance.Host.Serving;

/// <summary>Has calls read, judged and refused by the threads that wait for the network, so that a refusal does not
/// queue behind the work of what was accepted. Whoever answers from such a thread must not keep it: what takes long
/// leaves it first (<see cref="PromptCommands"/>).</summary>
internal static class PromptSockets
{
    // .NET reads it once, at the first use of a socket: SocketAsyncEngine.Unix.cs of
    // https://github.com/dotnet/runtime/tree/main/src/libraries/System.Net.Sockets/src/System/Net/Sockets
    private const string InlineCompletions = "DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS";

    /// <summary>Before anything in the process uses a socket, a store included. What operators have set
    /// stays.</summary>
    public static void Prepare()
    {
        if (Environment.GetEnvironmentVariable(InlineCompletions) is null)
            Environment.SetEnvironmentVariable(InlineCompletions, "1");
    }

    public static void Use(IWebHostBuilder host) =>
        host.UseSockets(sockets => sockets.UnsafePreferInlineScheduling = true);
}
