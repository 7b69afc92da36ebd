using System.Text.Json;
using Alliance.LoadTesting.Calls;

namespace Alliance.LoadTesting.Results;

/// <summary>A figure then and now.</summary>
/// <param name="Former">Then.</param>
/// <param name="Now">Now.</param>
/// <param name="Ratio">Now over then; null where one is missing or it was zero.</param>
internal sealed record FigureChange(double? Former, double? Now, double? Ratio);

/// <summary>Figures of a former run, to compare one with.</summary>
internal sealed class LoadComparison
{
    private static readonly string[] Latencies = ["ack", "firstOffer", "committed", "event"],
        Percentiles = ["p50", "p99"];
    private static readonly string[] Figures = ["maxSustainedPerSecond", "durableWritesPerRequest", "cpuMsPerRequest"];
    private readonly JsonElement _former;

    private LoadComparison(JsonElement former) => _former = former;

    /// <summary>Reads the file that <c>--json</c> was written to; what is wrong with it, if anything.</summary>
    public static string? Read(string file, out LoadComparison? comparison)
    {
        comparison = null;
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(file));
            if (Number(document.RootElement, "maxSustainedPerSecond") is null)
                return $"{file} is no result of a load; give the file that --json was written to.";
            comparison = new LoadComparison(document.RootElement.Clone());
            return null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or IOException or UnauthorizedAccessException)
        {
            return $"{file} cannot be read: {unreadable.Message}";
        }
    }

    /// <summary>Each figure then and now, by name.</summary>
    public IReadOnlyDictionary<string, FigureChange> With(LoadResult now)
    {
        var current = JsonSerializer.SerializeToElement(now, LoadJson.Results);
        var changes = new Dictionary<string, FigureChange>();
        string[][] paths =
        [
            .. Figures.Select(f => new[] { f }),
            .. Latencies.SelectMany(l => Percentiles.Select(p => new[] { "latencyMs", l, p })),
        ];
        foreach (var path in paths)
        {
            var (then, today) = (Number(_former, path), Number(current, path));
            changes[string.Join('.', path)] = new FigureChange(
                then,
                today,
                then is > 0 && today is { } value ? Math.Round(value / then.Value, 3) : null);
        }

        return changes;
    }

    private static double? Number(JsonElement from, params string[] path)
    {
        foreach (var name in path)
            if (from.ValueKind != JsonValueKind.Object || !from.TryGetProperty(name, out from)) return null;
        return from.ValueKind == JsonValueKind.Number ? from.GetDouble() : null;
    }
}
