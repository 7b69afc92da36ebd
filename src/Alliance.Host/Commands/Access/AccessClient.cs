using System.Text;
using System.Text.Json.Nodes;
using Alliance.Host.Access;
using Alliance.Host.Api.Problems;
using Alliance.Host.Commands.Servers;
using Alliance.Host.Output;

namespace Alliance.Host.Commands.Access;

/// <summary>Calls the API of accounts of a running server, and tells what went wrong.</summary>
/// <param name="server">The server.</param>
/// <param name="terminal">Where problems are told.</param>
internal sealed class AccessClient(ServerConnection server, Terminal terminal)
{
    /// <summary>Calls the server.</summary>
    /// <param name="path">The path, below that of accounts where it does not begin with /api; empty for the
    /// list.</param>
    /// <param name="body">What is sent; null to read.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <returns>The answer, or the exit code of a call that failed, which was told.</returns>
    public async Task<(JsonNode? Answer, int Exit)> Call(
        string path, JsonObject? body, CancellationToken cancellation)
    {
        var reply = await Ask(path, body, cancellation);
        if (reply.Exit == ExitCodes.Done) return (reply.Json, ExitCodes.Done);
        var isKeyless = reply.Status == StatusCodes.Status401Unauthorized && !server.HasKey;
        foreach (var why in isKeyless ? [SignInFirst] : reply.Problems()) terminal.Tell(why);
        return (null, reply.Exit);
    }

    /// <summary>Signs in with a password, and with a one-time code where the account has them.</summary>
    /// <param name="name">The account.</param>
    /// <param name="password">Its password.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <returns>The exit code; what went wrong was told.</returns>
    public async Task<int> SignIn(string name, string password, CancellationToken cancellation)
    {
        var code = OneTimeCode.Given;
        var reply = await SignIn(name, password, code, cancellation);
        if (code is null && $"{reply.Json?["code"]}" == ApiProblem.CodeNeeded)
        {
            code = OneTimeCode.Typed(terminal);
            if (code is null) return terminal.Refuse(OneTimeCode.Needed, ExitCodes.Failed);
            reply = await SignIn(name, password, code, cancellation);
        }

        if (reply.IsDone) server.Always(Identities.TokenHeader, $"{reply.Json?["token"]}");
        else foreach (var why in reply.Problems()) terminal.Tell(why);
        return reply.Exit;
    }

    private Task<ServerReply> SignIn(string name, string password, string? code, CancellationToken cancellation) =>
        Ask("/api/v1/session", new JsonObject { ["name"] = name, ["password"] = password, ["code"] = code },
            cancellation);

    private Task<ServerReply> Ask(string path, JsonObject? body, CancellationToken cancellation)
    {
        var request = new HttpRequestMessage(
            body is null ? HttpMethod.Get : HttpMethod.Post,
            path.StartsWith("/api/", StringComparison.Ordinal) ? path : $"{ApiPaths.Accounts}{path}");
        if (body is not null)
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        return server.Send(request, cancellation);
    }

    private static Text SignInFirst => Text.Of(
        $"The server has accounts. Put an administrator's API key into {ServerKey.Variable}, or the name of a file "
            + $"with it into {ServerKey.FileVariable}; or sign in with --as NAME.",
        $"服务已设账户。请将管理员的 API 密钥放入环境变量 {ServerKey.Variable}，"
            + $"或将存有密钥的文件名放入 {ServerKey.FileVariable}；或用 --as NAME 登录。");
}
