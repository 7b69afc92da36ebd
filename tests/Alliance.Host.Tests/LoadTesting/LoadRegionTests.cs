using System.Net;
using System.Text.Json.Nodes;
using Alliance.Core.Geography;
using Alliance.Host.Tests.Running;
using Alliance.LoadTesting.Regions;
using Alliance.Simulation.Regions;

namespace Alliance.Host.Tests.LoadTesting;

public sealed class LoadRegionTests(TestServer server)
{
    [Fact]
    public void The_same_seed_makes_the_same_region() =>
        Assert.Equal(RegionJson.Write(LoadRegion.Make(4, 6, 3)), RegionJson.Write(LoadRegion.Make(4, 6, 3)));

    [Fact]
    public void Every_township_lacks_what_the_other_four_of_its_alliance_have()
    {
        var region = new Region(LoadRegion.Make(8, 3, 1));
        foreach (var (township, index) in region.Data.Townships.Select((t, i) => (t, i)))
        {
            var lacked = LoadRegion.LackedBy(index);
            var alliance = Assert.Single(region.AlliancesOf(township.Code));
            Assert.Equal(LoadRegion.Members, alliance.Members.Count);
            var able = region
                .Data.Teams.Where(t =>
                    alliance.Members.Contains(t.Owner.Key) && t.Capabilities.Any(c => c.Kind == lacked))
                .Select(t => t.Owner.Key)
                .Distinct();
            Assert.Equal(alliance.Members.Where(m => m != township.Code).Order(), able.Order());
            Assert.All(alliance.Members.Where(m => m != township.Code), other =>
                Assert.True(region.AreNeighbours(township.Code, other)));
        }
    }

    [Fact]
    public async Task A_realm_may_bring_its_own_region()
    {
        var region = JsonNode.Parse(RegionJson.Write(LoadRegion.Make(1, 2, 1)));
        var made = await server.Send(
            HttpMethod.Post,
            "/api/v1/realms",
            new JsonObject { ["name"] = "own-region", ["region"] = region });
        Assert.Equal(HttpStatusCode.Created, made.Status);
        Assert.Equal(
            5,
            (await server.Send(HttpMethod.Get, "/api/v1/realms/own-region/townships")).Body!["items"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_document_that_makes_no_region_is_refused()
    {
        var region = JsonNode.Parse(RegionJson.Write(LoadRegion.Make(1, 2, 1)))!;
        region["roads"]![0]!["a"] = "990121999";
        (
            await server.Send(
                HttpMethod.Post,
                "/api/v1/realms",
                new JsonObject { ["name"] = "bad-region", ["region"] = region })
        ).IsProblem(400, "region.roads[0].a");
        (
            await server.Send(
                HttpMethod.Post,
                "/api/v1/realms",
                new JsonObject { ["name"] = "bad-region", ["region"] = "hengnan" })
        ).IsProblem(400, "region");
    }

    [Fact]
    public async Task A_server_says_on_what_it_runs()
    {
        var about = (await server.Send(HttpMethod.Get, "/api/v1/about")).Body!;
        Assert.Equal(("sqlite", "powerLoss"), (about["store"]!.ToString(), about["guarantee"]!.ToString()));
        Assert.True((long)about["cpuMs"]! > 0);
    }
}
