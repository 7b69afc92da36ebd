using Alliance.Core.Resources;
using Alliance.Host.Api.Endpoints;

namespace Alliance.Host.Api.MasterData;

/// <summary>Reads units by kind of supply.</summary>
internal static class SupplyCounts
{
    /// <summary>Reads kinds by code or name. A kind that is named twice is an error.</summary>
    public static IReadOnlyDictionary<ResourceKind, int> Read(
        IReadOnlyDictionary<string, int> counts, string field, Checks checks)
    {
        var read = new SortedDictionary<ResourceKind, int>();
        foreach (var (text, units) in counts)
            if (!read.TryAdd(checks.Kind(text, $"{field}.{text}"), units))
                checks.Wrong($"{field}.{text}", "is named twice; name it once.");
        return read;
    }
}
