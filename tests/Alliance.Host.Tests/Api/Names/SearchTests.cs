using System.Text.Json.Nodes;
using Alliance.Host.Tests.Running;

namespace Alliance.Host.Tests.Api.Names;

/// <summary>Places and kinds are found by what people type, in the search and in every body and filter.</summary>
public sealed class SearchTests(TestServer server)
{
    [Theory]
    [InlineData("430422113", "430422126", "formerCode", "430422113 岐山镇 is now 430422126 鸡笼镇", true)]
    [InlineData("岐山镇", "430422126", "formerName", "430422113 岐山镇 is now 430422126 鸡笼镇", true)]
    [InlineData("近尾洲", "430422119", "shortName", "近尾洲", true)]
    [InlineData("jwz", "430422119", "initials", "first letters", false)]
    [InlineData("jinweizhou", "430422119", "pinyin", "pinyin of 近尾洲镇", false)]
    [InlineData("４３０４２２１１９２０１", "430422119", "villageCode", "lies in 430422119 近尾洲镇", true)]
    [InlineData("冲锋舟", "boats", "name", "冲锋舟", true)]
    [InlineData("山體滑坡", "landslide", "synonym", "landslide", true)]
    public async Task A_search_says_what_matched_and_why(string typed, string code, string by, string why, bool names)
    {
        var hit = (await server.Get($"search?q={Uri.EscapeDataString(typed)}")).Body!["items"]![0]!;
        Assert.Equal((code, by, names),
            (hit["code"]!.ToString(), hit["matchedBy"]!.ToString(), hit["names"]!.GetValue<bool>()));
        Assert.Contains(why, hit["whyEn"]!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_is_narrowed_and_bounded()
    {
        var teams = (await server.Get($"search?q={Uri.EscapeDataString("近尾洲")}&kinds=team&limit=2")).Body!["items"]!;
        Assert.Equal(2, teams.AsArray().Count);
        Assert.All(teams.AsArray(), t => Assert.Equal(("team", "430422119", "近尾洲镇"),
            (t!["kind"]!.ToString(), t["place"]!.ToString(), t["placeName"]!.ToString())));
        (await server.Get("search")).IsProblem(400, "q");
        (await server.Get("search?q=x&kinds=house")).IsProblem(400, "kinds", "township");
        (await server.Get("search?q=x&limit=0")).IsProblem(400, "limit");
        Assert.Empty((await server.Get("search?q=430422219")).Body!["items"]!.AsArray());
    }

    [Theory]
    [InlineData("a", "岐山镇", "430422126")]
    [InlineData("b", "430422113", "430422126")]
    [InlineData("c", "430422113201", "430422126")]
    [InlineData("d", "近尾洲鎮", "430422119")]
    [InlineData("e", "４３０４２２１１９", "430422119")]
    [InlineData("f", "近尾洲镇（430422119）", "430422119")]
    public async Task An_incident_is_reported_by_any_sure_name_of_its_township(string name, string place, string code)
    {
        var drill = await server.Drill($"search-{name}");
        var number = (await server.Command($"{drill}/incidents", Incident(place))).Text("number");
        Assert.Equal($"{code}-01", number);
        var listed = (await server.Get($"{drill}/incidents?place={Uri.EscapeDataString(place)}")).Body!["items"]!;
        Assert.Equal(number, Assert.Single(listed.AsArray())!["number"]!.ToString());
    }

    [Theory]
    [InlineData("jinweizhou", "近尾洲镇 (430422119)")]
    [InlineData("430422120 近尾洲镇", "近尾洲镇 (430422119)")]
    [InlineData("430422", "command centre")]
    [InlineData("qishan", "430422113 岐山镇 is now 430422126 鸡笼镇")]
    public async Task What_is_not_sure_is_answered_with_what_may_be_meant(string place, string says) =>
        (await server.Post("incidents", Incident(place))).IsProblem(400, "place", says);

    [Fact]
    public async Task Kinds_tiers_squads_and_villages_are_taken_by_name()
    {
        var drill = await server.Drill("search-names");
        var body = Incident("近尾洲镇");
        body["villageAlliance"] = "近尾洲镇第二村级应急救援联盟";
        var incident = (await server.Command($"{drill}/incidents", body)).Text("number");
        await server.Command($"{drill}/incidents/{incident}/needs", new()
        {
            ["kind"] = "水域救援", ["quantity"] = 8, ["priority"] = "lifeSaving",
            ["equipment"] = new JsonObject { ["冲锋舟"] = 1 }, ["substitutes"] = new JsonArray("search and rescue"),
        });
        var need = (await server.Get($"{drill}/incidents/{incident}")).Body!["incident"]!["needs"]![0]!;
        Assert.Equal("flood-rescue", need["kind"]!.ToString());
        await server.Command($"{drill}/incidents/{incident}/check-ins", new() { ["team"] = "松江镇微型消防站" });
        await server.Command($"{drill}/incidents/{incident}/upward-reports", new()
        {
            ["tier"] = "近尾洲镇", ["medium"] = "telephone", ["to"] = "衡南县应急指挥中心",
        });
        (await server.Post($"{drill}/incidents/{incident}/needs", new()
        {
            ["kind"] = "shuiyujiuyuan", ["quantity"] = 8, ["priority"] = "urgent",
        })).IsProblem(400, "kind", "水域救援 (flood-rescue)");
    }

    [Fact]
    public async Task Filters_and_paths_take_names_and_name_what_may_be_meant()
    {
        string Of(string text) => Uri.EscapeDataString(text);
        var teams = (await server.Get($"teams?owner={Of("近尾洲镇")}&capability={Of("水域救援")}")).Body!["items"]!;
        Assert.NotEmpty(teams.AsArray());
        Assert.All(teams.AsArray(), t => Assert.StartsWith("430422119-", t!["id"]!.ToString()));
        Assert.Equal("430422126", (await server.Get("townships/430422113")).Text("code"));
        Assert.Equal("430422119", (await server.Get($"townships/{Of("近尾洲")}")).Text("code"));
        (await server.Get("townships/430422120")).IsProblem(404, null, "search");
        (await server.Get("teams?owner=nobody")).IsProblem(400, "owner");
        (await server.Get("teams?capability=flood-rescu")).IsProblem(400, "capability", "flood-rescue");
    }

    private static JsonObject Incident(string place) =>
        new() { ["place"] = place, ["name"] = "湘江漫堤", ["hazard"] = "flood" };
}
