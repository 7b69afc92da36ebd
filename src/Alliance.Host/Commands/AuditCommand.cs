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
        if (redis is null && !Directory.Exists(data)) return Fail($"--data: there is no folder {data}.", ExitCodes.BadInput);
        try
        {
            await using var store = await AllianceHosting.OpenStore(new AllianceOptions { DataFolder = data, Redis = redis });
            if (await store.FindRealm(realm) is not { } row)
                return Fail($"--realm: there is no realm {realm}; there are: {string.Join(", ", (await store.Realms()).Select(r => r.Id.Name))}.", ExitCodes.BadInput);
            var report = await new JournalAudit(store, RegionJson.Read(row.Region)).Run(row.Id, cancellation);
            if (json) Console.WriteLine(JsonSerializer.Serialize(report, Json.Options));
            else Show(realm, report);
            return report.Violations == 0 ? ExitCodes.Done : ExitCodes.Failed;
        }
        catch (Exception failure) when (failure is DataFolderInUseException or StoreUnavailableException)
        {
            return Fail(failure.Message, ExitCodes.Failed);
        }
    }

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
