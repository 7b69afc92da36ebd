using System.Collections.Concurrent;
using Alliance.Core.Identifiers;

namespace Alliance.Core.Geography;

/// <summary>The territories of command centres. All versions share it, since changes of roads and agreements do not
/// affect it.</summary>
internal sealed class Territories
{
    private readonly HashSet<string> _holders;
    private readonly Dictionary<string, string[]> _townships;
    private readonly Dictionary<string, string[]> _centres;
    private readonly Dictionary<string, string[]> _seated;
    private readonly Dictionary<string, string[]> _former;
    /// <summary>Townships of each territory, computed on demand, because few centres give orders.</summary>
    private readonly ConcurrentDictionary<string, string[]> _all = new(StringComparer.Ordinal);

    /// <summary>Reads the territories from the data of a region.</summary>
    public Territories(RegionData data)
    {
        _holders = data.CommandCentres.Where(c => c.HasTerritory).Select(c => c.Code).ToHashSet(StringComparer.Ordinal);
        _townships = Sorted(data.Townships.Select(t => (t.Superior, t.Code)));
        var former = FormerTownshipCodes.Of(data.Townships.Select(t => (t.Code, t.MergedInto)));
        _former = former.IsEmpty ? [] : Sorted(data.Townships.Where(t => t.MergedInto is not null)
            .Select(t => (former.Now(new ActorId(ActorKind.Township, t.Code)).Key, t.Code)));
        _seated = Sorted(data.CommandCentres.Select(c => (c.Seat, c.Code)));
        _centres = Sorted(data.CommandCentres.Where(c => c.Superior is not null).Select(c => (c.Superior!, c.Code)));
    }

    /// <summary>Lists the townships that escalate straight to a centre, in order of code.</summary>
    public string[] TownshipsUnder(string centre) =>
        _holders.Contains(centre) ? _townships.GetValueOrDefault(centre) ?? [] : [];

    /// <summary>Lists the centres with a territory that escalate straight to a centre, in order of code.</summary>
    public string[] CentresUnder(string centre) =>
        _holders.Contains(centre) ? Array.FindAll(_centres.GetValueOrDefault(centre) ?? [], _holders.Contains) : [];

    /// <summary>Lists the centres whose seat is a township, in order of code.</summary>
    public string[] CentresSeatedIn(string township) => _seated.GetValueOrDefault(township) ?? [];

    /// <summary>Lists the codes that a township had before, and those of townships that were merged into it, in order
    /// of code.</summary>
    public IReadOnlyList<string> FormerCodes(string township) => _former.GetValueOrDefault(township) ?? [];

    /// <summary>Lists the townships under a centre and under the centres below it, in order of code.</summary>
    public string[] TownshipsIn(string centre) => !_holders.Contains(centre) ? []
        : _all.GetOrAdd(centre, static (code, self) => [.. self.Below(code).Order(StringComparer.Ordinal)], this);

    private IEnumerable<string> Below(string centre) =>
        (_townships.GetValueOrDefault(centre) ?? []).Concat(
            (_centres.GetValueOrDefault(centre) ?? []).SelectMany(Below));

    private static Dictionary<string, string[]> Sorted(IEnumerable<(string Superior, string Code)> pairs) =>
        pairs.GroupBy(p => p.Superior, StringComparer.Ordinal).ToDictionary(
            g => g.Key, g => g.Select(p => p.Code).Order(StringComparer.Ordinal).ToArray(), StringComparer.Ordinal);
}
