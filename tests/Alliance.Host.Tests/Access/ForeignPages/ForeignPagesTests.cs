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
        var target = await Target.Make(server, Call, $"foreign-{host}-{called}".Replace('.', '-'));
        var origin = $"http://{host}:{foreign.Port}";
        var context = (await chromium.Open()).Context;
        await target.WithstandsAll(context, $"{origin}/", called, $"{origin}/on?to=");
        await context.CloseAsync();
    }

    [Fact]
    public async Task A_page_whose_name_now_points_to_the_server_can_neither_raise_a_request_nor_read_nor_watch()
    {
        await using var foreign = await ForeignServer.Start();
        var target = await Target.Make(server, Call, "rebound");
        var rebound = $"http://{Chromium.ForeignName}:{server.Port}";
        var page = await chromium.Open();
        foreach (var path in (string[])["/", "/docs", $"/api/v1/realms/{target.Name}/situation"])
            Assert.Equal(403, (await page.GotoAsync(rebound + path))!.Status);
        // The page of the refusal has the origin that the page of somebody else would have.
        await target.WithstandsAll(
            page.Context, $"{rebound}/", Chromium.ForeignName, $"http://127.0.0.1:{foreign.Port}/on?to=");
        await page.Context.CloseAsync();
    }

    /// <summary>Without it the tests above would pass as well if the scripts were wrong.</summary>
    [Fact]
    public async Task A_page_of_the_server_itself_does_all_that_with_the_same_scripts()
    {
        var target = await Target.Make(server, Call, "own-page");
        var page = await chromium.Open();
        await page.GotoAsync(server.Url + "/");
        var given = target.Given("127.0.0.1", "");
        Assert.Contains(
            Tour.Place, await page.EvaluateAsync<string>(Attacks.Situation, given), StringComparison.Ordinal);
        Assert.Equal("open", await page.EvaluateAsync<string>(Attacks.Stream, given));
        Assert.Contains("-R01", await page.EvaluateAsync<string>(Attacks.Raise, given), StringComparison.Ordinal);
        Assert.NotEqual(target.Last, await target.Event());
    }

    private Task<Answer> Call(HttpMethod method, string path, JsonObject? body) => server.Send(method, path, body);
}
