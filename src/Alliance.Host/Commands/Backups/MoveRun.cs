using Alliance.Core.Invariants.Folds;
using Alliance.Grains.Backups;
using Alliance.Grains.Journals;
using Alliance.Grains.Storage;
using Alliance.Host.Commands.Journals;
using Alliance.Host.Output;
using Alliance.Host.Serving;

namespace Alliance.Host.Commands.Backups;

/// <summary><c>alliance archive --move</c>: moves the oldest records of a realm from the store into archives.</summary>
internal static class MoveRun
{
    /// <summary>Moves what is old enough.</summary>
    /// <param name="terminal">The terminal.</param>
    /// <param name="flags">The store, and what is written.</param>
    /// <param name="realmName">The realm.</param>
    /// <param name="keepDays">The days of which everything stays in the store; null where <paramref name="through"/> is
    /// given.</param>
    /// <param name="through">The last record to move.</param>
    /// <param name="cancellation">Breaks it off.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(
        Terminal terminal, StoreFlags.Given flags, string realmName, int? keepDays, long? through,
        CancellationToken cancellation)
    {
        try
        {
            await using var move = await JournalMove.Open(flags.Store);
            if (await move.Store.FindRealm(realmName) is not { } realm)
                return terminal.Refuse(AuditCommand.NoRealm(realmName, await move.Store.Realms()));
            if (through is { } last && WhyNot(last, await move.Last(realm)) is { } why) return terminal.Refuse(why);
            var to = through ?? await move.LastBefore(realm, DateTimeOffset.UtcNow.AddDays(-keepDays!.Value));
            List<PartReport> moved = [];
            while (await move.Next(realm, to) is { } part)
            {
                moved.Add(await MoveAsync(terminal, flags, move, realm, part, cancellation));
                if (!moved[^1].IsMoved) break;
            }

            await ShowAsync(terminal, flags, move, realm, moved);
            return moved.TrueForAll(m => m.Audit.Violations == 0) ? ExitCodes.Done : ExitCodes.Failed;
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
                Text.Of("it was broken off; nothing is lost, and the next move goes on from there.",
                    "已中断；没有丢失任何内容，下次移动将从此处继续。"), ExitCodes.Failed);
        }
        catch (Exception failure) when (
            failure is DataFolderInUseException or StoreUnavailableException or UnusableFileException or IOException
                or UnauthorizedAccessException)
        {
            return terminal.Refuse(Text.Verbatim(failure.Message), ExitCodes.Failed);
        }
    }

    private static Text? WhyNot(long through, long last)
    {
        const int Interval = AnchorChain.Interval;
        if (last == 0)
            return Text.Of(
                $"--through: there is nothing to move yet; a part has {Interval} records at least.",
                $"--through：还没有可移动的内容；每部分至少 {Interval} 条记录。");
        return through < Interval || through > last || through % Interval != 0
            ? Text.Of(
                $"--through: give a multiple of {Interval}, up to {last}.",
                $"--through：请给出不超过 {last} 的 {Interval} 的倍数。")
            : null;
    }

    private static async Task<PartReport> MoveAsync(
        Terminal terminal, StoreFlags.Given flags, JournalMove move, RealmRow realm, MovedPart part,
        CancellationToken cancellation)
    {
        var last = await move.Store.LastNumber(realm.Id);
        var count = part.Through - part.After;
        using var line = ProgressLine.Begin(terminal, !flags.IsQuiet, 2 * count + last);
        void Show(long done) => line?.Show(done, () => terminal.In(Text.Of(
            $"moving {terminal.Numbers.Count(count)} records", $"正在移动 {terminal.Numbers.Count(count)} 条记录")));
        var file = await move.Write(realm, part, Show, cancellation);
        var audit = await move.Audit(realm, part, store => new JournalAudit(store, StoredRegion.Read(realm.Region))
            .Run(realm.Id, cancellation, read => Show(count + read)));
        var report = new PartReport(
            file, part.After + 1, part.Through, Convert.ToHexStringLower(part.Hash), IsMoved: true, audit);
        // What is broken stays as it is, to be looked into.
        if (audit.First.Any(v => v.Invariant == InvariantCatalogue.Journal)) return report with { IsMoved = false };
        await move.Remove(realm, part, removed => Show(count + last + removed), cancellation);
        return report;
    }

    private static async Task ShowAsync(
        Terminal terminal, StoreFlags.Given flags, JournalMove move, RealmRow realm, List<PartReport> moved)
    {
        var (name, numbers) = (realm.Id.Name, terminal.Numbers);
        var through = await move.Store.Moved(realm.Id) is [.., var part] ? part.Removed : 0;
        if (flags.IsJson)
        {
            Json.Write(terminal, new { realm = name, through, moved });
            return;
        }

        foreach (var report in moved)
        {
            AuditCommand.Show(terminal, name, report.Audit);
            var (first, last) = (numbers.Count(report.First), numbers.Count(report.Last));
            terminal.Say(report.IsMoved
                ? Text.Of(
                    $"{report.File}: records {first} to {last} of {name} are here, and no longer in the store.",
                    $"{report.File}：{name} 的第 {first} 至 {last} 条记录已移入，存储中不再保留。")
                : Text.Of(
                    $"The journal of {name} is broken. Its records stay in the store.",
                    $"{name} 的日志已损坏，其记录仍保留在存储中。"), report.IsMoved ? Tone.Plain : Tone.Bad);
            terminal.Say(Text.Of($"Anchor {report.Anchor}", $"锚点 {report.Anchor}"));
        }

        var kept = numbers.Count(through + 1);
        terminal.Say(moved.Count == 0
            ? Text.Of(
                $"Nothing to move: the store keeps {name} from record {kept} on.",
                $"没有可移动的内容：存储保留 {name} 自第 {kept} 条起的记录。")
            : Text.Of(
                $"The store keeps {name} from record {kept} on.", $"存储保留 {name} 自第 {kept} 条起的记录。"));
    }

    private sealed record PartReport(
        string File, long First, long Last, string Anchor, bool IsMoved, AuditReport Audit);
}
