using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Alliance.Core.Actors;
using Alliance.Core.Journals;
using Alliance.Core.Situations;
using Alliance.Grains.Journals;
using Alliance.Grains.Storage;
using Alliance.Host.Admissions;
using Alliance.Host.Api.Endpoints;
using Alliance.Host.Api.Incidents;
using Alliance.Host.Api.Lists;
using Alliance.Host.Api.Problems;
using Alliance.Host.Api.Queries;
using Alliance.Journals;

namespace Alliance.Host.Api.Journals;

/// <summary>The journal: author, action, time and reason of each record, in the order in which records became
/// durable.</summary>
internal static class JournalApi
{
    private const int MaxLimit = 1_000;
    private const int ByNumberChunk = 2_000, ByTimeChunk = 20_000;

    private static readonly QueryParameter<long?> Limit = Parameters.Number(
        "limit", $"Records of a page: 1 to {MaxLimit}. Default: 100; as CSV, all.", 1, MaxLimit);

    private static readonly QueryParameter<string> After = Parameters.Text(
        "after", "The number of a record, after which the page begins; or the next of the page before.");

    private static readonly QueryParameter<string> OrderBy = Parameters.OneOf(
        "orderBy", "number: as they were recorded (the default). time: as they happened.",
        ["number", JournalScan.ByTime]);

    private static readonly QueryShape Query = new(
        [
            RecordFilter.Type, .. RecordFilter.All, ListParameters.Hazard, ListParameters.Grade, OrderBy,
            ListParameters.Descending, Limit, After,
        ]);

    public static void Map(RouteGroupBuilder group) =>
        group
            .MapGet("/", List)
            .ProducesList<JsonObject>(Query)
            .WithSummary("Read the journal")
            .WithDescription(
                "In the order of the records' numbers, or as things happened. at is when a record was recorded (time "
                    + "is the same), occurredAt when it happened, where that was earlier; every time in it is RFC "
                    + "3339. A page may have fewer records than the limit, or none, and a next all the same, where few "
                    + "of many are wanted: go on with next.");

    private static async Task<IResult> List(
        string realm, Desk desk, JournalReader journal, ICommitStore store, ScanGate gate, HttpContext http)
    {
        var open = await desk.Open(realm);
        var values = QueryValues.Of(http);
        var filter = RecordFilter.Of(values, RecordFilter.Type, open);
        filter.TakeRequests(await IncidentLists.OfRequests(open, values));
        if (await IncidentLists.Named(open, values) is { } named) filter.Restrict(named);
        var scan = new JournalScan(open, journal, store, values, filter, gate, http);
        var after = values.Of(After);
        var isByTime = values.Of(OrderBy) == JournalScan.ByTime;
        var isDescending = values.Of(ListParameters.Descending) == true;
        var limit = (int?)values.Of(Limit);
        if (!CsvAccept.IsWanted(http.Request))
            return Results.Ok(Shown(await Page(after, limit ?? 100), e => RecordView.Of(e, open)));
        if (limit is { } few)
            return new CsvAnswer<JournalRow>(CsvTable<JournalRow>.Plain, Rows(await Page(after, few)), null);
        if (await scan.Count(ListAnswer.MostInCsv) is > ListAnswer.MostInCsv and var many)
            throw ListAnswer.TooLong(many);
        var chunk = isByTime ? ByTimeChunk : ByNumberChunk;
        return new CsvAnswer<JournalRow>(
            CsvTable<JournalRow>.Plain, Rows(await Page(after, chunk)), async next => Rows(await Page(next, chunk)));

        Page<JournalRow> Rows(JournalPage page) => Shown(page, e => JournalRow.Of(e, open));

        Task<JournalPage> Page(string? from, int most) =>
            isByTime ? scan.InTime(from, isDescending, most)
            : isDescending ? scan.Backwards(Number(from), most)
            : scan.Forwards(Number(from) ?? 0, most);
    }

    private static Page<T> Shown<T>(JournalPage page, Func<JournalEntry, T> view) =>
        new([.. page.Items.Select(r => view(r.Entry))], page.Next);

    private static long? Number(string? after) =>
        after is null ? null
        : long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw ApiProblem.BadInput(
            "after",
            $"'{after}' is no number of a record; give one, or leave it out to begin at the first.");
}

/// <summary>A record of the journal as a row of CSV.</summary>
/// <param name="N">Its number.</param>
/// <param name="Time">When it was recorded.</param>
/// <param name="OccurredAt">When it happened, where that was earlier.</param>
/// <param name="Type">Its type.</param>
/// <param name="Actor">The actor that gave it.</param>
/// <param name="Place">The township that it is about.</param>
/// <param name="Incident">The incident that it is about.</param>
/// <param name="Request">The request that it is about.</param>
/// <param name="Author">The person whose command led to it.</param>
/// <param name="Office">The office of that person.</param>
/// <param name="Cause">The message that led to it.</param>
/// <param name="Fields">The fields of its type, as JSON, with wall-clock times.</param>
internal sealed record JournalRow(
    long N,
    DateTimeOffset Time,
    DateTimeOffset? OccurredAt,
    string Type,
    string Actor,
    string? Place,
    string? Incident,
    string? Request,
    string? Author,
    string? Office,
    string Cause,
    string Fields)
{
    public static JournalRow Of(JournalEntry entry, RealmDesk realm) => new(
        entry.Number, realm.Time(entry.At), entry.Happened < entry.At ? realm.Time(entry.Happened) : null,
        RecordJson.TypeOf(entry.Body.GetType()), entry.Actor.ToString(), RecordSubjects.PlaceOf(entry, realm.Region),
        RecordSubjects.IncidentOf(entry)?.Text, RecordSubjects.RequestOf(entry)?.Text, entry.Author?.Name,
        entry.Author?.Office, entry.Cause.ToString(), FieldsOf(entry.Body, realm));

    private static string FieldsOf(JournalRecord body, RealmDesk realm)
    {
        using var stream = new MemoryStream();
        using (var pen = new Utf8JsonWriter(stream, RecordJson.WriterOptions))
        {
            pen.WriteStartObject();
            RecordJson.WriteBody(pen, body);
            pen.WriteEndObject();
        }

        var json = JsonNode.Parse(stream.GetBuffer().AsSpan(0, (int)stream.Length))!;
        RecordTimes.Show(json, body, realm);
        return json.ToJsonString(RecordJson.Options);
    }
}
