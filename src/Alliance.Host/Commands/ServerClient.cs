using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Alliance.Host.Api.Problems;
using Alliance.Host.Output;

namespace Alliance.Host.Commands;

/// <summary>Calls the API of a running server for one realm, without a proxy.</summary>
/// <param name="server">The address of the server.</param>
/// <param name="realm">The name of the realm.</param>
internal sealed class ServerClient(Uri server, string realm) : IDisposable
{
    // The longest import enters thousands of counts, each in a commit of its own.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly HttpClient _http =
        new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = server, Timeout = Patience };

    private readonly string? _key = ServerKey.Read(out _);

    /// <summary>Reads the address of a server.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="why">Why it is none; null where it is one.</param>
    public static Uri? AddressOf(string? text, out Text? why)
    {
        var isOne = Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https";
        why = isOne ? null : Text.Of(
            $"--url: '{text}' is no address of a server; write it as http://HOST:PORT.",
            $"--url：“{text}”不是服务地址，请写成 http://HOST:PORT。");
        return isOne ? url : null;
    }

    /// <summary>Fetches something.</summary>
    /// <param name="path">The path within the realm; empty for the realm itself.</param>
    /// <param name="query">The parameters; those without a value are left out.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public Task<ServerReply> Get(
        string path, IEnumerable<(string Name, string? Value)> query, CancellationToken cancellation) =>
        Send(new HttpRequestMessage(HttpMethod.Get, AddressIn(path, query)), cancellation);

    /// <summary>Sends something, under a key of its own.</summary>
    /// <param name="path">The path within the realm.</param>
    /// <param name="query">The parameters; those without a value are left out.</param>
    /// <param name="body">What is sent.</param>
    /// <param name="contentType">Its media type.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public Task<ServerReply> Post(
        string path, IEnumerable<(string Name, string? Value)> query, byte[] body, string contentType,
        CancellationToken cancellation)
    {
        var request =
            new HttpRequestMessage(HttpMethod.Post, AddressIn(path, query)) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        request.Headers.Add("Idempotency-Key", $"{Guid.NewGuid():N}");
        return Send(request, cancellation);
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task<ServerReply> Send(HttpRequestMessage request, CancellationToken cancellation)
    {
        if (_key is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _key);
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
                    $"{server} does not answer ({failure.Message}); start it with alliance serve, or name one that "
                        + "runs with --url.",
                    $"{server} 没有应答（{failure.Message}）；请用 alliance serve 启动，"
                        + "或用 --url 指明在运行的服务。"));
            }
    }

    private string AddressIn(string path, IEnumerable<(string Name, string? Value)> query)
    {
        var address = $"{ApiPaths.Realms}/{Uri.EscapeDataString(realm)}{(path.Length == 0 ? "" : $"/{path}")}";
        var given = string.Join('&', query.Where(q => q.Value is not null)
            .Select(q => $"{q.Name}={Uri.EscapeDataString(q.Value!)}"));
        return given.Length == 0 ? address : $"{address}?{given}";
    }
}

/// <summary>The answer of a server.</summary>
/// <param name="Status">Its status; 0 where there was no answer.</param>
/// <param name="Bytes">Its body.</param>
/// <param name="Unreachable">Why there was no answer; else null.</param>
internal sealed record ServerReply(int Status, byte[] Bytes, Text? Unreachable)
{
    /// <summary>Whether the server did what it was asked.</summary>
    public bool IsDone => Status is >= 200 and < 300;

    /// <summary>The body as JSON; null for another body.</summary>
    public JsonNode? Json { get; } = Parse(Bytes);

    private static JsonNode? Parse(byte[] bytes)
    {
        try
        {
            return JsonNode.Parse(bytes);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
