using System.Net.Http.Headers;
using Alliance.Host.Output;

namespace Alliance.Host.Commands.Servers;

/// <summary>A connection to a running server, without a proxy. Where people sign in there, it calls with the API key of
/// the environment (<see cref="ServerKey"/>), or with a session.</summary>
internal sealed class ServerConnection : IDisposable
{
    // The longest import enters thousands of counts, each in a commit of its own.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly Uri _server;
    private readonly HttpClient _http;

    private ServerConnection(Uri server) => (_server, _http) = (
        server, new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = server, Timeout = Patience });

    /// <summary>Whether it calls with a key.</summary>
    public bool HasKey => _http.DefaultRequestHeaders.Authorization is not null;

    /// <summary>Makes a connection.</summary>
    /// <param name="url">The address of the server, as it was typed.</param>
    /// <param name="why">Why there is none: the address or the key cannot be read. Null where there is one.</param>
    /// <param name="usesKey">Whether it calls with the key of the environment.</param>
    public static ServerConnection? To(string? url, out Text? why, bool usesKey = true)
    {
        var isOne = Uri.TryCreate(url, UriKind.Absolute, out var server) && server.Scheme is "http" or "https";
        why = isOne ? null : Text.Of(
            $"--url: '{url}' is no address of a server; write it as http://HOST:PORT.",
            $"--url：“{url}”不是服务地址，请写成 http://HOST:PORT。");
        var key = isOne && usesKey ? ServerKey.Read(out why) : null;
        if (why is not null) return null;
        var connection = new ServerConnection(server!);
        if (key is not null)
            connection._http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return connection;
    }

    /// <summary>Makes a connection with a key.</summary>
    /// <param name="server">The address of the server.</param>
    /// <param name="key">The key.</param>
    public static ServerConnection To(Uri server, string key)
    {
        var connection = new ServerConnection(server);
        connection._http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return connection;
    }

    /// <summary>Sends a header with each call from now on.</summary>
    public void Always(string header, string value) => _http.DefaultRequestHeaders.Add(header, value);

    /// <summary>Sends a request, and ends it.</summary>
    /// <param name="request">The request; its address is a path.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public async Task<ServerReply> Send(HttpRequestMessage request, CancellationToken cancellation)
    {
        using (request)
            try
            {
                using var response = await _http.SendAsync(request, cancellation);
                return new ServerReply(
                    (int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(cancellation), null);
            }
            catch (Exception failure) when (!cancellation.IsCancellationRequested
                && failure is HttpRequestException or TaskCanceledException)
            {
                return new ServerReply(0, [], Text.Of(
                    $"{_server} does not answer ({failure.Message}); start it with alliance serve, or name one that "
                        + "runs with --url.",
                    $"{_server} 没有应答（{failure.Message}）；请用 alliance serve 启动，"
                        + "或用 --url 指明在运行的服务。"));
            }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();
}
