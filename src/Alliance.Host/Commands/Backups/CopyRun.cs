using System.Diagnostics;
using Alliance.Core.Invariants.Folds;
using Alliance.Grains.Backups;
using Alliance.Grains.Journals;
using Alliance.Host.Commands.Journals;
using Alliance.Host.Output;
using Alliance.Host.Serving;

namespace Alliance.Host.Commands.Backups;

/// <summary>Makes a copy and audits all of its realms, with progress on the terminal.</summary>
internal static class CopyRun
{
    /// <summary>Copies and audits. The copy is not in force yet.</summary>
    public static async Task<CopyReport> RunAsync(
        Terminal terminal, StoreCopy copy, bool isQuiet, CancellationToken cancellation)
    {
        var whole = await copy.CountRecords();
        using var line = ProgressLine.Begin(terminal, !isQuiet, 2 * whole);
        var watch = Stopwatch.StartNew();
        await copy.Run(
            done => line?.Show(done, () => terminal.In(Text.Of(
                $"copying, {terminal.Numbers.Count(done)} records",
                $"正在复制，{terminal.Numbers.Count(done)} 条记录"))),
            cancellation);
        var copied = watch.Elapsed;
        var realms = new List<RealmReport>();
        await using var store = await copy.Open();
        foreach (var (realm, last, _, _, _) in copy.Realms)
        {
            var before = realms.Sum(r => r.Audit.Records);
            var report = await new JournalAudit(store, StoredRegion.Read(realm.Region)).Run(
                realm.Id, cancellation, read => line?.Show(whole + before + read, () => terminal.In(Text.Of(
                    $"auditing, {terminal.Numbers.Count(before + read)} records",
                    $"正在审计，{terminal.Numbers.Count(before + read)} 条记录"))));
            realms.Add(new RealmReport(realm.Id.Name, last, report));
        }

        return new CopyReport(
            realms, copy.Realms.Sum(r => r.Records), [.. copy.Realms.SelectMany(r => r.Archives)],
            copied.TotalSeconds, (watch.Elapsed - copied).TotalSeconds);
    }

    /// <summary>Writes what the audit has found in each realm.</summary>
    public static void Show(Terminal terminal, CopyReport report)
    {
        foreach (var realm in report.Realms) AuditCommand.Show(terminal, realm.Realm, realm.Audit);
    }

    /// <summary>Writes which archives the copy needs.</summary>
    public static void ShowArchives(Terminal terminal, CopyReport report)
    {
        if (report.Archives.Count == 0) return;
        var names = string.Join(", ", report.Archives);
        terminal.Say(Text.Of(
            $"Older records are not in it. It needs these archives beside it: {names}",
            $"更早的记录不在其中，另需以下归档：{names}"));
    }
}

/// <summary>What was copied, and what its audit has found.</summary>
/// <param name="Realms">The realms, by name.</param>
/// <param name="Records">The number of records in the copy, of all realms.</param>
/// <param name="Archives">The names of the archives that have the moved records, which are not in the copy.</param>
/// <param name="CopySeconds">How long the copying took, in seconds.</param>
/// <param name="AuditSeconds">How long the audit took, in seconds.</param>
internal sealed record CopyReport(
    IReadOnlyList<RealmReport> Realms, long Records, IReadOnlyList<string> Archives, double CopySeconds,
    double AuditSeconds)
{
    /// <summary>Whether nothing was found.</summary>
    public bool IsSound => Realms.All(r => r.Audit.Violations == 0);

    /// <summary>Whether a journal itself is broken: a gap, a chain, an anchor, a state that is not that of its
    /// journal.</summary>
    public bool IsBroken =>
        Realms.Any(r => r.Audit.First.Any(v => v.Invariant == InvariantCatalogue.Journal));
}

/// <summary>A realm of a copy.</summary>
/// <param name="Realm">Its name.</param>
/// <param name="Last">The number of its last record.</param>
/// <param name="Audit">What the audit has found.</param>
internal sealed record RealmReport(string Realm, long Last, AuditReport Audit);
