using System.Net;
using System.Text.Json.Nodes;
using Alliance.Host.Tests.Access;
using Alliance.Host.Tests.Running;
using Microsoft.Playwright;

namespace Alliance.Host.Tests.Alerts;

/// <summary>What needs the answer of a person reaches who is on duty, and goes on to the deputies where nobody answers.
/// </summary>
public sealed class AlertsTests(Chromium chromium)
{
    [Fact]
    public async Task An_approval_that_nobody_answers_reaches_the_second_deputy_by_web_push_and_webhook()
    {
        await using var outside = await CallReceiver.Start();
        await using var server = new TestServer(null, "--alerts", outside.WriteFile(2));
        await server.InitializeAsync();
        using var desks = new DutyDesks(server);
        await desks.BringSquad();
        using var admin = await desks.Staff();
        var page = await SignIn(server, "deputy2");
        await Subscribe(page, outside.Subscription);

        var alert = await desks.AskLonger();
        Assert.Equal("lifeSaving", alert["priority"]!.ToString());
        await Eventually.Is("the second deputy is called by web push", () => Task.FromResult(!outside.Pushes.IsEmpty));
        await Eventually.Is("the webhook knows of all three calls", () => Task.FromResult(outside.Hooks.Count >= 3));
        Assert.Equal(["duty", "deputy1", "deputy2"],
            outside.Hooks.Take(3).Select(h => h["data"]!["account"]!.ToString()));

        Assert.True(outside.Pushes.TryPeek(out var pushed));
        await Deliver(page, server.Url, pushed);
        var shown = await Eventually.Get("the browser shows the call", async () => (await page.EvaluateAsync<string[]>(
            "async () => (await (await navigator.serviceWorker.ready).getNotifications()).map(n => n.title)"))
                .FirstOrDefault());
        Assert.Contains("救命", shown, StringComparison.Ordinal);

        if (Environment.GetEnvironmentVariable("ALLIANCE_PICTURES") is { } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, "alerts.png"), FullPage = true });
        await page.Locator($"#alert-{alert["alert"]} button").ClickAsync();
        await Eventually.Is("the alert is acknowledged",
            async () => (await desks.Read(alert))["state"]!.ToString() == "acknowledged");
        Assert.Equal("deputy2", (await desks.Read(alert))["acknowledgedBy"]!.ToString());
        await TellsAll(desks, alert);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Nobody_off_duty_disabled_or_signed_out_is_called_and_the_tier_above_is()
    {
        await using var outside = await CallReceiver.Start();
        await using var server = new TestServer(null, "--alerts", outside.WriteFile(1));
        await server.InitializeAsync();
        using var desks = new DutyDesks(server);
        await desks.BringSquad();
        using var admin = await desks.Staff();
        var made = await admin.Post("/api/v1/accounts", new()
        {
            ["name"] = "county", ["person"] = "county", ["password"] = DutyDesks.Password,
            ["roles"] = new JsonArray(new JsonObject { ["role"] = "commander", ["place"] = "430422" }),
        });
        Assert.Equal(HttpStatusCode.Created, made.Status);
        using (var duty = await Session.SignIn(server, "duty", DutyDesks.Password))
            await duty.Send(HttpMethod.Delete, "/api/v1/session", null);
        await admin.Post("/api/v1/accounts/deputy1/disable", new() { ["reason"] = "离岗" });

        var alert = await desks.AskLonger();
        await Eventually.Is("all are called twice", async () =>
            (await desks.Read(alert))["againAt"] is not null);
        Assert.Equal(["deputy2", "county"],
            (await desks.Read(alert))["calls"]!.AsArray().Select(c => c!["account"]!.ToString()));
    }

    [Fact]
    public async Task A_call_that_fails_on_every_way_is_followed_by_the_next_at_once_and_a_dead_browser_is_forgotten()
    {
        await using var outside = await CallReceiver.Start();
        // Nobody waits that long in this test: only the failed call leads on.
        await using var server = new TestServer(null, "--alerts", WithoutWebhook(outside.WriteFile(3_600)));
        await server.InitializeAsync();
        using var desks = new DutyDesks(server);
        await desks.BringSquad();
        using var admin = await desks.Staff();
        outside.PushStatus = 410;
        using var duty = await Session.SignIn(server, "duty", DutyDesks.Password);
        var subscribed = await duty.Post("/api/v1/session/subscriptions", outside.Subscription);
        Assert.Equal(HttpStatusCode.OK, subscribed.Status);
        using var deputy = await Session.SignIn(server, "deputy1", DutyDesks.Password);
        Assert.Equal(HttpStatusCode.NoContent,
            (await deputy.Post("/api/v1/session/telephone", new() { ["telephone"] = "0734-8850119" })).Status);

        var alert = await desks.AskLonger();
        await Eventually.Is("the deputy gets a text", () => Task.FromResult(!outside.Texts.IsEmpty));
        Assert.True(outside.Texts.TryPeek(out var text));
        Assert.Equal("0734-8850119", text["to"]!.ToString());
        var calls = await Eventually.Get("the delivery is on record", async () =>
            (await desks.Read(alert))["calls"]!.AsArray() is [_, { } second] calls && second["deliveries"] is not null
                ? calls : null);
        Assert.Equal("the browser is gone", calls[0]!["deliveries"]![0]!["fault"]!.ToString());
        Assert.Null(calls[1]!["deliveries"]![0]!["fault"]);
        var records = (await admin.Get("/api/v1/access-records?account=duty&limit=500")).Body!["items"]!.AsArray();
        Assert.Single(records, r => r!["type"]!.ToString() == "account.unsubscribed");
    }

    [Fact]
    public async Task A_decision_ends_the_alert_and_a_killed_server_goes_on_calling()
    {
        await using var outside = await CallReceiver.Start();
        await using var server = new TestServer(null, "--alerts", outside.WriteFile(2));
        await server.InitializeAsync();
        using var desks = new DutyDesks(server);
        await desks.BringSquad();
        using var admin = await desks.Staff();
        var alert = await desks.AskLonger();
        await server.KillAndRestart();
        await Eventually.Is("the second deputy is called", async () =>
            (await desks.Read(alert))["calls"]!.AsArray().Any(c => c!["account"]!.ToString() == "deputy2"));
        using var duty = await Session.SignIn(server, "duty", DutyDesks.Password);
        var decided = await duty.Post(
            $"/api/v1/realms/live/townships/{desks.Lender}/commitments/{desks.Commitment}/extension",
            new() { ["granted"] = true, ["reason"] = "可" });
        Assert.Equal(HttpStatusCode.OK, decided.Status);
        await Eventually.Is("the alert is over",
            async () => (await desks.Read(alert))["state"]!.ToString() == "settled");
        var steps = (await desks.Read(alert))["calls"]!.AsArray().Select(c => c!["step"]!.GetValue<int>()).ToList();
        Assert.Equal(Enumerable.Range(1, steps.Count), steps);
    }

    [Fact]
    public async Task A_neighbour_cannot_acknowledge_and_a_wrong_subscription_is_refused_with_its_fields()
    {
        await using var outside = await CallReceiver.Start();
        await using var server = new TestServer(null, "--alerts", outside.WriteFile(3_600));
        await server.InitializeAsync();
        using var desks = new DutyDesks(server);
        await desks.BringSquad();
        using var admin = await desks.Staff();
        var alert = await desks.AskLonger();
        var path = $"/api/v1/realms/live/alerts/{alert["alert"]}/acknowledgement";
        (await desks.Asker.Post(path, [])).IsProblem(403);
        using var deputy = await Session.SignIn(server, "deputy1", DutyDesks.Password);
        Assert.Equal(HttpStatusCode.OK, (await deputy.Post(path, [])).Status);
        Assert.Equal(HttpStatusCode.OK, (await deputy.Post(path, [])).Status);
        (await deputy.Post("/api/v1/realms/live/alerts/1/acknowledgement", [])).IsProblem(404);

        var elsewhere = outside.Subscription;
        elsewhere["endpoint"] = "https://intranet.example/push";
        (await deputy.Post("/api/v1/session/subscriptions", elsewhere)).IsProblem(400, "endpoint");
        (await deputy.Post("/api/v1/session/subscriptions",
            new() { ["endpoint"] = $"{outside.Url}/push/1" })).IsProblem(400, "keys.auth");
        (await deputy.Post("/api/v1/session/telephone", new() { ["telephone"] = "none" })).IsProblem(400, "telephone");
    }

    private static async Task TellsAll(DutyDesks desks, JsonNode alert)
    {
        var story = (await desks.Asker.Get(
            $"/api/v1/realms/live/aid-requests/{desks.Request}/story?lang=en")).Body!.ToJsonString();
        var calls = (await desks.Read(alert))["calls"]!.AsArray();
        Assert.All(calls, c => Assert.Contains($"Call {c!["step"]}: {c["person"]}", story, StringComparison.Ordinal));
        Assert.Contains("sent by county", story, StringComparison.Ordinal);
        Assert.Contains("sent by web-push", story, StringComparison.Ordinal);
        Assert.Contains("The alert is acknowledged", story, StringComparison.Ordinal);
    }

    private static string WithoutWebhook(string file)
    {
        var lines = File.ReadAllLines(file).Where(
            l => !l.Contains("webhooks:", StringComparison.Ordinal) && !l.Contains("/hook", StringComparison.Ordinal));
        File.WriteAllLines(file, lines);
        return file;
    }

    private async Task<IPage> SignIn(TestServer server, string name)
    {
        var page = await chromium.Open();
        await page.Context.GrantPermissionsAsync(["notifications"], new() { Origin = server.Url });
        await page.GotoAsync($"{server.Url}/alerts/");
        await page.FillAsync("#name", name);
        await page.FillAsync("#password", DutyDesks.Password);
        await page.ClickAsync("#sign-in button");
        await page.WaitForSelectorAsync("#leave:not([hidden])");
        return page;
    }

    /// <summary>Subscribes with the keys of the receiver: the push service of this browser is not to be had here.
    /// </summary>
    private static Task Subscribe(IPage page, JsonObject subscription) => page.EvaluateAsync(
        """
        async (subscription) => {
          const { token } = await (await fetch("../api/v1/session")).json();
          const answer = await fetch("../api/v1/session/subscriptions", {
            method: "POST", headers: { "Content-Type": "application/json", "X-CSRF-TOKEN": token }, body: subscription,
          });
          if (!answer.ok) throw new Error(await answer.text());
        }
        """, subscription.ToJsonString());

    /// <summary>Hands what the push service got to the worker of the page, as the browser's own service
    /// would.</summary>
    private static async Task Deliver(IPage page, string origin, string data)
    {
        var cdp = await page.Context.NewCDPSessionAsync(page);
        var registered = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        cdp.Event("ServiceWorker.workerRegistrationUpdated").OnEvent += (_, e) =>
        {
            foreach (var one in e!.Value.GetProperty("registrations").EnumerateArray())
                registered.TrySetResult(one.GetProperty("registrationId").GetString()!);
        };
        await cdp.SendAsync("ServiceWorker.enable");
        await cdp.SendAsync("ServiceWorker.deliverPushMessage", new Dictionary<string, object>
        {
            ["origin"] = origin, ["registrationId"] = await registered.Task, ["data"] = data,
        });
    }
}
