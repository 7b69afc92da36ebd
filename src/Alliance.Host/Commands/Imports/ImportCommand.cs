using System.CommandLine;
using Alliance.Host.Commands.Servers;
using Alliance.Host.Output;

namespace Alliance.Host.Commands.Imports;

/// <summary><c>alliance import KIND FILE</c>: takes a spreadsheet into a realm of a server.</summary>
internal static class ImportCommand
{
    /// <summary>What is asked of the server.</summary>
    private sealed record Order(
        string Kind, string File, string Url, string Realm, string? By, string? Office, string? Reason, bool DryRun,
        bool Json);

    /// <summary>Creates the command with its flags.</summary>
    public static Command Create(Terminal terminal)
    {
        var (kind, url, realm) = (SheetFlags.Kind(terminal), CommonFlags.Url(terminal), SheetFlags.Realm(terminal));
        var file = new Argument<string>("file")
        {
            Description = terminal.In(Text.Of("The file: CSV or .xlsx.", "文件：CSV 或 .xlsx。")),
        };
        var by = Say(terminal, "--by", Text.Of("Who gives the command: the person.", "谁下的令：姓名。"));
        var office = Say(terminal, "--office", Text.Of("The office of the person.", "所在单位。"));
        var reason = Say(terminal, "--reason", Text.Of("Why, in a few words.", "事由。"));
        var dryRun = new Option<bool>("--dry-run")
        {
            Description = terminal.In(Text.Of(
                "List what would change, and change nothing; --by, --office and --reason may be left out.",
                "只列出将有哪些变化，不作改动；可省略 --by、--office 和 --reason。")),
        };
        var json = CommonFlags.Json(terminal);
        var command = new Command("import", terminal.In(Text.Of(
            "Take squads, stock or contacts from a spreadsheet into a realm of a running server.",
            "把表格中的队伍、物资或联系人导入运行中的服务。")))
        {
            kind, file, url, realm, by, office, reason, dryRun, json,
        };
        command.SetAction((parsed, cancellation) => RunAsync(
            terminal,
            new Order(
                parsed.GetValue(kind)!, parsed.GetValue(file)!, parsed.GetValue(url)!, parsed.GetValue(realm)!,
                parsed.GetValue(by), parsed.GetValue(office), parsed.GetValue(reason), parsed.GetValue(dryRun),
                parsed.GetValue(json)),
            cancellation));
        return command;
    }

    private static Option<string?> Say(Terminal terminal, string name, Text what) =>
        new(name) { Description = terminal.In(what) };

    private static async Task<int> RunAsync(Terminal terminal, Order order, CancellationToken cancellation)
    {
        if (!order.DryRun && Missing(order) is { } flag)
            return terminal.Refuse(Text.Of(
                $"{flag}: it is missing; say who imports, in which office and why, or give --dry-run.",
                $"{flag}：缺少此选项；请写明谁、在哪个单位、因何导入，或用 --dry-run 试导。"));
        using var server = ServerConnection.To(order.Url, out var why);
        if (server is null) return terminal.Refuse(why!);
        if (!File.Exists(order.File))
            return terminal.Refuse(Text.Of($"{order.File}: there is no such file.", $"{order.File}：没有这个文件。"));
        var source = await SheetSource.Read(order.File, cancellation);
        if (source.IsInferred)
            terminal.Tell(Text.Of(
                $"{order.File} is not UTF-8; it is read as GB18030.", $"{order.File} 不是 UTF-8，按 GB18030 读取。"));
        var client = new ServerClient(server, order.Realm);
        var reply = await client.Post(
            $"imports/{order.Kind}", QueryOf(order, terminal.Language), source.Bytes, source.ContentType,
            cancellation);
        if (reply.Unreachable is { } silent) return terminal.Refuse(silent, ExitCodes.Failed);
        if (!reply.IsDone) return ImportReport.Refuse(terminal, order.File, reply);
        if (order.Json) Json.Write(terminal, reply.Json);
        else ImportReport.Show(terminal, reply.Json!.AsObject());
        return ExitCodes.Done;
    }

    private static string? Missing(Order order) =>
        order.By is null && !ServerKey.IsGiven ? "--by" : order.Office is null && !ServerKey.IsGiven ? "--office"
        : order.Reason is null ? "--reason" : null;

    private static IEnumerable<(string Name, string? Value)> QueryOf(Order order, Language language) =>
    [
        ("dryRun", order.DryRun ? "true" : null), ("by", order.By), ("office", order.Office), ("reason", order.Reason),
        ("lang", language == Language.Chinese ? "zh" : "en"),
    ];
}
