using System.CommandLine;
using System.Text.Json.Nodes;
using Alliance.Host.Output;

namespace Alliance.Host.Commands.Access;

/// <summary><c>alliance keys add|list|revoke</c>: keeps the API keys of an account of a server,
/// running or stopped.</summary>
internal static class KeysCommand
{
    /// <summary>Creates the command with its parts.</summary>
    public static Command Create(Terminal terminal)
    {
        var flags = new AccessFlags(terminal, ofStores: true);
        var account = new Argument<string>("account") { Description = terminal.In(Text.Of("The account.", "账户。")) };
        var command = new Command("keys", terminal.In(Text.Of(
            "Keep the API keys of programs.", "管理程序的 API 密钥。")))
        {
            Add(flags, account, terminal), List(flags, account, terminal), Revoke(flags, account, terminal),
        };
        command.SetAction(_ => terminal.Refuse(Text.Of(
            "keys: say what to do: alliance keys add|list|revoke ACCOUNT.",
            "keys：请写明要做什么：alliance keys add|list|revoke ACCOUNT。")));
        return command;
    }

    private static Command Add(AccessFlags flags, Argument<string> account, Terminal terminal)
    {
        var label = new Option<string>("--label")
        {
            Description = terminal.In(Text.Of("What it is for.", "用途。")), Required = true,
        };
        var days = new Option<int>("--days")
        {
            Description = terminal.In(Text.Of("For how many days it can be used.", "有效天数。")),
            DefaultValueFactory = _ => 365,
        };
        var roles = AccountsCommand.RolesFlag(terminal);
        return flags.Make(
            "add",
            Text.Of("Make a key. It is shown once, on standard output.", "生成密钥。密钥只在标准输出显示一次。"),
            [account, label, days, roles],
            parsed =>
            {
                var body = new JsonObject { ["label"] = parsed.GetValue(label), ["days"] = parsed.GetValue(days) };
                if (parsed.GetValue(roles) is { Length: > 0 } given) body["roles"] = AccountsCommand.RolesOf(given);
                return ($"/{Path(parsed, account)}/keys", body);
            },
            answer =>
            {
                terminal.Out.Line(new Piece($"{answer["key"]}"));
                return ExitCodes.Done;
            });
    }

    private static Command List(AccessFlags flags, Argument<string> account, Terminal terminal) => flags.Make(
        "list", Text.Of("List the keys of an account.", "列出账户的密钥。"), [account],
        parsed => ($"/{Path(parsed, account)}/keys", null),
        answer =>
        {
            var table = new Table(
                new Column(Text.Of("for", "用途"), true), new Column(Text.Of("expires", "到期"), true),
                new Column(Text.Of("revoked", "撤销"), true));
            foreach (var key in answer.AsArray())
                table.Add($"{key!["id"]}", Text.Verbatim($"{key["id"]}"), $"{key["label"]}", $"{key["expiresAt"]}",
                    $"{key["revokedAt"]}");
            table.Write(terminal);
            return ExitCodes.Done;
        });

    private static Command Revoke(AccessFlags flags, Argument<string> account, Terminal terminal)
    {
        var id = new Argument<string>("id") { Description = terminal.In(Text.Of("The id of the key.", "密钥编号。")) };
        var reason = new Option<string>("--reason")
        {
            Description = terminal.In(Text.Of("Why; it is put on record.", "原因，记录在案。")), Required = true,
        };
        return flags.Make(
            "revoke", Text.Of("Revoke a key: it cannot be used from then on.", "撤销密钥，此后不能使用。"),
            [account, id, reason],
            parsed => ($"/{Path(parsed, account)}/keys/{Uri.EscapeDataString(parsed.GetValue(id)!)}/revoke",
                new JsonObject { ["reason"] = parsed.GetValue(reason) }),
            answer =>
            {
                terminal.Say(Text.Of($"The key {answer["id"]} is revoked.", $"密钥 {answer["id"]} 已撤销。"));
                return ExitCodes.Done;
            });
    }

    private static string Path(ParseResult parsed, Argument<string> account) =>
        Uri.EscapeDataString(parsed.GetValue(account)!);
}
