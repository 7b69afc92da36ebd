using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Alliance.Journals;

/// <summary>Writes one field of an object, with its name.</summary>
internal abstract class FieldWriter<TOwner>
{
    public abstract void Write(Utf8JsonWriter writer, ref TOwner owner);
}

/// <summary>Creates writers of fields.</summary>
internal static class FieldWriter
{
    /// <summary>Creates the writer of a property, with the name and type that the serializer has for it.</summary>
    public static FieldWriter<TOwner> For<TOwner>(JsonPropertyInfo property) =>
        (FieldWriter<TOwner>)Make(
            typeof(TOwner).IsValueType ? typeof(OfStruct<,>) : typeof(OfClass<,>), typeof(TOwner), property);

    /// <summary>Creates the writer of a property for an owner type that is known only at run time. The type of an owner
    /// is not checked again when it is written.</summary>
    public static FieldWriter<object> Of(Type owner, JsonPropertyInfo property) =>
        (FieldWriter<object>)Activator.CreateInstance(
            typeof(OfObject<>).MakeGenericType(owner), Make(typeof(OfClass<,>), owner, property))!;

    private static object Make(Type writer, Type owner, JsonPropertyInfo property) => Activator.CreateInstance(
        writer.MakeGenericType(owner, property.PropertyType),
        JsonEncodedText.Encode(property.Name, RecordJson.WriterOptions.Encoder),
        ((PropertyInfo)property.AttributeProvider!).GetMethod!)!;

    private sealed class OfObject<TOwner>(FieldWriter<TOwner> field) : FieldWriter<object> where TOwner : class
    {
        public override void Write(Utf8JsonWriter writer, ref object owner)
        {
            var typed = (TOwner)owner;
            field.Write(writer, ref typed);
        }
    }

    private sealed class OfClass<TOwner, TValue>(JsonEncodedText name, MethodInfo getter)
        : FieldWriter<TOwner> where TOwner : class
    {
        private readonly Func<TOwner, TValue> _get = getter.CreateDelegate<Func<TOwner, TValue>>();
        private ValueWriter<TValue>? _value;

        public override void Write(Utf8JsonWriter writer, ref TOwner owner)
        {
            writer.WritePropertyName(name);
            (_value ??= ValueWriter<TValue>.Of).Write(writer, _get(owner));
        }
    }

    private sealed class OfStruct<TOwner, TValue>(JsonEncodedText name, MethodInfo getter)
        : FieldWriter<TOwner> where TOwner : struct
    {
        private delegate TValue Getter(ref TOwner owner);

        private readonly Getter _get = getter.CreateDelegate<Getter>();
        private ValueWriter<TValue>? _value;

        public override void Write(Utf8JsonWriter writer, ref TOwner owner)
        {
            writer.WritePropertyName(name);
            (_value ??= ValueWriter<TValue>.Of).Write(writer, _get(ref owner));
        }
    }
}
