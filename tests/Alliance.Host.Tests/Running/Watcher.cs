using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace Alliance.Host.Tests.Running;

/// <summary>Watches an event stream.</summary>
internal sealed class Watcher(TestServer server, string realm = "live")
{
    /// <summary>Ids with their types, in the order in which they came; type null for progress without an
    /// event.</summary>
    public List<(long Id, string? Type)> Seen { get; } = [];
    /// <summary>The records as they were sent.</summary>
    public List<JsonNode> Records { get; } = [];
    public bool SawHeartbeat { get; private set; }
    public HttpResponseHeaders? Headers { get; private set; }

    /// <summary>Reads until told to stop, or the server ends the stream.</summary>
    public async Task Read(string query, Func<bool> isEnough, long? lastEventId = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{server.Url}/api/v1/realms/{realm}/events{query}");
        if (lastEventId is { } last) request.Headers.Add("Last-Event-ID", $"{last}");
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var response =
            await server.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
        Assert.Equal(200, (int)response.StatusCode);
        Headers = response.Headers;
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(patience.Token));
        var (id, type) = (0L, (string?)null);
        while (!isEnough() && await lines.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.StartsWith(':')) SawHeartbeat = true;
            if (line.StartsWith("id: ", StringComparison.Ordinal)) id = long.Parse(line.AsSpan(4), null);
            if (line.StartsWith("event: ", StringComparison.Ordinal)) type = line[7..];
            if (line.StartsWith("data: ", StringComparison.Ordinal)) Records.Add(JsonNode.Parse(line[6..])!);
            if (line.Length > 0 || id == 0) continue;
            Seen.Add((id, type));
            (id, type) = (0, null);
        }
    }
}
