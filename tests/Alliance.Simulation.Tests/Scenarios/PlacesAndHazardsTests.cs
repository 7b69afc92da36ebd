using System.Text.Json;
using Alliance.Core.Geography;
using Alliance.Core.Hazards;
using Alliance.Simulation.Regions;
using Alliance.Simulation.Scenarios.Reading;

namespace Alliance.Simulation.Tests.Scenarios;

/// <summary>A region file has former names, villages and hazards of its own, and a scenario names them as people
/// do.</summary>
public sealed class PlacesAndHazardsTests : IDisposable
{
    private readonly Files _files = new();

    public PlacesAndHazardsTests() => _files.Region = _files.Region
        .Replace("    kind: subdistrict\n    lat: 26.7461", "    kind: subdistrict\n"
            + "    formerly: [{ code: 430422100, name: 云集镇 }, { name: 老街镇 }]\n"
            + "    villages: [{ code: 430422001201, name: 临江村 }]\n    lat: 26.7461", StringComparison.Ordinal)
        .Replace("commandCentres:", "hazards:\n  kinds:\n    - { code: ice-jam, class: natural, zh: 凌汛, en: ice jam, "
            + "synonyms: [冰坝], broader: flood, official: from-the-table }\ncommandCentres:",
            StringComparison.Ordinal);

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("云集街道")]
    [InlineData("云集")]
    [InlineData("老街镇")]
    [InlineData("430422100")]
    [InlineData("临江村")]
    [InlineData("430422001201")]
    public void A_scenario_names_a_township_as_people_do(string place)
    {
        _files.Scenario = _files.Scenario.Replace(
            "place: 430422001\n    start", $"place: {place}\n    start", StringComparison.Ordinal);
        Assert.Empty(_files.Errors());
        Assert.Equal("430422001", _files.Load().Value!.Hazards[0].Place);
    }

    [Theory]
    [InlineData("洪水", "flood")]
    [InlineData("Landslide", "landslide")]
    [InlineData("冰坝", "ice-jam")]
    public void A_scenario_names_a_hazard_as_people_do(string kind, string code)
    {
        _files.Scenario = _files.Scenario.Replace("kind: flood", $"kind: {kind}", StringComparison.Ordinal);
        Assert.Empty(_files.Errors());
        Assert.Equal(code, _files.Load().Value!.Hazards[0].Kind);
    }

    [Theory]
    [InlineData("kind: flood", "kind: flod", "kind flod is unknown; did you mean 洪水 (flood)?")]
    [InlineData("place: 430422001\n    start", "place: yunji\n    start", "did you mean 云集街道 (430422001)?")]
    public void A_word_that_names_nothing_gets_the_nearest(string from, string to, string error)
    {
        _files.Scenario = _files.Scenario.Replace(from, to, StringComparison.Ordinal);
        Assert.Contains(error, Assert.Single(_files.Errors()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ code: 430422100, name: 云集镇 }", "{ code: 430422002 }", "430422002 is the code of a township")]
    [InlineData("{ code: 430422100, name: 云集镇 }", "{ code: 4304 }", "4304 has not 9 digits")]
    [InlineData("{ name: 老街镇 }", "{ }", "the former place has neither code nor name")]
    [InlineData("code: 430422001201", "code: 430422001", "430422001 has not 12 digits")]
    [InlineData("broader: flood", "broader: flod", "no kind of hazard has the code flod; did you mean flood?")]
    [InlineData("class: natural", "class: strange", "class strange is unknown")]
    public void What_is_wrong_in_them_is_said(string from, string to, string error)
    {
        _files.Region = _files.Region.Replace(from, to, StringComparison.Ordinal);
        Assert.Contains(_files.Errors(), e => e.Contains(error, StringComparison.Ordinal));
    }

    [Fact]
    public void They_are_written_back_and_stored_as_they_were_read()
    {
        var region = _files.Load().Value!.Region;
        using var text = new StringWriter();
        RegionWriter.Write(region, text);
        var path = Path.Combine(Directory.CreateTempSubdirectory("alliance-").FullName, "region.yaml");
        File.WriteAllText(path, text.ToString());
        var read = RegionLoader.Load(path);
        Assert.Empty(read.Errors);
        Assert.Equal(JsonSerializer.Serialize(region.Townships[0].Formerly),
            JsonSerializer.Serialize(read.Value!.Townships[0].Formerly));
        var stored = RegionJson.Parse(RegionJson.Write(read.Value)).Data;
        Assert.Equal(new VillageData("临江村", "430422001201"), Assert.Single(stored.Townships[0].Villages));
        Assert.Equal(("ice-jam", HazardClass.Natural, "flood", "from-the-table"), (stored.Hazards.Kinds[0].Code,
            stored.Hazards.Kinds[0].Class, stored.Hazards.Kinds[0].Broader, stored.Hazards.Kinds[0].Official));
    }
}
