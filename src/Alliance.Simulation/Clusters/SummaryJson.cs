using System.Text.Json;
using Alliance.Simulation.Rehearsals;

namespace Alliance.Simulation.Clusters;

/// <summary>Converts summaries to and from JSON, to send them between silos.</summary>
internal static class SummaryJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    /// <exception cref="JsonException">The text is not a summary.</exception>
    public static RehearsalSummary Read(string json) => JsonSerializer.Deserialize<RehearsalSummary>(json, Options)!;
}
