using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Resources;
using Alliance.Simulation.Statistics;
using Bogus;

namespace Alliance.Simulation.Regions;

/// <summary>Makes the squads and depots of every tier, owner by owner, in the order of a region file.</summary>
internal sealed class ForceMaker(GenerationPlan plan)
{
    private const string Digits = "零一二三四五六七八九";
    private readonly StockPatterns _stocks = new();
    private readonly int _shares = Math.Max(1, plan.Capabilities.Values.Sum());

    public List<TeamData> Teams { get; } = [];
    public List<DepotData> Depots { get; } = [];
    public List<VillageAllianceData> Villages { get; } = [];

    /// <summary>Adds a micro fire station, the comprehensive team in squads, the volunteers of village alliances,
    /// and sometimes a depot.</summary>
    public void AddTownship(TownshipPlan township, RandomStream random, Faker people)
    {
        var owner = new ActorId(ActorKind.Township, township.Code);
        Add(
            owner, "F1", $"{township.Name}微型消防站", Forces.MicroFireStation, Draw(plan.SquadPeople, random),
            SquadPatterns.MicroFireStation);
        var number = 0;
        foreach (var strength in Squads(random))
        {
            var pattern = SquadPatterns.Township[Capability(random)];
            Add(
                owner, $"S{++number}", $"{township.Name}综合应急救援队{pattern.Zh}{Chinese(number)}队",
                Forces.Comprehensive,
                strength, pattern);
        }

        if (random.Chance(plan.DepotPermille))
            Depots.Add(
                new(
                    $"{township.Code}-D1",
                    $"{township.Name}应急物资储备库",
                    owner,
                    _stocks.OfTownship(random.Between(plan.StockPermille.Min, plan.StockPermille.Max))));
        AddVillages(township, random, people);
    }

    /// <summary>Adds a county's team, its fire station, sometimes specialists, its social team and its depot.</summary>
    public void AddCounty(string code, string name, RandomStream random, Faker people)
    {
        var owner = new ActorId(ActorKind.CommandCentre, code);
        AddAll(owner, SquadPatterns.County, $"{name}综合应急救援队", Forces.County, random);
        Add(owner, "P1", $"{name}消防救援站", Forces.Professional, 8, SquadPatterns.FireStation);
        if (random.Chance(300))
            Add(owner, "H1", $"{name}危化处置队", Forces.Professional, 8, SquadPatterns.Chemists);
        if (random.Chance(300))
            Add(owner, "A1", $"{name}无人机分队", Forces.Aviation, 6, SquadPatterns.Flyers);
        Add(
            owner, "C1", $"{name}社会应急救援队（队长{NameOf(people)}）", Forces.Social, Draw(plan.SquadPeople, random),
            SquadPatterns.Social);
        AddDepot(owner, name, 1, random);
    }

    /// <summary>Adds the team and the depot of a city, a province or a regional rescue centre.</summary>
    /// <param name="code">The code of the centre.</param>
    /// <param name="name">The name of its place.</param>
    /// <param name="force">The force of its squads.</param>
    /// <param name="rounds">The number of sets of the usual squads.</param>
    /// <param name="counties">The number of counties whose stock it keeps.</param>
    /// <param name="random">The random numbers for strengths and stock.</param>
    public void AddUpper(string code, string name, Force force, int rounds, int counties, RandomStream random)
    {
        var owner = new ActorId(ActorKind.CommandCentre, code);
        SquadPattern[] patterns = [.. Enumerable.Repeat(SquadPatterns.Upper, rounds).SelectMany(p => p)];
        AddAll(owner, patterns, $"{name}应急救援队", force, random);
        Add(owner, "P1", $"{name}特勤消防救援站", Forces.Professional, 10, SquadPatterns.FireStation);
        Add(owner, "H1", $"{name}危化处置队", Forces.Professional, 10, SquadPatterns.Chemists);
        Add(owner, "A1", $"{name}航空救援队", Forces.Aviation, 8, SquadPatterns.Flyers);
        AddDepot(owner, name, counties, random);
    }

    /// <summary>Invents the name of a person.</summary>
    private static string NameOf(Faker people) => people.Name.LastName() + people.Name.FirstName();

    private void AddVillages(TownshipPlan township, RandomStream random, Faker people)
    {
        var villages = township.Villages ?? Draw(plan.VillagesPerTownship, random);
        for (var number = 1; villages > 0; number++)
        {
            var size = Draw(plan.VillagesPerAlliance, random);
            // The rest joins the last one rather than stand alone.
            if (villages - size < plan.VillagesPerAlliance.Min / 2 + 1) size = villages;
            villages -= size;
            var alliance = new VillageAllianceData(
                $"{township.Code}-V{number:00}", $"{township.Name}第{Chinese(number)}村级应急救援联盟", township.Code,
                size);
            Villages.Add(alliance);
            Add(
                new ActorId(ActorKind.VillageAlliance, alliance.Code), "Q1",
                $"{township.Name}第{Chinese(number)}村级联盟志愿队（队长{NameOf(people)}）", Forces.Volunteer,
                Draw(plan.SquadPeople, random), SquadPatterns.Volunteers);
        }
    }

    private void AddAll(
        ActorId owner, IReadOnlyList<SquadPattern> patterns, string name, Force force, RandomStream random)
    {
        for (var i = 0; i < patterns.Count; i++)
            Add(
                owner,
                $"S{i + 1}",
                $"{name}{patterns[i].Zh}{Chinese(i + 1)}队",
                force,
                (int)random.Between(Math.Max(plan.SquadPeople.Min, plan.SquadPeople.Max - 2), plan.SquadPeople.Max),
                patterns[i]);
    }

    private void AddDepot(ActorId owner, string name, int counties, RandomStream random) =>
        Depots.Add(
            new(
                $"{owner.Key}-D1",
                $"{name}应急物资储备库",
                owner,
                _stocks.OfCentre(counties, random.Between(plan.StockPermille.Min, plan.StockPermille.Max))));

    private void Add(ActorId owner, string squad, string name, Force force, int people, SquadPattern pattern) =>
        Teams.Add(
            new($"{owner.Key}-{squad}", name, owner, force.Code, people, pattern.Capabilities)
            {
                Equipment = pattern.Equipment,
                EnduranceHours = pattern.EnduranceHours,
            });

    /// <summary>Divides the people of a comprehensive team into squads of nearly equal size.</summary>
    private List<int> Squads(RandomStream random)
    {
        var people = Draw(plan.ComprehensivePeople, random);
        var squads = Math.Max(1, people / Draw(plan.SquadPeople, random));
        while (people > squads * plan.SquadPeople.Max) squads++;
        while (squads > 1 && people < squads * plan.SquadPeople.Min) squads--;
        return [.. Enumerable.Range(0, squads).Select(i => people / squads + (i < people % squads ? 1 : 0))];
    }

    private ResourceKind Capability(RandomStream random)
    {
        var left = random.Between(1, _shares);
        foreach (var kind in Catalogue.Capabilities)
            if ((left -= plan.Capabilities.GetValueOrDefault(kind)) <= 0) return kind;
        return Catalogue.Evacuation;
    }

    private static int Draw(CountRange range, RandomStream random) => (int)random.Between(range.Min, range.Max);

    private static string Chinese(int number) => number switch
    {
        < 10 => $"{Digits[number]}",
        < 20 => $"十{(number == 10 ? "" : Digits[number - 10])}",
        _ => $"{Digits[number / 10]}十{(number % 10 == 0 ? "" : Digits[number % 10])}",
    };
}
