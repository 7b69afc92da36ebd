using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Alliance.Grains.Realms;

namespace Alliance.Benchmarks.Live;

/// <summary>Calls a server over HTTP, as somebody who is signed in or not.</summary>
internal sealed class LiveCaller : IDisposable
{
    /// <param name="url">The server.</param>
    public LiveCaller(string url) => Http = new HttpClient(
        new SocketsHttpHandler { MaxConnectionsPerServer = 1_000 }) { BaseAddress = new Uri(url) };

    /// <summary>What is sent with each call is set here.</summary>
    public HttpClient Http { get; }

    /// <summary>Posts JSON, and reads the answer. Where the server asks to wait, it waits and posts again.</summary>
    /// <exception cref="InvalidOperationException">The server refused it.</exception>
    public async Task<JsonElement> Post(string path, object body)
    {
        while (true)
        {
            using var answer = await Http.PostAsJsonAsync(path, body);
            if (answer.StatusCode == HttpStatusCode.TooManyRequests)
            {
                await Task.Delay(answer.Headers.RetryAfter?.Delta ?? TimeSpan.FromSeconds(1));
                continue;
            }

            if (!answer.IsSuccessStatusCode)
                throw new InvalidOperationException($"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
            return await answer.Content.ReadFromJsonAsync<JsonElement>();
        }
    }

    /// <summary>Raises a request.</summary>
    public async Task<string> Raise(LiveRealm realm, string incident) => (await Post(
        $"/api/v1/realms/{realm.Id.Name}/aid-requests", new
        {
            author = new { name = LiveServer.Li.Name, office = LiveServer.Li.Office }, incident,
            lines = new[] { new { kind = "flood-rescue", quantity = 8, priority = "urgent" } },
        })).GetProperty("number").GetString()!;

    /// <summary>Tells of every commitment as the event stream shows it.</summary>
    public async Task Watch(LiveRealm realm, Action<string> committed, CancellationToken end)
    {
        const string Data = "data: ";
        await using var stream = await Http.GetStreamAsync(
            $"/api/v1/realms/{realm.Id.Name}/events?lastEventId=0&types=request.accepted", end);
        using var lines = new StreamReader(stream);
        while (await lines.ReadLineAsync(end) is { } line)
        {
            if (!line.StartsWith(Data, StringComparison.Ordinal)) continue;
            using var record = JsonDocument.Parse(line.AsMemory(Data.Length));
            committed(record.RootElement.GetProperty("actor").GetString()!.Split('/')[1]);
        }
    }

    public void Dispose() => Http.Dispose();
}
