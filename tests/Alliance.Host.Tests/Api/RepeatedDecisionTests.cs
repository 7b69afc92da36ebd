using System.Text.Json.Nodes;
using Alliance.Host.Tests.Running;

namespace Alliance.Host.Tests.Api;

/// <summary>A second identical decision, as by a double click, is a success that changes nothing. One that contradicts
/// it is refused.</summary>
public sealed class RepeatedDecisionTests(TestServer server)
{
    private const string County = "CommandCentre/430422";

    [Fact]
    public async Task An_incident_is_closed_and_a_request_cancelled_by_a_double_click()
    {
        var drill = await server.Drill("twice-closed");
        var incident = await Incident(drill);
        var request = await Request(drill, incident, 8);
        var cancel = new JsonObject { ["reason"] = "误报" };
        await Task.WhenAll(
            Enumerable.Range(0, 2).Select(_ => server.Command(
                $"{drill}/aid-requests/{request}/cancel", (JsonObject)cancel.DeepClone())));
        await Eventually.Is("the request is over", async () =>
            (await server.Get($"{drill}/aid-requests/{request}")).Body!["request"]!["outcome"]!.ToString() != "open");
        await Nothing($"{drill}/aid-requests/{request}/cancel", cancel);
        var close = new JsonObject { ["reason"] = "险情解除" };
        await server.Command($"{drill}/incidents/{incident}/close", (JsonObject)close.DeepClone());
        await Nothing($"{drill}/incidents/{incident}/close", close);
        (await server.Post($"{drill}/aid-requests", Lines(incident, 8))).IsProblem(409, null, "incident-not-open");
    }

    [Fact]
    public async Task A_line_is_amended_twice_and_a_commitment_released_twice()
    {
        var drill = await server.Drill("twice-released");
        var incident = await Incident(drill);
        var request = await Request(drill, incident, 8);
        var commitment = await Eventually.Get("a squad is promised", async () =>
            (await server.Get($"{drill}/aid-requests/{request}")).Body!["commitments"]!.AsArray().FirstOrDefault());
        var amend = new JsonObject { ["quantity"] = 9, ["reason"] = "人数有误" };
        await server.Command($"{drill}/aid-requests/{request}/lines/1/amend", (JsonObject)amend.DeepClone());
        await Nothing($"{drill}/aid-requests/{request}/lines/1/amend", amend);
        var later = new JsonObject { ["neededWithinMinutes"] = 600, ["reason"] = "宽限" };
        await server.Command($"{drill}/aid-requests/{request}/lines/1/amend", (JsonObject)later.DeepClone());
        await Nothing($"{drill}/aid-requests/{request}/lines/1/amend", later);
        var release = $"{drill}/aid-requests/{request}/commitments/{commitment["id"]}/release";
        await server.Command(release, new() { ["reason"] = "不再需要" });
        await Nothing(release, new() { ["reason"] = "不再需要" });
    }

    [Fact]
    public async Task A_confirmation_is_given_twice_and_not_taken_back()
    {
        var drill = await server.Drill("twice-confirmed");
        await server.Command($"{drill}/agreements/TA-04/terms",
            new() { ["approval"] = "requester", ["maxTeamsInAll"] = 30, ["reason"] = "修订" });
        var incident = await Incident(drill, "430422105");
        await server.Command($"{drill}/aid-requests", new()
        {
            ["incident"] = incident,
            ["lines"] = new JsonArray(
                new JsonObject { ["kind"] = "evacuation", ["quantity"] = 400, ["priority"] = "urgent" }),
        });
        var wanted = await Eventually.Get("a confirmation is wanted", async () => (await server.Get(
            $"{drill}/confirmations?township=430422105")).Body!["items"]!.AsArray().FirstOrDefault());
        var path = $"{drill}/confirmations/{wanted["commitment"]}";
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => server.Command(
            path, new() { ["granted"] = false, ["reason"] = "另有安排" })));
        await Nothing(path, new() { ["granted"] = false, ["reason"] = "x" });
        (await server.Post(path, new() { ["granted"] = true, ["reason"] = "x" })).IsProblem(409);
    }

    [Fact]
    public async Task Requests_and_incidents_are_merged_twice()
    {
        var drill = await server.Drill("twice-merged");
        var incident = await Incident(drill);
        var (older, younger) = (await Request(drill, incident, 80), await Request(drill, incident, 80));
        var merge = $"{drill}/aid-requests/{younger}/merge";
        await server.Command(merge, new() { ["into"] = older, ["reason"] = "重复" });
        await Nothing(merge, new() { ["into"] = older, ["reason"] = "重复" });
        (await server.Post(merge, new() { ["into"] = "430422001-99-R01", ["reason"] = "x" }))
            .IsProblem(400, "into", "no aid request has the number 430422001-99-R01");
        var second = await Incident(drill);
        var elsewhere = await Request(drill, second, 8);
        var refused = await server.Post(
            $"{drill}/aid-requests/{elsewhere}/merge", new() { ["into"] = older, ["reason"] = "x" });
        Assert.Contains("merge the incidents first", refused.Body!.ToJsonString(), StringComparison.Ordinal);
        merge = $"{drill}/incidents/{second}/merge";
        await server.Command(merge, new() { ["into"] = incident, ["reason"] = "同一险情" });
        await Eventually.Is("the younger is closed", async () =>
            !(await server.Get($"{drill}/incidents/{second}")).Body!["incident"]!["open"]!.GetValue<bool>());
        await Nothing(merge, new() { ["into"] = incident, ["reason"] = "同一险情" });
    }

    [Fact]
    public async Task A_handover_is_proposed_and_accepted_twice_and_a_grade_given_twice()
    {
        var drill = await server.Drill("twice-handed-over");
        var incident = await Incident(drill);
        var township = $"Township/{Tour.Place}";
        var propose = new JsonObject { ["body"] = township, ["to"] = County, ["reason"] = "险情扩大" };
        await server.Command($"{drill}/incidents/{incident}/handover", (JsonObject)propose.DeepClone());
        await Nothing($"{drill}/incidents/{incident}/handover", propose);
        var path = $"{drill}/incidents/{incident}/handover/answer";
        await server.Command(path, Answer(true));
        await Nothing(path, Answer(true));
        (await server.Post(path, Answer(false))).IsProblem(409, null, "no-handover-proposed");
        var grade = new JsonObject { ["grade"] = "major", ["basis"] = "被困人数多" };
        await server.Command($"{drill}/incidents/{incident}/grade", (JsonObject)grade.DeepClone());
        await Nothing($"{drill}/incidents/{incident}/grade", grade);
        await Twice($"{drill}/incidents/{incident}/reports", new() { ["dead"] = 1, ["missing"] = 2 });

        static JsonObject Answer(bool accepted) =>
            new() { ["body"] = County, ["accepted"] = accepted, ["reason"] = "同意" };
    }

    [Fact]
    public async Task What_is_over_is_ended_again_without_a_change()
    {
        var drill = await server.Drill("twice-ended");
        var issue = new JsonObject
        {
            ["tier"] = County, ["hazard"] = "flood", ["colour"] = "red", ["validMinutes"] = 60, ["basis"] = "暴雨",
        };
        var warning = await Twice($"{drill}/warnings", issue);
        await server.Command($"{drill}/warnings/{warning}/cancel", new() { ["reason"] = "雨停" });
        await Nothing($"{drill}/warnings/{warning}/cancel", new() { ["reason"] = "雨停" });
        Assert.Equal(404, (int)(await server.Post($"{drill}/warnings/none/cancel",
            new() { ["reason"] = "x" })).Status);
        var order = await Twice($"{drill}/command-centres/430422/orders", new()
        {
            ["townships"] = new JsonArray("430422108"), ["floor"] = 0, ["minutes"] = 60, ["reason"] = "险情紧急",
        });
        var revoke = $"{drill}/command-centres/430422/orders/{order}/revoke";
        await server.Command(revoke, new() { ["reason"] = "险情解除" });
        await Nothing(revoke, new() { ["reason"] = "险情解除" });
        var standing = $"{drill}/agreements/AG-HY/standing";
        await server.Command(standing, new() { ["standing"] = "terminated", ["reason"] = "终止" });
        await Nothing(standing, new() { ["standing"] = "terminated", ["reason"] = "终止" });
        (await server.Post(standing, new() { ["standing"] = "signed", ["reason"] = "x" })).IsProblem(409);
    }

    [Fact]
    public async Task Stock_is_written_off_once_and_a_need_stated_once_by_a_double_click()
    {
        var drill = await server.Drill("twice-written-off");
        var depot = (await server.Get($"{drill}/depots")).Body!["items"]!.AsArray()
            .First(d => d!["stock"]!.AsArray().Any(s => s!["kind"]!.ToString() == "boats"))!["id"]!.ToString();
        var off = new JsonObject { ["units"] = 1, ["reason"] = "破损" };
        var path = $"{drill}/depots/{depot}/stock/boats/write-offs";
        await server.Command(path, (JsonObject)off.DeepClone());
        await Nothing(path, off);
        var needs = $"{drill}/incidents/{await Incident(drill)}/needs";
        var need = new JsonObject { ["kind"] = "medical", ["quantity"] = 4, ["priority"] = "urgent" };
        await server.Command(needs, (JsonObject)need.DeepClone());
        await Nothing(needs, need);
    }

    [Fact]
    public async Task Stock_that_was_counted_in_can_be_arranged()
    {
        var drill = await server.Drill("counted-in");
        var depot = (await server.Get($"{drill}/depots")).Body!["items"]!.AsArray()
            .First(d => d!["stock"]!.AsArray().All(s => s!["kind"]!.ToString() != "boats"))!["id"]!.ToString();
        var incident = await Incident(drill);
        var request = (await server.Command($"{drill}/aid-requests", new()
        {
            ["incident"] = incident,
            ["lines"] = new JsonArray(
                new JsonObject { ["kind"] = "boats", ["quantity"] = 1, ["priority"] = "routine" }),
        })).Text("number");
        // A line that has its boat does not take those that are counted in.
        await Eventually.Is("it has its boat", async () =>
            (await server.Get($"{drill}/commitments?request={request}")).Body!["items"]!.AsArray().Count > 0);
        var arranged = new JsonObject { ["line"] = 1, ["resource"] = $"Depot/{depot}", ["quantity"] = 3 };
        (await server.Post($"{drill}/aid-requests/{request}/arranged-aid",
            (JsonObject)arranged.DeepClone())).IsProblem(400, "resource", "keeps no boats");
        await server.Command($"{drill}/depots/{depot}/stock/boats/counts",
            new() { ["units"] = 4, ["reason"] = "上级调拨" });
        var number = (await server.Command($"{drill}/aid-requests/{request}/arranged-aid", arranged)).Text("number");
        await Eventually.Is("the depot keeps three for it", async () =>
            (await server.Get($"{drill}/depots/{depot}")).Body!["shipments"]!.AsArray()
                .Any(s => s!["commitment"]!.ToString() == number && s["held"]!.GetValue<int>() == 3));
        await server.Command($"{drill}/depots/{depot}/shipments/{number}", new() { ["status"] = "shipped" });
    }

    /// <summary>Gives a command twice, and asserts that the second changes nothing and has the number of the
    /// first.</summary>
    private async Task<string> Twice(string path, JsonObject body)
    {
        var number = (await server.Command(path, (JsonObject)body.DeepClone())).Text("number");
        Assert.Equal(number, (await server.Command(path, (JsonObject)body.DeepClone())).Text("number"));
        await Nothing(path, body);
        return number;
    }

    /// <summary>Asserts that a command succeeds and writes no record.</summary>
    private async Task Nothing(string path, JsonObject body)
    {
        var answer = await server.Command(path, (JsonObject)body.DeepClone());
        Assert.Equal(0, answer.Body!["records"]!.GetValue<int>());
        Assert.Null(answer.Body["record"]);
    }

    private async Task<string> Incident(string realm, string place = Tour.Place) =>
        (await server.Command($"{realm}/incidents",
            new() { ["place"] = place, ["name"] = "漫堤", ["hazard"] = "flood" })).Text("number");

    private async Task<string> Request(string realm, string incident, int quantity) =>
        (await server.Command($"{realm}/aid-requests", Lines(incident, quantity))).Text("number");

    private static JsonObject Lines(string incident, int quantity) => new()
    {
        ["incident"] = incident,
        ["lines"] = new JsonArray(
            new JsonObject { ["kind"] = "flood-rescue", ["quantity"] = quantity, ["priority"] = "urgent" }),
    };
}
