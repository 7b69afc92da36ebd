using Alliance.Core.Resources;

namespace Alliance.Simulation.Regions;

/// <summary>The stock of depots. Depots of a tier that are equally full share one list.</summary>
internal sealed class StockPatterns
{
    /// <summary>The step in which the fullness of depots varies, in permille.</summary>
    private const int Step = 100;

    private static readonly (string Kind, int Units)[] Township =
    [
        ("boats", 2), ("pumps", 3), ("tents", 30), ("quilts", 90), ("water", 140), ("food", 60), ("generators", 2),
        ("fuel", 200), ("medicine", 4), ("clothing", 40),
    ];
    private static readonly (string Kind, int Units)[] County =
    [
        ("boats", 12),
        ("pumps", 12),
        ("tents", 150),
        ("quilts", 500),
        ("water", 600),
        ("food", 400),
        ("cots", 150),
        ("clothing", 200),
        ("fuel", 2_000),
        ("generators", 6),
        ("lighting", 10),
        ("life-jackets", 100),
        ("medicine", 30),
        ("chainsaws", 6),
        ("sandbags", 8_000),
    ];

    private readonly Dictionary<(int Times, int Permille), IReadOnlyDictionary<ResourceKind, int>> _shared = [];

    /// <summary>Returns the stock of a township's depot.</summary>
    public IReadOnlyDictionary<ResourceKind, int> OfTownship(long permille) => Of(Township, 0, permille);

    /// <summary>Returns the stock of a command centre's depot.</summary>
    /// <param name="times">The number of counties whose stock it keeps.</param>
    /// <param name="permille">Its fullness, in permille of the usual stock.</param>
    public IReadOnlyDictionary<ResourceKind, int> OfCentre(int times, long permille) => Of(County, times, permille);

    private IReadOnlyDictionary<ResourceKind, int> Of((string Kind, int Units)[] usual, int times, long permille)
    {
        var step = (int)(permille / Step * Step);
        if (_shared.TryGetValue((times, step), out var stock)) return stock;
        // In the order of the catalogue, as a file of it would be read.
        var units = usual.ToDictionary(u => u.Kind, u => u.Units, StringComparer.Ordinal);
        stock = Catalogue
            .Supplies.Where(s => units.ContainsKey(s.Code))
            .ToDictionary(s => s, s => Math.Max(1, units[s.Code] * Math.Max(1, times) * step / 1_000));
        _shared.Add((times, step), stock);
        return stock;
    }
}
