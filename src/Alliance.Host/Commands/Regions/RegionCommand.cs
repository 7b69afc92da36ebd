using System.CommandLine;
using System.Text.Json.Nodes;
using Alliance.Core.Geography;
using Alliance.Grains.Storage;
using Alliance.Host.Commands.Servers;
using Alliance.Host.Output;
using Alliance.Host.Serving;
using Alliance.Simulation.Scenarios.Reading;

namespace Alliance.Host.Commands.Regions;

/// <summary><c>alliance region diff FILE</c> and <c>alliance region apply FILE</c>: compares a region file with the
/// region of a realm that runs, and revises the realm by it.</summary>
internal sealed class RegionCommand
{
    private readonly Argument<string> _file;
    private readonly Option<string> _url, _realm;
    private readonly Option<string?> _reason, _by, _office;
    private readonly Option<bool> _dryRun, _json;
    private readonly Terminal _terminal;

    private RegionCommand(Terminal terminal)
    {
        _terminal = terminal;
        Option<T> Flag<T>(string name, Text description) => new(name) { Description = terminal.In(description) };
        _file = new("file") { Description = terminal.In(Text.Of("The region file (YAML).", "区域文件（YAML）。")) };
        _url = CommonFlags.Url(terminal);
        _realm = Flag<string>("--realm", Text.Of("The realm.", "域。"));
        _realm.DefaultValueFactory = _ => RealmId.Live;
        _reason = Flag<string?>("--reason", Text.Of("Why; it is put on record.", "原因，记录在案。"));
        _by = Flag<string?>("--by", Text.Of("Your name; it is put on record.", "操作人姓名，记录在案。"));
        _office = Flag<string?>("--office", Text.Of("The office that you act for.", "所代表的单位。"));
        _dryRun = Flag<bool>(
            "--dry-run", Text.Of("Show what would change, and change nothing.", "只显示将要做的修改。"));
        _json = CommonFlags.Json(terminal);
    }

    /// <summary>Creates the command with its two parts.</summary>
    public static Command Create(Terminal terminal)
    {
        var command = new Command("region", terminal.In(Text.Of(
            "Compare a region file with a realm that runs, and apply it.", "对照区域文件与运行中的域，并应用修改。")))
        {
            new RegionCommand(terminal).Diff(), new RegionCommand(terminal).Apply(),
        };
        command.SetAction(_ => terminal.Refuse(Text.Of(
            "region: say what to do: alliance region diff FILE, or alliance region apply FILE.",
            "region：请写明要做什么：alliance region diff FILE，或 alliance region apply FILE。")));
        return command;
    }

    private Command Diff()
    {
        var command = new Command("diff", _terminal.In(Text.Of(
            "Show in what a region file and the region of a realm differ. Exit code: 0 in nothing, 1 in something, 2 "
                + "the file or a flag is wrong.",
            "显示区域文件与域的区域有何不同。退出码：0 相同，1 不同，2 文件或选项有误。")))
        {
            _file, _url, _realm, _json,
        };
        command.SetAction((parsed, cancellation) => Run(
            parsed, (compared, _) =>
            {
                if (parsed.GetValue(_json)) Json.Write(_terminal, compared.Differences);
                else compared.Report.Write(compared.File, compared.Realm);
                return Task.FromResult(compared.Report.IsSame ? ExitCodes.Done : ExitCodes.Failed);
            },
            cancellation));
        return command;
    }

    private Command Apply()
    {
        var command = new Command("apply", _terminal.In(Text.Of(
            "Revise the region of a realm by a region file, in one version. What the file lacks is retired. Exit "
                + "code: 0 done or nothing to do, 1 failed, 2 the file or a flag is wrong.",
            "按区域文件修改域的区域，一次形成一个新版本；文件中没有的停用。退出码：0 完成或无需修改，1 失败，"
                + "2 文件或选项有误。")))
        {
            _file, _url, _realm, _reason, _by, _office, _dryRun, _json,
        };
        command.SetAction((parsed, cancellation) => WhyNot(parsed) is { } why
            ? Task.FromResult(_terminal.Refuse(why))
            : Run(parsed, (compared, stop) => Apply(parsed, compared, stop), cancellation));
        return command;
    }

    private Text? WhyNot(ParseResult parsed)
    {
        if (parsed.GetValue(_dryRun)) return null;
        foreach (var flag in ServerKey.IsGiven ? [_reason] : (Option<string?>[])[_reason, _by, _office])
            if (string.IsNullOrWhiteSpace(parsed.GetValue(flag)))
                return Text.Of(
                    $"{flag.Name}: it is missing. {flag.Description}", $"{flag.Name}：缺少此选项。{flag.Description}");
        return null;
    }

    /// <summary>A region file that was compared with the realm's region.</summary>
    private sealed record Compared(
        string File, string Realm, RegionData Region, RealmClient Client, JsonNode Differences, RegionReport Report);

    private async Task<int> Run(
        ParseResult parsed, Func<Compared, CancellationToken, Task<int>> then, CancellationToken cancellation)
    {
        var (file, realm, start) = (parsed.GetValue(_file)!, parsed.GetValue(_realm)!, DateTimeOffset.UtcNow);
        using var server = ServerConnection.To(parsed.GetValue(_url), out var why);
        if (server is null) return _terminal.Refuse(why!);
        var loaded = RegionLoader.Load(file, start);
        FileErrors.Tell(_terminal, loaded.Errors);
        if (loaded.Value is null) return ExitCodes.BadInput;
        var client = new RealmClient(new ServerClient(server, realm));
        var view = await client.Read(cancellation);
        if (view.Body is null) return Failed(view);
        var region = RealmClient.InRealm(loaded.Value, start, view.Body);
        var answer = await client.Compare(region, cancellation);
        if (answer.Body is null) return Failed(answer);
        return await then(
            new(file, realm, region, client, answer.Body, new RegionReport(_terminal, answer.Body)), cancellation);
    }

    private async Task<int> Apply(ParseResult parsed, Compared compared, CancellationToken cancellation)
    {
        var (isDry, isJson) = (parsed.GetValue(_dryRun), parsed.GetValue(_json));
        if (!isJson) compared.Report.Write(compared.File, compared.Realm);
        JsonNode? applied = null;
        if (!isDry && compared.Report.Changes)
        {
            var answer = await compared.Client.Revise(
                compared.Region, parsed.GetValue(_reason)!, parsed.GetValue(_by), parsed.GetValue(_office),
                cancellation);
            if (answer.Body is null) return Failed(answer);
            applied = answer.Body;
        }

        if (isJson)
            Json.Write(_terminal, new JsonObject
            {
                ["dryRun"] = isDry,
                ["applied"] = applied?.DeepClone(),
                ["differences"] = compared.Differences.DeepClone(),
            });
        else SayDone(isDry, compared, applied);
        return ExitCodes.Done;
    }

    private void SayDone(bool isDry, Compared compared, JsonNode? applied)
    {
        if (applied?["record"]?.ToString() is { } record)
            _terminal.Say(Text.Of(
                $"Applied to {compared.Realm} in one version of its region (record {record}).",
                $"已应用到 {compared.Realm}，形成区域的一个新版本（第 {record} 条记录）。"));
        else if (isDry) _terminal.Say(Text.Of("A dry run: nothing was changed.", "试运行：未作修改。"));
        else _terminal.Say(Text.Of("Nothing was to be changed.", "无需修改。"));
    }

    private int Failed(RealmClient.Answer answer)
    {
        foreach (var why in answer.Why) _terminal.Tell(why);
        return answer.Exit;
    }
}
