using System.Net;
using System.Text.Json.Nodes;
using Alliance.Host.Tests.Access;
using Alliance.Host.Tests.Running;

namespace Alliance.Host.Tests.Alerts;

/// <summary>What a person is to be called for within a short time is one call, and each alert is answered by itself.
/// </summary>
public sealed class BundledCallsTests(Chromium chromium)
{
    private const int Offers = 5;

    [Fact]
    public async Task Five_offers_to_one_desk_are_one_call_and_one_button_acknowledges_each()
    {
        await using var outside = await CallReceiver.Start();
        await using var server = new TestServer(null, "--alerts", outside.WriteFile(10));
        await server.InitializeAsync();
        await Add(await server.Send(HttpMethod.Post, "/api/v1/accounts", Account("admin", "administrator", null)));
        using (var admin = await Session.SignIn(server, "admin", DutyDesks.Password))
            await Add(await admin.Post("/api/v1/accounts", Account("duty", "townshipOfficer", Tour.Place)));
        using var duty = await Session.SignIn(server, "duty", DutyDesks.Password);
        await Offer(duty);
        Assert.Empty(outside.Hooks);

        var hook = await Eventually.Get(
            "the person is called", () => Task.FromResult(outside.Hooks.TryPeek(out var first) ? first : null));
        var data = hook["data"]!;
        Assert.Equal(Offers - 1, data["further"]!.AsArray().Count);
        Assert.Equal("【紧急】共 5 项呼叫待应答", data["title"]!.ToString());
        Assert.Contains("另有 2 项。请打开 /alerts/ 应答。", data["text"]!.ToString(), StringComparison.Ordinal);
        var alerts = await Eventually.Get("each alert has its call on record", async () =>
            (await Alerts(duty)) is var all && all.All(a => a["calls"]![0]!["deliveries"] is not null) ? all : null);
        Assert.All(alerts, a => Assert.Equal(
            ($"{data["alert"]}", Offers), ($"{a["calls"]![0]!["first"]}", a["calls"]![0]!["named"]!.GetValue<int>())));

        var page = await chromium.Open();
        await page.GotoAsync($"{server.Url}/alerts/");
        await page.FillAsync("#name", "duty");
        await page.FillAsync("#password", DutyDesks.Password);
        await page.ClickAsync("#sign-in button");
        await page.ClickAsync("#all");
        await Eventually.Is("each is acknowledged by itself", async () =>
            (await Alerts(duty)).All(a => a["acknowledgedBy"]?.ToString() == "duty"));
        await page.Context.CloseAsync();
        Assert.Single(outside.Hooks);
    }

    private static async Task Offer(Session duty)
    {
        var reported = await duty.Post("/api/v1/realms/live/incidents",
            new() { ["place"] = Tour.Place, ["name"] = "漫堤", ["hazard"] = "flood" });
        Assert.Equal(HttpStatusCode.Created, reported.Status);
        var squad = $"{Tour.Place}-F1";
        var team = (await duty.Get($"/api/v1/realms/live/teams/{squad}")).Body!["team"]!;
        for (var i = 1; i <= Offers; i++)
        {
            var offered = await duty.Post($"/api/v1/realms/live/incidents/{reported.Text("number")}/offers", new()
            {
                ["lender"] = Tour.Place, ["resource"] = $"RescueTeam/{squad}",
                ["kind"] = team["capabilities"]![0]!.ToString(), ["validMinutes"] = 60, ["note"] = $"可支援 {i}",
            });
            Assert.True((int)offered.Status is 200 or 201, offered.Body?.ToJsonString());
        }
    }

    private static async Task<List<JsonNode>> Alerts(Session duty)
    {
        var all = (await duty.Get("/api/v1/realms/live/alerts?kind=decision")).Body!["items"]!.AsArray();
        Assert.Equal(Offers, all.Count);
        return [.. all.Select(a => a!)];
    }

    private static JsonObject Account(string name, string role, string? place) => new()
    {
        ["name"] = name, ["person"] = name, ["password"] = DutyDesks.Password,
        ["roles"] = new JsonArray(new JsonObject { ["role"] = role, ["place"] = place }),
    };

    private static Task Add(Answer answer)
    {
        Assert.True(answer.Status == HttpStatusCode.Created, $"{answer.Status} {answer.Body?.ToJsonString()}");
        return Task.CompletedTask;
    }
}
