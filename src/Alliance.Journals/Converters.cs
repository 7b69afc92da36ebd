using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Alliance.Core.Identifiers;

namespace Alliance.Journals;

/// <summary>Converts an actor to and from <c>Kind/Key</c>, also as a key of a map.</summary>
internal sealed class ActorIdConverter : JsonConverter<ActorId>
{
    public override ActorId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Parse(reader.GetString());

    public override ActorId ReadAsPropertyName(
        ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Parse(reader.GetString());

    public override void Write(Utf8JsonWriter writer, ActorId value, JsonSerializerOptions options) =>
        writer.WriteStringValue(TextOf(value));

    public override void WriteAsPropertyName(Utf8JsonWriter writer, ActorId value, JsonSerializerOptions options) =>
        writer.WritePropertyName(TextOf(value));

    private static string TextOf(ActorId id) => $"{id.Kind.ToText()}/{id.Key}";

    private static ActorId Parse(string? text)
    {
        var slash = text?.IndexOf('/') ?? -1;
        return text is not null && slash > 0 && Enum.TryParse<ActorKind>(text.AsSpan(0, slash), out var kind)
            ? new ActorId(kind, text[(slash + 1)..])
            : throw new JsonException($"'{text}' names no actor; write it as Township/430422103.");
    }
}

/// <summary>Converts record structs that hold a single number or text (instants, spans, kinds of resource, typed
/// numbers) to that number or text.</summary>
internal sealed class SingleValueConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => ValueOf(typeToConvert) is not null;

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(
            typeof(SingleValueConverter<,>).MakeGenericType(typeToConvert, ValueOf(typeToConvert)!.PropertyType),
            ValueOf(typeToConvert))!;

    private static PropertyInfo? ValueOf(Type type)
    {
        if (!type.IsValueType || type.IsEnum || type.IsPrimitive
            || type.Namespace?.StartsWith("System", StringComparison.Ordinal) == true) return null;
        var constructors = type.GetConstructors().Where(c => c.GetParameters().Length > 0).ToArray();
        if (constructors is not [var only] || only.GetParameters() is not [var parameter]) return null;
        return type.GetProperty(parameter.Name!) is { } property && property.PropertyType == parameter.ParameterType
            && (property.PropertyType == typeof(string) || property.PropertyType.IsPrimitive) ? property : null;
    }
}

/// <summary>Writes and reads a struct as its one value.</summary>
internal sealed class SingleValueConverter<T, TValue>(PropertyInfo property) : JsonConverter<T> where T : struct
{
    private delegate TValue Getter(ref T owner);

    private readonly Getter _get = property.GetMethod!.CreateDelegate<Getter>();
    private readonly ConstructorInfo _make = typeof(T).GetConstructor([typeof(TValue)])!;

    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Make(JsonSerializer.Deserialize<TValue>(ref reader, options));

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        if (_get(ref value) is long number) writer.WriteNumberValue(number);
        else JsonSerializer.Serialize(writer, _get(ref value), options);
    }

    public override T ReadAsPropertyName(
        ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Make(Convert.ChangeType(reader.GetString(), typeof(TValue), System.Globalization.CultureInfo.InvariantCulture));

    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WritePropertyName(Convert.ToString(_get(ref value), System.Globalization.CultureInfo.InvariantCulture)!);

    private T Make(object? value) => (T)_make.Invoke([value]);
}

/// <summary>Writes and reads an identifier as its text.</summary>
public sealed class IdentifierConverterFactory : JsonConverterFactory
{
    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert) => IsIdentifier(typeToConvert);

    /// <inheritdoc/>
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(IdentifierConverter<>).MakeGenericType(typeToConvert))!;

    /// <summary>Whether a type is an identifier (<see cref="IIdentifier{TSelf}"/>).</summary>
    public static bool IsIdentifier(Type type) => Array.Exists(
        type.GetInterfaces(), i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IIdentifier<>));
}

/// <summary>Writes and reads one type of identifier as its text.</summary>
internal sealed class IdentifierConverter<T> : JsonConverter<T> where T : IIdentifier<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        T.Of(reader.GetString()!);

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Text);

    public override T ReadAsPropertyName(
        ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => T.Of(reader.GetString()!);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.Text);
}

/// <summary>Writes a value that is declared as an abstract type of the wire by its actual type, with its alias as
/// <c>type</c>. Such a value is not read back.</summary>
internal sealed class AliasedConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert is { IsAbstract: true, IsClass: true }
        && typeToConvert.IsDefined(typeof(AliasAttribute), inherit: false);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(AliasedConverter<>).MakeGenericType(typeToConvert))!;

    private sealed class AliasedConverter<T> : JsonConverter<T> where T : class
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException($"{typeof(T)} is written to journals and not read from them.");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
        {
            var shape = BodyShape.Of(value.GetType());
            writer.WriteStartObject();
            writer.WriteString("type", shape.Alias);
            shape.WriteFields(writer, value);
            writer.WriteEndObject();
        }
    }
}
