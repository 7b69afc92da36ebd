using System.Text.Json;
using Alliance.Core.Geography;
using Alliance.Journals;

namespace Alliance.Simulation.Regions;

/// <summary>Reads and writes a region as JSON. Stores and the API use this form.</summary>
public static class RegionJson
{
    /// <summary>Writes a region as UTF-8.</summary>
    public static byte[] Write(RegionData region) => JsonSerializer.SerializeToUtf8Bytes(region, RecordJson.Options);

    /// <summary>Reads a region.</summary>
    /// <exception cref="JsonException">The JSON is not a region.</exception>
    /// <exception cref="ArgumentException">A code occurs twice or names nothing.</exception>
    public static Region Parse(JsonElement given) => Made(given.Deserialize<RegionData>(RecordJson.Options));

    /// <inheritdoc cref="Parse(JsonElement)"/>
    public static Region Parse(ReadOnlySpan<byte> given) =>
        Made(JsonSerializer.Deserialize<RegionData>(given, RecordJson.Options));

    private static Region Made(RegionData? data) => new(data ?? throw new JsonException("it is empty"));
}
