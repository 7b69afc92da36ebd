using System.Text.Json;
using Alliance.Core.Identifiers;

namespace Alliance.Journals;

/// <summary>Writes texts of several parts, joined without allocations.</summary>
internal static class JsonText
{
    private static readonly string[] Kinds = Enum.GetNames<ActorKind>();

    /// <summary>Returns the name of the kind, without the reflection of Enum.ToString.</summary>
    public static string ToText(this ActorKind kind) => Kinds[(int)kind];

    public static void Write(Utf8JsonWriter writer, JsonEncodedText name, params ReadOnlySpan<string> parts)
    {
        writer.WritePropertyName(name);
        WriteValue(writer, parts);
    }

    public static void WriteValue(Utf8JsonWriter writer, params ReadOnlySpan<string> parts)
    {
        var length = 0;
        foreach (var part in parts) length += part.Length;
        var text = length <= 256 ? stackalloc char[256] : new char[length];
        var at = 0;
        foreach (var part in parts)
        {
            part.CopyTo(text[at..]);
            at += part.Length;
        }

        writer.WriteStringValue(text[..length]);
    }
}
