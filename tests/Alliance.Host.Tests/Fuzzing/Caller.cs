namespace Alliance.Host.Tests.Fuzzing;

/// <summary>Somebody who calls the API.</summary>
/// <param name="Name">Who it is, as a report of failures says it.</param>
/// <param name="Client">Makes a client that calls as this one.</param>
internal sealed record Caller(string Name, Func<HttpMessageHandler, HttpClient> Client)
{
    /// <summary>Everyone that the fuzz calls as. The server is open, so there is only one.</summary>
    public static IReadOnlyList<Caller> All { get; } =
        [new("nobody in particular", handler => new HttpClient(handler, disposeHandler: false))];
}
