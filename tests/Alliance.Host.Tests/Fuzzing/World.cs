using System.Text.Json.Nodes;
using Alliance.Host.Tests.Running;

namespace Alliance.Host.Tests.Fuzzing;

/// <summary>The drill that is fuzzed: what is in it now, so that calls name what there is.</summary>
internal sealed class World(TestServer server, string drill)
{
    private const int FewTownships = 8;

    /// <summary>Its lists, ready for one parameter more.</summary>
    public static IReadOnlyList<string> Lists { get; } =
    [
        "incidents?open=true&", "aid-requests?outcome=open&", "commitments?orderBy=recorded&descending=true&",
        "letters?", "warnings?", "orders?", "offers?", "recalls?", "approvals?", "confirmations?", "teams?", "depots?",
        "agreements?", "alliances?", "townships?", "village-alliances?", "command-centres?", "roads?",
    ];

    private readonly Dictionary<string, JsonArray> _items = new(StringComparer.Ordinal);
    private JsonNode _region = new JsonObject();

    /// <summary>The path of the drill.</summary>
    public string Path => $"/api/v1/realms/{drill}";

    public string Drill => drill;

    /// <summary>So much is merged and retired that a new drill is better.</summary>
    public bool IsWorn => _items["townships"].Count < FewTownships;

    /// <summary>The region of the drill, as its API gives it.</summary>
    public JsonNode Region => _region.DeepClone();

    /// <summary>Reads all lists. Each must answer.</summary>
    public async Task Read()
    {
        foreach (var list in Lists)
            _items[list[..list.IndexOf('?', StringComparison.Ordinal)]] = await Items($"{list}limit=40");
        if (_items["incidents"].Count < 2 || _items["aid-requests"].Count < 2) await Furnish();
        var incident = Text(_items["incidents"][0], "number");
        _items["check-ins"] = await Items($"incidents/{incident}/check-ins?");
        _items["outside-teams"] = await Items($"incidents/{incident}/outside-teams?");
        _region = (await server.Get($"{Path}/region")).Body!;
    }

    /// <summary>Two incidents of one place, and a request for aid of each, which lenders begin to cover.</summary>
    private async Task Furnish()
    {
        var place = Text(_items["townships"][0], "code");
        for (var i = 0; i < 2; i++)
        {
            var incident = await server.Command($"{Path}/incidents",
                new JsonObject { ["place"] = place, ["name"] = "湘江漫堤", ["hazard"] = "flood" });
            await server.Command($"{Path}/aid-requests", new JsonObject
            {
                ["incident"] = incident.Text("number"),
                ["lines"] = new JsonArray(
                    new JsonObject { ["kind"] = "flood-rescue", ["quantity"] = 40, ["priority"] = "lifeSaving" },
                    new JsonObject { ["kind"] = "boats", ["quantity"] = 9, ["priority"] = "urgent" }),
            });
        }

        _items["incidents"] = await Items("incidents?open=true&");
        _items["aid-requests"] = await Items("aid-requests?outcome=open&");
        await Eventually.Is("lenders have answered", async () =>
            (_items["commitments"] = await Items("commitments?orderBy=recorded&descending=true&limit=40")).Count > 1);
    }

    /// <summary>The number of its last record.</summary>
    public async Task<long> Event() => (await server.Get(Path)).Body!["event"]!.GetValue<long>();

    /// <summary>Any item of a list; null where it is empty.</summary>
    public JsonNode? Any(string list, Random random, Func<JsonNode, bool>? which = null)
    {
        JsonNode[] all = [.. _items[list].Select(i => i!).Where(which ?? (_ => true))];
        return all.Length == 0 ? null : all[random.Next(all.Length)];
    }

    /// <summary>A field of any item of a list; "none" where there is none.</summary>
    public string Any(string list, string field, Random random) => Text(Any(list, random), field);

    /// <summary>The incident whose check-ins and outside teams are known.</summary>
    public string FirstIncident => Text(_items["incidents"][0], "number");

    public static string Text(JsonNode? item, string field) => item?[field]?.ToString() ?? "none";

    private async Task<JsonArray> Items(string list)
    {
        var answer = await server.Get($"{Path}/{list}");
        Assert.True(answer.Body?["items"] is JsonArray, $"{list}: {answer.Status} {answer.Body?.ToJsonString()}");
        return answer.Body!["items"]!.AsArray();
    }
}
