using System.Text.Json.Nodes;
using Alliance.Host.Tests.Running;

namespace Alliance.Host.Tests.Api.Regions;

/// <summary>A region is compared with that of a realm, and revises it in one version.</summary>
public sealed class RegionApiTests(TestServer server)
{
    [Fact]
    public async Task A_region_that_is_read_and_sent_back_differs_in_nothing()
    {
        var drill = await server.Drill("region-same");
        var answer = await Compare(drill, await Region(drill));
        Assert.Equal(("true", 0, 0), (answer.Text("same"), Lines(answer).Count, Kept(answer).Count));
    }

    [Fact]
    public async Task Every_change_is_told_in_words_field_by_field_and_applied_in_one_version()
    {
        var drill = await server.Drill("region-changes");
        var region = await Region(drill);
        Squad(region, "430422119-F1")["people"] = 11;
        Entries(region, "teams").Remove(Squad(region, "430422119-S2"));
        var added = Squad(region, "430422119-F1").DeepClone();
        (added["id"], added["name"]) = ("430422119-F8", "新编队");
        Entries(region, "teams").Add(added);
        region["contacts"] = new JsonArray(new JsonObject
        {
            ["of"] = "RescueTeam/430422119-F8",
            ["people"] = new JsonArray(new JsonObject { ["name"] = "周勇", ["telephone"] = "0734-1" }),
        });

        var answer = await Compare(drill, region);
        Assert.Equal(("2", "1", "1"), (answer.Text("added"), answer.Text("changed"), answer.Text("retired")));
        var resized = Assert.Single(Lines(answer), l => l["change"]!.ToString() == "changed");
        Assert.Equal(("people", "11"), (resized["field"]!.ToString(), resized["after"]!.ToString()));
        Assert.Contains("人数", resized["zh"]!.ToString(), StringComparison.Ordinal);
        Assert.Contains("is retired", Assert.Single(
            Lines(answer), l => l["change"]!.ToString() == "retired")["en"]!.ToString(), StringComparison.Ordinal);

        var before = await Version(drill);
        var revised = await Revise(drill, region);
        Assert.Equal((200, "1"), ((int)revised.Status, revised.Text("records")));
        Assert.Equal(before + 1, await Version(drill));
        var now = await Region(drill);
        Assert.Equal("11", Squad(now, "430422119-F1")["people"]!.ToString());
        Assert.Equal("true", Squad(now, "430422119-S2")["retired"]!.ToString());
        Assert.Equal("true", (await Compare(drill, now)).Text("same"));
        Assert.Equal("0", (await Revise(drill, region)).Text("records"));
    }

    [Fact]
    public async Task What_a_running_realm_keeps_is_told_with_the_way_to_change_it()
    {
        var drill = await server.Drill("region-kept");
        var region = await Region(drill);
        region["name"] = "另一个县";
        region["policies"]!["work"]!["shiftMinutes"] = 601;
        var depot = Entries(region, "depots")[0]!;
        depot["stock"] = new JsonObject { ["boats"] = 77 };
        Entries(region, "townshipAlliances").RemoveAt(0);
        Entries(region, "roads").RemoveAt(0);

        var kept = Kept(await Compare(drill, region)).Select(k => k["en"]!.ToString()).ToList();
        Assert.Equal(5, kept.Count);
        Assert.Contains(kept, k => k.Contains("→ 另一个县", StringComparison.Ordinal));
        Assert.Contains(kept, k => k.Contains("shiftMinutes: 720 → 601", StringComparison.Ordinal));
        Assert.Contains(kept, k => k.Contains($"/depots/{depot["id"]}/stock/KIND/counts", StringComparison.Ordinal));
        Assert.Contains(kept, k => k.Contains("/standing", StringComparison.Ordinal));
        Assert.Contains(kept, k => k.Contains("report it cut", StringComparison.Ordinal));
        Assert.Equal("0", (await Revise(drill, region)).Text("records"));
    }

    [Fact]
    public async Task All_that_is_wrong_is_named_at_once_and_nothing_is_done()
    {
        var drill = await server.Drill("region-wrong");
        var region = await Region(drill);
        Entries(region, "teams")[0]!["people"] = 0;
        Entries(region, "teams")[1]!["force"] = "navy";
        Entries(region, "depots")[0]!["owner"] = "Township/430422999";
        var compared = await Compare(drill, region);
        foreach (var field in (string[])["teams[0].people", "teams[1].force", "depots[0].owner"])
            compared.IsProblem(400, field);
        var revised = await server.Post($"{drill}/region/revision", new() { ["region"] = region });
        foreach (var field in (string[])[
            "region.teams[0].people", "region.teams[1].force", "region.depots[0].owner", "reason"])
            revised.IsProblem(400, field);
        (await server.Post($"{drill}/region/revision", new() { ["reason"] = "x" })).IsProblem(400, "region");
        (await Compare(drill, new JsonObject { ["name"] = "x" })).IsProblem(400, "$");
        (await Compare(drill, new JsonArray())).IsProblem(400, "$");
        region["teams"] = new JsonArray((JsonNode?)null);
        (await Compare(drill, region)).IsProblem(400, "teams[0]");
        Assert.Equal(1, await Version(drill));
    }

    [Fact]
    public async Task An_unknown_field_is_refused_with_the_nearest_and_a_moment_that_no_day_has()
    {
        var drill = await server.Drill("region-unknown");
        var region = await Region(drill);
        region["tems"] = new JsonArray();
        Entries(region, "townships")[2]!["popultion"] = 1;
        Entries(region, "agreements")[0]!["terms"]!["maxTeamsPerMembr"] = 1;
        Entries(region, "agreements")[0]!["terms"]!["until"] = 1_000_000_000_000_000;
        (string Field, string Says)[] wrong =
        [
            ("tems", "did you mean teams?"), ("townships[2].popultion", "did you mean population?"),
            ("agreements[0].terms.maxTeamsPerMembr", "did you mean maxTeamsPerMember?"),
            ("agreements[0].terms.until", "1900"),
        ];
        var made = await server.Send(HttpMethod.Post, "/api/v1/realms",
            new JsonObject { ["name"] = "region-unknown-own", ["region"] = region.DeepClone() });
        foreach (var (field, says) in wrong)
        {
            (await Compare(drill, region)).IsProblem(400, field, says);
            (await Revise(drill, region)).IsProblem(400, $"region.{field}", says);
            made.IsProblem(400, $"region.{field}", says);
        }

        Assert.Equal(1, await Version(drill));
    }

    [Fact]
    public async Task A_revision_that_is_sent_twice_has_one_effect()
    {
        var drill = await server.Drill("region-twice");
        var region = await Region(drill);
        Squad(region, "430422119-F1")["people"] = 12;
        var first = await Revise(drill, region, "key-7");
        var second = await Revise(drill, (JsonObject)region.DeepClone(), "key-7");
        Assert.Equal((false, true), (first.Replayed, second.Replayed));
        Assert.Equal(first.Text("record"), second.Text("record"));
    }

    private async Task<JsonObject> Region(string drill) => (await server.Get($"{drill}/region")).Body!.AsObject();

    private Task<Answer> Compare(string drill, JsonNode region) =>
        server.Send(HttpMethod.Post, $"{drill}/region/differences", region.DeepClone());

    private Task<Answer> Revise(string drill, JsonObject region, string? key = null) => server.Post(
        $"{drill}/region/revision", new() { ["region"] = region.DeepClone(), ["reason"] = "年度核定" }, key);

    private async Task<int> Version(string drill) =>
        (await server.Get(drill)).Body!["regionVersion"]!.GetValue<int>();

    private static JsonArray Entries(JsonObject region, string list) => region[list]!.AsArray();

    private static JsonNode Squad(JsonObject region, string id) =>
        Entries(region, "teams").First(t => t!["id"]!.ToString() == id)!;

    private static List<JsonNode> Lines(Answer answer) => [.. answer.Body!["differences"]!.AsArray().Select(l => l!)];

    private static List<JsonNode> Kept(Answer answer) => [.. answer.Body!["kept"]!.AsArray().Select(l => l!)];
}
