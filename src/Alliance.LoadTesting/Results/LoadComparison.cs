using System.Text.Json;
using Alliance.Core.Stories;
using Alliance.LoadTesting.Calls;

namespace Alliance.LoadTesting.Results;

/// <summary>A figure of the former run and of this run.</summary>
/// <param name="Former">The value of the former run.</param>
/// <param name="Now">The value of this run.</param>
/// <param name="Ratio">The value of this run divided by the former one; null where one is missing or the former one is
/// zero.</param>
internal sealed record FigureChange(double? Former, double? Now, double? Ratio);

/// <summary>The figures of a former run, for comparison.</summary>
internal sealed class LoadComparison
{
    private static readonly string[] Latencies = ["ack", "firstOffer", "committed", "event"],
        Percentiles = ["p50", "p99"];
    private static readonly string[] Figures = ["maxSustainedPerSecond", "durableWritesPerRequest", "cpuMsPerRequest"];
    private readonly JsonElement _former;

    private LoadComparison(JsonElement former) => _former = former;

    /// <summary>Reads a file that <c>--json</c> has written. Returns an error; null for a good file.</summary>
    public static Telling? Read(string file, out LoadComparison? comparison)
    {
        comparison = null;
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(file));
            if (Number(document.RootElement, "maxSustainedPerSecond") is null)
                return new($"{file} 不是负载测试的结果；请给出 --json 输出所存的文件。",
                    $"{file} is no result of a load; give the file that --json was written to.");
            comparison = new LoadComparison(document.RootElement.Clone());
            return null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or IOException or UnauthorizedAccessException)
        {
            return new($"无法读取 {file}：{unreadable.Message}", $"{file} cannot be read: {unreadable.Message}");
        }
    }

    /// <summary>Returns each figure of the former run and of this run, by name.</summary>
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
