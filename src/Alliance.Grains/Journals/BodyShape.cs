using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Alliance.Core.Actors;

namespace Alliance.Grains.Journals;

/// <summary>How the records of one type are written: alias and fields, those of the base first, each type's in the order they are declared in.
/// Found once per type.</summary>
internal sealed class BodyShape
{
    private static readonly ConcurrentDictionary<Type, BodyShape> Shapes = new();

    private readonly Field[] _fields;

    private BodyShape(Type type)
    {
        var alias = type.GetCustomAttribute<AliasAttribute>(inherit: false)?.Alias
            ?? throw new InvalidOperationException($"{type} has no [Alias], by which it would be journalled.");
        Alias = JsonEncodedText.Encode(alias, RecordJson.WriterOptions.Encoder);
        _fields = [.. Properties(type).Select(p => new Field(type, p))];
    }

    public JsonEncodedText Alias { get; }

    public static BodyShape Of(Type type) => Shapes.GetOrAdd(type, static t => new BodyShape(t));

    public void WriteFields(Utf8JsonWriter writer, object body, JsonSerializerOptions options)
    {
        foreach (var field in _fields)
        {
            writer.WritePropertyName(field.Name);
            WriteValue(writer, field, options, field.Property.Get!(body));
        }
    }

    // The common types past the serializer, whose state costs more than the value: journals are written by the hundred thousand records.
    private static void WriteValue(Utf8JsonWriter writer, Field field, JsonSerializerOptions options, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case int number:
                writer.WriteNumberValue(number);
                break;
            case long number:
                writer.WriteNumberValue(number);
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case Instant instant:
                writer.WriteNumberValue(instant.Milliseconds);
                break;
            case ActorId actor:
                JsonText.WriteValue(writer, actor.Kind.ToText(), "/", actor.Key);
                break;
            default:
                JsonSerializer.Serialize(writer, value, field.TypeOf(options));
                break;
        }
    }

    private static IEnumerable<JsonPropertyInfo> Properties(Type type)
    {
        var options = RecordJson.Options;
        // The options' own reading of the type would hand abstract types to the converter that asks here, so a fresh one reads it.
        var info = new DefaultJsonTypeInfoResolver().GetTypeInfo(type, new JsonSerializerOptions { PropertyNamingPolicy = options.PropertyNamingPolicy });
        return info.Properties.Where(p => p.Get is not null).OrderBy(DepthOf).ThenBy(p => ((MemberInfo)p.AttributeProvider!).MetadataToken);
    }

    private static int DepthOf(JsonPropertyInfo property)
    {
        var depth = 0;
        for (var type = ((MemberInfo)property.AttributeProvider!).DeclaringType; type is not null; type = type.BaseType) depth++;
        return depth;
    }

    private sealed class Field
    {
        private JsonTypeInfo? _typeInfo;

        public Field(Type owner, JsonPropertyInfo property)
        {
            var reserved = owner.IsAssignableTo(typeof(JournalRecord)) ? RecordJson.Reserved : ["type"];
            if (reserved.Contains(property.Name))
                throw new InvalidOperationException($"{owner} has a field '{property.Name}', which every record has of its host.");
            Property = property;
            Name = JsonEncodedText.Encode(property.Name, RecordJson.WriterOptions.Encoder);
        }

        public JsonPropertyInfo Property { get; }
        public JsonEncodedText Name { get; }

        public JsonTypeInfo TypeOf(JsonSerializerOptions options) => _typeInfo ??= options.GetTypeInfo(Property.PropertyType);
    }
}
