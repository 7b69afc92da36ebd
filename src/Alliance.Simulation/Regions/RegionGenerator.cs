using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Vocabulary;
using Alliance.Simulation.Statistics;
using Bogus;

namespace Alliance.Simulation.Regions;

/// <summary>Generates regions from the official list of divisions or from invented ones: places, roads, forces,
/// depots and agreements.</summary>
public sealed class RegionGenerator
{
    private readonly GenerationPlan _plan;
    private readonly List<CountyPlan> _counties;
    private readonly List<Point> _points;
    private readonly CentreMaker _centres;
    private readonly ForceMaker _forces;
    private readonly Dictionary<string, RandomStream> _chance = new(StringComparer.Ordinal);
    /// <summary>The source of invented people. All counties share it, because it is costly to create. Each county has a
    /// randomizer of its own.</summary>
    private readonly Faker _people = new("zh_CN");
    private readonly Dictionary<string, Randomizer> _namings = new(StringComparer.Ordinal);

    private RegionGenerator(GenerationPlan plan, List<CountyPlan> counties, List<Point> points)
    {
        (_plan, _counties, _points) = (plan, counties, points);
        _centres = new CentreMaker(plan, counties);
        _forces = new ForceMaker(plan);
    }

    /// <summary>Returns whether this is a valid source of a plan: <see cref="GenerationPlan.China"/>, or the code of a
    /// listed division.</summary>
    public static bool IsSource(string source) =>
        source == GenerationPlan.China
        || (
            source.Length is 2 or 4 or 6
            && source.All(char.IsAsciiDigit)
            && OfficialDivisions.CountiesOf(source).Count > 0);

    /// <summary>The codes of all provinces, for a hint.</summary>
    public static IEnumerable<string> Provinces =>
        OfficialDivisions.NamesOfDivisions.Keys.Where(c => c.Length == 2).Order(StringComparer.Ordinal);

    /// <summary>Makes the region. The same plan gives the same region.</summary>
    /// <exception cref="ArgumentException">The plan's source is not valid.</exception>
    public static RegionData Generate(GenerationPlan plan)
    {
        if (plan.Invented == 0 && !(plan.Source is { } named && IsSource(named)))
            throw new ArgumentException($"{plan.Source} is no source of a region.", nameof(plan));
        // All townships of the country are placed, so that a township lies in one place in every region.
        var all =
            plan.Invented > 0
                ? InventedDivisions.Of(plan.Invented, plan.Seed)
                : Scatter.Apart(OfficialDivisions.CountiesOf(""), plan.Seed);
        var points = Scatter.Townships(all, plan.Seed);
        var prefix = plan.Invented > 0 || plan.Source == GenerationPlan.China ? "" : plan.Source!;
        var (counties, places, next) = (new List<CountyPlan>(), new List<Point>(), 0);
        foreach (var county in all)
        {
            if (county.Code.StartsWith(prefix, StringComparison.Ordinal))
            {
                counties.Add(county);
                places.AddRange(points.GetRange(next, county.Townships.Count));
            }

            next += county.Townships.Count;
        }

        return new RegionGenerator(plan, counties, places).Region();
    }

    private RegionData Region()
    {
        var townships = Townships();
        int[] countyOf = [.. _counties.SelectMany((c, i) => Enumerable.Repeat(i, c.Townships.Count))];
        var roads = RoadPlanner.Plan(_points, countyOf, _plan.KilometresPerHour).ToList();
        _centres.AddForces(_forces, Chance, People);
        foreach (var county in _counties)
        foreach (var township in county.Townships)
            _forces.AddTownship(township, Chance(county.Code), People(county.Code));
        return new RegionData
        {
            Name = _centres.NameOfAll,
            DataQuality = DataQualityNotes.Of(_plan),
            Townships = townships,
            Roads = roads.ConvertAll(r => new RoadData(townships[r.A].Code, townships[r.B].Code, r.Minutes)),
            VillageAlliances = _forces.Villages,
            TownshipAlliances = new AllianceMaker(_plan, townships, roads).Make(_plan.Seed),
            CommandCentres = _centres.Centres,
            Agreements = _centres.Agreements,
            Responses = Responses,
            Teams = _forces.Teams,
            Depots = _forces.Depots,
            Policies = new RegionPolicies { DisplacesHolds = Priority.LifeSaving, Cover = new CoverPolicy(60, 30, 12) },
            TurnoutMinutes = Forces.All.ToDictionary(f => f.Code, f => f.TurnoutMinutes, StringComparer.Ordinal),
        };
    }

    /// <summary>The response plans, as in Hengnan: not every squad is on duty until a level is raised.</summary>
    private static ResponsePlans Responses { get; } =
        ResponsePlans.Default with
        {
            CallInMinutes = 20,
            Township =
            [
                .. ResponsePlans.Default.Township.Select(s =>
                    s.Level switch
                    {
                        ResponseLevel.None => s with { StandbyPermille = 700 },
                        ResponseLevel.IV => s with { StandbyPermille = 800 },
                        _ => s,
                    }),
            ],
            County =
            [
                .. ResponsePlans.Default.County.Select(s =>
                    s.Level == ResponseLevel.None ? s with { StandbyPermille = 600 } : s),
            ],
            Centre =
            [
                .. ResponsePlans.Default.Centre.Select(s =>
                    s.Level == ResponseLevel.None ? s with { StandbyPermille = 600 } : s),
            ],
        };

    private List<TownshipData> Townships()
    {
        var townships = new List<TownshipData>(_points.Count);
        foreach (var county in _counties)
        {
            var random = new RandomStream(_plan.Seed, new ActorId(ActorKind.CommandCentre, county.Code), "places");
            foreach (var township in county.Townships)
            {
                var (kind, point) = (KindOf(township), _points[townships.Count]);
                var population =
                    (int)random.Between(_plan.Population.Min, _plan.Population.Max)
                    * (kind == "subdistrict" ? 3 : 2)
                    / 2;
                townships.Add(
                    new(
                        township.Code, township.Name, township.Pinyin ?? $"{county.Pinyin}-{township.Code[6..]}", kind,
                        point.Latitude, point.Longitude, population,
                        (int)random.Between(_plan.ReserveFloor.Min, _plan.ReserveFloor.Max), county.Code));
            }
        }

        return townships;
    }

    private static string KindOf(TownshipPlan township) => township.Name[^1] switch
    {
        '道' => "subdistrict",
        '镇' => "town",
        '乡' => "township",
        _ => township.Code[6] switch { '0' => "subdistrict", '1' => "town", _ => "township" },
    };

    private RandomStream Chance(string code)
    {
        if (!_chance.TryGetValue(code, out var random))
            _chance.Add(
                code, random = new RandomStream(_plan.Seed, new ActorId(ActorKind.CommandCentre, code), "forces"));
        return random;
    }

    private Faker People(string code)
    {
        if (!_namings.TryGetValue(code, out var naming))
        {
            var seed = (int)
                new RandomStream(_plan.Seed, new ActorId(ActorKind.CommandCentre, code), "people").Between(
                    0, int.MaxValue);
            _namings.Add(code, naming = new Randomizer(seed));
        }

        if (_people.Random != naming) _people.Random = naming;
        return _people;
    }
}
