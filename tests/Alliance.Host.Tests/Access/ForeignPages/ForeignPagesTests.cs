using System.Text.Json.Nodes;
using Alliance.Host.Tests.Running;
using Microsoft.Playwright;

namespace Alliance.Host.Tests.Access.ForeignPages;

/// <summary>What web pages of somebody else achieve through a real browser on this machine: nothing.</summary>
public sealed class ForeignPagesTests(TestServer server, Chromium chromium)
{
    [Theory]
    [InlineData("127.0.0.1", "127.0.0.1")]
    [InlineData("localhost", "127.0.0.1")]
    [InlineData(Chromium.ForeignName, "127.0.0.1")]
    public async Task A_page_on_another_port_can_neither_raise_a_request_nor_read_nor_watch(string host, string called)
    {
        await using var foreign = await ForeignServer.Start();
        var target = await Target.Make(server, $"foreign-{host}-{called}".Replace('.', '-'));
        var origin = $"http://{host}:{foreign.Port}";
        await AchievesNothing(target, $"{origin}/", called, $"{origin}/on?to=");
    }

    [Fact]
    public async Task A_page_whose_name_now_points_to_the_server_can_neither_raise_a_request_nor_read_nor_watch()
    {
        await using var foreign = await ForeignServer.Start();
        var target = await Target.Make(server, "rebound");
        var rebound = $"http://{Chromium.ForeignName}:{server.Port}";
        var page = await chromium.Open();
        foreach (var path in (string[])["/", "/docs", $"/api/v1/realms/{target.Name}/situation"])
            Assert.Equal(403, (await page.GotoAsync(rebound + path))!.Status);
        // The page of the refusal has the origin that the page of somebody else would have.
        await AchievesNothing(
            target, $"{rebound}/", Chromium.ForeignName, $"http://127.0.0.1:{foreign.Port}/on?to=");
    }

    /// <summary>Without it the tests above would pass as well if the scripts were wrong.</summary>
    [Fact]
    public async Task A_page_of_the_server_itself_does_all_that_with_the_same_scripts()
    {
        var target = await Target.Make(server, "own-page");
        var page = await chromium.Open();
        await page.GotoAsync(server.Url + "/");
        var given = target.Given("127.0.0.1", "");
        Assert.Contains(
            Tour.Place, await page.EvaluateAsync<string>(Attacks.Situation, given), StringComparison.Ordinal);
        Assert.Equal("open", await page.EvaluateAsync<string>(Attacks.Stream, given));
        Assert.Contains("-R01", await page.EvaluateAsync<string>(Attacks.Raise, given), StringComparison.Ordinal);
        Assert.NotEqual(target.Last, await target.Event());
    }

    private async Task AchievesNothing(Target target, string from, string called, string bounce)
    {
        var given = target.Given(called, bounce);
        var context = (await chromium.Open()).Context;
        foreach (var (name, script) in Attacks.All)
        {
            var read = await Try(context, from, script, given);
            Assert.True(read is "" || read.Contains("not-from-here", StringComparison.Ordinal), $"{name}: {read}");
            Assert.True(target.Last == await target.Event(), $"{name} was recorded.");
        }

        await context.CloseAsync();
    }

    /// <summary>Runs a script on a page and waits until its call to the server has ended.</summary>
    private async Task<string> Try(IBrowserContext context, string from, string script, object given)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync(from);
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        context.RequestFinished += (_, request) => End(request.Url);
        context.RequestFailed += (_, request) => End(request.Url);
        string read;
        try
        {
            read = await page.EvaluateAsync<string>(script, given);
        }
        catch (PlaywrightException left) when (left.Message.Contains("navigation", StringComparison.Ordinal))
        {
            // A form took the page elsewhere before the script had ended.
            read = "";
        }

        await ended.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        await page.CloseAsync();
        return read;

        void End(string url)
        {
            if (url.Contains($":{server.Port}/api/", StringComparison.Ordinal)) ended.TrySetResult();
        }
    }

    /// <summary>A drill that is attacked.</summary>
    private sealed record Target(TestServer Server, string Name, string Incident, long Last)
    {
        public static async Task<Target> Make(TestServer server, string name)
        {
            var drill = await server.Drill(name);
            var incident = await server.Command(
                $"{drill}/incidents",
                new JsonObject { ["place"] = Tour.Place, ["name"] = "湘江漫堤", ["hazard"] = "flood" });
            // The last record of its opening. Nothing follows by itself for minutes.
            await Eventually.Is("the incident is open", async () =>
                (await server.Get($"{drill}/journal?type=incident.opened")).Body!["items"]!.AsArray().Count == 1);
            var target = new Target(server, name, incident.Text("number"), 0);
            return target with { Last = await target.Event() };
        }

        /// <summary>The number of its last record.</summary>
        public async Task<long> Event() =>
            (await Server.Get($"/api/v1/realms/{Name}")).Body!["event"]!.GetValue<long>();

        /// <summary>What the scripts are given.</summary>
        public object Given(string host, string bounce) => new
        {
            realm = $"http://{host}:{Server.Port}/api/v1/realms/{Name}",
            bounce,
            body = $$$"""
                {"incident":"{{{Incident}}}","lines":[{"kind":"boats","quantity":1,"priority":"urgent"}],
                "author":{"name":"somebody else","office":"elsewhere"}}
                """,
        };
    }
}
