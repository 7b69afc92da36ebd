using System.CommandLine;
using System.Text.Json.Nodes;
using Alliance.Host.Output;

namespace Alliance.Host.Commands.Access;

/// <summary><c>alliance accounts add|list|change|disable|enable|reset</c>: keeps the accounts of a server,
/// running or stopped.</summary>
internal sealed class AccountsCommand
{
    private readonly Terminal _terminal;
    private readonly AccessFlags _flags;
    private readonly Argument<string> _name;
    private readonly Option<string> _person, _reason;
    private readonly Option<string[]> _roles;
    private readonly Option<bool> _noPassword, _withoutCodes;

    private AccountsCommand(Terminal terminal)
    {
        (_terminal, _flags) = (terminal, new AccessFlags(terminal, ofStores: true));
        _name = new("name") { Description = terminal.In(Text.Of("The name to sign in with.", "登录名。")) };
        _person = new("--person")
        {
            Description = terminal.In(Text.Of("The person, such as 李敏, or the program.",
                "人员姓名（如 李敏）或程序名。")),
        };
        _roles = RolesFlag(terminal);
        _reason = new("--reason")
        {
            Description = terminal.In(Text.Of("Why; it is put on record.", "原因，记录在案。")), Required = true,
        };
        _noPassword = new("--no-password")
        {
            Description = terminal.In(Text.Of("For a program, which has API keys.", "用于程序，程序使用 API 密钥。")),
        };
        _withoutCodes = new("--without-codes")
        {
            Description = terminal.In(Text.Of(
                "Sign in without one-time codes from now on, as after a telephone was lost.",
                "此后登录不再需要动态口令，例如手机遗失后。")),
        };
    }

    /// <summary>Creates the flag for roles.</summary>
    public static Option<string[]> RolesFlag(Terminal terminal) => new("--role")
    {
        Description = terminal.In(Text.Of(
            "A role, with @ and its place where it has one: administrator, auditor, integrator, exerciseDirector, "
                + "loadTester, townshipOfficer@近尾洲镇, villageOfficer@CODE, commander@430422, crewLeader@SQUAD, "
                + "depotKeeper@DEPOT. Give it several times for several roles.",
            "角色，有所属单位的用 @ 写明：administrator（管理员）、auditor（审计）、integrator（接入程序）、"
                + "exerciseDirector（演练导调）、loadTester（压测）、townshipOfficer@近尾洲镇、villageOfficer@编码、"
                + "commander@430422、crewLeader@队伍、depotKeeper@仓库。多个角色可重复给出。")),
    };

    /// <summary>Creates the command with its parts.</summary>
    public static Command Create(Terminal terminal)
    {
        var parts = new AccountsCommand(terminal);
        var command = new Command("accounts", terminal.In(Text.Of(
            "Keep the accounts of a server that runs (--url), or is stopped (--data).",
            "管理服务的账户：运行中的（--url）或已停止的（--data）。")))
        {
            parts.Add(), parts.List(), parts.Change(), parts.Standing("disable"), parts.Standing("enable"),
            parts.Reset(),
        };
        command.SetAction(_ => terminal.Refuse(Text.Of(
            "accounts: say what to do: alliance accounts add|list|change|disable|enable|reset.",
            "accounts：请写明要做什么：alliance accounts add|list|change|disable|enable|reset。")));
        return command;
    }

    /// <summary>Writes roles as the API takes them.</summary>
    public static JsonArray RolesOf(IEnumerable<string> roles) => [.. roles.Select(r =>
    {
        var at = r.IndexOf('@', StringComparison.Ordinal);
        return at < 0 ? new JsonObject { ["role"] = r }
            : new JsonObject { ["role"] = r[..at], ["place"] = r[(at + 1)..] };
    })];

    private Command Add() => _flags.Make(
        "add",
        Text.Of(
            "Add an account. The password is typed, or read from standard input. The first account is an "
                + "administrator's; from then on everybody has to sign in.",
            "添加账户。密码由键盘输入，或从标准输入读取。首个账户须为管理员；此后所有人都须登录。"),
        [_name, _person, _roles, _noPassword],
        parsed =>
        {
            var body = new JsonObject
            {
                ["name"] = parsed.GetValue(_name), ["person"] = parsed.GetValue(_person),
                ["roles"] = RolesOf(parsed.GetValue(_roles) ?? []),
            };
            if (parsed.GetValue(_noPassword)) return ("", body);
            if (Password() is not { } password) return null;
            body["password"] = password;
            return ("", body);
        },
        answer => Say(answer, Text.Of("was added", "已添加")));

    private Command List() => _flags.Make(
        "list", Text.Of("List the accounts.", "列出账户。"), [], _ => ("?limit=500", null),
        answer =>
        {
            var table = new Table(
                new Column(Text.Of("person", "姓名"), true), new Column(Text.Of("roles", "角色"), true),
                new Column(Text.Of("standing", "状态"), true), new Column(Text.Of("signed in", "最近登录"), true));
            foreach (var account in answer["items"]!.AsArray()) table.Add(
                $"{account!["name"]}", Text.Verbatim($"{account["name"]}"), $"{account["person"]}", RolesIn(account),
                _terminal.In(StandingOf(account)), $"{account["signedInAt"]}");
            table.Write(_terminal);
            if (answer["next"] is not null)
                _terminal.Say(Text.Of("There are more: GET /api/v1/accounts?q= finds one by name or person.",
                    "还有更多账户：可用 GET /api/v1/accounts?q= 按登录名或姓名查找。"));
            return ExitCodes.Done;
        });

    private Command Change() => _flags.Make(
        "change", Text.Of("Give an account another person or other roles.", "更改账户的姓名或角色。"),
        [_name, _person, _roles],
        parsed =>
        {
            var body = new JsonObject { ["person"] = parsed.GetValue(_person) };
            if (parsed.GetValue(_roles) is { Length: > 0 } roles) body["roles"] = RolesOf(roles);
            return ($"/{NameIn(parsed)}/details", body);
        },
        answer => Say(answer, Text.Of("was changed", "已更改")));

    private Command Standing(string what) => _flags.Make(
        what,
        what == "disable"
            ? Text.Of("Disable an account: its sessions end, its keys cannot be used.",
                "停用账户：会话结束，密钥不能使用。")
            : Text.Of("Enable an account again.", "重新启用账户。"),
        [_name, _reason],
        parsed => ($"/{NameIn(parsed)}/{what}", new JsonObject { ["reason"] = parsed.GetValue(_reason) }),
        answer => Say(answer, what == "disable" ? Text.Of("is disabled", "已停用") : Text.Of("is enabled", "已启用")));

    private Command Reset() => _flags.Make(
        "reset",
        Text.Of("Set another password. It unlocks the account and ends its sessions.",
            "重设密码：解除锁定并结束会话。"),
        [_name, _withoutCodes],
        parsed => Password() is { } password
            ? ($"/{NameIn(parsed)}/reset",
                new JsonObject { ["password"] = password, ["withoutCodes"] = parsed.GetValue(_withoutCodes) })
            : null,
        answer => Say(answer, Text.Of("has another password", "已重设密码")));

    private string NameIn(ParseResult parsed) => Uri.EscapeDataString(parsed.GetValue(_name)!);

    private string? Password()
    {
        if (PasswordPrompt.Read(_terminal) is { } password) return password;
        _terminal.Tell(Text.Of("The two passwords differ.", "两次输入的密码不同。"));
        return null;
    }

    private int Say(JsonNode account, Text what)
    {
        _terminal.Say(Text.Of(
            $"{account["name"]} ({account["person"]}: {RolesIn(account)}) {what.In(Language.English)}.",
            $"{account["name"]}（{account["person"]}：{RolesIn(account)}）{what.In(Language.Chinese)}。"));
        return ExitCodes.Done;
    }

    private static string RolesIn(JsonNode account) => string.Join(", ", account["roles"]!.AsArray().Select(
        r => r!["placeName"] is { } place ? $"{r["role"]}@{place}" : $"{r["role"]}"));

    private static Text StandingOf(JsonNode account) =>
        account["disabled"]!.GetValue<bool>() ? Text.Of("disabled", "停用")
        : account["lockedUntil"] is not null ? Text.Of("locked", "锁定") : Text.Of("enabled", "启用");
}
