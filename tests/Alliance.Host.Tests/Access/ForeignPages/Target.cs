using System.Text.Json.Nodes;
using Alliance.Host.Tests.Running;
using Microsoft.Playwright;

namespace Alliance.Host.Tests.Access.ForeignPages;

/// <summary>Calls the server for the test itself.</summary>
internal delegate Task<Answer> Calling(HttpMethod method, string path, JsonObject? body);

/// <summary>A drill that is attacked.</summary>
internal sealed record Target(TestServer Server, Calling Call, string Name, string Incident, long Last)
{
    /// <summary>Makes the drill, with an incident in it.</summary>
    public static async Task<Target> Make(TestServer server, Calling call, string name)
    {
        var drill = $"/api/v1/realms/{name}";
        await Made(HttpMethod.Post, "/api/v1/realms", new JsonObject { ["name"] = name, ["clock"] = 1 });
        var incident = await Made(
            HttpMethod.Post, $"{drill}/incidents",
            new JsonObject
            {
                ["place"] = Tour.Place, ["name"] = "湘江漫堤", ["hazard"] = "flood",
                ["author"] = new JsonObject { ["name"] = "李敏", ["office"] = "近尾洲镇应急办" },
            });
        // The last record of its opening. Nothing follows by itself for minutes.
        await Eventually.Is("the incident is open", async () =>
            (await call(HttpMethod.Get, $"{drill}/journal?type=incident.opened", null)).Body!["items"]!
                .AsArray().Count == 1);
        var target = new Target(server, call, name, incident.Text("number"), 0);
        return target with { Last = await target.Event() };

        async Task<Answer> Made(HttpMethod method, string path, JsonObject body)
        {
            var answer = await call(method, path, body);
            Assert.True((int)answer.Status is 200 or 201, $"{path}: {answer.Status} {answer.Body?.ToJsonString()}");
            return answer;
        }
    }

    /// <summary>The number of its last record.</summary>
    public async Task<long> Event() =>
        (await Call(HttpMethod.Get, $"/api/v1/realms/{Name}", null)).Body!["event"]!.GetValue<long>();

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

    /// <summary>Tries all scripts on pages of somebody else. None may read or record anything.</summary>
    /// <param name="context">The browser.</param>
    /// <param name="from">The address of the page.</param>
    /// <param name="called">The host by which the scripts call the server.</param>
    /// <param name="bounce">An address of somebody else that sends on to what is added to it.</param>
    public async Task WithstandsAll(IBrowserContext context, string from, string called, string bounce)
    {
        var given = Given(called, bounce);
        foreach (var (name, script) in Attacks.All)
        {
            var read = await Try(context, from, script, given);
            Assert.True(read is "" || read.Contains("not-from-here", StringComparison.Ordinal), $"{name}: {read}");
            Assert.True(Last == await Event(), $"{name} was recorded.");
        }
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
            if (url.Contains($":{Server.Port}/api/", StringComparison.Ordinal)) ended.TrySetResult();
        }
    }
}
