using System.Text.Json.Nodes;
using Alliance.Journals;

namespace Alliance.Host.Regions;

/// <summary>Finds the values in which two JSON values differ.</summary>
internal static class JsonLeaves
{
    /// <summary>Lists the paths whose values differ, with both.</summary>
    /// <param name="path">The path of the two values; empty at the top.</param>
    /// <param name="before">One value; null for none.</param>
    /// <param name="after">The other value; null for none.</param>
    public static IEnumerable<(string Path, string? Before, string? After)> Differing(
        string path, JsonNode? before, JsonNode? after)
    {
        if (JsonNode.DeepEquals(before, after)) return [];
        return (before, after) switch
        {
            (JsonObject a, JsonObject b) => a.Select(f => f.Key).Union(b.Select(f => f.Key))
                .SelectMany(key => Differing(path == "" ? key : $"{path}.{key}", a[key], b[key])),
            (JsonArray a, JsonArray b) when a.Count == b.Count => Enumerable.Range(0, a.Count)
                .SelectMany(i => Differing($"{path}[{i}]", a[i], b[i])),
            _ => [(path, TextOf(before), TextOf(after))],
        };
    }

    private static string? TextOf(JsonNode? value) =>
        value is JsonValue && value.GetValueKind() == System.Text.Json.JsonValueKind.String ? value.GetValue<string>()
        : value?.ToJsonString(RecordJson.Options);
}
