using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Alliance.Core.Journals;
using Alliance.Journals;

namespace Alliance.Host.Api.Endpoints;

/// <summary>Writes a record of the journal in an answer: as it stands in the journal, but with wall-clock times in
/// place of the realm's milliseconds. <c>at</c>, and <c>time</c> beside it, is when it was recorded.</summary>
internal static class RecordView
{
    public static JsonObject Of(in JournalEntry entry, RealmDesk realm)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer, RecordJson.WriterOptions))
            RecordJson.WriteEntry(writer, entry, realm.Time(entry.At));
        var json = JsonNode.Parse(buffer.WrittenSpan)!.AsObject();
        json["at"] = realm.Time(entry.At);
        if (entry.OccurredAt is { } occurred) json["occurredAt"] = realm.Time(occurred);
        if (entry.ClaimedAt is { } claimed) json["claimedAt"] = realm.Time(claimed);
        RecordTimes.Show(json, entry.Body, realm);
        return json;
    }
}
