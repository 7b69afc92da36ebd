using System.CommandLine;
using Alliance.Grains.Backups;
using Alliance.Grains.Hosting;
using Alliance.Grains.Journals;
using Alliance.Grains.Storage;
using Alliance.Grains.Storage.Archives;
using Alliance.Host.Commands.Clusters;
using Alliance.Host.Output;
using Alliance.Host.Serving;

namespace Alliance.Host.Commands.Journals;

/// <summary><c>alliance audit</c>: checks a live journal for gaps, broken chains and broken invariants.</summary>
internal static class AuditCommand
{
    private sealed record Given(
        string Data, string? Redis, string? Backup, string? Folder, string[] Archives, string Realm, bool IsJson);

    /// <summary>Creates the command with its flags.</summary>
    public static Command Create(Terminal terminal)
    {
        var data = new Option<string>("--data")
        {
            Description = terminal.In(Text.Of(
                "The folder of the embedded store; its server must be stopped.",
                "内嵌存储所在的文件夹；其服务须已停止。")),
            DefaultValueFactory = _ => "data",
        };
        var redis = new Option<string?>("--redis")
        {
            Description = terminal.In(Text.Of(
                "HOST:PORT of a Redis instead; its servers may go on.",
                "改为读取 Redis（HOST:PORT）；其服务可继续运行。")),
        };
        var backup = new Option<string?>("--backup")
        {
            Description = terminal.In(Text.Of(
                "A file of 'alliance backup' instead.", "改为读取由 alliance backup 写成的文件。")),
        };
        var folder = CommonFlags.Archives(terminal);
        var archive = new Option<string[]>("--archive")
        {
            Description = terminal.In(Text.Of(
                "Read the archived part from files of 'alliance archive', and check that the store goes on from them.",
                "从 alliance archive 写成的文件读取已归档部分，并检查存储与之衔接。")),
            AllowMultipleArgumentsPerToken = true,
        };
        var realm = new Option<string>("--realm")
        {
            Description = terminal.In(Text.Of("Which realm.", "要检查的域（realm）。")),
            DefaultValueFactory = _ => RealmId.Live,
        };
        var json = CommonFlags.Json(terminal);
        var command = new Command("audit", terminal.In(Text.Of(
            "Check a live journal: numbers, chains, anchors and all that must always hold.",
            "检查实战日志：编号、哈希链、锚点以及必须始终成立的各项不变式。")))
        {
            data, redis, backup, folder, archive, realm, json,
        };
        command.SetAction((parsed, cancellation) => RunAsync(
            terminal, new Given(
                parsed.GetValue(data)!, parsed.GetValue(redis), parsed.GetValue(backup),
                parsed.GetValue(folder), parsed.GetValue(archive) ?? [], parsed.GetValue(realm)!,
                parsed.GetValue(json)), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, Given given, CancellationToken cancellation)
    {
        if (WhyNot(given) is { } why) return terminal.Refuse(why);
        var (access, wrong) = ClusterSettings.Read(new(given.Redis, null, null), Environment.GetEnvironmentVariable);
        if (wrong is not null) return terminal.Refuse(wrong);
        try
        {
            var options = new AllianceOptions
            {
                DataFolder = given.Data, Redis = given.Redis, Access = access, Archives = given.Folder,
            };
            await using var store = given.Backup is { } file
                ? await BackupFile.Open(file, options.OpenArchives())
                : await AllianceHosting.OpenStoreToRead(options);
            if (await store.FindRealm(given.Realm) is not { } row)
                return terminal.Refuse(NoRealm(given.Realm, await store.Realms()));
            List<JournalArchive> archives = [];
            foreach (var path in given.Archives) archives.Add(await JournalArchive.Open(path));
            if (archives.Find(a => a.Realm.Id != row.Id) is { } other)
                return terminal.Refuse(
                    Text.Of(
                        $"--archive: one is of another realm, {other.Realm.Id.Name}.",
                        $"--archive：其中一份属于另一个域 {other.Realm.Id.Name}。"));
            await using var joint = JournalArchive.Join(store, row.Id, archives);
            var report = await new JournalAudit(joint, StoredRegion.Read(row.Region)).Run(row.Id, cancellation);
            if (given.IsJson) Json.Write(terminal, report);
            else Show(terminal, given.Realm, report);
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
        catch (Exception failure) when (
            failure is DataFolderInUseException or StoreUnavailableException or UnusableFileException
                or UnauthorizedAccessException)
        {
            return terminal.Refuse(Text.Verbatim(failure.Message), ExitCodes.Failed);
        }
    }

    private static Text? WhyNot(Given given)
    {
        if (Array.Find(given.Archives, path => !File.Exists(path)) is { } missing)
            return Text.Of($"--archive: there is no file {missing}.", $"--archive：没有文件 {missing}。");
        if (given.Backup is { } file)
            return File.Exists(file) ? null
                : Text.Of($"--backup: there is no file {file}.", $"--backup：没有文件 {file}。");
        return given.Redis is null ? BadFolder(given.Data) : null;
    }

    private static Text? BadFolder(string data)
    {
        if (DataOption.WhyNot(data) is { } why) return why;
        return Directory.Exists(data) ? null
            : Text.Of($"--data: there is no folder {data}.", $"--data：没有文件夹 {data}。");
    }

    /// <summary>Returns that there is no such realm, and which there are.</summary>
    public static Text NoRealm(string realm, IReadOnlyList<RealmRow> realms)
    {
        var known = string.Join(", ", realms.Select(r => r.Id.Name));
        return realms.Count == 0
            ? Text.Of($"--realm: there is no realm {realm}; there is none at all yet.",
                $"--realm：没有域 {realm}；目前还没有任何域。")
            : Text.Of($"--realm: there is no realm {realm}; there are: {known}.",
                $"--realm：没有域 {realm}；现有：{known}。");
    }

    /// <summary>Writes what an audit has found.</summary>
    public static void Show(Terminal terminal, string realm, AuditReport report)
    {
        var numbers = terminal.Numbers;
        var (records, anchors, violations) =
            (numbers.Count(report.Records), numbers.Count(report.Anchors), numbers.Count(report.Violations));
        terminal.Say(Text.Of(
            $"{realm}: {records} records, {anchors} anchors, {violations} violations.",
            $"{realm}：{records} 条记录，{anchors} 个锚点，{violations} 处违反。"));
        foreach (var violation in report.First)
        {
            var numbersOf = string.Join(", ", violation.Records);
            terminal.Say(
                Text.Of(
                    $"{violation.Invariant}: {violation.What} (records {numbersOf})",
                    $"{violation.Invariant}：{violation.What}（记录 {numbersOf}）"),
                Tone.Bad);
        }
    }
}
