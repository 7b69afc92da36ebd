using System.Text.Json;
using Alliance.Simulation.Conducting;

namespace Alliance.Simulation.Journals;

/// <summary>The first line of a journal: what a run is made of, and nothing of where or when it ran, or on how many shards.</summary>
internal static class JournalHeader
{
    public const string Format = "alliance-journal/1";

    private static readonly string Engine = typeof(JournalHeader).Assembly.GetName().Version!.ToString(3);

    /// <summary>Whether a line is the first of a journal.</summary>
    public static bool Is(string? line) => line is not null && line.StartsWith("{\"format\":\"alliance-journal/", StringComparison.Ordinal);

    public static void Write(Utf8JsonWriter writer, RunSetup setup)
    {
        writer.WriteStartObject();
        writer.WriteString("format", Format);
        writer.WriteString("engine", Engine);
        writer.WriteString("scenario", setup.Scenario);
        writer.WriteString("scenarioDigest", setup.ScenarioDigest);
        writer.WriteNumber("seed", setup.Seed);
        writer.WriteString("policy", setup.Policy);
        writer.WriteStartArray("overrides");
        foreach (var assignment in setup.Overrides) writer.WriteStringValue(assignment);
        writer.WriteEndArray();
        if (setup.Region.Data.Policies.RecordsAllInputs) writer.WriteBoolean("detail", true);
        writer.WriteEndObject();
    }
}
