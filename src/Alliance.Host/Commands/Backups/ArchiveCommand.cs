using System.CommandLine;
using Alliance.Grains.Backups;
using Alliance.Grains.Hosting;
using Alliance.Grains.Journals;
using Alliance.Grains.Storage;
using Alliance.Host.Commands.Journals;
using Alliance.Host.Output;
using Alliance.Host.Serving;

namespace Alliance.Host.Commands.Backups;

/// <summary><c>alliance archive</c>: writes a part of a realm's journal, from one anchor to another, into a file, and
/// audits it together with the rest.</summary>
internal static class ArchiveCommand
{
    private sealed record Given(StoreFlags.Given Flags, string Realm, string To, long After, long? Through)
    {
        public AllianceOptions Store => Flags.Store;
    }

    /// <summary>Creates the command with its flags.</summary>
    public static Command Create(Terminal terminal)
    {
        var to = new Option<string>("--to")
        {
            Description = terminal.In(Text.Of(
                "The file to write. Only its owner may read it.", "要写的文件，仅其所有者可读。")),
            Required = true,
        };
        var store = new StoreFlags(
            terminal,
            Text.Of("The folder of the embedded store.", "内嵌存储所在的文件夹。"),
            Text.Of("HOST:PORT of a Redis instead.", "改为读取 Redis（HOST:PORT）。"));
        var realm = new Option<string>("--realm")
        {
            Description = terminal.In(Text.Of("Which realm.", "要归档的域（realm）。")),
            DefaultValueFactory = _ => RealmId.Live,
        };
        var after = new Option<long>("--after")
        {
            Description = terminal.In(Text.Of(
                "The last record of the archive before; 0 to begin with the first.",
                "上一份归档的最后一条记录；0 表示从第一条开始。")),
        };
        var through = new Option<long?>("--through")
        {
            Description = terminal.In(Text.Of(
                $"The last record, a multiple of {AnchorChain.Interval}. Default: that of the last anchor.",
                $"最后一条记录，须为 {AnchorChain.Interval} 的倍数。默认：最后一个锚点的记录。")),
        };
        var command = new Command("archive", terminal.In(Text.Of(
            "Write a part of a realm's journal into a file that proves it later; the store keeps its records.",
            "把一个域的部分日志写成文件，供日后证明；存储中的记录保留。"))) { to, realm, after, through };
        store.AddTo(command, (parsed, given, cancellation) => RunAsync(
            terminal, new Given(
                given, parsed.GetValue(realm)!, parsed.GetValue(to)!, parsed.GetValue(after),
                parsed.GetValue(through)), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, Given given, CancellationToken cancellation)
    {
        if (NewFile.WhyNot(given.To) is { } bad) return terminal.Refuse(bad);
        try
        {
            await using var store = await JournalArchive.OpenStore(given.Store);
            if (await store.FindRealm(given.Realm) is not { } realm)
                return terminal.Refuse(AuditCommand.NoRealm(given.Realm, await store.Realms()));
            var sealedThrough = (await store.Anchors(realm.Id)) is [.., var anchor] ? anchor.Number : 0;
            var through = given.Through ?? sealedThrough;
            if (WhyNot(given.After, through, sealedThrough) is { } why) return terminal.Refuse(why);
            await WriteAsync(terminal, given, store, realm, through, cancellation);
            var report = await AuditAsync(given, realm, cancellation);
            await ShowAsync(terminal, given, through, report);
            return report.Violations == 0 ? ExitCodes.Done : ExitCodes.Failed;
        }
        catch (NoDatabaseException failure)
        {
            return terminal.Refuse(Text.Verbatim($"--data: {failure.Message}"));
        }
        catch (OperationCanceledException)
        {
            return terminal.Refuse(Text.Of("it was broken off.", "已中断。"), ExitCodes.Failed);
        }
        catch (Exception failure) when (
            failure is StoreUnavailableException or IOException or UnauthorizedAccessException)
        {
            return terminal.Refuse(Text.Verbatim(failure.Message), ExitCodes.Failed);
        }
    }

    private static Text? WhyNot(long after, long through, long sealedThrough)
    {
        const int Interval = AnchorChain.Interval;
        if (sealedThrough <= after)
            return Text.Of(
                $"--after: the last anchor is at record {sealedThrough}: there is nothing to archive yet.",
                $"--after：最后一个锚点在第 {sealedThrough} 条：还没有可归档的内容。");
        if (after < 0 || after % Interval != 0)
            return Text.Of(
                $"--after: give 0 or a multiple of {Interval}.", $"--after：请给出 0 或 {Interval} 的倍数。");
        if (through <= after || through > sealedThrough || through % Interval != 0)
            return Text.Of(
                $"--through: give a multiple of {Interval} above {after}, up to {sealedThrough}.",
                $"--through：请给出大于 {after}、不超过 {sealedThrough} 的 {Interval} 的倍数。");
        return null;
    }

    private static async Task WriteAsync(
        Terminal terminal, Given given, IStoreReader store, RealmRow realm, long through,
        CancellationToken cancellation)
    {
        using var line = ProgressLine.Begin(terminal, !given.Flags.IsQuiet, through - given.After);
        await JournalArchive.Write(
            store, realm, given.After, through, given.To,
            done => line?.Show(done, () => terminal.In(Text.Of(
                $"{terminal.Numbers.Count(done)} records", $"{terminal.Numbers.Count(done)} 条记录"))),
            cancellation);
    }

    private static async Task<AuditReport> AuditAsync(Given given, RealmRow realm, CancellationToken cancellation)
    {
        await using var joint = JournalArchive.Join(
            await JournalArchive.OpenStore(given.Store), realm.Id, [await JournalArchive.Open(given.To)]);
        return await new JournalAudit(joint, StoredRegion.Read(realm.Region)).Run(realm.Id, cancellation);
    }

    private static async Task ShowAsync(Terminal terminal, Given given, long through, AuditReport report)
    {
        var (file, first) = (Path.GetFullPath(given.To), given.After + 1);
        await using var archive = await JournalArchive.Open(file);
        var anchor = Convert.ToHexStringLower((await archive.Anchors())[^1].Hash);
        if (given.Flags.IsJson)
        {
            Json.Write(terminal, new { file, given.Realm, first, last = through, anchor, audit = report });
            return;
        }

        AuditCommand.Show(terminal, given.Realm, report);
        var (from, to) = (terminal.Numbers.Count(first), terminal.Numbers.Count(through));
        terminal.Say(Text.Of(
            $"{file}: records {from} to {to} of {given.Realm}. The store keeps them.",
            $"{file}：{given.Realm} 的第 {from} 至 {to} 条记录。存储中仍保留。"));
        terminal.Say(Text.Of($"Anchor {anchor}", $"锚点 {anchor}"));
    }
}
