using System.Buffers;
using System.Text.Json;
using Alliance.Core.Geography;
using Alliance.Core.Journals;
using Alliance.Host.Api.Lists;
using Alliance.Journals;

namespace Alliance.Host.Api.Journals;

/// <summary>The texts of a record: who, where, and every text and number of its body.</summary>
internal static class RecordTexts
{
    [ThreadStatic] private static ArrayBufferWriter<byte>? _sheet;

    /// <summary>Lists the texts of a record.</summary>
    public static IReadOnlyList<string?> Of(in JournalEntry entry, Region region)
    {
        var texts = new List<string?>
        {
            entry.Actor.Key, Lookups.NameOf(entry.Actor, region), entry.Author?.Name, entry.Author?.Office,
        };
        var sheet = _sheet ??= new ArrayBufferWriter<byte>(4_096);
        sheet.ResetWrittenCount();
        using (var pen = new Utf8JsonWriter(sheet, RecordJson.WriterOptions))
        {
            pen.WriteStartObject();
            RecordJson.WriteBody(pen, entry.Body);
            pen.WriteEndObject();
        }

        var reader = new Utf8JsonReader(sheet.WrittenSpan);
        while (reader.Read())
            if (reader.TokenType == JsonTokenType.String) texts.Add(reader.GetString());
            else if (reader.TokenType == JsonTokenType.Number)
                texts.Add(System.Text.Encoding.UTF8.GetString(reader.ValueSpan));
        return texts;
    }
}
