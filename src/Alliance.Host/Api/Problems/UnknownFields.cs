using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Alliance.Simulation.Scenarios.Yaml;

namespace Alliance.Host.Api.Problems;

/// <summary>Finds the fields of a JSON document that its type does not have. A field that is misspelt would otherwise
/// be ignored.</summary>
internal static class UnknownFields
{
    private const int Most = 100;

    /// <summary>Lists the fields that are not known, with the nearest that is.</summary>
    /// <param name="document">The document.</param>
    /// <param name="type">The type that it is read as.</param>
    /// <param name="json">The settings by which it is read.</param>
    public static IReadOnlyList<BodyFault> Of(JsonElement document, Type type, JsonSerializerOptions json)
    {
        var faults = new List<BodyFault>();
        Look(document, type, "", json, faults);
        return faults;
    }

    /// <summary>Returns the field of an object that a name means, in any case; null for none.</summary>
    public static JsonPropertyInfo? Find(JsonTypeInfo info, string name) =>
        info.Properties.FirstOrDefault(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Says that an object has no field of a name, which it may be, and which it has.</summary>
    public static string Mend(JsonTypeInfo info, string name)
    {
        var hint = Nearest.Hint(name, Names(info));
        return $"is no field here; {(hint.EndsWith('?') ? $"{hint} The" : "the")} fields are {Listed(info)}.";
    }

    /// <summary>Whether a name may be a slip for a field that there is.</summary>
    public static bool MayMean(JsonTypeInfo info, string name) => Nearest.Hint(name, Names(info)).EndsWith('?');

    /// <summary>Lists the fields of an object.</summary>
    public static string Listed(JsonTypeInfo info) =>
        string.Join(", ", Names(info).Order(StringComparer.Ordinal));

    // What is computed from other fields is shown and not read.
    private static IEnumerable<string> Names(JsonTypeInfo info) =>
        info.Properties.Where(p => p.Set is not null || p.AssociatedParameter is not null).Select(p => p.Name);

    private static void Look(
        JsonElement value, Type type, string path, JsonSerializerOptions json, List<BodyFault> faults)
    {
        var info = json.GetTypeInfo(Nullable.GetUnderlyingType(type) ?? type);
        switch (info.Kind)
        {
            case JsonTypeInfoKind.Object when value.ValueKind == JsonValueKind.Object:
                foreach (var field in value.EnumerateObject())
                {
                    var at = path.Length == 0 ? field.Name : $"{path}.{field.Name}";
                    if (Find(info, field.Name) is { } known) Look(field.Value, known.PropertyType, at, json, faults);
                    else if (faults.Count < Most) faults.Add(new(at, Mend(info, field.Name)));
                }

                break;
            case JsonTypeInfoKind.Enumerable when value.ValueKind == JsonValueKind.Array:
                foreach (var (item, i) in value.EnumerateArray().Select((item, i) => (item, i)))
                    Look(item, info.ElementType!, $"{path}[{i}]", json, faults);
                break;
            case JsonTypeInfoKind.Dictionary when value.ValueKind == JsonValueKind.Object:
                foreach (var entry in value.EnumerateObject())
                    Look(entry.Value, info.ElementType!, $"{path}.{entry.Name}", json, faults);
                break;
        }
    }
}
