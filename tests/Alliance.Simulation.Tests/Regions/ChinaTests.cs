using Alliance.Core;
using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Lenders;
using Alliance.Core.Messages;
using Alliance.Core.Resources;
using Alliance.Core.Vocabulary;
using Alliance.Simulation.Regions;

namespace Alliance.Simulation.Tests.Regions;

/// <summary>The whole country, made once for all of these.</summary>
public sealed class ChinaTests(ChinaTests.Country country) : IClassFixture<ChinaTests.Country>
{
    private static readonly ActorId TheRealm = new(ActorKind.Realm, "realm");

    // Which provinces border on each, by code; 46 over its strait.
    private static readonly string[] Borders =
    [
        "11 12 13",
        "12 11 13",
        "13 11 12 14 15 21 37 41",
        "14 13 15 41 61",
        "15 13 14 21 22 23 61 62 64",
        "21 13 15 22",
        "22 15 21 23",
        "23 15 22",
        "31 32 33",
        "32 31 33 34 37",
        "33 31 32 34 35 36",
        "34 32 33 36 37 41 42",
        "35 33 36 44",
        "36 33 34 35 42 43 44",
        "37 13 32 34 41",
        "41 13 14 34 37 42 61",
        "42 34 36 41 43 50 61",
        "43 36 42 44 45 50 52",
        "44 35 36 43 45 46",
        "45 43 44 52 53",
        "46 44",
        "50 42 43 51 52 61",
        "51 50 52 53 54 61 62 63",
        "52 43 45 50 51 53",
        "53 45 51 52 54",
        "54 51 53 63 65",
        "61 14 15 41 42 50 51 62 64",
        "62 15 51 61 63 64 65",
        "63 51 54 62 65",
        "64 15 61 62",
        "65 54 62 63",
    ];

    [Fact]
    public void Every_township_of_the_list_is_there_with_its_forces()
    {
        var region = country.Data;
        Assert.Equal(39_094, region.Townships.Count);
        Assert.InRange(region.VillageAlliances.Count, 80_000, 130_000);
        Assert.InRange(region.Teams.Count, 300_000, 500_000);
        Assert.Equal(2_850, region.CommandCentres.Count(c => c.Code.Length == 6 && c.HasTerritory));
        Assert.Equal(31, region.CommandCentres.Count(c => !c.HasTerritory));
        Assert.Distinct(region.Teams.Select(t => t.Id));
        Assert.Distinct(region.Townships.Select(t => (t.Latitude, t.Longitude)));
    }

    [Fact]
    public void Nobodys_nearest_neighbour_lies_two_provinces_away()
    {
        var borders = Borders.Select(b => b.Split(' ')).ToDictionary(b => b[0], b => b);
        Assert.Equal(31, borders.Count);
        var townships = country.Data.Townships;
        var grid = new PointGrid([.. townships.Select(t => new Point(t.Latitude, t.Longitude))]);
        var abroad = 0;
        for (var i = 0; i < townships.Count; i++)
        {
            var nearest = townships[grid.Nearest(i, 1)[0]];
            Assert.Contains(nearest.Code[..2], borders[townships[i].Code[..2]]);
            if (nearest.Code[..2] != townships[i].Code[..2]) abroad++;
        }

        Assert.True(abroad * 100 < townships.Count * 3, $"{abroad} have their nearest neighbour in another province");
        // Roads over a strait or to a far island are long; all others join neighbours.
        Assert.InRange(country.Data.Roads.Count(r => !borders[r.A[..2]].Contains(r.B[..2])), 0, 20);
    }

    [Fact]
    public void Roads_join_the_whole_country()
    {
        var roads = country.Region.Roads;
        Assert.All(country.Data.Townships, t =>
            Assert.NotNull(roads.Next(t.Code, "110101001") ?? (t.Code == "110101001" ? (t.Code, 0) : null)));
        Assert.InRange(country.Data.Roads.Count * 2.0 / country.Data.Townships.Count, 2.5, 6);
        Assert.All(country.Data.Roads, r => Assert.InRange(r.Minutes, 3, 1_440));
    }

    [Fact]
    public void News_of_a_road_reaches_its_prefecture_and_whoever_is_above_it_and_not_the_country()
    {
        var road = country.Data.Roads.First(r =>
            r.A.StartsWith("430422", StringComparison.Ordinal) && r.B.StartsWith("430422", StringComparison.Ordinal));
        var realm = ActorFactory.Create(ActorKind.Realm);
        var turn = new Turn();
        realm.On(
            new ReportRoad(new Author("养护站", "county"), null, road.A, road.B, Open: false),
            turn.Begin(TheRealm, TheRealm, Instant.Start, country.Region));
        var news = turn.Timers.Single();
        realm.On(
            news.Message!,
            turn.Begin(TheRealm, TheRealm, news.Due!.Value, country.Region.WithRoad(road.Key, open: false)));
        var told = turn.Sent.Select(s => s.To).ToHashSet();
        Assert.InRange(told.Count, 300, 1_500);
        foreach (var code in new[] { "430422", "4304", "43", "43-RRC", "430421" })
            Assert.Contains(new ActorId(ActorKind.CommandCentre, code), told);
        Assert.Contains(new ActorId(ActorKind.Township, road.A), told);
        Assert.DoesNotContain(told, t =>
            t.Kind == ActorKind.Township && !t.Key.StartsWith("4304", StringComparison.Ordinal));
    }

    [Fact]
    public void A_city_calls_its_counties_and_a_province_its_cities_but_for_those_that_were_asked()
    {
        var place = country.Data.Townships.First(t => t.Superior == "430422").Code;
        var demand = new Demand(
            new LineId(new RequestNumber($"{place}-01-R01"), 1), Catalogue.FloodRescue, 8, place, Priority.Urgent,
            new Instant(1));
        var city = Ladder.Rings(new(ActorKind.CommandCentre, "4304"), demand, country.Region);
        Assert.Equal(3, city.Length);
        Assert.Equal(11, city[2].Count);
        Assert.DoesNotContain(new ActorId(ActorKind.CommandCentre, "430422"), city[2]);
        var province = Ladder.Rings(new(ActorKind.CommandCentre, "43"), demand, country.Region);
        Assert.Equal(13, province[2].Count);
        Assert.Equal(
            ["430422", "4304", "43", "43-RRC"],
            Ladder
                .Of(place, null, country.Region, Instant.Start)
                .Where(t => t.Kind == ActorKind.CommandCentre)
                .Select(t => t.Key));
    }

    public sealed class Country
    {
        public RegionData Data { get; } =
            RegionGenerator.Generate(new GenerationPlan { Source = GenerationPlan.China });
        public Region Region => field ??= new Region(Data);
    }
}
