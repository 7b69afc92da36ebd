using System.Text.Json.Nodes;
using Alliance.Core.Geography;
using Alliance.Core.Hazards;
using Alliance.Host.Api.Catalogues;
using Alliance.Host.Tests.Commands;
using Alliance.Host.Tests.Running;
using Alliance.Simulation.Scenarios.Reading;

namespace Alliance.Host.Tests.Api.Names;

/// <summary>Hazards are a catalogue: duplicates are found by what they are, not by how they are spelt.</summary>
public sealed class HazardTests(TestServer server)
{
    [Fact]
    public async Task The_catalogue_of_hazards_has_four_classes_and_says_where_it_comes_from()
    {
        var hazards = (await server.Get("catalogue/hazards")).Body!;
        Assert.Contains("GB/T 35561", hazards["source"]!.ToString(), StringComparison.Ordinal);
        var kinds = hazards["kinds"]!.AsArray();
        Assert.Equal(["natural", "accident", "publicHealth", "socialSecurity"],
            kinds.Select(k => k!["class"]!.ToString()).Distinct());
        var flood = kinds.Single(k => k!["code"]!.ToString() == "flood")!;
        Assert.Equal(("洪水", "flood", "自然灾害"),
            (flood["zh"]!.ToString(), flood["en"]!.ToString(), flood["className"]!.ToString()));
        Assert.Null(flood["official"]);
        var health = (await server.Get("catalogue/hazards?class=publicHealth")).Body!["kinds"]!.AsArray();
        Assert.All(health, k => Assert.Equal("publicHealth", k!["class"]!.ToString()));
        (await server.Get("catalogue/hazards?class=magic")).IsProblem(400, "class", "socialSecurity");
    }

    [Theory]
    [InlineData("hazard-flood", "Flood", "洪水", "flood", "洪水")]
    [InlineData("hazard-slide", "landslide", "山體滑坡", "landslide", "滑坡")]
    public async Task The_same_hazard_in_another_word_is_flagged_as_perhaps_the_same(
        string name, string first, string second, string code, string zh)
    {
        var drill = await server.Drill(name);
        var older = (await server.Command($"{drill}/incidents", Incident(first))).Text("number");
        var younger = (await server.Command($"{drill}/incidents", Incident(second))).Text("number");
        var incident = (await server.Get($"{drill}/incidents/{younger}")).Body!["incident"]!;
        Assert.Equal(code, incident["hazard"]!.ToString());
        Assert.Equal(zh, incident["hazardName"]!["zh"]!.ToString());
        Assert.Contains(older, incident["mayBe"]!.AsArray().Select(m => m!.ToString()));
        await server.Command($"{drill}/incidents/{younger}/merge", new() { ["into"] = older, ["reason"] = "同一起" });
    }

    [Theory]
    [InlineData("flod", "洪水 (flood)")]
    [InlineData("hongshui", "洪水 (flood)")]
    [InlineData("煤气漏", "catalogue/hazards")]
    public async Task An_unknown_hazard_is_refused_with_the_nearest(string word, string says) =>
        (await server.Post("incidents", Incident(word))).IsProblem(400, "hazard", says);

    [Theory]
    [InlineData("洪水", "洪水", "flood", HazardClass.Natural)]
    [InlineData("发大水了快来人", "发大水了快来人", "发大水了快来人", null)]
    public void A_word_that_was_stored_before_the_catalogue_is_shown_as_it_is(
        string stored, string zh, string en, HazardClass? of)
    {
        var region = RegionLoader.Load(Path.Combine(Cli.Repository, "scenarios", "regions", "hengnan.yaml")).Value!;
        Assert.Equal(new HazardNameView(zh, en, of), HazardNameView.Of(stored, new Region(region)));
    }

    [Fact]
    public async Task A_warning_of_the_same_hazard_in_another_word_takes_the_place_of_the_former()
    {
        var drill = await server.Drill("hazard-warning");
        await server.Command($"{drill}/warnings", Warning("暴雨", "blue"));
        await server.Command($"{drill}/warnings", Warning("Heavy Rain", "red"));
        var warning = Assert.Single((await server.Get($"{drill}/warnings")).Body!["items"]!.AsArray())!;
        Assert.Equal(("rainstorm", "red"), (warning["hazard"]!.ToString(), warning["colour"]!.ToString()));
        (await server.Post($"{drill}/warnings", Warning("暴风", "red"))).IsProblem(400, "hazard");
    }

    private static JsonObject Incident(string hazard) =>
        new() { ["place"] = Tour.Place, ["name"] = "险情", ["hazard"] = hazard };

    private static JsonObject Warning(string hazard, string colour) => new()
    {
        ["tier"] = "CommandCentre/430422", ["hazard"] = hazard, ["colour"] = colour, ["validMinutes"] = 60,
        ["basis"] = "气象台预报",
    };
}
