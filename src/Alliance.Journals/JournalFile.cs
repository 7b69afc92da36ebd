using System.Reflection;
using System.Text.Json;
using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Journals;

namespace Alliance.Journals;

/// <summary>Reads a journal from its JSON lines, compressed or not (<see cref="JournalArchive"/>).</summary>
public static class JournalFile
{
    private static readonly Lazy<Dictionary<string, Type>> Types = new(() => typeof(JournalRecord).Assembly.GetTypes()
        .Where(t => t is { IsAbstract: false } && t.IsAssignableTo(typeof(JournalRecord)))
        .ToDictionary(t => t.GetCustomAttribute<AliasAttribute>(inherit: false)!.Alias, StringComparer.Ordinal));

    /// <summary>Reads the records of a file, one by one.</summary>
    /// <exception cref="InvalidDataException">A line is not a record, or the archive is damaged or cut short. The
    /// message names file and line.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IEnumerable<JournalEntry> Read(string path)
    {
        var number = 0L;
        using var lines = new StreamReader(JournalArchive.OpenRead(path));
        while (lines.ReadLine() is { } line)
        {
            number++;
            if (number == 1 && line.Contains("\"format\"", StringComparison.Ordinal)) continue;
            yield return Parse(line, path, number);
        }
    }

    private static JournalEntry Parse(string line, string path, long number)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var json = document.RootElement;
            var alias = json.GetProperty("type").GetString()!;
            if (!Types.Value.TryGetValue(alias, out var type))
                throw new InvalidDataException($"{path}:{number}:1: no record is of type {alias}.");
            return new JournalEntry(
                json.GetProperty("n").GetInt64(),
                new Instant(json.GetProperty("at").GetInt64()),
                json.GetProperty("actor").Deserialize<ActorId>(RecordJson.Options),
                json.GetProperty("author").Deserialize<Author?>(RecordJson.Options),
                json.TryGetProperty("occurredAt", out var occurred) ? new Instant(occurred.GetInt64()) : null,
                CauseOf(json.GetProperty("cause").GetString()!),
                json.GetProperty("region").GetInt32(),
                (JournalRecord)json.Deserialize(type, RecordJson.Options)!,
                json.TryGetProperty("claimedAt", out var claimed) ? new Instant(claimed.GetInt64()) : null);
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new InvalidDataException(
                $"{path}:{number}:1: this is no record of a journal: {failure.Message}", failure);
        }
    }

    private static Cause CauseOf(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var (head, name) = colon < 0 ? (text, "") : (text[..colon], text[(colon + 1)..]);
        return head switch
        {
            "command" => new(CauseKind.Command, default, name),
            "timer" => new(CauseKind.Timer, default, name),
            "restored" => new(CauseKind.Restored, default, name),
            _ => new(
                CauseKind.Mail, JsonSerializer.SerializeToElement(head).Deserialize<ActorId>(RecordJson.Options), name),
        };
    }
}
