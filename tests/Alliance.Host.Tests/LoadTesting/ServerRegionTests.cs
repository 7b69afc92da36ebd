using System.Net;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Host.Serving;
using Alliance.Host.Tests.Commands;
using Alliance.Host.Tests.Running;
using Alliance.LoadTesting.Calls;
using Alliance.LoadTesting.Regions;
using Alliance.Simulation.Regions;
using Alliance.Simulation.Scenarios.Reading;

namespace Alliance.Host.Tests.LoadTesting;

public sealed class ServerRegionTests(TestServer server)
{
    private static readonly RegionData Hengnan = RegionLoader
        .Load(Path.Combine(Cli.Repository, "scenarios", "regions", "hengnan.yaml"))
        .Value!;

    [Fact]
    public async Task A_realm_gives_its_region_in_the_form_in_which_another_is_made_of_it()
    {
        var region = (await server.Get("region")).Body!;
        var made = await server.Send(
            HttpMethod.Post,
            "/api/v1/realms",
            new System.Text.Json.Nodes.JsonObject { ["name"] = "copied-region", ["region"] = region.DeepClone() });
        Assert.Equal(HttpStatusCode.Created, made.Status);
        Assert.Equal(
            region.ToJsonString(),
            (await server.Send(HttpMethod.Get, "/api/v1/realms/copied-region/region")).Body!.ToJsonString());
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await server.Send(HttpMethod.Get, "/api/v1/realms/no-such-realm/region")).Status);
    }

    [Fact]
    public void A_township_asks_for_what_it_lacks_and_its_alliance_has()
    {
        var (standard, able) = ServerRegion.Standard(Hengnan);
        Assert.Equal(Hengnan.Townships.Count, standard.Count);
        // 相市乡 has nobody for medical aid; of its neighbours four squads are.
        var asks = Assert.Single(standard, s => s.Place == "430422200");
        Assert.Equal(("medical", 6), (asks.Kind, asks.People));
        Assert.InRange(able, 20, Hengnan.Teams.Count);
    }

    [Fact]
    public void Where_there_are_no_alliances_the_command_centre_is_asked()
    {
        var (standard, _) = ServerRegion.Standard(Hengnan with { TownshipAlliances = [] });
        var centres = new Region(Hengnan)
            .Data.Teams.Where(t => t.Owner.Kind == ActorKind.CommandCentre)
            .SelectMany(t => t.Capabilities)
            .Select(c => c.Kind.Code)
            .ToHashSet();
        Assert.NotEmpty(standard);
        Assert.All(standard, s => Assert.Contains(s.Kind, centres));
    }

    [Fact]
    public void A_region_without_squads_is_no_ground_for_a_load() =>
        Assert.Throws<LoadFailedException>(() => ServerRegion.Standard(Hengnan with { Teams = [] }));

    [Fact]
    public void A_region_comes_back_from_its_stored_form_as_it_was() =>
        Assert.Equal(RegionJson.Write(Hengnan), RegionJson.Write(StoredRegion.Read(RegionJson.Write(Hengnan)).Data));
}
