using System.Text.Json.Nodes;
using Alliance.Host.Tests.Running;

namespace Alliance.Host.Tests.Api.Lists;

/// <summary>Two incidents turn out to be one. Whoever asks for the one that stays finds all that is under way for
/// it.</summary>
public sealed class MergedIncidentTests(TestServer server)
{
    [Fact]
    public async Task What_belongs_to_an_adopted_request_is_found_under_the_incident_that_stays()
    {
        var drill = await server.Drill("merged-lists");
        var (older, younger) = (await Reported(drill), await Reported(drill));
        var request = (await server.Command($"{drill}/aid-requests", new()
        {
            ["incident"] = younger,
            ["lines"] = new JsonArray(new JsonObject
            {
                ["kind"] = "flood-rescue", ["quantity"] = 40, ["priority"] = "lifeSaving",
            }),
        })).Text("number");
        string[] lists = ["teams", "commitments", "aid-requests"];
        foreach (var list in lists) await Found(list, younger);
        await Lent(younger);
        await server.Command(
            $"{drill}/incidents/{younger}/merge", new() { ["into"] = older, ["reason"] = "同一险情" });
        foreach (var list in lists)
        {
            await Found(list, older);
            await Eventually.Is($"no {list} of {younger}", async () =>
                (await server.Get($"{drill}/{list}?incident={younger}")).Body!["items"]!.AsArray().Count == 0);
        }

        await Lent(older);
        Assert.Empty((await Ledger(younger)).AsArray());
        var records = (await server.Get($"{drill}/journal?incident={older}&limit=1000")).Body!["items"]!.AsArray();
        Assert.Contains(records, r => r!["actor"]!.ToString() == $"AidRequest/{request}");
        Assert.Equal(1, (await server.Get($"{drill}/incidents/{older}/totals"))
            .Body!["requests"]!["count"]!.GetValue<int>());

        Task Found(string list, string incident) => Eventually.Is($"{list} of {incident}", async () =>
            (await server.Get($"{drill}/{list}?incident={incident}")).Body!["items"]!.AsArray().Count > 0);

        Task Lent(string incident) => Eventually.Is($"the ledger of {incident}", async () =>
            (await Ledger(incident)).AsArray().Count > 0);

        async Task<JsonNode> Ledger(string incident) =>
            (await server.Get($"{drill}/alliances/TA-01/ledger?incident={incident}")).Body!["open"]!;
    }

    private async Task<string> Reported(string drill) => (await server.Command($"{drill}/incidents",
        new() { ["place"] = Tour.Place, ["name"] = "湘江漫堤", ["hazard"] = "flood" })).Text("number");
}
