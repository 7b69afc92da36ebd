using System.CommandLine;
using System.Text.Json;
using Alliance.Grains.Hosting;
using Alliance.Grains.Journals;
using Alliance.Grains.Storage;
using Alliance.Host.Serving;

namespace Alliance.Host.Commands;

/// <summary><c>alliance audit</c>: checks a live journal for gaps, broken chains and broken invariants.</summary>
internal static class AuditCommand
{
    public static Command Create()
    {
        var data = new Option<string>("--data") { Description = "The folder of the embedded store; its server must be stopped.", DefaultValueFactory = _ => "data" };
        var redis = new Option<string?>("--redis") { Description = "HOST:PORT of a Redis instead; its servers may go on." };
        var realm = new Option<string>("--realm") { Description = "Which realm.", DefaultValueFactory = _ => RealmId.Live };
        var json = new Option<bool>("--json") { Description = "Write one JSON object to standard output." };
        var command = new Command("audit", "Check a live journal: numbers, chains, anchors and all that must always hold.") { data, redis, realm, json };
        command.SetAction((parsed, cancellation) => RunAsync(
            parsed.GetValue(data)!, parsed.GetValue(redis), parsed.GetValue(realm)!, parsed.GetValue(json), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string data, string? redis, string realm, bool json, CancellationToken cancellation)
    {
        if (redis is null && (DataOption.WhyNot(data) ?? (Directory.Exists(data) ? null : $"there is no folder {data}.")) is { } why) return Fail($"--data: {why}", ExitCodes.BadInput);
        try
        {
            await using var store = await AllianceHosting.OpenStoreToRead(new AllianceOptions { DataFolder = data, Redis = redis });
            if (await store.FindRealm(realm) is not { } row)
                return Fail($"--realm: there is no realm {realm}; {Known(await store.Realms())}.", ExitCodes.BadInput);
            var report = await new JournalAudit(store, StoredRegion.Read(row.Region)).Run(row.Id, cancellation);
            if (json) Console.WriteLine(JsonSerializer.Serialize(report, Json.Options));
            else Show(realm, report);
            return report.Violations == 0 ? ExitCodes.Done : ExitCodes.Failed;
        }
        catch (NoDatabaseException failure)
        {
            return Fail($"--data: {failure.Message}", ExitCodes.BadInput);
        }
        catch (Exception failure) when (failure is DataFolderInUseException or StoreUnavailableException or UnauthorizedAccessException)
        {
            return Fail(failure.Message, ExitCodes.Failed);
        }
    }

    private static string Known(IReadOnlyList<RealmRow> realms) =>
        realms.Count == 0 ? "there is none at all yet" : $"there are: {string.Join(", ", realms.Select(r => r.Id.Name))}";

    private static void Show(string realm, AuditReport report)
    {
        Console.WriteLine($"{realm}: {report.Records} records, {report.Anchors} anchors, {report.Violations} violations.");
        foreach (var violation in report.First)
            Console.WriteLine($"{violation.Invariant}: {violation.What} (records {string.Join(", ", violation.Records)})");
    }

    private static int Fail(string why, int exit)
    {
        Console.Error.WriteLine($"alliance: {why}");
        return exit;
    }
}
