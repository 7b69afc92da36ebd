using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Host.Api.Problems;
using Alliance.Host.Output;
using Alliance.Simulation.Regions;

namespace Alliance.Host.Commands.Regions;

/// <summary>Calls the API of a server for one realm.</summary>
/// <param name="server">The address of the server.</param>
/// <param name="realm">The name of the realm.</param>
internal sealed class RealmClient(Uri server, string realm) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = server };

    /// <summary>An answer of the server: what it says, or why it says nothing.</summary>
    /// <param name="Body">The answer of a call that succeeded; else null.</param>
    /// <param name="Exit">The exit code of a call that failed.</param>
    /// <param name="Why">Why it failed, in lines.</param>
    internal sealed record Answer(JsonNode? Body, int Exit, IReadOnlyList<Text> Why);

    /// <summary>Converts a region to the clock of the realm, so that its days are the same.</summary>
    /// <param name="region">The region.</param>
    /// <param name="start">The start from which its moments count.</param>
    /// <param name="view">The realm, as the server tells it.</param>
    public static RegionData InRealm(RegionData region, DateTimeOffset start, JsonNode view)
    {
        var began = view["beganAt"]!.GetValue<DateTimeOffset>();
        return region.InRealm(
            new Span((long)(began - start).TotalMilliseconds), view["clock"]!.GetValue<int>() * 1_000);
    }

    /// <summary>Reads the realm.</summary>
    public Task<Answer> Read(CancellationToken cancellation) => Send(HttpMethod.Get, "", null, cancellation);

    /// <summary>Asks in what a region differs from the realm's.</summary>
    public Task<Answer> Compare(RegionData region, CancellationToken cancellation) =>
        Send(HttpMethod.Post, "/region/differences", RegionJson.Write(region), cancellation);

    /// <summary>Revises the realm's region.</summary>
    /// <param name="region">The region as it is to be.</param>
    /// <param name="reason">Why.</param>
    /// <param name="name">Who does it.</param>
    /// <param name="office">In which office.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public Task<Answer> Revise(
        RegionData region, string reason, string name, string office, CancellationToken cancellation) =>
        Send(HttpMethod.Post, "/region/revision", System.Text.Encoding.UTF8.GetBytes(new JsonObject
        {
            ["author"] = new JsonObject { ["name"] = name, ["office"] = office },
            ["reason"] = reason,
            ["region"] = JsonNode.Parse(RegionJson.Write(region)),
        }.ToJsonString()), cancellation);

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task<Answer> Send(HttpMethod method, string path, byte[]? json, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(method, $"{ApiPaths.Realms}/{Uri.EscapeDataString(realm)}{path}");
        if (json is not null)
        {
            request.Content = new ByteArrayContent(json);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
            request.Headers.Add("Idempotency-Key", $"{Guid.NewGuid():N}");
        }

        try
        {
            using var response = await _http.SendAsync(request, cancellation);
            var body = await BodyOf(response, cancellation);
            return response.IsSuccessStatusCode && body is not null ? new(body, ExitCodes.Done, [])
                : new(null, ExitOf((int)response.StatusCode), [.. Problem(body, (int)response.StatusCode)]);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested
            && failure is HttpRequestException or TaskCanceledException)
        {
            return new(null, ExitCodes.Failed, [Text.Of(
                $"{server} does not answer ({failure.Message}); start it with alliance serve, or name one that runs "
                    + "with --url.",
                $"{server} 没有应答（{failure.Message}）；请用 alliance serve 启动，或用 --url 指明在运行的服务。")]);
        }
    }

    private static async Task<JsonNode?> BodyOf(HttpResponseMessage response, CancellationToken cancellation) =>
        response.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) == true
            ? JsonNode.Parse(await response.Content.ReadAsByteArrayAsync(cancellation)) : null;

    private static int ExitOf(int status) =>
        status is StatusCodes.Status400BadRequest or StatusCodes.Status404NotFound ? ExitCodes.BadInput
            : ExitCodes.Failed;

    private static IEnumerable<Text> Problem(JsonNode? body, int status)
    {
        if (body?["errors"] is JsonObject { Count: > 0 } errors)
            return errors.SelectMany(e => e.Value!.AsArray().Select(mend => Text.Verbatim($"{e.Key}: {mend}")));
        var detail = body?["detail"]?.ToString() ?? "no JSON came back; is it a server of Alliance?";
        return [Text.Verbatim($"{status}: {detail}")];
    }
}
