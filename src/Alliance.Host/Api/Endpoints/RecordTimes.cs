using System.Collections;
using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Alliance.Core.Actors;
using Alliance.Journals;

namespace Alliance.Host.Api.Endpoints;

/// <summary>Replaces the moments of a record, which the journal has in milliseconds of the realm, by wall-clock times,
/// wherever in the record they stand.</summary>
internal static class RecordTimes
{
    /// <summary>The fields of a type that may hold a moment, or have one within.</summary>
    private static readonly ConcurrentDictionary<Type, JsonPropertyInfo[]> Fields = new();

    /// <summary>Replaces the moments of a value.</summary>
    /// <param name="json">The value as the journal has it.</param>
    /// <param name="value">The same value.</param>
    /// <param name="realm">The realm whose moments they are.</param>
    public static void Show(JsonNode? json, object? value, RealmDesk realm)
    {
        if (json is JsonObject map && value is IDictionary entries)
            foreach (var (name, entry) in map.Select(m => m.Key).ToList().Zip(entries.Values.Cast<object?>()))
                Show(map[name], entry, moment => map[name] = moment, realm);
        else if (json is JsonObject fields && value is not null)
            foreach (var field in FieldsOf(value.GetType()))
                Show(fields[field.Name], field.Get!(value), moment => fields[field.Name] = moment, realm);
        else if (json is JsonArray items && value is IEnumerable list)
            foreach (var (item, i) in list.Cast<object?>().Select((item, i) => (item, i)))
                Show(items[i], item, moment => items[i] = moment, realm);
    }

    private static void Show(JsonNode? json, object? value, Action<JsonNode> replace, RealmDesk realm)
    {
        if (value is Instant moment) replace(JsonValue.Create(realm.Time(moment)));
        else Show(json, value, realm);
    }

    private static JsonPropertyInfo[] FieldsOf(Type type) => Fields.GetOrAdd(
        type,
        t =>
        [
            .. RecordJson.Options.GetTypeInfo(t).Properties
                .Where(p => p.Get is not null && May(p.PropertyType, [])),
        ]);

    /// <summary>Whether values of a type may hold a moment. What derives from an abstract type may.</summary>
    private static bool May(Type type, HashSet<Type> seen)
    {
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        if (bare == typeof(Instant)) return true;
        if (!seen.Add(bare)) return false;
        var info = RecordJson.Options.GetTypeInfo(bare);
        return info.Kind switch
        {
            JsonTypeInfoKind.Object => info.Properties.Any(p => May(p.PropertyType, seen)),
            JsonTypeInfoKind.Enumerable or JsonTypeInfoKind.Dictionary => May(info.ElementType!, seen),
            _ => bare.IsAbstract,
        };
    }
}
