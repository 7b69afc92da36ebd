using System.Text.Json.Nodes;
using Alliance.Host.Tests.Running;

namespace Alliance.Host.Tests.Api;

/// <summary>Teams from outside that would come, and their letters, over the API.</summary>
public sealed class OutsideTeamTests(TestServer server)
{
    private static JsonObject Ram => new()
    {
        ["social"] = new JsonObject { ["name"] = "公羊救援队", ["office"] = "浙江省公羊会", ["people"] = 18,
            ["capability"] = "flood-rescue" },
        ["leader"] = "何队长", ["telephone"] = "13900001111", ["plates"] = new JsonArray("浙A88888"),
        ["equipment"] = new JsonObject { ["冲锋舟"] = 3, ["pumps"] = 2 }, ["from"] = "浙江省杭州市",
        ["note"] = "两小时后可出发",
    };

    private static JsonObject Invited(int minutes = 600) => new()
    {
        ["answer"] = "invited", ["reason"] = "水上力量不足",
        ["letter"] = new JsonObject { ["to"] = "近尾洲镇中心小学", ["purpose"] = "转移群众", ["validMinutes"] = minutes,
            ["reportTo"] = "前指王建国 13700000000", ["road"] = "衡枣高速近尾洲出口，经 S315" },
    };

    private async Task<(string Drill, string Incident)> Open(string name, int clock = 1)
    {
        var drill = await server.Drill(name, clock);
        var number = (await server.Command($"{drill}/incidents",
            new() { ["place"] = Tour.Place, ["name"] = "漫堤", ["hazard"] = "flood" })).Text("number");
        return (drill, $"{drill}/incidents/{number}");
    }

    [Fact]
    public async Task A_team_registers_is_invited_by_letter_and_checks_in_by_its_number()
    {
        var (drill, incident) = await Open("letter");
        var team = (await server.Command($"{incident}/outside-teams", Ram)).Text("number");
        (await server.Post($"{incident}/outside-teams", Ram)).IsProblem(409, "sameAs", "may-be-same");
        var letter = (await server.Command($"{incident}/outside-teams/{team}/answer", Invited())).Text("number");
        var read = await Eventually.Get("the letter is there", async () =>
            await server.Get($"{drill}/letters/{letter}") is { Body: { } body, Status: System.Net.HttpStatusCode.OK }
                ? body : null);
        Assert.Equal(("valid", "公羊救援队", "转移群众"), (
            read["standing"]!.ToString(), read["name"]!.ToString(), read["purpose"]!.ToString()));
        foreach (var (lang, words) in new[] { ("zh", "状态：有效"), ("en", "Standing: valid") })
        {
            var page = await server.Http.GetStringAsync(
                $"{server.Url}{drill}/letters/{letter.ToLowerInvariant()}/page?lang={lang}",
                TestContext.Current.CancellationToken);
            Assert.Contains(words, page, StringComparison.Ordinal);
            Assert.Contains("衡枣高速", page, StringComparison.Ordinal);
        }

        var checkIn = (await server.Command($"{incident}/check-ins", new() { ["letter"] = letter })).Text("number");
        var there = await Eventually.Get("it is counted", async () => (await server.Get($"{incident}/check-ins"))
            .Body!["items"]!.AsArray().FirstOrDefault(c => c!["stage"]!.ToString() == "counted"));
        Assert.Equal((letter, "valid", "浙A88888", 3), (
            there["letter"]!.ToString(), there["letterStanding"]!.ToString(), there["plates"]![0]!.ToString(),
            there["equipment"]!["冲锋舟"]!.GetValue<int>()));
        Assert.Equal(checkIn, (await server.Get($"{drill}/letters/{letter}")).Text("checkIn"));
    }

    [Fact]
    public async Task A_letter_is_marked_until_the_call_of_its_incident_is_verified()
    {
        var (drill, incident) = await Open("letter-unverified");
        var team = (await server.Command($"{incident}/outside-teams", Ram)).Text("number");
        var letter = (await server.Command($"{incident}/outside-teams/{team}/answer", Invited())).Text("number");
        await Eventually.Is("it is marked", () => Marked(true));
        await server.Command($"{incident}/verify", new() { ["result"] = "verified", ["reason"] = "到场核实" });
        await Eventually.Is("it is marked no more", () => Marked(false));

        async Task<bool> Marked(bool marked)
        {
            var read = (await server.Get($"{drill}/letters/{letter}")).Body!;
            var listed = (await server.Get($"{drill}/letters")).Body!["items"]!.AsArray();
            var page = await server.Http.GetStringAsync(
                $"{server.Url}{drill}/letters/{letter}/page", TestContext.Current.CancellationToken);
            return read["unverified"]?.GetValue<bool>() == marked && listed is [{ } one]
                && one["unverified"]!.GetValue<bool>() == marked
                && page.Contains("尚未核实", StringComparison.Ordinal) == marked;
        }
    }

    [Fact]
    public async Task A_letter_says_that_it_expired_or_was_withdrawn()
    {
        var (drill, incident) = await Open("letters-end", clock: 600);
        var team = (await server.Command($"{incident}/outside-teams", Ram)).Text("number");
        var expired = (await server.Command($"{incident}/outside-teams/{team}/answer", Invited(5))).Text("number");
        await Eventually.Is("it expires", async () =>
            (await server.Get($"{drill}/letters/{expired}")).Body?["standing"]?.ToString() == "expired");
        (await server.Post($"{drill}/letters/{expired}/withdraw", new() { ["reason"] = "?" })).IsProblem(409);
        var letter = (await server.Command($"{incident}/outside-teams/{team}/answer", Invited())).Text("number");
        Assert.NotEqual(expired, letter);
        await server.Command($"{drill}/letters/{letter}/withdraw", new() { ["reason"] = "水退了" });
        await Eventually.Is("it is withdrawn", async () =>
            (await server.Get($"{drill}/letters/{letter}")).Body!["standing"]!.ToString() == "withdrawn");
        var shown = Ram;
        foreach (var field in new[] { "from", "note" }) shown.Remove(field);
        shown["letter"] = letter;
        await server.Command($"{incident}/check-ins", shown);
        await Eventually.Is("the desk sees what it is worth", async () => (await server.Get($"{incident}/check-ins"))
            .Body!["items"]!.AsArray().Any(c => c!["letterStanding"]!.ToString() == "withdrawn"
                && c["stage"]!.ToString() == "undecided"));
    }

    [Fact]
    public async Task A_letter_holds_until_a_time_that_the_desk_writes()
    {
        var (drill, incident) = await Open("letter-until");
        var team = (await server.Command($"{incident}/outside-teams", Ram)).Text("number");
        var later = Moments.ClockOfChina(inHours: 2);
        foreach (var (until, minutes) in new (string, int?)[] { ("2020-01-01", null), (later, 60), ("soon", null) })
            (await server.Post($"{incident}/outside-teams/{team}/answer", Until(until, minutes)))
                .IsProblem(400, "letter.validUntil");
        var letter = (await server.Command($"{incident}/outside-teams/{team}/answer", Until(later, null)))
            .Text("number");
        var read = await Eventually.Get("the letter is there", async () =>
            await server.Get($"{drill}/letters/{letter}") is { Body: { } body, Status: System.Net.HttpStatusCode.OK }
                ? body : null);
        Assert.Contains($"T{later}:00", read["until"]!.ToString(), StringComparison.Ordinal);
        await server.Command($"{incident}/close", new() { ["reason"] = "险情解除" });
        foreach (var (lang, words) in new[] { ("zh", "已撤回（事件已结束）"), ("en", "the incident is over") })
            await Eventually.Is($"it says why in {lang}", async () => (await server.Http.GetStringAsync(
                $"{server.Url}{drill}/letters/{letter}/page?lang={lang}", TestContext.Current.CancellationToken))
                .Contains(words, StringComparison.Ordinal));

        static JsonObject Until(string until, int? minutes)
        {
            var body = Invited();
            (body["letter"]!["validUntil"], body["letter"]!["validMinutes"]) = (until, minutes);
            return body;
        }
    }

    [Fact]
    public async Task A_team_stands_by_and_is_turned_away_with_the_reason()
    {
        var (_, incident) = await Open("stand-by");
        var team = (await server.Command($"{incident}/outside-teams", Ram)).Text("number");
        foreach (var (answer, stage) in new[] { ("standBy", "standBy"), ("turnedAway", "turnedAway") })
        {
            await server.Command($"{incident}/outside-teams/{team}/answer",
                new() { ["answer"] = answer, ["reason"] = "力量已足" });
            await Eventually.Is($"it is {stage}", async () =>
                (await server.Get($"{incident}/outside-teams")).Body!["items"]![0] is { } one
                && (one["stage"]!.ToString(), one["reason"]?.ToString()) == (stage, "力量已足"));
        }
    }

    [Fact]
    public async Task The_letters_of_all_incidents_are_listed_and_found()
    {
        var (drill, incident) = await Open("letters-list");
        var second = $"{drill}/incidents/" + (await server.Command($"{drill}/incidents",
            new() { ["place"] = "430422103", ["name"] = "溃坝", ["hazard"] = "flood" })).Text("number");
        List<string> letters = [];
        foreach (var at in (string[])[incident, second, second])
        {
            var ram = Ram;
            ram["isNew"] = true;
            var team = (await server.Command($"{at}/outside-teams", ram)).Text("number");
            letters.Add((await server.Command($"{at}/outside-teams/{team}/answer", Invited())).Text("number"));
        }

        await server.Command($"{drill}/letters/{letters[1]}/withdraw", new() { ["reason"] = "水退了" });
        await Are("state=withdrawn", letters[1]);
        // The township of the second incident has the lower code.
        await Are("state=valid", letters[2], letters[0]);
        await Are("", letters[1], letters[2], letters[0]);
        await Are("descending=true", letters[0], letters[2], letters[1]);
        await Are($"incident={second[^12..]}&state=valid,withdrawn", letters[1], letters[2]);
        await Are("place=430422103&orderBy=time&descending=true", letters[2], letters[1]);
        await Are($"q={Uri.EscapeDataString("公羊 溃坝")}", letters[1], letters[2]);
        await Are("until=2020-01-01");
        await Are("since=2020-01-01&limit=500", letters[1], letters[2], letters[0]);
        var first = (await server.Get($"{drill}/letters?limit=2")).Body!;
        await Are($"after={first["next"]}", letters[0]);
        (await server.Get($"{drill}/letters?state=used")).IsProblem(400, "state", "valid");

        Task Are(string query, params string[] numbers) => Eventually.Is(query, async () =>
            (await server.Get($"{drill}/letters?{query}")).Body!["items"]!.AsArray()
                .Select(l => l!["number"]!.ToString()).SequenceEqual(numbers));
    }

    [Fact]
    public async Task Teams_are_found_by_how_they_stand_and_by_words()
    {
        var (_, incident) = await Open("outside-list");
        await server.Command($"{incident}/outside-teams", Ram);
        var other = Ram;
        (other["telephone"], other["plates"]) = ("13800002222", new JsonArray("湘D12345"));
        other["social"] = new JsonObject { ["name"] = "蓝天救援队", ["office"] = "衡阳市蓝天", ["people"] = 9,
            ["capability"] = "medical" };
        var second = (await server.Command($"{incident}/outside-teams", other)).Text("number");
        await server.Command($"{incident}/outside-teams/{second}/answer",
            new() { ["answer"] = "standBy", ["reason"] = "待命" });
        foreach (var query in (string[])["state=standBy", "kind=medical", $"q={Uri.EscapeDataString("蓝天")}",
            "orderBy=people&limit=1"])
            await Eventually.Is($"{query} finds it", async () =>
                (await server.Get($"{incident}/outside-teams?{query}")).Body!["items"]!.AsArray()
                    is [{ } one] && one["number"]!.ToString() == second);
        (await server.Get($"{incident}/outside-teams?stage=standBy")).IsProblem(400, "stage", "state");
    }

    [Fact]
    public async Task What_is_wrong_with_a_registration_an_answer_or_a_letter_is_named()
    {
        var (drill, incident) = await Open("outside-wrong");
        (await server.Post($"{incident}/outside-teams", [])).IsProblem(400, "social");
        (await server.Post($"{incident}/outside-teams", [])).IsProblem(400, "from");
        var team = (await server.Command($"{incident}/outside-teams", Ram)).Text("number");
        (await server.Post($"{incident}/outside-teams/{team}/answer", [])).IsProblem(400, "answer");
        (await server.Post($"{incident}/outside-teams/{team}/answer", new() { ["answer"] = "invited",
            ["reason"] = "来" })).IsProblem(400, "letter");
        (await server.Post($"{incident}/outside-teams/x/answer", Invited())).IsProblem(409, says: "no-such-team");
        (await server.Get($"{drill}/letters/430422119-01-Y77")).IsProblem(404, says: "not valid");
        (await server.Post($"{incident}/check-ins", new() { ["letter"] = "430422119-01-Y77" })).IsProblem(
            400, "letter");
    }
}
