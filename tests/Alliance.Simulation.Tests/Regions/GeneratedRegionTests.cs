using System.Security.Cryptography;
using System.Text;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Resources;
using Alliance.Simulation.Regions;
using Alliance.Simulation.Scenarios.Reading;

namespace Alliance.Simulation.Tests.Regions;

public sealed class GeneratedRegionTests
{
    private static readonly RegionData Hunan = RegionGenerator.Generate(
        new GenerationPlan { Source = "43", Seed = 43 }
    );

    /// <summary>Whoever changes these changes what every seed means: raise <see cref="GenerationPlan.Version"/> with
    /// them.</summary>
    [Theory]
    [InlineData("430422", 0, 1, "b71fbb2f90b8620b1128f75ca1ab048f24f55eea92f78b5a22ba1ba20636dc0e")]
    [InlineData(null, 30, 7, "b929b77855da35f825059c7938a974b7dad96e32a80e1b13313fa74ce86c7c81")]
    public void The_same_plan_makes_the_same_region_on_any_machine(
        string? source, int invented, ulong seed, string digest)
    {
        var plan = new GenerationPlan { Source = source, Invented = invented, Seed = seed };
        Assert.Equal(digest, DigestOf(plan));
        Assert.NotEqual(digest, DigestOf(plan with { Seed = seed + 1 }));
    }

    [Theory]
    [InlineData("4304", 0)]
    [InlineData("1101", 0)]
    [InlineData(null, 200)]
    [InlineData(null, 1)]
    public void What_is_written_is_read_again_as_an_equal_region(string? source, int invented)
    {
        var region = RegionGenerator.Generate(new GenerationPlan { Source = source, Invented = invented });
        var text = TextOf(region);
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, text);
            var loaded = RegionLoader.Load(file);
            Assert.Empty(loaded.Errors);
            Assert.Equal(text, TextOf(loaded.Value!));
            Assert.Equal(region.Teams.Select(t => t.Id), loaded.Value!.Teams.Select(t => t.Id));
            Assert.Equal(region.Depots.Select(d => d.Id), loaded.Value!.Depots.Select(d => d.Id));
            Assert.Equal(
                region.Townships.Select(t => (t.Code, t.Latitude, t.Longitude)),
                loaded.Value!.Townships.Select(t => (t.Code, t.Latitude, t.Longitude)));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Codes_and_names_of_a_province_are_the_official_ones()
    {
        Assert.Equal(1_940, Hunan.Townships.Count);
        Assert.Equal("湖南省", Hunan.Name);
        Assert.Equal("云集街道", Hunan.Townships.Single(t => t.Code == "430422001").Name);
        Assert.Equal(("衡南县应急指挥中心", "4304"), Centre("430422"));
        Assert.Equal(("衡阳市应急指挥中心", "43"), Centre("4304"));
        Assert.Equal(("湖南省应急指挥中心", "43-RRC"), Centre("43"));
        Assert.False(Hunan.CommandCentres.Single(c => c.Code == "43-RRC").HasTerritory);
        foreach (var word in new[] { "official", "generated", "assumed" })
            Assert.Contains(Hunan.DataQuality.Values, v => v.StartsWith(word, StringComparison.Ordinal));

        (string, string?) Centre(string code) =>
            Hunan.CommandCentres.Where(c => c.Code == code).Select(c => (c.Name, c.Superior)).Single();
    }

    [Fact]
    public void Forces_are_as_many_as_the_plan_says()
    {
        var people = Hunan
            .Teams.Where(t => t.Force == Forces.Comprehensive.Code)
            .GroupBy(t => t.Owner)
            .Select(g => g.Sum(t => t.People))
            .ToList();
        Assert.Equal(1_940, people.Count);
        Assert.InRange(people.Min(), 30, 31);
        Assert.InRange(people.Max(), 49, 50);
        Assert.All(Hunan.Teams, t => Assert.InRange(t.People, 6, 10));
        Assert.Equal(1_940, Hunan.Teams.Count(t => t.Force == Forces.MicroFireStation.Code));
        Assert.Equal(Hunan.VillageAlliances.Count, Hunan.Teams.Count(t => t.Force == Forces.Volunteer.Code));
        Assert.InRange(Hunan.VillageAlliances.Average(v => v.Villages), 5.5, 6.8);
        Assert.InRange(Hunan.Depots.Count(d => d.Owner.Kind == ActorKind.Township), 600, 760);
        Assert.All(Hunan.Townships, t => Assert.InRange(t.ReserveFloor, 1, 2));
        // Thousands of squads share a few lists.
        Assert.InRange(
            Hunan.Teams.Select(t => t.Equipment).Distinct(ReferenceEqualityComparer.Instance).Count(), 1, 40);
        Assert.InRange(
            Hunan.TownshipAlliances.Select(a => a.Terms).Distinct(ReferenceEqualityComparer.Instance).Count(), 1, 6);
    }

    [Fact]
    public void Alliances_are_of_three_to_six_townships_that_roads_join()
    {
        var roads = Hunan.Roads.Select(r => r.Key).ToHashSet();
        Assert.All(Hunan.TownshipAlliances, a => Assert.InRange(a.Members.Count, 2, 6));
        Assert.True(
            Hunan.TownshipAlliances.Count(a => a.Members.Count >= 3) * 100 >= Hunan.TownshipAlliances.Count * 95);
        Assert.All(Hunan.TownshipAlliances, a =>
            Assert.All(a.Members, m => Assert.Contains(a.Members, n => roads.Contains(new RoadKey(m, n)))));
        var members = Hunan.TownshipAlliances.SelectMany(a => a.Members).ToList();
        Assert.Distinct(members);
        Assert.True(members.Count * 100 >= Hunan.Townships.Count * 97);
    }

    [Fact]
    public void A_township_stands_where_it_stands_whatever_else_is_in_the_region()
    {
        var county = RegionGenerator.Generate(new GenerationPlan { Source = "430422", Seed = 43 });
        Assert.Equal(Hunan.Townships.Where(t => t.Superior == "430422"), county.Townships, (a, b) =>
            (a.Code, a.Latitude, a.Longitude) == (b.Code, b.Latitude, b.Longitude));
        Assert.Equal("430422-RRC", county.CommandCentres.Single(c => c.Code == "430422").Superior);
    }

    [Fact]
    public void Shares_and_sizes_are_those_of_the_plan()
    {
        var region = RegionGenerator.Generate(
            new GenerationPlan
            {
                Invented = 60,
                SquadPeople = new(4, 5),
                ComprehensivePeople = new(8, 10),
                DepotPermille = 1_000,
                ReserveFloor = new(0, 0),
                AllianceMembers = new(2, 3),
                Capabilities = new Dictionary<ResourceKind, int>
                {
                    [Catalogue.ForestFire] = 1,
                },
            });
        Assert.All(region.Teams.Where(t => t.Force == Forces.Comprehensive.Code), t =>
            Assert.Equal((true, Catalogue.ForestFire), (t.People is 4 or 5, t.Capabilities[0].Kind)));
        Assert.All(region.Townships, t => Assert.Contains(region.Depots, d => d.Owner.Key == t.Code));
        Assert.All(region.TownshipAlliances, a => Assert.InRange(a.Members.Count, 2, 3));
        Assert.Equal(60, region.Townships.Select(t => t.Name).Distinct().Count());
        Assert.All(region.Townships, t => Assert.StartsWith("99", t.Code, StringComparison.Ordinal));
    }

    private static string DigestOf(GenerationPlan plan) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(TextOf(RegionGenerator.Generate(plan)))));

    private static string TextOf(RegionData region)
    {
        var text = new StringWriter();
        RegionWriter.Write(region, text);
        return text.ToString();
    }
}
