using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using Alliance.Grains.Backups;
using Alliance.Grains.Storage;
using Alliance.Host.Output;
using Alliance.Host.Serving;

namespace Alliance.Host.Commands.Backups;

/// <summary><c>alliance backup</c>: copies a store into one file while its servers go on, and audits the
/// copy.</summary>
internal static class BackupCommand
{
    private const double MiB = 1 << 20;

    /// <summary>Creates the command with its flags.</summary>
    public static Command Create(Terminal terminal)
    {
        var to = new Option<string>("--to")
        {
            Description = terminal.In(Text.Of(
                "The file to write, or a folder: then the file is named by the time. Only its owner may read it.",
                "要写的文件；给出文件夹时按时间命名。该文件仅其所有者可读。")),
            Required = true,
        };
        var store = new StoreFlags(
            terminal,
            Text.Of("The folder of the embedded store.", "内嵌存储所在的文件夹。"),
            Text.Of("HOST:PORT of a Redis instead.", "改为备份 Redis（HOST:PORT）。"));
        var command = new Command("backup", terminal.In(Text.Of(
            "Copy all realms of a store into one file while its servers go on, and audit the copy.",
            "在服务运行中把存储的所有域复制到一个文件，并审计该副本。"))) { to };
        store.AddTo(command, (parsed, given, cancellation) =>
            RunAsync(terminal, given, parsed.GetValue(to)!, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(
        Terminal terminal, StoreFlags.Given given, string to, CancellationToken cancellation)
    {
        var file = Directory.Exists(to) ? Path.Combine(to, NameAt(DateTimeOffset.UtcNow)) : to;
        if (NewFile.WhyNot(file) is { } why) return terminal.Refuse(why);
        try
        {
            CopyReport report;
            await using (var copy = await StoreCopy.ToBackup(given.Store, file))
            {
                report = await CopyRun.RunAsync(terminal, copy, given.IsQuiet, cancellation);
                await copy.Finish();
            }

            await WriteAsync(terminal, file, report, given.IsJson);
            return report.IsSound ? ExitCodes.Done : ExitCodes.Failed;
        }
        catch (NoDatabaseException failure)
        {
            return terminal.Refuse(Text.Verbatim($"--data: {failure.Message}"));
        }
        catch (ArchiveMissingException missing)
        {
            return terminal.Refuse(MissingArchive.Refusal(missing), ExitCodes.Failed);
        }
        catch (OperationCanceledException)
        {
            return terminal.Refuse(
                Text.Of("it was broken off; no backup was written.", "已中断；没有写成备份。"), ExitCodes.Failed);
        }
        catch (Exception failure) when (
            failure is StoreUnavailableException or IOException or UnauthorizedAccessException)
        {
            return terminal.Refuse(Text.Verbatim(failure.Message), ExitCodes.Failed);
        }
    }

    private static string NameAt(DateTimeOffset now) =>
        now.ToString("'alliance-'yyyyMMdd'T'HHmmss'Z.db'", CultureInfo.InvariantCulture);

    private static async Task WriteAsync(Terminal terminal, string file, CopyReport report, bool isJson)
    {
        var path = Path.GetFullPath(file);
        await using var written = File.OpenRead(path);
        var sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(written));
        if (isJson)
        {
            Json.Write(terminal, new
            {
                file = path, bytes = written.Length, sha256, report.Records, report.CopySeconds, report.AuditSeconds,
                report.Realms, report.Archives,
            });
            return;
        }

        CopyRun.Show(terminal, report);
        var numbers = terminal.Numbers;
        var (realms, records, size) = (
            numbers.Count(report.Realms.Count), numbers.Count(report.Records), numbers.Of(written.Length / MiB));
        var (copied, audited) = (numbers.Of(report.CopySeconds), numbers.Of(report.AuditSeconds));
        terminal.Say(Text.Of(
            $"{path}: {realms} realms, {records} records, {size} MiB; copied in {copied} s, audited in {audited} s.",
            $"{path}：{realms} 个域，{records} 条记录，{size} MiB；复制 {copied} 秒，审计 {audited} 秒。"));
        terminal.Say(Text.Verbatim($"SHA-256 {sha256}"));
        CopyRun.ShowArchives(terminal, report);
        if (report.IsBroken)
            terminal.Say(
                Text.Of(
                    "The journal of the store is broken: this backup cannot be restored. Keep an older one.",
                    "存储中的日志已损坏：此备份无法恢复。请保留更早的备份。"), Tone.Bad);
    }
}
