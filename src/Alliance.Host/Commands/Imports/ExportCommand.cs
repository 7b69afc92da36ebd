using System.CommandLine;
using Alliance.Host.Commands.Servers;
using Alliance.Host.Output;

namespace Alliance.Host.Commands.Imports;

/// <summary><c>alliance export KIND FILE</c>: writes squads, stock or contacts of a realm as a spreadsheet.</summary>
internal static class ExportCommand
{
    /// <summary>Creates the command with its flags.</summary>
    public static Command Create(Terminal terminal)
    {
        var (kind, url, realm) = (SheetFlags.Kind(terminal), CommonFlags.Url(terminal), SheetFlags.Realm(terminal));
        var file = new Argument<string>("file")
        {
            Description = terminal.In(Text.Of(
                "Where to write it: XLSX where the name ends with .xlsx, CSV otherwise.",
                "写到哪个文件：以 .xlsx 结尾为 XLSX，否则为 CSV。")),
        };
        var retired = new Option<bool>("--retired")
        {
            Description = terminal.In(Text.Of("Write what is retired too.", "连同已停用的一并写出。")),
        };
        var command = new Command("export", terminal.In(Text.Of(
            "Write squads, stock or contacts of a realm of a running server as a spreadsheet.",
            "把运行中的服务的队伍、物资或联系人写成表格。")))
        {
            kind, file, url, realm, retired,
        };
        command.SetAction((parsed, cancellation) => RunAsync(
            terminal, parsed.GetValue(kind)!, parsed.GetValue(file)!, parsed.GetValue(url)!, parsed.GetValue(realm)!,
            parsed.GetValue(retired), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(
        Terminal terminal, string kind, string file, string url, string realm, bool retired,
        CancellationToken cancellation)
    {
        using var server = ServerConnection.To(url, out var why);
        if (server is null) return terminal.Refuse(why!);
        var client = new ServerClient(server, realm);
        var reply = await client.Get(
            $"exports/{kind}",
            [
                ("format", file.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase) ? "xlsx" : "csv"),
                ("lang", terminal.Language == Language.Chinese ? "zh" : "en"), ("retired", retired ? "true" : null),
            ],
            cancellation);
        if (reply.Unreachable is { } silent) return terminal.Refuse(silent, ExitCodes.Failed);
        if (!reply.IsDone)
            return terminal.Refuse(Text.Verbatim(reply.Json?["detail"]?.ToString() ?? $"{reply.Status}"));
        try
        {
            await File.WriteAllBytesAsync(file, reply.Bytes, cancellation);
            return ExitCodes.Done;
        }
        catch (Exception unwritten) when (unwritten is IOException or UnauthorizedAccessException)
        {
            return terminal.Refuse(Text.Verbatim($"{file}: {unwritten.Message}"));
        }
    }
}
