using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Alliance.Host.Api.Problems;
using Alliance.Host.Output;

namespace Alliance.Host.Commands.Imports;

/// <summary>Sends and fetches spreadsheets over the API of a server.</summary>
/// <param name="url">The server.</param>
/// <param name="realm">The realm.</param>
internal sealed class SheetClient(string url, string realm) : IDisposable
{
    // The longest import enters thousands of counts, each in a commit of its own.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    private readonly HttpClient _http = new() { Timeout = Patience };

    /// <summary>What a server answered: its body, and as JSON where it is that.</summary>
    internal sealed record Reply(int Status, byte[] Bytes)
    {
        /// <summary>Whether it did what it was asked.</summary>
        public bool IsDone => Status is >= 200 and < 300;

        /// <summary>The body as a JSON object; null for another body.</summary>
        public JsonObject? Json { get; } = Parse(Bytes);

        private static JsonObject? Parse(byte[] bytes)
        {
            try
            {
                return JsonNode.Parse(bytes) as JsonObject;
            }
            catch (System.Text.Json.JsonException)
            {
                return null;
            }
        }
    }

    /// <summary>Sends a file.</summary>
    public async Task<Reply> Post(
        string path, IEnumerable<(string Name, string? Value)> query, byte[] file, string contentType,
        CancellationToken cancellation)
    {
        using var content = new ByteArrayContent(file);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        using var response = await _http.PostAsync(AddressOf(path, query), content, cancellation);
        return new Reply((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(cancellation));
    }

    /// <summary>Fetches a file.</summary>
    public async Task<Reply> Get(
        string path, IEnumerable<(string Name, string? Value)> query, CancellationToken cancellation)
    {
        using var response = await _http.GetAsync(AddressOf(path, query), cancellation);
        return new Reply((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(cancellation));
    }

    /// <summary>Says that a server cannot be reached.</summary>
    public static Text Unreachable(string url, Exception why) => Text.Of(
        $"--url: {url} does not answer: {why.Message}", $"--url：{url} 没有应答：{why.Message}");

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private string AddressOf(string path, IEnumerable<(string Name, string? Value)> query) =>
        $"{url.TrimEnd('/')}{ApiPaths.Realms}/{Uri.EscapeDataString(realm)}/{path}?" + string.Join('&', query
            .Where(q => q.Value is not null).Select(q => $"{q.Name}={Uri.EscapeDataString(q.Value!)}"));
}
