using System.Net.Http.Headers;
using Alliance.Host.Api.Problems;

namespace Alliance.Host.Commands.Servers;

/// <summary>Calls the API of a running server for one realm.</summary>
/// <param name="server">The server.</param>
/// <param name="realm">The name of the realm.</param>
internal sealed class ServerClient(ServerConnection server, string realm)
{
    /// <summary>Fetches something.</summary>
    /// <param name="path">The path within the realm; empty for the realm itself.</param>
    /// <param name="query">The parameters; those without a value are left out.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public Task<ServerReply> Get(
        string path, IEnumerable<(string Name, string? Value)> query, CancellationToken cancellation) =>
        server.Send(new HttpRequestMessage(HttpMethod.Get, AddressIn(path, query)), cancellation);

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
        return server.Send(request, cancellation);
    }

    private string AddressIn(string path, IEnumerable<(string Name, string? Value)> query)
    {
        var address = $"{ApiPaths.Realms}/{Uri.EscapeDataString(realm)}{(path.Length == 0 ? "" : $"/{path}")}";
        var given = string.Join('&', query.Where(q => q.Value is not null)
            .Select(q => $"{q.Name}={Uri.EscapeDataString(q.Value!)}"));
        return given.Length == 0 ? address : $"{address}?{given}";
    }
}
