using System.Text.Json.Nodes;
using Alliance.Host.Tests.Running;

namespace Alliance.Host.Tests.Api;

/// <summary>A lender calls a squad home over the API.</summary>
public sealed class RecallApiTests(TestServer server)
{
    [Fact]
    public async Task A_lender_recalls_a_squad_and_reads_the_answer()
    {
        var drill = await server.Drill("recall");
        var lent = await Lent(drill);
        await server.Command($"{drill}/recalls", Recall(lent));
        var recall = await Eventually.Get(
            "the request answers", async () => (await server.Get($"{drill}/recalls")).Body!["items"]!.AsArray()
            .FirstOrDefault(r => r!["commitment"]!.ToString() == lent && r["answer"] is not null));
        Assert.Equal("acceptedAfterReplacement", recall["answer"]!.ToString());
        var again = await server.Command($"{drill}/recalls", Recall(lent));
        Assert.Equal(0, again.Body!["records"]!.GetValue<int>());
        var other = Recall(lent);
        other["waitForReplacement"] = false;
        (await server.Post($"{drill}/recalls", other)).IsProblem(409, "commitment", "already-recalled");
    }

    [Fact]
    public async Task What_is_wrong_with_a_recall_is_named()
    {
        var drill = await server.Drill("recall-wrong");
        (await server.Post($"{drill}/recalls", Recall("430422119-01-R01-L1-TA-01-1"))).IsProblem(
            400, "commitment", "nothing is out");
        var body = Recall("x");
        body["returnWithinMinutes"] = 0;
        body.Remove("waitForReplacement");
        var answer = await server.Post($"{drill}/recalls", body);
        answer.IsProblem(400, "returnWithinMinutes");
        answer.IsProblem(400, "waitForReplacement");
        (await server.Get($"{drill}/recalls?township=430422219")).IsProblem(400, "township", "430422219");
    }

    private static JsonObject Recall(string commitment) =>
        new() { ["commitment"] = commitment, ["reason"] = "本地告急", ["returnWithinMinutes"] = 240,
            ["waitForReplacement"] = true };

    /// <summary>A commitment under which some other township's squad has its order.</summary>
    private async Task<string> Lent(string drill)
    {
        var incident = (await server.Command($"{drill}/incidents",
            new() { ["place"] = Tour.Place, ["name"] = "漫堤", ["hazard"] = "flood" })).Text("number");
        var line = new JsonObject { ["kind"] = "flood-rescue", ["quantity"] = 40, ["priority"] = "lifeSaving" };
        var request = (await server.Command($"{drill}/aid-requests",
            new() { ["incident"] = incident, ["lines"] = new JsonArray(line) })).Text("number");
        var lent = await Eventually.Get("a neighbour's squad has its order", async () =>
        {
            foreach (var c in (await server.Get($"{drill}/aid-requests/{request}")).Body!["commitments"]!.AsArray())
            {
                if (c!["lender"]!.ToString() is not ['T', ..] lender || lender == $"Township/{Tour.Place}") continue;
                var team = (await server.Get(
                    $"{drill}/teams/{c["resource"]!.ToString()["RescueTeam/".Length..]}")).Body!["team"]!;
                if (team["status"]!.ToString() == "committed") return c;
            }

            return null;
        });
        return lent["id"]!.ToString();
    }
}
