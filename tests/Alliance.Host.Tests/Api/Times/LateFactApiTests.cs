using System.Text.Json.Nodes;
using Alliance.Host.Tests.Running;
using static Alliance.Host.Tests.Running.Moments;

namespace Alliance.Host.Tests.Api.Times;

/// <summary>What is said of an earlier time than that of which something is known is taken, told as late, and changes
/// nothing.</summary>
public sealed class LateFactApiTests(TestServer server)
{
    private const string Live = "/api/v1/realms/live";
    private const string Place = "430422115";

    private async Task<Answer> Says(string path, int minutesAgo, JsonObject body)
    {
        body["occurredAt"] = Ago(minutesAgo);
        return await server.Command($"{Live}/{path}", body);
    }

    private static void IsLate(Answer answer, string said, string zh)
    {
        var told = Assert.Single(answer.Body!["said"]!.AsArray())!;
        Assert.Contains(said, told["en"]!.ToString(), StringComparison.Ordinal);
        Assert.Contains("which stands", told["en"]!.ToString(), StringComparison.Ordinal);
        Assert.Contains(zh, told["zh"]!.ToString(), StringComparison.Ordinal);
    }

    private async Task<string> Incident() => (await server.Command($"{Live}/incidents", new()
    {
        ["place"] = Place, ["name"] = "漫堤", ["hazard"] = "flood", ["occurredAt"] = Ago(200),
    })).Text("number");

    [Fact]
    public async Task Needs_and_grades_follow_when_it_happened_not_when_it_was_typed()
    {
        var incident = await Incident();
        await Says($"incidents/{incident}/needs", 60, Need(0));
        await Says($"incidents/{incident}/needs", 50, Need(4));
        IsLate(await Says($"incidents/{incident}/needs", 150, Need(50)), "50 people for", "补报的需求“医疗救护 50 人”");
        await Says($"incidents/{incident}/grade", 40, new() { ["grade"] = "large", ["basis"] = "三人失联" });
        IsLate(await Says($"incidents/{incident}/grade", 120, new() { ["grade"] = "ordinary", ["basis"] = "无人受伤" }),
            "ordinary", "补报的事件等级“一般”");
        await Eventually.Is("four are needed", async () =>
            (await server.Get($"{Live}/incidents/{incident}")).Body!["incident"]!["needs"]!.AsArray()
                .Any(n => n!["kind"]!.ToString() == "medical" && n["quantity"]!.GetValue<int>() == 4));
        Assert.Equal("large",
            (await server.Get($"{Live}/incidents/{incident}")).Body!["incident"]!["grade"]!.ToString());
        await server.Command($"{Live}/incidents/{incident}/close", new() { ["reason"] = "险情解除" });
        await server.Command($"{Live}/incidents/{incident}/verify",
            new() { ["result"] = "falseAlarm", ["reason"] = "事后查明" });

        static JsonObject Need(int people) =>
            new() { ["kind"] = "medical", ["quantity"] = people, ["priority"] = "routine" };
    }

    [Fact]
    public async Task A_count_and_a_head_count_of_before_change_nothing()
    {
        var depot = (await server.Get($"{Live}/depots")).Body!["items"]!.AsArray()[^1]!["id"]!.ToString();
        var counts = $"depots/{depot}/stock/tents/counts";
        await Says(counts, 30, new() { ["units"] = 9, ["reason"] = "盘点" });
        IsLate(await Says(counts, 100, new() { ["units"] = 3, ["reason"] = "昨日盘点" }), "3 tents",
            "补报的盘点数“帐篷 3");
        var incident = await Incident();
        var checkIn = (await Says($"incidents/{incident}/check-ins", 90, new()
        {
            ["social"] = new JsonObject { ["name"] = "蓝天救援队", ["office"] = "衡阳志愿者协会", ["people"] = 12,
                ["capability"] = "flood-rescue" },
        })).Text("number");
        var details = $"incidents/{incident}/check-ins/{checkIn}/details";
        await Says(details, 20, new() { ["people"] = 6 });
        IsLate(await Says(details, 60, new() { ["people"] = 30 }), "30", "补报的人数");
        await server.Command($"{Live}/incidents/{incident}/close", new() { ["reason"] = "险情解除" });
    }

    [Fact]
    public async Task A_level_shows_both_times_and_the_later_one_stands()
    {
        var path = $"townships/{Place}/response-level";
        await Says(path, 30, Level("II"));
        IsLate(await Says(path, 90, Level("IV")), "IV", "补报的响应级别");
        var level = await Eventually.Get("it is listed", async () =>
            (await server.Get($"{Live}/response-levels")).Body!.AsArray()
                .FirstOrDefault(l => l!["tier"]!.ToString() == $"Township/{Place}"));
        var (since, recorded) = (level["since"]!.GetValue<DateTimeOffset>(),
            level["recordedAt"]!.GetValue<DateTimeOffset>());
        Assert.InRange((recorded - since).TotalMinutes, 29, 32);
        await server.Command($"{Live}/{path}", Level("none"));

        static JsonObject Level(string level) =>
            new() { ["level"] = level, ["cause"] = "ownIncident", ["basis"] = "水位超警" };
    }

    [Fact]
    public async Task A_warning_counts_from_when_it_was_issued()
    {
        var warning = new JsonObject
        {
            ["tier"] = $"Township/{Place}", ["hazard"] = "landslide", ["colour"] = "orange", ["validMinutes"] = 60,
            ["basis"] = "山体开裂",
        };
        var over = (await Says("warnings", 120, (JsonObject)warning.DeepClone())).Text("number");
        var valid = (await Says("warnings", 20, warning)).Text("number");
        var shown = await Eventually.Get("it is listed", async () => (await server.Get(
            $"{Live}/warnings")).Body!["items"]!.AsArray().FirstOrDefault(w => w!["id"]!.ToString() == valid));
        var (issued, until) = (shown["issuedAt"]!.GetValue<DateTimeOffset>(),
            shown["validUntil"]!.GetValue<DateTimeOffset>());
        Assert.InRange((DateTimeOffset.UtcNow - issued).TotalMinutes, 19, 25);
        Assert.Equal(60, (until - issued).TotalMinutes, 0.1);
        Assert.NotNull(shown["recordedAt"]);
        Assert.DoesNotContain((await server.Get($"{Live}/warnings")).Body!["items"]!.AsArray(),
            w => w!["id"]!.ToString() == over);
        var lapsed = (await server.Get($"{Live}/warnings?state=lapsed")).Body!["items"]!.AsArray()
            .Single(w => w!["id"]!.ToString() == over)!;
        Assert.Equal(lapsed["validUntil"]!.GetValue<DateTimeOffset>(), lapsed["endedAt"]!.GetValue<DateTimeOffset>());
    }

    [Fact]
    public async Task Goods_that_were_handed_over_may_be_said_to_have_left_afterwards()
    {
        var incident = await Incident();
        var depot = (await server.Get($"{Live}/depots")).Body!["items"]!.AsArray()
            .First(d => d!["stock"]!.AsArray().Any(s => s!["kind"]!.ToString() == "water"
                && s["available"]!.GetValue<int>() > 50))!["id"]!.ToString();
        var request = (await server.Command($"{Live}/aid-requests", new()
        {
            ["incident"] = incident, ["lines"] = new JsonArray(
                new JsonObject { ["kind"] = "water", ["quantity"] = 5, ["priority"] = "routine" }),
        })).Text("number");
        var aid = new JsonObject { ["line"] = 1, ["resource"] = $"Depot/{depot}", ["quantity"] = 5 };
        var arranged = $"{Live}/aid-requests/{request}/arranged-aid";
        var number = (await server.Command(arranged, (JsonObject)aid.DeepClone())).Text("number");
        Assert.Equal(number, (await server.Command(arranged, aid)).Text("number"));
        await Eventually.Is("the depot has it", async () => (await server.Get($"{Live}/depots/{depot}"))
            .Body!["shipments"]!.AsArray().Any(s => s!["commitment"]!.ToString() == number));
        await Says($"depots/{depot}/shipments/{number}", 30, new() { ["status"] = "delivered" });
        await Says($"depots/{depot}/shipments/{number}", 70, new() { ["status"] = "shipped" });
        await Eventually.Is("it left forty minutes before", async () =>
            (await server.Get($"{Live}/commitments?request={request}")).Body!["items"]!.AsArray()
                .FirstOrDefault(c => c!["id"]!.ToString() == number) is { } row
            && row["departedAt"]?.GetValue<DateTimeOffset>() is { } left
            && row["arrivedAt"]?.GetValue<DateTimeOffset>() is { } there
            && Math.Abs((there - left).TotalMinutes - 40) < 1);
        await server.Command($"{Live}/incidents/{incident}/close", new() { ["reason"] = "险情解除" });
    }
}
