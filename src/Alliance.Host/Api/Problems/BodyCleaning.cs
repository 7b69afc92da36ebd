using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Alliance.Simulation.Scenarios.Yaml;

namespace Alliance.Host.Api.Problems;

/// <summary>Goes through a body beside the type that it should have. It gathers every fault and returns the body
/// without the faulty parts. The places of list items stay as they are.</summary>
/// <param name="json">The settings of the API.</param>
internal sealed class BodyCleaning(JsonSerializerOptions json)
{
    private const int MostFaults = 100, LongestName = 80;
    private readonly List<BodyFault> _faults = [];

    /// <summary>The faults so far.</summary>
    public IReadOnlyList<BodyFault> Faults => _faults;

    /// <summary>Cleans the body itself.</summary>
    public JsonNode? Of(JsonElement body, Type type) => Clean(body, type, "", isMoment: false);

    private JsonNode? Clean(JsonElement value, Type type, string path, bool isMoment)
    {
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        if (value.ValueKind == JsonValueKind.Null && (bare != type || !type.IsValueType)) return null;
        var info = json.GetTypeInfo(bare);
        return info.Kind switch
        {
            JsonTypeInfoKind.Object when value.ValueKind == JsonValueKind.Object => Object(value, info, path),
            JsonTypeInfoKind.Enumerable when value.ValueKind == JsonValueKind.Array => List(value, info, path),
            JsonTypeInfoKind.Dictionary when value.ValueKind == JsonValueKind.Object => Map(value, info, path),
            JsonTypeInfoKind.None => Single(value, bare, path, isMoment),
            _ => Fault(path, $"must be {Meant(info)}.", value),
        };
    }

    private JsonObject Object(JsonElement value, JsonTypeInfo info, string path)
    {
        var cleaned = new JsonObject();
        var seen = new HashSet<JsonPropertyInfo>();
        foreach (var field in value.EnumerateObject())
        {
            var name = NameOf(field);
            var known = UnknownFields.Find(info, name);
            if (known is null) Unknown(field, info, name, path);
            else if (!seen.Add(known)) Fault(Below(path, known.Name), "is given twice; give it once.");
            else
                cleaned[known.Name] = Clean(
                    field.Value, known.PropertyType, Below(path, known.Name),
                    known.AttributeProvider?.IsDefined(typeof(MomentAttribute), inherit: true) == true);
        }

        return cleaned;
    }

    private void Unknown(JsonProperty field, JsonTypeInfo info, string name, string path)
    {
        var extra = path.Length == 0 && !UnknownFields.MayMean(info, name) ? Said(field.Value) : null;
        if (_faults.Count < MostFaults)
            _faults.Add(new(Below(path, name), UnknownFields.Mend(info, name), Extra: extra));
    }

    private JsonArray? List(JsonElement value, JsonTypeInfo info, string path)
    {
        var before = _faults.Count;
        var cleaned = new JsonArray();
        foreach (var (item, i) in value.EnumerateArray().Select((item, i) => (item, i)))
            cleaned.Add(Clean(item, info.ElementType!, $"{path}[{i}]", isMoment: false));
        // A list of values has no place for what is missing.
        return info.ElementType!.IsValueType && _faults.Count > before ? null : cleaned;
    }

    private JsonObject Map(JsonElement value, JsonTypeInfo info, string path)
    {
        var cleaned = new JsonObject();
        foreach (var field in value.EnumerateObject())
        {
            var (name, before) = (NameOf(field), _faults.Count);
            if (cleaned.ContainsKey(name)) Fault(Below(path, name), "is given twice; give it once.");
            else if (Clean(field.Value, info.ElementType!, Below(path, name), isMoment: false) is var item
                && _faults.Count == before)
                cleaned[name] = item;
        }

        return cleaned;
    }

    private JsonNode? Single(JsonElement value, Type type, string path, bool isMoment)
    {
        try
        {
            _ = value.Deserialize(type, json);
            return JsonNode.Parse(value.GetRawText());
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException or FormatException)
        {
            return value.ValueKind == JsonValueKind.String && type == typeof(string)
                ? Fault(path, "holds half a character; send the text as UTF-8.")
                : Fault(
                    path, isMoment ? $"must be a time as a text; {MomentText.Form}." : $"must be {Meant(type)}.",
                    value);
        }
    }

    private JsonNode? Fault(string path, string mend, JsonElement? value = null)
    {
        if (_faults.Count < MostFaults)
            _faults.Add(new(path.Length == 0 ? "$" : path, mend, value is { } said ? Said(said) : null));
        return null;
    }

    private static string Said(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.Null ? "null" : value.ToString();
        }
        catch (InvalidOperationException)
        {
            // It holds half a character.
            return value.GetRawText();
        }
    }

    private static string Below(string path, string name)
    {
        var last = name.Length > LongestName ? name[..LongestName] + "…" : name;
        return path.Length == 0 ? last : $"{path}.{last}";
    }

    private static string NameOf(JsonProperty field)
    {
        try
        {
            return field.Name;
        }
        catch (InvalidOperationException)
        {
            // Its name holds half a character.
            return "�";
        }
    }

    private static string Meant(JsonTypeInfo info) => info.Kind switch
    {
        JsonTypeInfoKind.Enumerable => "a list",
        JsonTypeInfoKind.Dictionary => "an object",
        _ => $"an object with the fields {UnknownFields.Listed(info)}",
    };

    private static string Meant(Type type) =>
        type.IsEnum ? $"one of {ApiJson.NamesOf(type)}"
        : type == typeof(int) || type == typeof(long) ? "a whole number within its range"
        : type == typeof(bool) ? "true or false"
        : type == typeof(string) ? "a text"
        : "what the reference at / shows";
}
