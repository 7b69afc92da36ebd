using System.Text;
using System.Text.Json.Nodes;

namespace Alliance.Host.Api.Journals;

/// <summary>Cuts the records of an event stream down to what says that something has happened, and where.</summary>
internal static class RecordHeads
{
    private const string Data = "data: ";
    private static readonly string[] Kept = ["n", "at", "actor", "type", "time"];

    /// <summary>Returns whole events of a stream with the heads of their records alone.</summary>
    /// <param name="events">The events, as UTF-8.</param>
    public static ReadOnlyMemory<byte> Of(ReadOnlySpan<byte> events) => Encoding.UTF8.GetBytes(
        string.Join('\n', Encoding.UTF8.GetString(events).Split('\n').Select(l =>
            l.StartsWith(Data, StringComparison.Ordinal) ? Data + Head(l[Data.Length..]) : l)));

    private static string Head(string record)
    {
        var whole = JsonNode.Parse(record)!;
        var head = new JsonObject(Kept.Select(k => KeyValuePair.Create(k, whole[k]?.DeepClone())));
        return head.ToJsonString();
    }
}
