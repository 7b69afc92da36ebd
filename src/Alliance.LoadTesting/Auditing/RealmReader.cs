using System.Globalization;
using System.Text.Json;
using Alliance.LoadTesting.Calls;

namespace Alliance.LoadTesting.Auditing;

/// <summary>Reads a realm through the API, for the audit and for facts that only the journal has.</summary>
internal sealed class RealmReader(ApiClient client)
{
    private const int Page = 1_000, ListPage = 500;

    /// <summary>Reads every record, in order.</summary>
    public async Task Journal(Action<JsonElement> onRecord, CancellationToken cancellation)
    {
        var after = 0L;
        while (true)
        {
            using var page = await client.Get(
                string.Create(CultureInfo.InvariantCulture, $"{client.Realm}/journal?limit={Page}&after={after}"),
                cancellation);
            var read = 0;
            foreach (var record in page.RootElement.GetProperty("items").EnumerateArray())
            {
                onRecord(record);
                after = record.GetProperty("n").GetInt64();
                read++;
            }

            if (read < Page) return;
        }
    }

    public static AuditRecord AuditRecordOf(JsonElement record)
    {
        var (number, actor, type) = (
            record.GetProperty("n").GetInt64(),
            record.GetProperty("actor").GetString()!,
            record.GetProperty("type").GetString()!);
        return type switch
        {
            "incident.request-raised" => new(number, actor, type, Text(record, "request")),
            "team.status" => new(number, actor, type, Text(record, "commitment"), Text(record, "status")),
            "request.accepted" => new(
                number,
                actor,
                type,
                Text(record, "commitment"),
                Resource: Text(record, "resource")),
            "request.progress" or "request.released" => new(
                number,
                actor,
                type,
                Text(record, "commitment"),
                Text(record, "status")),
            _ => new(
                number,
                actor,
                type,
                IsCommanded: Text(record, "cause")?.StartsWith("command:", StringComparison.Ordinal) == true),
        };
    }

    public Task<List<FinalStanding>> Requests(CancellationToken cancellation) =>
        All(
            "aid-requests",
            r => new FinalStanding(r.GetProperty("number").GetString()!, Text(r, "outcome") != "open"),
            cancellation);

    public Task<List<FinalStanding>> Teams(CancellationToken cancellation) =>
        All(
            "teams",
            t => new FinalStanding(
                t.GetProperty("id").GetString()!,
                Text(t, "status") is "available" or "resting" or "outOfService"),
            cancellation);

    private async Task<List<FinalStanding>> All(
        string list,
        Func<JsonElement, FinalStanding> of,
        CancellationToken cancellation)
    {
        var all = new List<FinalStanding>();
        string? after = null;
        do
        {
            var from = after is null ? "" : $"&after={Uri.EscapeDataString(after)}";
            using var page = await client.Get($"{client.Realm}/{list}?limit={ListPage}{from}", cancellation);
            foreach (var item in page.RootElement.GetProperty("items").EnumerateArray())
                all.Add(of(item));
            after = Text(page.RootElement, "next");
        }
        while (after is not null);
        return all;
    }

    private static string? Text(JsonElement of, string name) =>
        of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
