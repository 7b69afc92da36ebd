using System.Globalization;
using System.Text.Json.Nodes;
using Alliance.Host.Tests.Running;

namespace Alliance.Host.Tests.Api;

/// <summary>What crews report late, twice, out of order or with wrong details; orders that nobody receives; squads that
/// are given another task.</summary>
public sealed class FieldReportTests(TestServer server)
{
    private const string Live = "/api/v1/realms/live";

    private sealed record Promise(string Drill, string Request, string Commitment, string Team);

    private async Task<Promise> Promised(string name, int factor = 1, string priority = "urgent", int quantity = 6)
    {
        var drill = await server.Drill(name, factor);
        return await Ask(drill, Tour.Place, priority, quantity);
    }

    private async Task<Promise> Ask(string drill, string place, string priority, int quantity = 6)
    {
        var request = await Raise(drill, place, priority, quantity);
        var commitment = await Eventually.Get("a team is promised", async () =>
            (await server.Get($"{drill}/aid-requests/{request}")).Body!["commitments"]!.AsArray().FirstOrDefault());
        var team = commitment["resource"]!.ToString()["RescueTeam/".Length..];
        await Eventually.Is("it is ordered out", async () => await Status(drill, team) == "committed");
        return new Promise(drill, request, commitment["id"]!.ToString(), team);
    }

    private async Task<string> Raise(string drill, string place, string priority, int quantity)
    {
        var incident = (await server.Command($"{drill}/incidents",
            new() { ["place"] = place, ["name"] = "漫堤", ["hazard"] = "flood" })).Text("number");
        return (await server.Command($"{drill}/aid-requests", new()
        {
            ["incident"] = incident,
            ["lines"] = new JsonArray(new JsonObject
            {
                ["kind"] = "flood-rescue", ["quantity"] = quantity, ["priority"] = priority,
            }),
        })).Text("number");
    }

    private async Task<JsonNode> Team(string drill, string team) =>
        (await server.Get($"{drill}/teams/{team}")).Body!["team"]!;

    private async Task<string> Status(string drill, string team) => (await Team(drill, team))["status"]!.ToString();

    private async Task Says(Promise promise, string status, DateTimeOffset? at = null)
    {
        var body = new JsonObject { ["status"] = status };
        if (at is { } moment) body["occurredAt"] = moment.ToString("O", CultureInfo.InvariantCulture);
        await server.Command($"{promise.Drill}/teams/{promise.Team}/status", body);
    }

    /// <summary>A promise in the live realm: nothing can have happened in a drill before it began.</summary>
    private Task<Promise> PromisedLive() => Ask(Live, "430422125", "routine");

    private async Task<JsonArray> Records(string drill, string type) =>
        (await server.Get($"{drill}/journal?type={type}&limit=50")).Body!["items"]!.AsArray();

    [Fact]
    public async Task A_squad_on_scene_is_not_put_back_on_the_way_by_a_delayed_report()
    {
        var promise = await PromisedLive();
        await Says(promise, "onScene");
        await Says(promise, "enRoute", DateTimeOffset.UtcNow.AddMinutes(-20));
        Assert.Equal("onScene", await Status(promise.Drill, promise.Team));
        var noted = (await server.Get($"{promise.Drill}/teams/{promise.Team}")).Body!["history"]!.AsArray()[^1]!;
        Assert.Equal(("team.report-noted", "late"), (noted["type"]!.ToString(), noted["note"]!.ToString()));
        await Says(promise, "available");
    }

    [Theory]
    [InlineData("430422122", false)]
    [InlineData("430422124", true)]
    public async Task A_day_entered_afterwards_shows_when_each_thing_happened_and_counts_its_hours(
        string place, bool callIsLast)
    {
        var request = await Raise(Live, place, "routine", 6);
        var idle = (await server.Get($"{Live}/teams?owner=HY-RRC&status=available")).Body!["items"]!.AsArray();
        var squad = idle[callIsLast ? ^1 : 0]!["id"]!.ToString();
        var now = DateTimeOffset.UtcNow;
        var number = callIsLast ? "" : await Called();
        if (!callIsLast) await Eventually.Is("it has the task", async () => await Status(Live, squad) == "committed");
        (string Status, int Ago)[] backwards =
            [("available", 60), ("returning", 90), ("onScene", 200), ("enRoute", 240)];
        foreach (var (status, ago) in callIsLast ? backwards.Reverse() : backwards)
            await Says(new Promise(Live, request, number, squad), status, now.AddMinutes(-ago));
        if (callIsLast) number = await Called();
        await Eventually.Is("it is over", async () => (await Row())["endedAt"] is not null);
        var row = await Row();
        foreach (var (field, ago) in new[]
            { ("acceptedAt", 300), ("departedAt", 240), ("arrivedAt", 200), ("leftAt", 90), ("endedAt", 60) })
            Assert.Equal(now.AddMinutes(-ago), row[field]!.GetValue<DateTimeOffset>(), TimeSpan.FromSeconds(1));
        Assert.InRange(row["recordedAt"]!.GetValue<DateTimeOffset>(), now.AddMinutes(-1), now.AddMinutes(10));
        Assert.Equal("resting", await Status(Live, squad));
        var people = (await Team(Live, squad))["people"]!.GetValue<int>();
        var incident = request[..request.LastIndexOf('-')];
        await Eventually.Is("its three hours are counted", async () =>
            (await server.Get($"{Live}/incidents/{incident}/totals")).Body!["squads"]!["personHours"]!
                .GetValue<double>() is var hours && Math.Abs(hours - (3 * people)) < 0.1 * people);
        // Where the search has not found others by now, the request is over by itself.
        if (callIsLast)
            await server.Post($"{Live}/aid-requests/{request}/cancel", new() { ["reason"] = "险情解除" });
        else
            await Eventually.Is("the squad counts as one that came", async () =>
                (await server.Get($"{Live}/aid-requests/{request}")).Body!["request"]!["outcome"]!.ToString()
                    == "fulfilled");

        string Ago(int minutes) => now.AddMinutes(-minutes).ToString("O", CultureInfo.InvariantCulture);
        async Task<string> Called() => (await server.Command($"{Live}/aid-requests/{request}/arranged-aid", new()
        {
            ["line"] = 1, ["resource"] = $"RescueTeam/{squad}", ["occurredAt"] = Ago(300),
        })).Text("number");
        async Task<JsonNode> Row() => (await server.Get($"{Live}/commitments?request={request}")).Body!["items"]!
            .AsArray().Single(c => c!["id"]!.ToString() == number)!;
    }

    [Fact]
    public async Task A_promise_is_not_withdrawn_by_available_from_before_the_order()
    {
        var promise = await PromisedLive();
        await Says(promise, "available", DateTimeOffset.UtcNow.AddMinutes(-30));
        Assert.Equal("committed", await Status(promise.Drill, promise.Team));
        var noted = (await server.Get($"{promise.Drill}/teams/{promise.Team}")).Body!["history"]!.AsArray()[^1]!;
        Assert.Equal("beforeOrder", noted["note"]!.ToString());
        await Says(promise, "available");
    }

    [Fact]
    public async Task An_order_is_sent_then_received_as_the_crew_says()
    {
        var promise = await Promised("received", 1);
        JsonNode order = (await Team(promise.Drill, promise.Team))["order"]!;
        Assert.NotNull(order["sentAt"]);
        Assert.Null(order["receivedAt"]);
        var line = (await server.Get($"{promise.Drill}/aid-requests/{promise.Request}"))
            .Body!["request"]!["lines"]![0]!;
        Assert.Equal("unconfirmed", line["state"]!.ToString());
        Assert.True(line["unconfirmed"]!.GetValue<int>() > 0);
        await Says(promise, "received");
        Assert.NotNull((await Team(promise.Drill, promise.Team))["order"]!["receivedAt"]);
        await Eventually.Is("the line is committed", async () =>
            (await server.Get($"{promise.Drill}/aid-requests/{promise.Request}"))
                .Body!["request"]!["lines"]![0]!["state"]!.ToString() == "committed");
    }

    [Fact]
    public async Task An_order_that_nobody_receives_is_replaced_within_four_minutes_where_lives_depend_on_it()
    {
        var promise = await Promised("nobody-receives", 20, "lifeSaving");
        var others = await Eventually.Get("another squad is ordered out", async () =>
        {
            var orders = await Records(promise.Drill, "team.deploy");
            return orders.Count > 1 ? orders : null;
        });
        var took = others[1]!["at"]!.GetValue<DateTimeOffset>() - others[0]!["at"]!.GetValue<DateTimeOffset>();
        // The clock of the drill runs 20 times as fast.
        Assert.InRange(took * 20, TimeSpan.FromMilliseconds(1), TimeSpan.FromMinutes(4));
        Assert.NotEmpty(await Records(promise.Drill, "team.order-unconfirmed"));
    }

    [Theory]
    [InlineData(200)]
    [InlineData(0)]
    [InlineData(-1)]
    public async Task A_wrong_number_of_people_does_not_stop_the_report(int people)
    {
        var promise = await Promised($"people-{people}", 1);
        await server.Command($"{promise.Drill}/teams/{promise.Team}/status",
            new() { ["status"] = "enRoute", ["people"] = people });
        Assert.Equal("enRoute", await Status(promise.Drill, promise.Team));
        Assert.Equal(
            people, Assert.Single(await Records(promise.Drill, "team.detail-flagged"))!["said"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_squad_on_scene_is_diverted_to_a_more_pressing_line_and_its_own_line_seeks_others()
    {
        var promise = await Promised("diverted", 1);
        await Says(promise, "onScene");
        var (kind, code) = ((await Team(promise.Drill, promise.Team))["owner"]!.ToString(), Tour.Place);
        var other = await Raise(promise.Drill, code, "lifeSaving", 60);
        var path = $"{promise.Drill}/teams/{promise.Team}/divert";
        JsonObject To(string line, string by) =>
            new() { ["to"] = line, ["onBehalfOf"] = by, ["reason"] = "群众被困" };
        (await server.Post(path, To($"{other}-L9", kind))).IsProblem(400, "line");
        (await server.Post(path, To($"{other}-L1", "Township/430422001"))).IsProblem(409, "onBehalfOf");
        var number = (await server.Command(path, To($"{other}-L1", kind))).Text("number");
        await Eventually.Is("it has the other task", async () =>
            (await Team(promise.Drill, promise.Team))["commitment"]!.ToString() == number);
        await Eventually.Is("its former request knows why", async () =>
            (await Records(promise.Drill, "request.progress"))
                .Any(r => r!["commitment"]!.ToString() == promise.Commitment && r["reason"]?.ToString() == "diverted"));
        await Says(promise, "enRoute");
        Assert.Equal("enRoute", await Status(promise.Drill, promise.Team));
    }

    [Fact]
    public async Task A_squad_without_a_task_cannot_be_diverted()
    {
        var promise = await Promised("no-task", 1);
        var idle = (await server.Get($"{promise.Drill}/teams?owner=HY-RRC")).Body!["items"]![0]!["id"]!;
        (await server.Post($"{promise.Drill}/teams/{idle}/divert", new()
        {
            ["to"] = $"{promise.Request}-L1", ["onBehalfOf"] = $"Township/{Tour.Place}", ["reason"] = "改派",
        })).IsProblem(400, "to", "no task");
    }
}
