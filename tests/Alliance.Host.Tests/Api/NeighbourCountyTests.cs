using System.Text.Json.Nodes;
using Alliance.Host.Tests.Docs;
using Alliance.Host.Tests.Running;

namespace Alliance.Host.Tests.Api;

/// <summary>A neighbouring county is a lender like any other once the region file names it: its command centre with its
/// teams, the township of its seat with a road, and an agreement. Its own people answer over the API.</summary>
public sealed class NeighbourCountyTests
{
    private const string County = "430426", Squad = "430426-A1";

    private const string Centre = """
        commandCentres:
          - code: 430426
            name: 祁东县应急指挥中心
            seat: 430426001
            hasTerritory: true
            shelterPlaces: 0
            reserveFloor: 0
            teams:
              - { id: 430426-A1, name: 祁东县无人机分队, force: county, people: 8, capabilities: [uav] }
        """;

    private const string Seat = """
        townships:
          - { code: 430426001, name: 洪桥街道, pinyin: Hongqiao, kind: subdistrict, lat: 26.78, lon: 112.12,
              population: 90000, reserveFloor: 0, superior: 430426 }
        """;

    private const string Road = """
        roads:
          - { a: 430426001, b: 430422119, minutes: 40 }
        """;

    private const string Agreement = """
        agreements:
          - id: AG-QD
            name: 衡南县与祁东县跨县支援协议
            parties: [430422, 430426]
            terms: { maxTeamsPerMember: 2, approval: lender, approvalMinutes: 60, from: 2025-01-01, until: 2030-12-31 }
        """;

    [Fact]
    public async Task A_neighbouring_county_lends_and_its_people_answer_over_the_API()
    {
        var folder = Directory.CreateTempSubdirectory("alliance-neighbour-").FullName;
        try
        {
            var file = Path.Combine(folder, "region.yaml");
            await File.WriteAllTextAsync(file, WithNeighbour(), TestContext.Current.CancellationToken);
            await using var server = new TestServer(null, "--region", file);
            await server.InitializeAsync();
            var drill = await server.Drill("neighbour", clock: 300);
            var request = await Asks(server, drill);
            var commitment = await Approved(server, drill, request);
            foreach (var status in new[] { "mobilising", "enRoute", "onScene" })
                await server.Command($"{drill}/teams/{Squad}/status", new() { ["status"] = status });
            await Eventually.Is("the neighbour's squad is at the scene", async () =>
                (await server.Get($"{drill}/aid-requests/{request}")).Body!["commitments"]!.AsArray().Any(
                    c => c!["id"]!.ToString() == commitment && c["status"]!.ToString() == "onScene"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string WithNeighbour()
    {
        var text = Repository.Read("scenarios/regions/hengnan.yaml");
        foreach (var part in new[] { Centre, Seat, Road, Agreement })
        {
            var head = part[..(part.IndexOf('\n', StringComparison.Ordinal) + 1)];
            Assert.Contains("\n" + head, text, StringComparison.Ordinal);
            text = text.Replace("\n" + head, $"\n{part}\n", StringComparison.Ordinal);
        }

        return text;
    }

    /// <summary>More drones than the county has itself.</summary>
    private static async Task<string> Asks(TestServer server, string drill)
    {
        var incident = (await server.Command($"{drill}/incidents",
            new() { ["place"] = Tour.Place, ["name"] = "漫堤", ["hazard"] = "flood" })).Text("number");
        return (await server.Command($"{drill}/aid-requests", new()
        {
            ["incident"] = incident,
            ["lines"] = new JsonArray(
                new JsonObject { ["kind"] = "uav", ["quantity"] = 12, ["priority"] = "urgent" }),
        })).Text("number");
    }

    /// <summary>The duty officer of the neighbouring county lets its squad go.</summary>
    private static async Task<string> Approved(TestServer server, string drill, string request)
    {
        var wanted = await Eventually.Get("the neighbour is asked", async () =>
            (await server.Get($"{drill}/approvals")).Body!["items"]!.AsArray().FirstOrDefault(
                a => a!["lender"]!.ToString() == $"CommandCentre/{County}"));
        Assert.Equal((request, $"RescueTeam/{Squad}"), (wanted["request"]!.ToString(), wanted["resource"]!.ToString()));
        var commitment = wanted["commitment"]!.ToString();
        await server.Command($"{drill}/approvals/{commitment}", new()
        {
            ["author"] = new JsonObject { ["name"] = "周值班", ["office"] = "祁东县应急局" }, ["granted"] = true,
            ["reason"] = "可支援",
        });
        await Eventually.Is("its squad has its order", async () =>
            (await server.Get($"{drill}/teams/{Squad}")).Body!["team"]!["status"]!.ToString() == "committed");
        return commitment;
    }
}
