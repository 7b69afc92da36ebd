using System.Text.Json;

namespace Alliance.Host.Tests.Fuzzing;

/// <summary>The schemas of an API document.</summary>
internal sealed class Schemas(JsonElement document)
{
    /// <summary>The schema that a reference points to, without the null that may stand for it.</summary>
    public JsonElement Resolve(JsonElement schema)
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            var target = document;
            foreach (var part in reference.GetString()!.Split('/').Skip(1)) target = target.GetProperty(part);
            return Resolve(target);
        }

        return schema.TryGetProperty("oneOf", out var choices)
            ? Resolve(choices.EnumerateArray().First(c => !IsNull(c))) : schema;
    }

    /// <summary>The type of a value, such as "integer"; null where any will do.</summary>
    public static string? TypeOf(JsonElement schema) =>
        !schema.TryGetProperty("type", out var type) ? null
        : type.ValueKind == JsonValueKind.String ? type.GetString()
        : type.EnumerateArray().Select(t => t.GetString()).First(t => t != "null");

    /// <summary>Returns where a value breaks its schema first, and how; null where it keeps it.</summary>
    public string? Wrong(JsonElement value, JsonElement schema, string path = "$")
    {
        if (value.ValueKind == JsonValueKind.Null) return MayBeNull(schema) ? null : $"{path} is null";
        schema = Resolve(schema);
        if (schema.TryGetProperty("enum", out var names)
            && !names.EnumerateArray().Any(n => n.GetRawText() == value.GetRawText()))
            return $"{path} is {value.GetRawText()}, which is not listed";
        var isRight = TypeOf(schema) switch
        {
            "string" => value.ValueKind == JsonValueKind.String,
            "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
            "number" => value.ValueKind == JsonValueKind.Number,
            "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            "array" => value.ValueKind == JsonValueKind.Array,
            "object" => value.ValueKind == JsonValueKind.Object,
            _ => true,
        };
        if (!isRight) return $"{path} is a {value.ValueKind} and not a {TypeOf(schema)}";
        return value.ValueKind switch
        {
            JsonValueKind.Array when schema.TryGetProperty("items", out var items) =>
                value.EnumerateArray().Select((v, i) => Wrong(v, items, $"{path}[{i}]")).FirstOrDefault(w => w != null),
            JsonValueKind.Object => WrongFields(value, schema, path),
            _ => null,
        };
    }

    private string? WrongFields(JsonElement value, JsonElement schema, string path)
    {
        if (schema.TryGetProperty("required", out var required))
            foreach (var name in required.EnumerateArray())
                if (!value.TryGetProperty(name.GetString()!, out _)) return $"{path}.{name} is missing";
        foreach (var field in value.EnumerateObject())
        {
            var wrong = schema.TryGetProperty("properties", out var known)
                && known.TryGetProperty(field.Name, out var one) ? Wrong(field.Value, one, $"{path}.{field.Name}")
                : schema.TryGetProperty("additionalProperties", out var more)
                    ? more.ValueKind == JsonValueKind.False ? $"{path}.{field.Name} is not described"
                        : Wrong(field.Value, more, $"{path}.{field.Name}")
                : null;
            if (wrong is not null) return wrong;
        }

        return null;
    }

    private bool MayBeNull(JsonElement schema)
    {
        if (schema.TryGetProperty("oneOf", out var choices)) return choices.EnumerateArray().Any(MayBeNull);
        if (schema.TryGetProperty("enum", out var names) && names.EnumerateArray().Any(IsNull)) return true;
        if (schema.TryGetProperty("$ref", out var reference) && reference.GetString()!.EndsWith(
            "/JsonElement", StringComparison.Ordinal)) return true;
        return IsNull(schema) || (!schema.TryGetProperty("$ref", out _) && TypeIsOpen(schema));
    }

    private static bool TypeIsOpen(JsonElement schema) => !schema.TryGetProperty("type", out var type)
        || (type.ValueKind == JsonValueKind.Array && type.EnumerateArray().Any(t => t.ValueEquals("null")));

    private static bool IsNull(JsonElement schema) => schema.ValueKind == JsonValueKind.Null
        || (schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("type", out var type)
            && type.ValueKind == JsonValueKind.String && type.ValueEquals("null"));
}
