using System.Text.Json;
using Alliance.Core.Geography;
using Alliance.Grains.Journals;

namespace Alliance.Host.Serving;

/// <summary>The form in which a realm's region is stored: what its file says, as JSON.</summary>
internal static class RegionJson
{
    public static byte[] Write(RegionData region) => JsonSerializer.SerializeToUtf8Bytes(region, RecordJson.Options);

    public static Region Read(ReadOnlyMemory<byte> stored) => new(JsonSerializer.Deserialize<RegionData>(stored.Span, RecordJson.Options)
        ?? throw new JsonException("A stored region is empty."));

}
