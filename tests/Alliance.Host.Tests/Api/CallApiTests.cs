using System.Text.Json.Nodes;
using Alliance.Host.Tests.Running;

namespace Alliance.Host.Tests.Api;

/// <summary>What a call is made of, over the API.</summary>
public sealed class CallApiTests(TestServer server)
{
    private const string CallBack = "13975512345";

    private static JsonObject Call() => new()
    {
        ["place"] = Tour.Place, ["name"] = "堤边小学被淹", ["hazard"] = "flood",
        ["position"] = new JsonObject { ["longitude"] = 112.4021, ["latitude"] = 26.6052, ["words"] = "小学后面" },
        ["callBack"] = CallBack, ["trapped"] = 12, ["injured"] = 2, ["toEvacuate"] = 300, ["access"] = "村道已断",
        ["dangers"] = "高压线落水",
    };

    [Fact]
    public async Task A_call_keeps_what_the_caller_says_and_is_marked_until_it_is_verified()
    {
        var drill = await server.Drill("calls");
        var number = (await server.Command($"{drill}/incidents", Call())).Text("number");
        var request = (await server.Command($"{drill}/aid-requests", new()
        {
            ["incident"] = number, ["lines"] = new JsonArray(
                new JsonObject { ["kind"] = "flood-rescue", ["quantity"] = 8, ["priority"] = "urgent" }),
        })).Text("number");
        var detail = (await server.Get($"{drill}/incidents/{number}")).Body!;
        var call = detail["incident"]!["call"]!;
        Assert.Equal((112.4021, 26.6052, "小学后面", 12, 2, 300, "村道已断", "高压线落水"),
            (call["longitude"]!.GetValue<double>(), call["latitude"]!.GetValue<double>(), call["words"]!.ToString(),
                call["trapped"]!.GetValue<int>(), call["injured"]!.GetValue<int>(),
                call["toEvacuate"]!.GetValue<int>(), call["access"]!.ToString(), call["dangers"]!.ToString()));
        Assert.Equal(CallBack, detail["callBack"]!.ToString());
        Assert.True(await Marked(drill, number, request));

        await server.Command(
            $"{drill}/incidents/{number}/verify", new() { ["result"] = "verified", ["reason"] = "民警到场" });
        await Eventually.Is("the marks are gone", async () => !await Marked(drill, number, request));
        var verification = (await server.Get($"{drill}/incidents/{number}")).Body!["incident"]!["verification"]!;
        Assert.Equal("verified", verification["state"]!.ToString());
        Assert.NotNull(verification["by"]!["name"]);
    }

    [Fact]
    public async Task Who_came_for_an_unverified_call_is_marked_and_the_totals_count_it()
    {
        var drill = await server.Drill("calls-counted");
        var number = (await server.Command($"{drill}/incidents", Call())).Text("number");
        await server.Command($"{drill}/aid-requests", new()
        {
            ["incident"] = number, ["lines"] = new JsonArray(
                new JsonObject { ["kind"] = "flood-rescue", ["quantity"] = 8, ["priority"] = "urgent" }),
        });
        await server.Command($"{drill}/incidents/{number}/check-ins", new()
        {
            ["social"] = new JsonObject { ["name"] = "蓝天救援队", ["office"] = "衡阳志愿者协会", ["people"] = 12,
                ["capability"] = "flood-rescue" },
        });
        await AreMarked(true);
        await server.Command(
            $"{drill}/incidents/{number}/verify", new() { ["result"] = "verified", ["reason"] = "民警到场" });
        await AreMarked(false);

        Task AreMarked(bool isMarked) => Eventually.Is($"marked: {isMarked}", async () =>
        {
            var there = (await server.Get($"{drill}/incidents/{number}/check-ins")).Body!;
            var counts = new List<int>();
            foreach (var path in (string[])["totals", $"incidents/{number}/totals"])
            {
                var totals = (await server.Get($"{drill}/{path}")).Body!;
                foreach (var part in (string[])["incidents", "requests"])
                    counts.Add(totals[part]!["unverified"]!.GetValue<int>());
            }

            return there["unverified"]!.GetValue<bool>() == isMarked
                && there["items"]!.AsArray() is [{ } one] && one["unverified"]!.GetValue<bool>() == isMarked
                && counts.TrueForAll(c => c == (isMarked ? 1 : 0));
        });
    }

    [Fact]
    public async Task The_number_to_call_back_stands_in_no_list_journal_or_story()
    {
        var drill = await server.Drill("call-back");
        var number = (await server.Command($"{drill}/incidents", Call())).Text("number");
        await server.Command($"{drill}/incidents/{number}/calls", new() { ["callBack"] = "0734-8550001" });
        await Eventually.Is("it is there", async () =>
            (await server.Get($"{drill}/incidents/{number}")).Body!["callBack"]!.ToString() == "0734-8550001");
        Assert.Equal([CallBack], (await server.Get($"{drill}/incidents/{number}")).Body!["earlierCallBacks"]!.AsArray()
            .Select(n => n!.ToString()));
        foreach (var path in (string[])["incidents", "situation", "journal?limit=500"])
        {
            var text = (await server.Get($"{drill}/{path}")).Body!.ToJsonString();
            Assert.DoesNotContain(CallBack, text, StringComparison.Ordinal);
            Assert.DoesNotContain("8550001", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_later_call_adds_and_a_false_alarm_ends_it()
    {
        var drill = await server.Drill("false-alarm");
        var number = (await server.Command($"{drill}/incidents", Call())).Text("number");
        var added = await server.Command($"{drill}/incidents/{number}/calls", new() { ["trapped"] = 3 });
        var said = added.Body!["said"]!;
        Assert.Contains("trapped: 3", said[0]!["en"]!.ToString(), StringComparison.Ordinal);
        var call = (await server.Get($"{drill}/incidents/{number}")).Body!["incident"]!["call"]!;
        Assert.Equal((3, 300), (call["trapped"]!.GetValue<int>(), call["toEvacuate"]!.GetValue<int>()));
        await server.Command(
            $"{drill}/incidents/{number}/verify", new() { ["result"] = "falseAlarm", ["reason"] = "是演练" });
        var incident = await Eventually.Get("it is over", async () =>
            (await server.Get($"{drill}/incidents/{number}")).Body!["incident"] is { } i
            && !i["open"]!.GetValue<bool>() ? i : null);
        Assert.Equal("falseAlarm", incident["verification"]!["state"]!.ToString());
    }

    [Fact]
    public async Task What_cannot_be_is_refused_with_the_field_and_the_mend()
    {
        var drill = await server.Drill("bad-calls");
        async Task Refused(string field, string says, Action<JsonObject> spoil)
        {
            var call = Call();
            spoil(call);
            (await server.Post($"{drill}/incidents", call)).IsProblem(400, field, says);
        }

        await Refused("position.latitude", "swapped", c => c["position"] =
            new JsonObject { ["longitude"] = 26.6, ["latitude"] = 112.4 });
        await Refused("position.longitude", "missing", c => c["position"] = new JsonObject { ["latitude"] = 26.6 });
        await Refused("callBack", "telephone", c => c["callBack"] = "call me");
        await Refused("trapped", "negative", c => c["trapped"] = -1);
    }

    private async Task<bool> Marked(string drill, string incident, string request)
    {
        bool Flag(JsonNode node) => node["unverified"]!.GetValue<bool>();
        var one = Flag((await server.Get($"{drill}/incidents/{incident}")).Body!["incident"]!);
        var listed = Flag((await server.Get($"{drill}/incidents")).Body!["items"]![0]!);
        var asked = Flag((await server.Get($"{drill}/aid-requests/{request}")).Body!["request"]!);
        Assert.Equal((one, one), (listed, asked));
        return one;
    }
}
