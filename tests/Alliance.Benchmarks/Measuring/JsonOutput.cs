using System.Text.Json;

namespace Alliance.Benchmarks.Measuring;

/// <summary>How results are written.</summary>
internal static class JsonOutput
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web) { WriteIndented = true };
}
