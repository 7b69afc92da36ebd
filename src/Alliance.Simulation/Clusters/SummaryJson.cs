using System.Text.Json;
using Alliance.Simulation.Rehearsals;

namespace Alliance.Simulation.Clusters;

/// <summary>A summary on its way between silos.</summary>
internal static class SummaryJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    /// <exception cref="JsonException">It is none.</exception>
    public static RehearsalSummary Read(string json) => JsonSerializer.Deserialize<RehearsalSummary>(json, Options)!;
}
