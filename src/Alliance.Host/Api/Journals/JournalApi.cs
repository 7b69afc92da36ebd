using System.Text.Json.Nodes;
using Alliance.Grains.Journals;
using Alliance.Host.Api.Endpoints;
using Alliance.Host.Api.Problems;

namespace Alliance.Host.Api.Journals;

/// <summary>The journal: author, action, time and reason of each record, in the order in which records became
/// durable.</summary>
internal static class JournalApi
{
    private const int MaxLimit = 1_000;
    private const int Chunk = 1_000;

    public static void Map(RouteGroupBuilder group) =>
        group
            .MapGet("/", List)
            .WithSummary("Read the journal")
            .WithDescription(
                "Pages after a record's number; filters by actor (Kind/Key), aid request, township and types of record "
                    + "(separated by commas).");

    private static async Task<Page<JsonObject>> List(
        string realm,
        Desk desk,
        JournalReader journal,
        long? after,
        int? limit,
        string? actor,
        string? request,
        string? place,
        string? type)
    {
        var open = await desk.Open(realm);
        var take = limit ?? 100;
        if (take is < 1 or > MaxLimit)
            throw ApiProblem.BadInput("limit", $"{take} is not between 1 and {MaxLimit}.");
        if (after is < 0)
            throw ApiProblem.BadInput(
                "after",
                "is negative; give the number of a record, or leave it out to begin at the first.");
        var filter = RecordFilter.Parse(open.Region, type, request, place, notices: false, actor, "type");
        var found = new List<JsonObject>();
        var from = after ?? 0;
        while (await journal.Read(open.Live.Id, from, Chunk) is { Count: > 0 } page)
        {
            foreach (var record in page)
            {
                from = record.Number;
                if (!filter.Takes(record.Entry, open.Region)) continue;
                found.Add(RecordView.Of(record.Entry, open));
                if (found.Count == take)
                    return new Page<JsonObject>(
                        found,
                        from.ToString(System.Globalization.CultureInfo.InvariantCulture));
            }
        }

        return new Page<JsonObject>(found, null);
    }
}
