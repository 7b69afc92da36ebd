using System.CommandLine;
using Alliance.Grains.Backups;
using Alliance.Grains.Hosting;
using Alliance.Grains.Storage;
using Alliance.Host.Output;
using Alliance.Host.Serving;

namespace Alliance.Host.Commands.Backups;

/// <summary><c>alliance restore</c>: copies a backup into an empty store, and audits what it has restored.</summary>
internal static class RestoreCommand
{
    private sealed record Given(string From, bool AcceptsLoss, StoreFlags.Given Flags)
    {
        public AllianceOptions Store => Flags.Store;
    }

    /// <summary>Creates the command with its flags.</summary>
    public static Command Create(Terminal terminal)
    {
        var from = new Option<string>("--from")
        {
            Description = terminal.In(Text.Of(
                "A file that 'alliance backup' has written, from either store.",
                "由 alliance backup 写成的文件，来自哪种存储均可。")),
            Required = true,
        };
        var store = new StoreFlags(
            terminal,
            Text.Of("The folder of the embedded store; it must be empty.", "内嵌存储所在的文件夹，须为空。"),
            Text.Of(
                "HOST:PORT of a Redis instead; it must hold nothing of Alliance.",
                "改为恢复到 Redis（HOST:PORT），其中须没有 Alliance 的数据。"));
        var acceptLoss = new Option<bool>("--accept-loss")
        {
            Description = terminal.In(Text.Of(
                "Restore although records were acknowledged after this backup, once a person has decided that they are "
                    + "lost.",
                "经人员决定：备份之后已确认的记录无法恢复，仍用此备份恢复。")),
        };
        var command = new Command("restore", terminal.In(Text.Of(
            "Restore a backup into an empty store, and audit it there.", "把备份恢复到空的存储，并在其中审计。")))
        {
            from, acceptLoss,
        };
        store.AddTo(command, (parsed, given, cancellation) => RunAsync(
            terminal, new Given(parsed.GetValue(from)!, parsed.GetValue(acceptLoss), given), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, Given given, CancellationToken cancellation)
    {
        if (!File.Exists(given.From))
            return terminal.Refuse(
                Text.Of($"--from: there is no file {given.From}.", $"--from：没有文件 {given.From}。"));
        try
        {
            CopyReport report;
            await using (var copy = await StoreCopy.FromBackup(
                given.From, given.Store, ServeOptions.MarksOf(given.Store), given.AcceptsLoss))
            {
                report = await CopyRun.RunAsync(terminal, copy, given.Flags.IsQuiet, cancellation);
                if (!report.IsBroken) await copy.Finish();
            }

            Write(terminal, given, report);
            return report.IsSound ? ExitCodes.Done : ExitCodes.Failed;
        }
        catch (UnusableFileException failure)
        {
            return terminal.Refuse(Unusable(failure));
        }
        catch (StoreNotEmptyException failure)
        {
            return terminal.Refuse(NotEmpty(failure));
        }
        catch (JournalLostException failure)
        {
            return terminal.Refuse(Lost(failure), ExitCodes.Failed);
        }
        catch (ArchiveMissingException missing)
        {
            return terminal.Refuse(MissingArchive.Refusal(missing), ExitCodes.Failed);
        }
        catch (OperationCanceledException)
        {
            return terminal.Refuse(
                Text.Of("it was broken off; nothing was restored.", "已中断；没有恢复任何内容。"), ExitCodes.Failed);
        }
        catch (Exception failure) when (
            failure is DataFolderInUseException or StoreUnavailableException or IOException
                or UnauthorizedAccessException)
        {
            return terminal.Refuse(Text.Verbatim(failure.Message), ExitCodes.Failed);
        }
    }

    private static void Write(Terminal terminal, Given given, CopyReport report)
    {
        if (given.Flags.IsJson)
        {
            Json.Write(terminal, new
            {
                restored = !report.IsBroken, report.Records, report.CopySeconds, report.AuditSeconds, report.Realms,
            });
            return;
        }

        CopyRun.Show(terminal, report);
        if (report.IsBroken)
        {
            terminal.Say(
                Text.Of(
                    "The journal in this backup is broken. Nothing was restored; take an older backup.",
                    "此备份中的日志已损坏。没有恢复任何内容；请用更早的备份。"), Tone.Bad);
            return;
        }

        var numbers = terminal.Numbers;
        var (realms, records) = (numbers.Count(report.Realms.Count), numbers.Count(report.Records));
        var (copied, audited) = (numbers.Of(report.CopySeconds), numbers.Of(report.AuditSeconds));
        var store = given.Store.Redis ?? Path.GetFullPath(given.Store.DataFolder);
        terminal.Say(Text.Of(
            $"{store}: {realms} realms and {records} records restored in {copied} s, audited in {audited} s.",
            $"{store}：已恢复 {realms} 个域、{records} 条记录，用时 {copied} 秒，审计 {audited} 秒。"));
        terminal.Say(Text.Of(
            "What was entered after the backup is not in it, and numbers are given again. Have crews report where they "
                + "are, and enter afterwards what is known.",
            "备份之后录入的内容不在其中，编号将被重新使用。请各队重新报告所在位置，并补录已知情况。"));
    }

    private static Text Unusable(UnusableFileException failure) => failure.IsDamaged
        ? Text.Of(
            $"--from: {failure.File} is damaged: it is not what was written. Nothing was restored; take another "
                + "backup.",
            $"--from：{failure.File} 已损坏，与写成时不同。没有恢复任何内容；请用另一份备份。")
        : Text.Of(
            $"--from: {failure.File} is no backup; give a file that 'alliance backup' has written.",
            $"--from：{failure.File} 不是备份；请给出由 alliance backup 写成的文件。");

    private static Text NotEmpty(StoreNotEmptyException failure)
    {
        var found = string.Join(", ", failure.Found);
        return Text.Of(
            $"{failure.Store} is not empty ({found}). A backup is restored into an empty store only: move away what is "
                + "there, or name another store.",
            $"{failure.Store} 不为空（{found}）。备份只能恢复到空的存储：请移走其中的内容，或另选存储。");
    }

    private static Text Lost(JournalLostException lost) => Text.Of(
        $"the backup ends with record {lost.Has}, but record {lost.Seen} was acknowledged, as {lost.Mark} says. "
            + "Restore a later backup. If those records are lost for good, add --accept-loss: their numbers are then "
            + "given again.",
        $"备份止于第 {lost.Has} 条，而据 {lost.Mark}，第 {lost.Seen} 条已确认。请恢复更晚的备份。"
            + "如果这些记录确已无法恢复，请加 --accept-loss：其编号将被重新使用。");
}
