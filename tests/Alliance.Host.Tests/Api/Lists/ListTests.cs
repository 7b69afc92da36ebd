using System.Text.Json.Nodes;
using Alliance.Host.Tests.Running;

namespace Alliance.Host.Tests.Api.Lists;

/// <summary>Lists do what they are asked, and refuse what they do not know.</summary>
public sealed class ListTests(TestServer server)
{
    [Theory]
    [InlineData("incidents?stat=open", "stat", "state")]
    [InlineData("aid-requests?prioriti=urgent", "prioriti", "priority")]
    [InlineData("journal?recordedsinc=2026-01-01", "recordedsinc", "recordedSince")]
    [InlineData("events?typ=incident.opened", "typ", "types")]
    [InlineData("teams?stats=available", "stats", "stat")]
    [InlineData("situation?place=430422119", "place", "takes none")]
    [InlineData("catalogue?q=boats", "q", "takes none")]
    [InlineData("townships/430422119?lang=en", "lang", "takes none")]
    [InlineData("response-levels?levl=i", "levl", "level")]
    [InlineData("commitments?sttus=onScene", "sttus", "status")]
    [InlineData("/api/v1/realms?nam=live", "nam", "q")]
    [InlineData("/api/v1/about?x=1", "x", "takes none")]
    [InlineData("/health/live?verbose=true", "verbose", "takes none")]
    public async Task An_unknown_parameter_is_refused_with_the_known_ones(string path, string field, string says)
    {
        var answer = await server.Get(path);
        answer.IsProblem(400, field, says);
        Assert.NotNull(answer.Body!["parameters"]);
    }

    [Theory]
    [InlineData("incidents?place=430422119&place=430422103", "place", "2 times")]
    [InlineData("incidents?open=", "open", "empty")]
    [InlineData("incidents?open=maybe", "open", "true or false")]
    [InlineData("incidents?since=yesterday", "since", "2026-07-01T08:30:00+08:00")]
    [InlineData("incidents?since=2026-07-02&until=2026-07-01", "until", "later")]
    [InlineData("incidents?grade=hug", "grade", "large")]
    [InlineData("aid-requests?kind=flood-rescu", "kind", "flood-rescue")]
    [InlineData("aid-requests?orderBy=size", "orderBy", "priority")]
    [InlineData("aid-requests?orderBy=priority&after=430422119-01-R01", "after", "orderBy=priority")]
    [InlineData("aid-requests?after=priority:1:x", "after", "orderBy")]
    [InlineData("teams?owner=430422219", "owner", "430422")]
    [InlineData("journal?orderBy=time&after=5", "after", "time")]
    [InlineData("journal?after=x", "after", "number")]
    public async Task A_parameter_that_is_wrong_is_refused_with_its_mend(string path, string field, string says) =>
        (await server.Get(path)).IsProblem(400, field, says);

    [Fact]
    public async Task All_that_is_wrong_with_a_query_is_said_at_once()
    {
        var answer = await server.Get("incidents?plce=1&open=x&limit=0&limit=1");
        foreach (var field in (string[])["plce", "open", "limit"]) answer.IsProblem(400, field);
    }

    [Fact]
    public async Task A_command_takes_no_query() =>
        (await server.Post("incidents?dryRun=true", new() { ["place"] = Tour.Place })).IsProblem(400, "dryRun");

    [Fact]
    public async Task Incidents_are_found_by_both_times()
    {
        var drill = await server.Drill("two-times");
        var live = DateTimeOffset.UtcNow;
        // It was told afterwards, in the live realm, since nothing happens in a drill before it begins.
        var late = (await server.Command("incidents", Incident("漫堤", live.AddDays(-3)))).Text("number");
        var hour = Uri.EscapeDataString(live.AddHours(-1).ToString("O"));
        var days = Uri.EscapeDataString(live.AddDays(-4).ToString("O"));
        var two = Uri.EscapeDataString(live.AddDays(-2).ToString("O"));
        Assert.DoesNotContain(late, await Numbers($"incidents?limit=500&since={hour}"));
        Assert.Contains(late, await Numbers($"incidents?limit=500&recordedSince={hour}"));
        Assert.Contains(late, await Numbers($"incidents?limit=500&since={days}&until={two}"));
        Assert.DoesNotContain(late, await Numbers($"incidents?limit=500&recordedUntil={two}"));
        Assert.Contains(
            (await server.Get($"journal?limit=1000&since={days}&until={two}")).Body!["items"]!.AsArray(),
            r => r!["type"]!.ToString() == "incident.opened" || r["type"]!.ToString().StartsWith("township.")
                || r["occurredAt"] is not null);
        Assert.Empty(await Numbers($"{drill}/incidents?since={hour}"));
    }

    [Fact]
    public async Task Incidents_are_found_by_words_hazard_office_and_state()
    {
        var drill = await server.Drill("by-words");
        var flood = (await server.Command($"{drill}/incidents", Incident("湘江近尾洲段洪水"))).Text("number");
        var fire = (await server.Command($"{drill}/incidents", new()
        {
            ["place"] = "430422103", ["name"] = "Forest fire ＮＯ２", ["hazard"] = "wildfire",
            ["author"] = new JsonObject { ["name"] = "周军", ["office"] = "泉溪镇值班室" },
        })).Text("number");
        await server.Command($"{drill}/incidents/{fire}/close", new() { ["reason"] = "明火已灭" });
        foreach (var (query, number) in (IEnumerable<(string, string)>)
        [
            ("q=湘江 洪水", flood), ("q=forest no2", fire), ("q=明火", fire), ("hazard=Wildfire", fire),
            ("office=泉溪", fire), ("author=周军", fire), ("open=true", flood), ("state=closed", fire),
            ("place=430422103", fire),
            ("orderBy=time&limit=1", flood), ("orderBy=time&descending=true&limit=1", fire),
        ])
            Assert.Equal([number], await Numbers($"{drill}/incidents?{Encoded(query)}"));
    }

    [Fact]
    public async Task Requests_come_in_any_order_page_by_page_each_once()
    {
        var drill = await server.Drill("any-order");
        var incident = (await server.Command($"{drill}/incidents", Incident("漫堤"))).Text("number");
        var priorities = (string[])["routine", "lifeSaving", "urgent", "lifeSaving", "routine", "urgent"];
        for (var i = 0; i < priorities.Length; i++)
            await server.Command(
                $"{drill}/aid-requests", Request(incident, priorities[i], minutes: 600 - (i % 3 * 60)));
        foreach (var (order, value) in (IEnumerable<(string, Func<JsonNode, IComparable>)>)
        [
            ("priority", r => Array.IndexOf(
                ["lifeSaving", "urgent", "routine"], r["lines"]![0]!["priority"]!.ToString())),
            ("deadline", r => r["lines"]![0]!["neededBy"]!.GetValue<DateTimeOffset>()),
            ("time", r => r["raisedAt"]!.GetValue<DateTimeOffset>()),
            ("number", r => r["number"]!.ToString()),
        ])
        {
            var up = await All($"{drill}/aid-requests?orderBy={order}", limit: 1);
            var down = await All($"{drill}/aid-requests?orderBy={order}&descending=true", limit: 4);
            Assert.Equal(priorities.Length, up.Select(r => r["number"]!.ToString()).Distinct().Count());
            Assert.Equal(up.Select(value).Order(), up.Select(value));
            Assert.Equal(up.Select(r => r["number"]!.ToString()).Reverse(), down.Select(r => r["number"]!.ToString()));
        }

        Assert.Equal(2, (await All($"{drill}/aid-requests?priority=lifeSaving", limit: 1)).Count);
        Assert.Equal(4, (await All($"{drill}/aid-requests?priority=lifeSaving,urgent&hazard=flood", limit: 3)).Count);
        Assert.Empty(await All($"{drill}/aid-requests?hazard=wildfire", limit: 3));
        Assert.Empty(await All($"{drill}/aid-requests?kind=boats", limit: 3));
    }

    [Fact]
    public async Task The_journal_is_read_backwards_by_words_and_by_author()
    {
        var drill = await server.Drill("journal-asked");
        await server.Command($"{drill}/incidents", new()
        {
            ["place"] = Tour.Place, ["name"] = "龙卷风过境", ["hazard"] = "tornado",
            ["author"] = new JsonObject { ["name"] = "周军", ["office"] = "泉溪镇值班室" },
        });
        var first = await All($"{drill}/journal?orderBy=number", limit: 2);
        var last = await All($"{drill}/journal?descending=true", limit: 3);
        Assert.Equal(first.Select(N).Reverse(), last.Select(N));
        Assert.Equal(first.Select(N), (await All($"{drill}/journal?orderBy=time", limit: 2)).Select(N));
        var found = await All($"{drill}/journal?{Encoded("q=龙卷风 TORNADO")}", limit: 10);
        Assert.NotEmpty(found);
        Assert.All(found, r => Assert.Equal("龙卷风过境", r["name"]!.ToString()));
        Assert.NotEmpty(await All($"{drill}/journal?{Encoded("author=周军&office=泉溪")}", limit: 10));
        Assert.Empty(await All($"{drill}/journal?{Encoded("author=李敏")}", limit: 10));
        Assert.Empty(await All($"{drill}/journal?recordedUntil=2020-01-01", limit: 10));
        Assert.NotEmpty(await All($"{drill}/journal?hazard=tornado", limit: 10));
        Assert.Empty(await All($"{drill}/journal?hazard=flood", limit: 10));

        static long N(JsonNode record) => record["n"]!.GetValue<long>();
    }

    [Fact]
    public async Task Commitments_approvals_and_squads_are_listed_by_what_they_serve()
    {
        var drill = await server.Drill("promises");
        var incident = (await server.Command($"{drill}/incidents", Incident("漫堤"))).Text("number");
        var request = (await server.Command($"{drill}/aid-requests", Request(incident, "lifeSaving"))).Text("number");
        var promised = await Eventually.Get("something is promised", async () =>
            await All($"{drill}/commitments?request={request}", 10) is { Count: > 0 } all ? all[0] : null);
        Assert.Equal("flood-rescue", promised["kind"]!.ToString());
        Assert.NotNull(promised["acceptedAt"]);
        Assert.NotEmpty(await All($"{drill}/commitments?priority=lifeSaving&over=false&orderBy=eta", 10));
        Assert.Empty(await All($"{drill}/commitments?priority=routine", 10));
        Assert.Empty(await All($"{drill}/commitments?hazard=wildfire", 10));
        var squad = promised["resource"]!.ToString()["RescueTeam/".Length..];
        await Eventually.Is("its squad is listed for it", async () =>
            (await All($"{drill}/teams?incident={incident}", 10)).Exists(t => t["id"]!.ToString() == squad));
    }

    private static JsonObject Incident(string name, DateTimeOffset? at = null) => new()
    {
        ["place"] = Tour.Place, ["name"] = name, ["hazard"] = "flood", ["occurredAt"] = at?.ToString("O"),
    };

    private static JsonObject Request(string incident, string priority, int minutes = 300) => new()
    {
        ["incident"] = incident,
        ["lines"] = new JsonArray(new JsonObject
        {
            ["kind"] = "flood-rescue", ["quantity"] = 8, ["priority"] = priority, ["neededWithinMinutes"] = minutes,
        }),
    };

    private static string Encoded(string query) =>
        string.Join('&', query.Split('&').Select(part => part.Split('='))
            .Select(part => $"{part[0]}={Uri.EscapeDataString(part[1])}"));

    private async Task<List<string>> Numbers(string path) =>
        [.. (await server.Get(path)).Body!["items"]!.AsArray().Select(i => i!["number"]!.ToString())];

    /// <summary>All items, page by page.</summary>
    private async Task<List<JsonNode>> All(string path, int limit)
    {
        var items = new List<JsonNode>();
        var (separator, next) = (path.Contains('?', StringComparison.Ordinal) ? '&' : '?', "");
        while (true)
        {
            var page = (await server.Get($"{path}{separator}limit={limit}{next}")).Body!;
            items.AddRange(page["items"]!.AsArray().Select(i => i!));
            if (page["next"] is not { } after) return items;
            next = $"&after={Uri.EscapeDataString(after.ToString())}";
        }
    }
}
