using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Resources;

namespace Alliance.Journals;

/// <summary>Writes values of one type, byte for byte as the serializer would with <see cref="RecordJson.Options"/>. It
/// uses no serializer state and no boxing: they cost more than the values, and journals have millions of records. Types
/// that it does not know are left to the serializer.</summary>
internal abstract class ValueWriter<T>
{
    /// <summary>The writer of the type, found once. Types that contain one another do not initialize one another:
    /// fields look up their writer when they are first written.</summary>
    private static readonly Lazy<ValueWriter<T>> Found = new(() => (ValueWriter<T>)ValueWriters.For(typeof(T)));

    public static ValueWriter<T> Of => Found.Value;

    public abstract void Write(Utf8JsonWriter writer, T value);
}

/// <summary>Finds the writer of a type.</summary>
internal static class ValueWriters
{
    /// <summary>The <see cref="ValueWriter{T}"/> of a type.</summary>
    public static object For(Type type)
    {
        if (Simple(type) is { } simple) return simple;
        if (Nullable.GetUnderlyingType(type) is { } value) return Make(typeof(OfNullable<>), value);
        if (type.IsEnum && !type.IsDefined(typeof(FlagsAttribute), inherit: false)) return Make(typeof(OfEnum<>), type);
        if (type.IsSZArray && type != typeof(byte[])) return Make(typeof(OfArray<>), type.GetElementType()!);
        if (IdentifierConverterFactory.IsIdentifier(type)) return Make(typeof(OfIdentifier<>), type);
        return IsPlainObject(type) ? Make(typeof(OfObject<>), type) : Make(typeof(OfSerializer<>), type);
    }

    private static object? Simple(Type type) =>
        type == typeof(string) ? new OfLambda<string?>(static (w, v) => w.WriteStringValue(v))
        : type == typeof(int) ? new OfLambda<int>(static (w, v) => w.WriteNumberValue(v))
        : type == typeof(long) ? new OfLambda<long>(static (w, v) => w.WriteNumberValue(v))
        : type == typeof(bool) ? new OfLambda<bool>(static (w, v) => w.WriteBooleanValue(v))
        : type == typeof(Instant) ? new OfLambda<Instant>(static (w, v) => w.WriteNumberValue(v.Milliseconds))
        : type == typeof(Span) ? new OfLambda<Span>(static (w, v) => w.WriteNumberValue(v.Milliseconds))
        : type == typeof(ResourceKind) ? new OfLambda<ResourceKind>(static (w, v) => w.WriteStringValue(v.Code))
        : type == typeof(ActorId)
        ? new OfLambda<ActorId>(static (w, v) => JsonText.WriteValue(w, v.Kind.ToText(), "/", v.Key))
        : null;

    /// <summary>Whether the serializer would write the type property by property, and no type derives from
    /// it.</summary>
    private static bool IsPlainObject(Type type) =>
        (type.IsSealed || type.IsValueType)
        && RecordJson.Options.GetTypeInfo(type) is { Kind: JsonTypeInfoKind.Object, PolymorphismOptions: null } info
        && info.Properties.All(
            p => p.Get is not null && p.ShouldSerialize is null && p.CustomConverter is null && !p.IsExtensionData);

    private static object Make(Type writer, Type of) => Activator.CreateInstance(writer.MakeGenericType(of))!;

    private sealed class OfLambda<T>(Action<Utf8JsonWriter, T> write) : ValueWriter<T>
    {
        public override void Write(Utf8JsonWriter writer, T value) => write(writer, value);
    }

    private sealed class OfNullable<T> : ValueWriter<T?> where T : struct
    {
        public override void Write(Utf8JsonWriter writer, T? value)
        {
            if (value is { } some) ValueWriter<T>.Of.Write(writer, some);
            else writer.WriteNullValue();
        }
    }

    private sealed class OfEnum<T> : ValueWriter<T> where T : struct, Enum
    {
        private static readonly Dictionary<T, JsonEncodedText> Names = Enum.GetValues<T>().Distinct()
            .ToDictionary(v => v, v => JsonEncodedText.Encode(
                JsonNamingPolicy.CamelCase.ConvertName(Enum.GetName(v)!), RecordJson.WriterOptions.Encoder));

        public override void Write(Utf8JsonWriter writer, T value)
        {
            if (Names.TryGetValue(value, out var name)) writer.WriteStringValue(name);
            else JsonSerializer.Serialize(writer, value, RecordJson.Options);
        }
    }

    private sealed class OfIdentifier<T> : ValueWriter<T?> where T : IIdentifier<T>
    {
        public override void Write(Utf8JsonWriter writer, T? value)
        {
            if (value is null) writer.WriteNullValue();
            else writer.WriteStringValue(value.Text);
        }
    }

    private sealed class OfArray<T> : ValueWriter<T[]?>
    {
        public override void Write(Utf8JsonWriter writer, T[]? value)
        {
            if (value is null)
            {
                writer.WriteNullValue();
                return;
            }

            var of = ValueWriter<T>.Of;
            writer.WriteStartArray();
            foreach (var item in value) of.Write(writer, item);
            writer.WriteEndArray();
        }
    }

    private sealed class OfObject<T> : ValueWriter<T>
    {
        private readonly FieldWriter<T>[] _fields =
            [.. RecordJson.Options.GetTypeInfo(typeof(T)).Properties.Select(FieldWriter.For<T>)];

        public override void Write(Utf8JsonWriter writer, T value)
        {
            if (value is null)
            {
                writer.WriteNullValue();
                return;
            }

            writer.WriteStartObject();
            foreach (var field in _fields) field.Write(writer, ref value);
            writer.WriteEndObject();
        }
    }

    private sealed class OfSerializer<T> : ValueWriter<T>
    {
        private readonly JsonTypeInfo<T> _type = (JsonTypeInfo<T>)RecordJson.Options.GetTypeInfo(typeof(T));

        public override void Write(Utf8JsonWriter writer, T value) => JsonSerializer.Serialize(writer, value, _type);
    }
}
