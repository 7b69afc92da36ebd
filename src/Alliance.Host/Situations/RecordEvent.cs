using System.Buffers;
using System.Text;
using System.Text.Json;
using Alliance.Grains.Journals;
using Alliance.Grains.Realms;
using Alliance.Journals;

namespace Alliance.Host.Situations;

/// <summary>A record as one of the Server-Sent Events that all its watchers get.</summary>
internal static class RecordEvent
{
    /// <summary>What an event is written on, kept for the next that this thread writes.</summary>
    [ThreadStatic] private static ArrayBufferWriter<byte>? _sheet;
    [ThreadStatic] private static Utf8JsonWriter? _pen;

    /// <summary>The event; good until this thread writes the next.</summary>
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
