using System.Net;
using System.Text.Json.Nodes;
using Alliance.Host.Tests.Running;

namespace Alliance.Host.Tests.Api.Regions;

/// <summary>A region of a drill in which one thing is missing, misnamed or out of all measure. It is refused, or makes
/// a realm whose lists all answer.</summary>
public sealed class CraftedRegionTests(TestServer server)
{
    private static readonly string[] Lists =
    [
        "", "region", "incidents", "warnings", "clocks", "aid-requests", "commitments", "approvals", "recalls",
        "confirmations", "teams", "depots", "catalogue/hazards", "tiers", "contacts", "agreements", "roads",
        "situation", "journal", "totals", "alliances",
    ];

    [Fact]
    public async Task No_field_of_a_region_can_break_a_realm()
    {
        var region = JsonNode.Parse((await server.Get("/api/v1/realms/live/region")).Body!.ToJsonString())!;
        var fields = Fields(region, []).DistinctBy(f => string.Join('.', f.Select(p => p is int ? "*" : p))).ToList();
        Assert.True(fields.Count > 80);
        List<string> broken = [];
        foreach (var (field, (name, value)) in fields.SelectMany(_ => Mutants, (field, mutant) => (field, mutant)))
        {
            var crafted = region.DeepClone();
            Set(crafted, field, value);
            if (await Try(crafted) is { } why) broken.Add($"{string.Join('.', field)} {name}: {why}");
        }

        Assert.True(broken.Count == 0, string.Join("\n", broken));
    }

    private static (string Name, Func<JsonNode?>? Value)[] Mutants { get; } =
    [
        ("left out", null), ("null", () => null), ("misnamed", () => "nowhere"), ("empty", () => ""),
        ("negative", () => -1), ("huge", () => 2_000_000_000), ("a list", () => new JsonArray()),
        ("an object", () => new JsonObject()),
    ];

    /// <summary>Makes the realm, and returns what is wrong with the answers; null for nothing.</summary>
    private async Task<string?> Try(JsonNode region)
    {
        var made = await server.Send(HttpMethod.Post, "/api/v1/realms",
            new JsonObject { ["name"] = "crafted", ["region"] = region });
        if ((int)made.Status >= 500) return $"POST realms {made.Status} {made.Body?["detail"]}";
        if (made.Status != HttpStatusCode.Created) return null;
        List<string> wrong = [];
        foreach (var list in Lists)
            if (await server.Get($"/api/v1/realms/crafted/{list}".TrimEnd('/')) is
                { Status: >= HttpStatusCode.InternalServerError } bad)
                wrong.Add($"GET {list} {bad.Status}");
        await server.Send(HttpMethod.Delete, "/api/v1/realms/crafted");
        return wrong.Count == 0 ? null : string.Join(", ", wrong);
    }

    /// <summary>The paths of all fields, and of the first entries of lists.</summary>
    private static IEnumerable<object[]> Fields(JsonNode? node, object[] path)
    {
        if (path.Length > 0) yield return path;
        var below = node switch
        {
            JsonObject fields => fields.Select(f => ((object)f.Key, f.Value)),
            JsonArray { Count: > 0 } entries => [(0, entries[0])],
            _ => Enumerable.Empty<(object, JsonNode?)>(),
        };
        foreach (var (key, value) in below)
            foreach (var found in Fields(value, [.. path, key])) yield return found;
    }

    private static void Set(JsonNode root, object[] path, Func<JsonNode?>? value)
    {
        var parent = root;
        foreach (var step in path[..^1]) parent = step is int i ? parent[i]! : parent[(string)step]!;
        switch (path[^1])
        {
            case int index when value is null: parent.AsArray().RemoveAt(index); break;
            case int index: parent[index] = value(); break;
            case string name when value is null: parent.AsObject().Remove(name); break;
            case string name: parent[name] = value(); break;
        }
    }
}
