using System.Text.Json;
using Alliance.Core.Geography;
using Alliance.Grains.Journals;
using Alliance.Grains.Storage;

namespace Alliance.Host.Serving;

/// <summary>The form in which a realm's region is stored: what its file says, as JSON.</summary>
internal static class RegionJson
{
    public static byte[] Write(RegionData region) => JsonSerializer.SerializeToUtf8Bytes(region, RecordJson.Options);

    /// <summary>A region that somebody gives in that form.</summary>
    /// <exception cref="JsonException">It is no region.</exception>
    /// <exception cref="ArgumentException">A code is doubled or names nothing.</exception>
    public static Region Parse(JsonElement given) => new(given.Deserialize<RegionData>(RecordJson.Options) ?? throw new JsonException("it is empty"));

    /// <exception cref="StoreUnavailableException">It is not as it was written.</exception>
    public static Region Read(ReadOnlyMemory<byte> stored)
    {
        try
        {
            return new(JsonSerializer.Deserialize<RegionData>(stored.Span, RecordJson.Options) ?? throw new JsonException("it is empty"));
        }
        catch (JsonException failure)
        {
            throw new StoreUnavailableException($"the region of a realm in the store is damaged ({failure.Message}). Put a backup of the store in its place.");
        }
    }
}
