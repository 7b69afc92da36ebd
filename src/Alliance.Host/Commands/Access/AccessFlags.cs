using System.CommandLine;
using System.Text.Json.Nodes;
using Alliance.Grains.Hosting;
using Alliance.Host.Commands.Clusters;
using Alliance.Host.Commands.Servers;
using Alliance.Host.Output;
using Alliance.Host.Servers;
using Alliance.Host.Serving;

namespace Alliance.Host.Commands.Access;

/// <summary>What the commands about accounts and keys have in common: the server, or the store of a stopped one, and
/// output as JSON.</summary>
internal sealed class AccessFlags
{
    private readonly Terminal _terminal;
    private readonly Option<string> _url;
    private readonly Option<string?> _as, _data, _redis, _archives;
    private readonly Option<bool> _json;
    private readonly bool _ofStores;

    /// <param name="terminal">The terminal.</param>
    /// <param name="ofStores">Whether the commands work on the store of a stopped server too.</param>
    public AccessFlags(Terminal terminal, bool ofStores = false)
    {
        (_terminal, _ofStores) = (terminal, ofStores);
        _url = CommonFlags.Url(terminal);
        _as = new("--as")
        {
            Description = terminal.In(Text.Of(
                "Sign in as this account; its password is asked for, or read from standard input first.",
                "以此账户登录；其密码由键盘输入，或先从标准输入读取。")),
        };
        _data = new("--data")
        {
            Description = terminal.In(Text.Of(
                "The data folder of a stopped server, such as where no administrator can sign in any more.",
                "已停止的服务的数据文件夹，例如已没有管理员能登录时。")),
        };
        _redis = new("--redis")
        {
            Description = terminal.In(Text.Of(
                "HOST:PORT of the Redis of a cluster whose servers are all stopped.",
                "集群的 Redis（HOST:PORT），其服务须全部停止。")),
        };
        _archives = CommonFlags.Archives(terminal);
        _json = CommonFlags.Json(terminal);
    }

    /// <summary>Makes a command with these flags that calls the server.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it does.</param>
    /// <param name="parts">Its own arguments and flags.</param>
    /// <param name="call">Makes path (below that of accounts where it does not begin with /api) and body from what was
    /// given; null where that was told to be wrong.</param>
    /// <param name="say">Tells the answer in words, and returns the exit code.</param>
    public Command Make(
        string name, Text description, IEnumerable<Symbol> parts,
        Func<ParseResult, (string Path, JsonObject? Body)?> call, Func<JsonNode, int> say)
    {
        var command = new Command(name, _terminal.In(description));
        foreach (var part in parts)
            if (part is Argument argument) command.Add(argument);
            else command.Add((Option)part);
        foreach (var option in (Option[])[_url, _as, .. _ofStores ? (Option[])[_data, _redis, _archives] : [], _json])
            command.Add(option);
        command.SetAction((parsed, cancellation) => _ofStores && IsStopped(parsed)
            ? RunStopped(parsed, call, say, cancellation) : Run(parsed, call, say, cancellation));
        return command;
    }

    private bool IsStopped(ParseResult parsed) => (parsed.GetValue(_data) ?? parsed.GetValue(_redis)) is not null;

    private async Task<int> Run(
        ParseResult parsed, Func<ParseResult, (string Path, JsonObject? Body)?> call, Func<JsonNode, int> say,
        CancellationToken cancellation)
    {
        var account = parsed.GetValue(_as);
        using var server = ServerConnection.To(parsed.GetValue(_url), out var why, usesKey: account is null);
        if (server is null) return _terminal.Refuse(why!);
        var password = account is null ? null : PasswordPrompt.Typed(_terminal, Text.Of("Password: ", "密码："));
        if (call(parsed) is not var (path, body)) return ExitCodes.BadInput;
        var client = new AccessClient(server, _terminal);
        if (account is not null && await client.SignIn(account, password!, cancellation) is > ExitCodes.Done and var no)
            return no;
        return Tell(await client.Call(path, body, cancellation), parsed, say);
    }

    /// <summary>Does it in the store of a stopped server.</summary>
    private async Task<int> RunStopped(
        ParseResult parsed, Func<ParseResult, (string Path, JsonObject? Body)?> call, Func<JsonNode, int> say,
        CancellationToken cancellation)
    {
        if (parsed.GetValue(_as) is not null)
            return _terminal.Refuse(Text.Of(
                "--as: nobody signs in to a stopped server; leave it out.", "--as：对已停止的服务无须登录，请去掉。"));
        var (store, wrong) = StoreOf(parsed);
        if (wrong is not null) return _terminal.Refuse(wrong);
        var (started, why, exit) = await AccountServer.Start(store, cancellation);
        if (started is null) return _terminal.Refuse(why!, exit);
        await using (started)
        {
            if (call(parsed) is not var (path, body)) return ExitCodes.BadInput;
            using var server = ServerConnection.To(started.Url, started.Key);
            return Tell(await new AccessClient(server, _terminal).Call(path, body, cancellation), parsed, say);
        }
    }

    private (AllianceOptions Store, Text? Wrong) StoreOf(ParseResult parsed)
    {
        var (data, redis) = (parsed.GetValue(_data), parsed.GetValue(_redis));
        var (access, wrong) = ClusterSettings.Read(new(redis, null, null), Environment.GetEnvironmentVariable);
        var folder = data ?? "data";
        return (new AllianceOptions
        {
            DataFolder = folder, Redis = redis, Access = access, Archives = parsed.GetValue(_archives),
            MarkFile = redis is null ? ServeOptions.MarkIn(folder) : null,
        }, wrong ?? (redis is null ? DataOption.WhyNot(folder) : null));
    }

    private int Tell((JsonNode? Answer, int Exit) reply, ParseResult parsed, Func<JsonNode, int> say)
    {
        if (reply.Answer is null) return reply.Exit;
        if (!parsed.GetValue(_json)) return say(reply.Answer);
        Json.Write(_terminal, reply.Answer);
        return ExitCodes.Done;
    }
}
