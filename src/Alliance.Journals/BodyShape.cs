using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Alliance.Core.Actors;

namespace Alliance.Journals;

/// <summary>Describes how records of one type are written: the alias and the fields. Fields of the base type come
/// first, and each type's fields in the order of their declaration. It is computed once per type.</summary>
internal sealed class BodyShape
{
    private static readonly ConcurrentDictionary<Type, BodyShape> Shapes = new();

    private readonly FieldWriter<object>[] _fields;

    private BodyShape(Type type)
    {
        var alias = type.GetCustomAttribute<AliasAttribute>(inherit: false)?.Alias
            ?? throw new InvalidOperationException($"{type} has no [Alias], by which it would be journalled.");
        Alias = JsonEncodedText.Encode(alias, RecordJson.WriterOptions.Encoder);
        _fields = [.. Properties(type).Select(p => FieldOf(type, p))];
    }

    public JsonEncodedText Alias { get; }

    public static BodyShape Of(Type type) => Shapes.GetOrAdd(type, static t => new BodyShape(t));

    public void WriteFields(Utf8JsonWriter writer, object body)
    {
        foreach (var field in _fields) field.Write(writer, ref body);
    }

    private static FieldWriter<object> FieldOf(Type owner, JsonPropertyInfo property)
    {
        var reserved = owner.IsAssignableTo(typeof(JournalRecord)) ? RecordJson.Reserved : ["type"];
        if (reserved.Contains(property.Name))
            throw new InvalidOperationException(
                $"{owner} has a field '{property.Name}', which every record has of its host.");
        return FieldWriter.Of(owner, property);
    }

    private static IEnumerable<JsonPropertyInfo> Properties(Type type)
    {
        var options = RecordJson.Options;
        // The options' own reading of the type would hand abstract types to the converter that asks here, so a fresh
        // one reads it.
        var fresh = new JsonSerializerOptions { PropertyNamingPolicy = options.PropertyNamingPolicy };
        var info = RecordFields.Resolver.GetTypeInfo(type, fresh);
        return info.Properties.Where(p => p.Get is not null).OrderBy(DepthOf)
            .ThenBy(p => ((MemberInfo)p.AttributeProvider!).MetadataToken);
    }

    private static int DepthOf(JsonPropertyInfo property)
    {
        var depth = 0;
        for (var type = ((MemberInfo)property.AttributeProvider!).DeclaringType; type is not null; type = type.BaseType)
            depth++;
        return depth;
    }
}
