using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Alliance.Host.Access;
using Alliance.Host.Api.Problems;
using Alliance.Host.Output;

namespace Alliance.Host.Commands.Access;

/// <summary>Calls the API of accounts of a running server, and tells what went wrong.</summary>
/// <param name="server">The address of the server.</param>
/// <param name="key">The API key of an administrator; null where nobody has to sign in.</param>
/// <param name="terminal">Where problems are told.</param>
internal sealed class AccessClient(Uri server, string? key, Terminal terminal) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false })
    {
        BaseAddress = server, Timeout = TimeSpan.FromSeconds(30),
    };

    /// <summary>Calls the server.</summary>
    /// <param name="path">The path below that of accounts; empty for the list.</param>
    /// <param name="body">What is sent; null to read.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <returns>The answer, or the exit code of a call that failed, which was told.</returns>
    public async Task<(JsonNode? Answer, int Exit)> Call(
        string path, JsonObject? body, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(
            body is null ? HttpMethod.Get : HttpMethod.Post,
            path.StartsWith("/api/", StringComparison.Ordinal) ? path : $"{ApiPaths.Accounts}{path}");
        if (key is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        if (body is not null)
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        try
        {
            using var response = await _http.SendAsync(request, cancellation);
            var reply = new ServerReply(
                (int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(cancellation), null);
            if (reply is { IsDone: true, Json: { } answer }) return (answer, ExitCodes.Done);
            foreach (var why in Problems(reply)) terminal.Tell(why);
            return (null, reply.Status is 400 or 404 ? ExitCodes.BadInput : ExitCodes.Failed);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested
            && failure is HttpRequestException or TaskCanceledException)
        {
            terminal.Tell(Text.Of(
                $"{server} does not answer ({failure.Message}); start it with alliance serve, or name one that runs "
                    + "with --url.",
                $"{server} 没有应答（{failure.Message}）；请用 alliance serve 启动，或用 --url 指明在运行的服务。"));
            return (null, ExitCodes.Failed);
        }
    }

    /// <summary>Signs in with a password.</summary>
    /// <param name="name">The account.</param>
    /// <param name="password">Its password.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <returns>The exit code; what went wrong was told.</returns>
    public async Task<int> SignIn(string name, string password, CancellationToken cancellation)
    {
        var (session, exit) = await Call(
            "/api/v1/session", new JsonObject { ["name"] = name, ["password"] = password }, cancellation);
        if (session is not null) _http.DefaultRequestHeaders.Add(Identities.TokenHeader, $"{session["token"]}");
        return exit;
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private IEnumerable<Text> Problems(ServerReply reply)
    {
        if (reply.Status == StatusCodes.Status401Unauthorized && key is null)
            return [Text.Of(
                $"{server} has accounts. Put an administrator's API key into {ServerKey.Variable}, or the name of a "
                    + $"file with it into {ServerKey.FileVariable}; or sign in with --as NAME.",
                $"{server} 已设账户。请将管理员的 API 密钥放入环境变量 {ServerKey.Variable}，"
                    + $"或将存有密钥的文件名放入 {ServerKey.FileVariable}；或用 --as NAME 登录。")];
        if (reply.Json?["errors"] is JsonObject { Count: > 0 } errors)
            return errors.SelectMany(e => e.Value!.AsArray().Select(mend => Text.Verbatim($"{e.Key}: {mend}")));
        var detail = reply.Json?["detail"]?.ToString() ?? "no JSON came back; is it a server of Alliance?";
        return [Text.Verbatim($"{reply.Status}: {detail}")];
    }
}
