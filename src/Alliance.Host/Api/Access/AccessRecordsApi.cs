using Alliance.Core.Journals;
using Alliance.Grains.Journals;
using Alliance.Host.Access;
using Alliance.Host.Admissions;
using Alliance.Host.Api.Endpoints;
using Alliance.Host.Api.Lists;
using Alliance.Host.Api.Problems;
using Alliance.Host.Api.Queries;
using Alliance.Host.Situations;
using Alliance.Journals;

namespace Alliance.Host.Api.Access;

/// <summary>A record of accounts: who did, read or was refused what.</summary>
/// <param name="Record">Its number in the journal of accounts.</param>
/// <param name="Time">When it was recorded.</param>
/// <param name="Subject">The account or office that it is about.</param>
/// <param name="By">The account whose command it was, or who it was where nobody signed in.</param>
/// <param name="Type">The type of the record.</param>
/// <param name="What">What it says, as JSON.</param>
internal sealed record AccessRecordView(
    long Record, DateTimeOffset Time, string Subject, string? By, string Type, string What);

/// <summary>The audit of who: reads the journal of accounts and rosters.</summary>
internal static class AccessRecordsApi
{
    private const int Page = 500;
    private static readonly QueryParameter<string> Account = Parameters.Text(
        "account", "Only records about this account, or by it.");

    private static readonly ListShape<AccessRecordView> Shape = new ListShape<AccessRecordView>(
            "record", r => r.Record.ToString("D19", System.Globalization.CultureInfo.InvariantCulture))
        .Where(Account, (r, name) => r.Subject.EndsWith($"/{name}", StringComparison.Ordinal) || r.By == name)
        .Where(ListParameters.Since, (r, since) => r.Time >= since!.Value.From)
        .Where(ListParameters.Until, (r, until) => r.Time < until!.Value.End)
        .Search("what it says", (r, _) => [r.Subject, r.By, r.Type, r.What]);

    public static void Map(RouteGroupBuilder group) => group.MapGet("/", List)
        .ProducesList<AccessRecordView>(Shape.Query).WithSummary("Read who did what")
        .WithDescription(
            "Changes of accounts, keys and rosters, sign-ins and refused ones, calls that were refused for want of "
                + "authority, and what was read, by the minute. Everything else that people did is in the journals of "
                + "the realms, with the account as its author.");

    private static async Task<IResult> List(
        AccessDirectory directory, JournalReader journal, ScanGate scans, HttpContext http)
    {
        using var turn = await scans.Enter(http);
        List<AccessRecordView> views = [];
        if (directory.Realm is { } realm)
            for (var after = 0L; await journal.Read(realm.Id, after, Page) is { Count: > 0 } page;
                after = page[^1].Number)
                views.AddRange(page.Select(r => ViewOf(r.Entry, realm)));
        return await ListAnswer.Of(
            http, Shape.Read(http), wish => Task.FromResult(ListPages.Of(wish, views, v => v)),
            wish => Task.FromResult(ListPages.Count(wish, views)));
    }

    private static AccessRecordView ViewOf(JournalEntry entry, Grains.Realms.LiveRealm realm) => new(
        entry.Number, realm.LocalTime(entry.At), entry.Actor.ToString(), entry.Author?.Account ?? entry.Author?.Name,
        RecordJson.TypeOf(entry.Body.GetType()),
        System.Text.Json.JsonSerializer.Serialize(entry.Body, entry.Body.GetType(), RecordJson.Options));
}
