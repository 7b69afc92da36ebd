using System.Text.Json;
using Alliance.Core.Geography;
using Alliance.Journals;

namespace Alliance.Simulation.Regions;

/// <summary>A region as JSON: the form that a store keeps and that the API takes and gives.</summary>
public static class RegionJson
{
    /// <summary>Writes a region as UTF-8.</summary>
    public static byte[] Write(RegionData region) => JsonSerializer.SerializeToUtf8Bytes(region, RecordJson.Options);

    /// <summary>Reads a region.</summary>
    /// <exception cref="JsonException">It is no region.</exception>
    /// <exception cref="ArgumentException">A code is doubled or names nothing.</exception>
    public static Region Parse(JsonElement given) => Made(given.Deserialize<RegionData>(RecordJson.Options));

    /// <inheritdoc cref="Parse(JsonElement)"/>
    public static Region Parse(ReadOnlySpan<byte> given) =>
        Made(JsonSerializer.Deserialize<RegionData>(given, RecordJson.Options));

    private static Region Made(RegionData? data) => new(data ?? throw new JsonException("it is empty"));
}
