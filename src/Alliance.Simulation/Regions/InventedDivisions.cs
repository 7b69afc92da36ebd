using System.Globalization;
using Alliance.Core.Identifiers;
using Alliance.Simulation.Statistics;

namespace Alliance.Simulation.Regions;

/// <summary>Makes invented counties and townships on a loose lattice in southern hills. Their codes begin with 99,
/// which no real code does.</summary>
internal static class InventedDivisions
{
    /// <summary>The code of the invented province. No real province has it.</summary>
    public const string Province = "99";
    private const int FewestInCounty = 10, MostInCounty = 18, CountiesInPrefecture = 12;
    // A code has two digits for each.
    private const int MostPrefectures = 99, FirstCounty = 21;
    private const long CountyMetres = 42_000, Disorder = 9_000;
    private static readonly Point Origin = new(26_500_000, 111_000_000);
    private static readonly string[] Kinds = ["镇", "镇", "镇", "乡", "乡", "街道"];

    /// <summary>Makes a number of townships, in counties of ten to eighteen.</summary>
    public static List<CountyPlan> Of(int townships, ulong seed)
    {
        var random = new RandomStream(seed, new ActorId(ActorKind.Realm, "invented"), "divisions");
        var names = new PlaceNames(seed);
        var sizes = new List<int>();
        for (var left = townships; left > 0; left -= sizes[^1])
        {
            var size = (int)random.Between(FewestInCounty, MostInCounty);
            sizes.Add(left - size < FewestInCounty / 2 ? left : size);
        }

        var side = Math.Max(1, (int)GroundGeometry.Root(sizes.Count));
        var inPrefecture = Math.Max(CountiesInPrefecture, (sizes.Count + MostPrefectures - 1) / MostPrefectures);
        var counties = new List<CountyPlan>();
        for (var i = 0; i < sizes.Count; i++)
        {
            var code = County(i, inPrefecture);
            var (name, pinyin) = names.Next();
            counties.Add(
                new(
                    code, name + "县", pinyin, Position(i / side, i % side, random),
                    Townships(code, sizes[i], random, names)));
        }

        return counties;
    }

    /// <summary>Returns the code of a county by its index among all.</summary>
    public static string County(int index, int inPrefecture = CountiesInPrefecture) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Province}{index / inPrefecture + 1:00}{index % inPrefecture + FirstCounty:00}");

    private static Point Position(int row, int column, RandomStream random)
    {
        var lattice = GroundGeometry.Away(
            GroundGeometry.Away(Origin, row * CountyMetres, 90), column * CountyMetres, 0);
        return GroundGeometry.Away(lattice, random.Between(0, Disorder), (int)random.Between(0, 359));
    }

    private static List<TownshipPlan> Townships(string county, int count, RandomStream random, PlaceNames names)
    {
        var townships = new List<TownshipPlan>();
        for (var i = 0; i < count; i++)
        {
            var (name, pinyin) = names.Next();
            var kind = i == 0 ? "镇" : Kinds[random.Between(0, Kinds.Length - 1)];
            townships.Add(new($"{county}{100 + i}", name + kind, null, pinyin));
        }

        return townships;
    }
}
