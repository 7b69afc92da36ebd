using System.Text.Json;
using System.Text.Json.Nodes;
using Alliance.Host.Output;

namespace Alliance.Host.Commands.Servers;

/// <summary>The answer of a server.</summary>
/// <param name="Status">Its status; 0 where there was no answer.</param>
/// <param name="Bytes">Its body.</param>
/// <param name="Unreachable">Why there was no answer; else null.</param>
internal sealed record ServerReply(int Status, byte[] Bytes, Text? Unreachable)
{
    /// <summary>Whether the server did what it was asked.</summary>
    public bool IsDone => Status is >= 200 and < 300;

    /// <summary>The body as JSON; null for another body.</summary>
    public JsonNode? Json { get; } = Parse(Bytes);

    /// <summary>The exit code of a command that called.</summary>
    public int Exit => IsDone && Json is not null ? ExitCodes.Done
        : Status is StatusCodes.Status400BadRequest or StatusCodes.Status404NotFound ? ExitCodes.BadInput
        : ExitCodes.Failed;

    /// <summary>Why it was not done, in lines.</summary>
    public IEnumerable<Text> Problems()
    {
        if (Unreachable is { } silent) return [silent];
        if (Json?["errors"] is JsonObject { Count: > 0 } errors)
            return errors.SelectMany(e => e.Value!.AsArray().Select(mend => Text.Verbatim($"{e.Key}: {mend}")));
        var detail = Json?["detail"]?.ToString() ?? "no JSON came back; is it a server of Alliance?";
        return [Text.Verbatim($"{Status}: {detail}")];
    }

    private static JsonNode? Parse(byte[] bytes)
    {
        try
        {
            return JsonNode.Parse(bytes);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
