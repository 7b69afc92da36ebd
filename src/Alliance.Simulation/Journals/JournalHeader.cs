using System.Text.Json;

namespace Alliance.Simulation.Journals;

/// <summary>The first line of a journal: everything that determines the run.</summary>
/// <remarks>The place, the time and the number of shards of the run are not in it.</remarks>
internal sealed record JournalHeader
{
    /// <summary>Name and version of the format.</summary>
    public const string Format = "alliance-journal/1";

    private const string FirstBytes = "{\"format\":\"alliance-journal/";
    private static readonly string Engine = typeof(JournalHeader).Assembly.GetName().Version!.ToString(3);

    /// <summary>Name of the scenario.</summary>
    public required string Scenario { get; init; }

    /// <summary>Digest of the scenario with all files it includes.</summary>
    public required string ScenarioDigest { get; init; }

    /// <summary>Seed of the run.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Name of the policy.</summary>
    public required string Policy { get; init; }

    /// <summary>The manual settings over the scenario, as <c>path=value</c> in the given order.</summary>
    public required IReadOnlyList<string> Overrides { get; init; }

    /// <summary>Whether the journal records all inputs of decisions.</summary>
    public required bool HasDetail { get; init; }

    /// <summary>Returns whether a line is the first of a journal.</summary>
    /// <param name="line">The line; null for none.</param>
    public static bool Is(string? line) => line is not null && line.StartsWith(FirstBytes, StringComparison.Ordinal);

    /// <summary>Writes the header as one JSON object.</summary>
    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("format", Format);
        writer.WriteString("engine", Engine);
        writer.WriteString("scenario", Scenario);
        writer.WriteString("scenarioDigest", ScenarioDigest);
        writer.WriteNumber("seed", Seed);
        writer.WriteString("policy", Policy);
        writer.WriteStartArray("overrides");
        foreach (var assignment in Overrides) writer.WriteStringValue(assignment);
        writer.WriteEndArray();
        if (HasDetail) writer.WriteBoolean("detail", true);
        writer.WriteEndObject();
    }
}
