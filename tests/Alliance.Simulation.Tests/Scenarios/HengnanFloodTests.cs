using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Resources;
using Alliance.Simulation.Scenarios;
using Alliance.Simulation.Scenarios.Reading;

namespace Alliance.Simulation.Tests.Scenarios;

public sealed class HengnanFloodTests
{
    private static readonly Loaded<Scenario> Loaded = ScenarioLoader.Load(
        Path.Combine(Files.Scenarios, "hengnan-flood.yaml"));

    private static Scenario Flood
    {
        get
        {
            Assert.Empty(Loaded.Errors);
            return Loaded.Value!;
        }
    }

    [Fact]
    public void The_flood_of_Hengnan_loads_with_its_region()
    {
        Assert.Equal(
            (72, 2000L, NegotiationPolicy.Alliance), (Flood.HazardHours, Flood.Lookahead.Milliseconds, Flood.Policy));
        Assert.Equal(64, Flood.Digest.Length);
        Assert.Equal((23, 41), (Flood.Region.Townships.Count, Flood.Region.Roads.Count));
        Assert.Equal(23, new Region(Flood.Region).Townships.Count);
        Assert.Equal(26_746_100, Flood.Region.Townships[0].Latitude);
    }

    [Fact]
    public void Every_township_has_a_micro_fire_station_and_squads_of_six_to_ten_of_thirty_to_fifty_people()
    {
        Assert.All(Flood.Region.Teams, t => Assert.InRange(t.People, 6, 10));
        foreach (var township in Flood.Region.Townships)
        {
            var teams = Flood
                .Region.Teams.Where(t => t.Owner == new ActorId(ActorKind.Township, township.Code))
                .ToArray();
            Assert.Single(teams, t => t.Force == "micro-fire-station");
            var squads = teams.Where(t => t.Force == "comprehensive").ToArray();
            Assert.InRange(squads.Length, 4, 6);
            Assert.InRange(squads.Sum(t => t.People), 30, 50);
            Assert.True(township.ReserveFloor < teams.Length);
        }
    }

    [Theory]
    [InlineData("medical")]
    [InlineData("engineering")]
    public void Some_townships_lack_a_capability(string capability)
    {
        var having = Flood
            .Region.Teams.Where(t =>
                t.Owner.Kind == ActorKind.Township && t.Capabilities.Any(c => c.Kind == new ResourceKind(capability)))
            .Select(t => t.Owner)
            .Distinct()
            .Count();
        Assert.InRange(having, 12, 21);
    }

    [Fact]
    public void Every_township_is_in_an_alliance_of_four_to_six_neighbours()
    {
        Assert.All(Flood.Region.TownshipAlliances, a => Assert.InRange(a.Members.Count, 4, 6));
        Assert.All(Flood.Region.TownshipAlliances, a =>
            Assert.All(a.Members, m =>
                Assert.Contains(Flood.Region.Roads, r =>
                    (r.A == m && a.Members.Contains(r.B)) || (r.B == m && a.Members.Contains(r.A)))));
        Assert.Equal(23, Flood.Region.TownshipAlliances.SelectMany(a => a.Members).Distinct().Count());
    }

    [Fact]
    public void The_county_escalates_to_the_regional_centre_at_Quanxi_with_room_for_500()
    {
        var region = new Region(Flood.Region);
        var centre = region.CommandCentres[region.CommandCentres["430422"].Superior!];
        Assert.Equal(
            ("HY-RRC", "430422109", false, 500), (centre.Code, centre.Seat, centre.HasTerritory, centre.ShelterPlaces));
    }

    [Fact]
    public void The_crest_strikes_the_townships_on_the_Xiang_one_after_another_downstream()
    {
        string[] downstream = ["430422119", "430422122", "430422118", "430422002", "430422001", "430422121"];
        var struck = Flood.Hazards.Where(h => downstream.Contains(h.Place)).ToArray();
        Assert.Equal(downstream, struck.OrderBy(h => h.Start).Select(h => h.Place));
    }

    [Fact]
    public void Without_alliances_the_region_is_the_same_but_for_its_agreements()
    {
        var alone = Flood.RegionFor(NegotiationPolicy.NoAlliance);
        Assert.Empty(alone.TownshipAlliances);
        Assert.Same(Flood.Region.Teams, alone.Teams);
        Assert.Same(Flood.Region, Flood.RegionFor(NegotiationPolicy.Alliance));
        Assert.Throws<ArgumentException>(() => Flood.RegionFor("alone"));
    }
}
