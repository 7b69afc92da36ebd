using System.Collections.Concurrent;

namespace Alliance.Core.Geography;

/// <summary>Which townships a command centre with a territory answers for; where no change of roads or agreements
/// matters, all versions share it.</summary>
internal sealed class Territories
{
    private readonly HashSet<string> _holders;
    private readonly Dictionary<string, string[]> _townships;
    private readonly Dictionary<string, string[]> _centres;
    private readonly Dictionary<string, string[]> _seated;
    /// <summary>Found as they are asked for: few centres give orders.</summary>
    private readonly ConcurrentDictionary<string, string[]> _all = new(StringComparer.Ordinal);

    public Territories(RegionData data)
    {
        _holders = data.CommandCentres.Where(c => c.HasTerritory).Select(c => c.Code).ToHashSet(StringComparer.Ordinal);
        _townships = Sorted(data.Townships.Select(t => (t.Superior, t.Code)));
        _seated = Sorted(data.CommandCentres.Select(c => (c.Seat, c.Code)));
        _centres = Sorted(data.CommandCentres.Where(c => c.Superior is not null).Select(c => (c.Superior!, c.Code)));
    }

    /// <summary>Those that escalate straight to it, in order of code.</summary>
    public string[] TownshipsUnder(string centre) =>
        _holders.Contains(centre) ? _townships.GetValueOrDefault(centre) ?? [] : [];

    /// <summary>The centres with a territory that escalate straight to it, in order of code.</summary>
    public string[] CentresUnder(string centre) =>
        _holders.Contains(centre) ? Array.FindAll(_centres.GetValueOrDefault(centre) ?? [], _holders.Contains) : [];

    /// <summary>The centres that stand in a township, in order of code.</summary>
    public string[] CentresSeatedIn(string township) => _seated.GetValueOrDefault(township) ?? [];

    /// <summary>Those under it and under the centres below it, in order of code.</summary>
    public string[] TownshipsIn(string centre) => !_holders.Contains(centre) ? []
        : _all.GetOrAdd(centre, static (code, self) => [.. self.Below(code).Order(StringComparer.Ordinal)], this);

    private IEnumerable<string> Below(string centre) =>
        (_townships.GetValueOrDefault(centre) ?? []).Concat(
            (_centres.GetValueOrDefault(centre) ?? []).SelectMany(Below));

    private static Dictionary<string, string[]> Sorted(IEnumerable<(string Superior, string Code)> pairs) =>
        pairs.GroupBy(p => p.Superior, StringComparer.Ordinal).ToDictionary(
            g => g.Key, g => g.Select(p => p.Code).Order(StringComparer.Ordinal).ToArray(), StringComparer.Ordinal);
}
