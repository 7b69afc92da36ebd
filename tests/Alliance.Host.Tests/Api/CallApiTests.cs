using System.Text.Json.Nodes;
using Alliance.Host.Tests.Running;
using static Alliance.Host.Tests.Running.Moments;

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
    public async Task A_result_that_is_none_is_refused_with_those_that_there_are()
    {
        var drill = await server.Drill("no-result");
        var number = (await server.Command($"{drill}/incidents", Call())).Text("number");
        var errors = (await server.Post($"{drill}/incidents/{number}/verify",
            new() { ["result"] = "unverified", ["reason"] = "x" })).Body!["errors"]!["result"]!.ToJsonString();
        Assert.Contains("verified, falseAlarm", errors, StringComparison.Ordinal);
        Assert.DoesNotContain(" unverified, ", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("swapped", "position", "swapped", "经纬度",
        """{ "position": { "longitude": 26.6, "latitude": 112.4 } }""")]
    [InlineData("missing", "position", "missing", "经纬度", """{ "position": { "latitude": 26.6 } }""")]
    [InlineData("words", "position", "position.longitude", "经纬度",
        """{ "position": { "longitude": "东边", "latitude": 26.6 } }""")]
    [InlineData("negative", "trapped", "negative", "被困人数", """{ "trapped": -1 }""")]
    [InlineData("some", "injured", "whole number", "受伤人数", """{ "injured": "两三个" }""")]
    [InlineData("name", "callBack", "telephone", "回拨号码", """{ "callBack": "李书记那边" }""")]
    [InlineData("list", "callBack", "telephone", "回拨号码", """{ "callBack": [13975512345] }""")]
    public async Task A_wrong_detail_of_a_call_is_left_out_and_the_call_is_taken(
        string name, string field, string says, string zh, string wrong)
    {
        var drill = await server.Drill($"bad-calls-{name}");
        var call = Call();
        foreach (var (key, value) in JsonNode.Parse(wrong)!.AsObject()) call[key] = value?.DeepClone();
        var reported = await server.Command($"{drill}/incidents", call);
        var number = reported.Text("number");
        IsFlagged(reported);
        var later = JsonNode.Parse(wrong)!.AsObject();
        IsFlagged(await server.Command($"{drill}/incidents/{number}/calls", later));
        var seen = (await server.Get($"{drill}/incidents/{number}")).Body!;
        Assert.Equal(300, seen["incident"]!["call"]!["toEvacuate"]!.GetValue<int>());
        Assert.Equal(field == "callBack" ? null : CallBack, seen["callBack"]?.ToString());
        var records = (await server.Get($"{drill}/journal?type=report.detail-left-out")).Body!["items"]!.AsArray();
        Assert.Equal(2, records.Count);
        Assert.DoesNotContain(CallBack, records.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("李书记", records.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(2, (await Story(drill, number)).Count(
            t => t.Contains($"报告的{zh}", StringComparison.Ordinal)));

        void IsFlagged(Answer answer)
        {
            var flag = Assert.Single(answer.Body!["said"]!.AsArray(),
                s => s!["en"]!.ToString().Contains("left out", StringComparison.Ordinal))!;
            Assert.Contains($"reports {field}", flag["en"]!.ToString(), StringComparison.Ordinal);
            Assert.Contains(says, flag["en"]!.ToString(), StringComparison.Ordinal);
            Assert.Contains($"来电 报告的{zh}", flag["zh"]!.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Without_place_hazard_or_author_a_report_is_refused_and_its_wrong_details_are_named_too()
    {
        var drill = await server.Drill("bad-reports");
        var call = Call();
        (call["place"], call["hazard"], call["trapped"], call["callBack"]) = ("", "", -1, "call me");
        var refused = await server.Post($"{drill}/incidents", call);
        foreach (var field in (string[])["place", "hazard", "trapped", "callBack"]) refused.IsProblem(400, field);
    }

    [Theory]
    [InlineData("wide", "０７３４８５５２２３３", "07348552233")]
    [InlineData("brackets", "(0734)8552233", "(0734)8552233")]
    [InlineData("wide-brackets", "（０７３４）８５５２２３３", "(0734)8552233")]
    [InlineData("dash", "0734—8552233", "0734-8552233")]
    [InlineData("extension", "0734－8552233 转 8", "0734-8552233 转 8")]
    [InlineData("china", "＋86　139 7551 2345", "+86 139 7551 2345")]
    [InlineData("marks", "\u202A13975512345\u202C", "13975512345")]
    public async Task A_number_to_call_back_is_taken_as_people_write_it(string name, string written, string taken)
    {
        var drill = await server.Drill($"calls-{name}");
        var call = Call();
        call["callBack"] = written;
        var number = (await server.Command($"{drill}/incidents", call)).Text("number");
        Assert.Equal(taken, (await server.Get($"{drill}/incidents/{number}")).Body!["callBack"]!.ToString());
    }

    [Fact]
    public async Task What_an_earlier_call_says_of_what_is_known_is_told_as_late()
    {
        const string live = "/api/v1/realms/live";
        var report = Call();
        (report["place"], report["occurredAt"]) = ("430422115", Ago(60));
        var number = (await server.Command($"{live}/incidents", report)).Text("number");
        var late = await server.Command($"{live}/incidents/{number}/calls",
            new() { ["trapped"] = 9, ["injured"] = 2, ["occurredAt"] = Ago(120) });
        Assert.Equal(["被困人数“9”", "受伤人数“2”"], late.Body!["said"]!.AsArray().Select(
            s => s!["zh"]!.ToString()["补报的".Length..].Split("早于")[0]));
        Assert.All(late.Body["said"]!.AsArray(),
            s => Assert.Contains("which stands", s!["en"]!.ToString(), StringComparison.Ordinal));
        var call = (await server.Get($"{live}/incidents/{number}")).Body!["incident"]!["call"]!;
        Assert.Equal(12, call["trapped"]!.GetValue<int>());
        await server.Command($"{live}/incidents/{number}/close", new() { ["reason"] = "险情解除" });
    }

    [Fact]
    public async Task Put_right_an_incident_is_flagged_anew_and_no_longer_where_it_is_not_alike()
    {
        var drill = await server.Drill("calls-alike");
        var first = (await server.Command($"{drill}/incidents", Call())).Text("number");
        var call = Call();
        call["hazard"] = "fire";
        var second = (await server.Command($"{drill}/incidents", call)).Text("number");
        await AreAlike(false);
        await server.Command($"{drill}/incidents/{second}/correct",
            new() { ["hazard"] = "flood", ["reason"] = "是水灾" });
        await AreAlike(true);
        await server.Command($"{drill}/incidents/{second}/correct",
            new() { ["hazard"] = "fire", ["reason"] = "还是火灾" });
        await AreAlike(false);
        Assert.Contains($"更正后与 {first} 不再疑为同一事件", await Story(drill, second));

        Task AreAlike(bool areAlike) => Eventually.Is($"alike: {areAlike}", async () =>
            (await MayBe(first)).SequenceEqual(areAlike ? [second] : [])
            && (await MayBe(second)).SequenceEqual(areAlike ? [first] : []));

        async Task<IEnumerable<string>> MayBe(string number) =>
            (await server.Get($"{drill}/incidents/{number}")).Body!["incident"]!["mayBe"]!.AsArray()
                .Select(n => n!.ToString());
    }

    private async Task<List<string>> Story(string drill, string incident) =>
    [
        .. (await server.Get($"{drill}/incidents/{incident}/story?lang=zh")).Body!["sentences"]!.AsArray()
            .Select(s => s!["text"]!.ToString()),
    ];

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
