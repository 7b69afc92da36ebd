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
        Option<T> Flag<T>(string name, Text description) => new(name) { Description = terminal.In(description) };
        var to = Flag<string?>("--to", Text.Of(
            "The file to write. Only its owner may read it. The store keeps its records.",
            "要写的文件，仅其所有者可读。存储中的记录保留。"));
        var move = Flag<bool>("--move", Text.Of(
            "Move the oldest records into a file in the folder of --archives instead: once it is checked, they are "
                + "removed from the store. The server of an embedded store must be stopped.",
            "改为把最早的记录移入 --archives 文件夹中的文件：检查无误后从存储中删除。内嵌存储的服务须已停止。"));
        var keepDays = Flag<int?>("--keep-days", Text.Of(
            "With --move: keep what was recorded within so many days.", "与 --move 同用：保留最近若干天的记录。"))
            .From(0, 36_500, "a number of days");
        var store = new StoreFlags(
            terminal,
            Text.Of("The folder of the embedded store.", "内嵌存储所在的文件夹。"),
            Text.Of("HOST:PORT of a Redis instead.", "改为读取 Redis（HOST:PORT）。"));
        var realm = Flag<string>("--realm", Text.Of("Which realm.", "要归档的域（realm）。"));
        realm.DefaultValueFactory = _ => RealmId.Live;
        var after = Flag<long?>("--after", Text.Of(
            "The last record of the archive before; 0 (default) to begin with the first.",
            "上一份归档的最后一条记录；0（默认）表示从第一条开始。"));
        var through = Flag<long?>("--through", Text.Of(
            $"The last record, a multiple of {AnchorChain.Interval}. Default with --to: that of the last anchor.",
            $"最后一条记录，须为 {AnchorChain.Interval} 的倍数。用 --to 时默认为最后一个锚点的记录。"));
        var command = new Command("archive", terminal.In(Text.Of(
            "Write a part of a realm's journal into a file that proves it later, or move it there.",
            "把一个域的部分日志写成文件，供日后证明；或将其移入文件。"))) { to, move, keepDays, realm, after, through };
        store.AddTo(command, async (parsed, given, cancellation) =>
        {
            var (isMove, days, last) = (parsed.GetValue(move), parsed.GetValue(keepDays), parsed.GetValue(through));
            var (file, before) = (parsed.GetValue(to), parsed.GetValue(after));
            if (WhyNot(isMove, file, before, days, last) is { } why) return terminal.Refuse(why);
            var name = parsed.GetValue(realm)!;
            return isMove ? await MoveRun.RunAsync(terminal, given, name, days, last, cancellation)
                : await RunAsync(terminal, new Given(given, name, file!, before ?? 0, last), cancellation);
        });
        return command;
    }

    private static Text? WhyNot(bool isMove, string? to, long? after, int? keepDays, long? through)
    {
        if (!isMove && keepDays is not null)
            return Text.Of("--keep-days: it goes with --move.", "--keep-days：须与 --move 同用。");
        if (!isMove && to is null)
            return Text.Of(
                "--to: give the file to write; or --move, to move records into archives.",
                "--to：请给出要写的文件；或用 --move 把记录移入归档。");
        if (isMove && (to is not null || after is not null))
            return Text.Of(
                "--move: it names its files itself and goes on where the last one ends; leave out --to and --after.",
                "--move：文件自动命名，并从上一份归档的末尾继续；请去掉 --to 和 --after。");
        if (isMove && (keepDays is null) == (through is null))
            return Text.Of(
                "--move: give either --keep-days or --through.", "--move：--keep-days 和 --through 须给出其中一个。");
        return null;
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
        catch (ArchiveMissingException missing)
        {
            return terminal.Refuse(MissingArchive.Refusal(missing), ExitCodes.Failed);
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
