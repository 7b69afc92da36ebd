using System.CommandLine;
using System.Text.Json.Nodes;
using Alliance.Host.Commands.Servers;
using Alliance.Host.Output;

namespace Alliance.Host.Commands.Access;

/// <summary>What the commands about accounts and keys have in common: the server, and output as JSON.</summary>
internal sealed class AccessFlags
{
    private readonly Terminal _terminal;
    private readonly Option<string> _url;
    private readonly Option<string?> _as;
    private readonly Option<bool> _json;

    public AccessFlags(Terminal terminal)
    {
        _terminal = terminal;
        _url = CommonFlags.Url(terminal);
        _as = new("--as")
        {
            Description = terminal.In(Text.Of(
                "Sign in as this account; its password is asked for, or read from standard input first.",
                "以此账户登录；其密码由键盘输入，或先从标准输入读取。")),
        };
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
        command.Add(_url);
        command.Add(_as);
        command.Add(_json);
        command.SetAction((parsed, cancellation) => Run(parsed, call, say, cancellation));
        return command;
    }

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
        var (answer, exit) = await client.Call(path, body, cancellation);
        if (answer is null) return exit;
        if (!parsed.GetValue(_json)) return say(answer);
        Json.Write(_terminal, answer);
        return ExitCodes.Done;
    }
}
