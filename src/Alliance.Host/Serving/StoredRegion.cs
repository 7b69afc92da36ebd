using System.Text.Json;
using Alliance.Core.Geography;
using Alliance.Grains.Storage;
using Alliance.Simulation.Regions;

namespace Alliance.Host.Serving;

/// <summary>Reads the region of a realm from its store.</summary>
internal static class StoredRegion
{
    /// <summary>Reads a region that <see cref="RegionJson.Write"/> wrote.</summary>
    /// <exception cref="StoreUnavailableException">The stored bytes are not those that were written.</exception>
    public static Region Read(ReadOnlyMemory<byte> stored)
    {
        try
        {
            return RegionJson.Parse(stored.Span);
        }
        catch (JsonException failure)
        {
            throw new StoreUnavailableException(
                $"the region of a realm in the store is damaged ({failure.Message}). Put a backup of the store in its "
                    + "place.");
        }
    }
}
