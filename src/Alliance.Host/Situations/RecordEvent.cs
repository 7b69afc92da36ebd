using System.Buffers;
using System.Text;
using System.Text.Json;
using Alliance.Grains.Journals;
using Alliance.Grains.Realms;
using Alliance.Journals;

namespace Alliance.Host.Situations;

/// <summary>Writes a record as a Server-Sent Event. All watchers get the same bytes.</summary>
internal static class RecordEvent
{
    /// <summary>The buffer of this thread for writing events.</summary>
    [ThreadStatic] private static ArrayBufferWriter<byte>? _sheet;
    [ThreadStatic] private static Utf8JsonWriter? _pen;

    /// <summary>Writes the event of a record. The result is valid until this thread writes the next event.</summary>
    public static ReadOnlySpan<byte> Of(StoredRecord record, LiveRealm realm)
    {
        var sheet = _sheet ??= new ArrayBufferWriter<byte>(4_096);
        var pen = _pen ??= new Utf8JsonWriter(sheet, RecordJson.WriterOptions);
        sheet.ResetWrittenCount();
        pen.Reset();
        Encoding.UTF8.GetBytes(
            $"id: {record.Number}\nevent: {RecordJson.TypeOf(record.Entry.Body.GetType())}\ndata: ", sheet);
        RecordJson.WriteEntry(pen, record.Entry, realm.LocalTime(record.Entry.At));
        pen.Flush();
        sheet.Write("\n\n"u8);
        return sheet.WrittenSpan;
    }
}
