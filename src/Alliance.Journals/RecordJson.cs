using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Alliance.Core.Actors;
using Alliance.Core.Journals;

namespace Alliance.Journals;

/// <summary>Writes records as JSON, in the same form for the journal of a run, the live journal and the event stream.
/// The API shows moments as times. A record's type is its alias. Its fields stand beside those of the host, in camel
/// case. Instants and spans are whole milliseconds, actors <c>Kind/Key</c>, enums and kinds of resource their names.
/// Chinese text is not escaped.</summary>
public static class RecordJson
{
    /// <summary>The serializer options for other values: the same converters and names as for records.</summary>
    public static JsonSerializerOptions Options { get; } = MakeOptions();

    /// <summary>The options of writers that records are written to.</summary>
    public static JsonWriterOptions WriterOptions { get; } = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    private static readonly JsonEncodedText N = JsonEncodedText.Encode("n");
    private static readonly JsonEncodedText At = JsonEncodedText.Encode("at");
    private static readonly JsonEncodedText ActorName = JsonEncodedText.Encode("actor");
    private static readonly JsonEncodedText AuthorName = JsonEncodedText.Encode("author");
    private static readonly JsonEncodedText OccurredAt = JsonEncodedText.Encode("occurredAt");
    private static readonly JsonEncodedText ClaimedAt = JsonEncodedText.Encode("claimedAt");
    private static readonly JsonEncodedText CauseName = JsonEncodedText.Encode("cause");
    private static readonly JsonEncodedText RegionName = JsonEncodedText.Encode("region");
    private static readonly JsonEncodedText Time = JsonEncodedText.Encode("time");
    private static readonly JsonEncodedText TypeName = JsonEncodedText.Encode("type");

    /// <summary>The names of the host's fields. No field of a record may have one of them.</summary>
    internal static readonly IReadOnlyList<string> Reserved =
        ["n", "at", "actor", "author", "occurredAt", "claimedAt", "cause", "region", "type", "time"];

    /// <summary>Writes a record with what its host adds, as one object.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="entry">The record.</param>
    /// <param name="time">The wall-clock moment of its recording, written beside the realm's own time; null where there
    /// is none, as in a run.</param>
    /// <exception cref="InvalidOperationException">The record's type has no alias, or a field with the name of a field
    /// of the host.</exception>
    public static void WriteEntry(Utf8JsonWriter writer, in JournalEntry entry, DateTimeOffset? time = null)
    {
        writer.WriteStartObject();
        writer.WriteNumber(N, entry.Number);
        writer.WriteNumber(At, entry.At.Milliseconds);
        JsonText.Write(writer, ActorName, entry.Actor.Kind.ToText(), "/", entry.Actor.Key);
        if (entry.Author is { } author)
        {
            writer.WriteStartObject(AuthorName);
            writer.WriteString("name", author.Name);
            writer.WriteString("office", author.Office);
            // Left out where they are not known, so that a journal without accounts has none.
            if (author.Account is { } account) writer.WriteString("account", account);
            if (author.OnBehalfOf is { } other) writer.WriteString("onBehalfOf", other);
            if (author.ActingFor is { } office) writer.WriteString("actingFor", office);
            writer.WriteEndObject();
        }
        else writer.WriteNull(AuthorName);

        if (entry.OccurredAt is { } occurred) writer.WriteNumber(OccurredAt, occurred.Milliseconds);
        if (entry.ClaimedAt is { } claimed) writer.WriteNumber(ClaimedAt, claimed.Milliseconds);
        WriteCause(writer, entry.Cause);
        writer.WriteNumber(RegionName, entry.RegionVersion);
        WriteBody(writer, entry.Body);
        if (time is { } moment) writer.WriteString(Time, moment);
        writer.WriteEndObject();
    }

    /// <summary>Writes <c>"type"</c> and the fields of a record into an open object.</summary>
    /// <exception cref="InvalidOperationException">As for <see cref="WriteEntry"/>.</exception>
    public static void WriteBody(Utf8JsonWriter writer, JournalRecord body)
    {
        var shape = BodyShape.Of(body.GetType());
        writer.WriteString(TypeName, shape.Alias);
        shape.WriteFields(writer, body);
    }

    /// <summary>Returns the name of a type of record in JSON: its alias.</summary>
    /// <exception cref="InvalidOperationException">The type has no alias.</exception>
    public static string TypeOf(Type record) => BodyShape.Of(record).Alias.Value;

    private static void WriteCause(Utf8JsonWriter writer, in Cause cause)
    {
        switch (cause.Kind)
        {
            case CauseKind.Command:
                JsonText.Write(writer, CauseName, "command:", cause.Name);
                break;
            case CauseKind.Restored:
                writer.WriteString(CauseName, "restored");
                break;
            case CauseKind.Timer:
                JsonText.Write(writer, CauseName, "timer:", cause.Name);
                break;
            default:
                JsonText.Write(writer, CauseName, cause.From.Kind.ToText(), "/", cause.From.Key, ":", cause.Name);
                break;
        }
    }

    private static JsonSerializerOptions MakeOptions()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            NumberHandling = JsonNumberHandling.Strict,
            TypeInfoResolver = RecordFields.Resolver,
        };
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        options.Converters.Add(new ActorIdConverter());
        options.Converters.Add(new IdentifierConverterFactory());
        options.Converters.Add(new SingleValueConverterFactory());
        options.Converters.Add(new AliasedConverterFactory());
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
