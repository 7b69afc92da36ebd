using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Alliance.Core.Journals;
using Alliance.Journals;

namespace Alliance.Host.Api.Endpoints;

/// <summary>Writes a record of the journal in an answer, as it stands in the journal, where times are milliseconds of
/// the realm. It adds <c>time</c>, the wall-clock moment of the recording.</summary>
internal static class RecordView
{
    public static JsonObject Of(in JournalEntry entry, RealmDesk realm)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer, RecordJson.WriterOptions))
            RecordJson.WriteEntry(writer, entry, realm.Time(entry.At));
        return JsonNode.Parse(buffer.WrittenSpan)!.AsObject();
    }
}
