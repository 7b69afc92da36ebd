using System.Net;
using System.Text;
using Alliance.Host.Tests.Running;

namespace Alliance.Host.Tests.Access;

/// <summary>A server without accounts answers this machine alone, and no web page of somebody else.</summary>
public sealed class OwnCallsTests(TestServer server)
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData("LOCALHOST.")]
    [InlineData("127.8.9.10")]
    [InlineData("[::1]")]
    public async Task It_answers_by_each_name_of_loopback(string host)
    {
        var (own, port) = ($"http://{host}:{server.Port}", server.Port);
        Assert.Equal(HttpStatusCode.OK, (await Call("teams", ("Host", $"{host}:{port}"))).StatusCode);
        Assert.Equal(HttpStatusCode.OK,
            (await Call("teams", ("Host", $"{host}:{port}"), ("Origin", own), ("Sec-Fetch-Site", "same-origin")))
                .StatusCode);
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("127.0.0.1.evil.example")]
    [InlineData("localhost.evil.example")]
    [InlineData("10.0.0.5")]
    [InlineData("0.0.0.0")]
    public async Task A_name_that_points_here_from_elsewhere_is_refused(string host)
    {
        foreach (var path in (string[])["teams", "/health/ready", "/", "/docs", "/metrics", "/openapi/v1.json",
            "events"])
            await IsRefused(await Call(path, ("Host", $"{host}:{server.Port}")));
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("null")]
    [InlineData("http://127.0.0.1:1")]
    [InlineData("http://127.0.0.1")]
    public async Task A_page_of_another_origin_can_neither_read_nor_raise_nor_watch(string origin)
    {
        await IsRefused(await Call("situation", ("Origin", origin)));
        await IsRefused(await Call("events", ("Origin", origin)));
        var before = await Incidents();
        foreach (var type in (string[])["application/json", "text/plain"])
        {
            using var request = Request("incidents", ("Origin", origin));
            request.Method = HttpMethod.Post;
            request.Content = new StringContent(
                """{"place":"近尾洲镇","name":"somebody else","hazard":"flood","author":{"name":"a","office":"b"}}""",
                Encoding.UTF8, type);
            await IsRefused(await server.Http.SendAsync(request, TestContext.Current.CancellationToken));
        }

        using var preflight = Request("incidents", ("Origin", origin), ("Access-Control-Request-Method", "POST"));
        preflight.Method = HttpMethod.Options;
        var answer = await server.Http.SendAsync(preflight, TestContext.Current.CancellationToken);
        await IsRefused(answer);
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
        Assert.Equal(before, await Incidents());
    }

    [Theory]
    [InlineData("cross-site", "no-cors", "image", false)]
    [InlineData("same-site", "no-cors", "script", false)]
    [InlineData("cross-site", "navigate", "iframe", false)]
    [InlineData("cross-site", "navigate", "document", true)]
    [InlineData("none", "navigate", "document", true)]
    public async Task A_page_of_another_server_can_only_link_here(string site, string mode, string dest, bool isLet)
    {
        var answer = await Call("/docs",
            ("Sec-Fetch-Site", site), ("Sec-Fetch-Mode", mode), ("Sec-Fetch-Dest", dest));
        if (isLet) Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        else await IsRefused(answer);
    }

    [Fact]
    public async Task It_says_that_it_is_open()
    {
        Assert.Equal("open", (await server.Get("/api/v1/about")).Text("access"));
        Assert.Contains("it is open", server.Process.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--urls", "http://0.0.0.0:5080")]
    [InlineData("--urls", "http://*:5080")]
    [InlineData("--urls", "http://[::]:5080")]
    [InlineData("--urls", "http://10.1.2.3:5080")]
    [InlineData("--urls", "http://county.example:5080")]
    [InlineData("--urls", "http://127.0.0.1:5080/base")]
    [InlineData("--dashboard", "http://0.0.0.0:8080")]
    public async Task An_address_that_others_can_reach_is_refused_at_the_start(string flag, string url)
    {
        var (exit, output) = await AllianceProcess.Run("serve", flag, url);
        Assert.Equal(2, exit);
        Assert.Contains(flag, output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    private async Task<int> Incidents() =>
        (await server.Get("incidents?q=somebody%20else")).Body!["items"]!.AsArray().Count;

    private Task<HttpResponseMessage> Call(string path, params (string Name, string Value)[] headers) =>
        server.Http.SendAsync(Request(path, headers), HttpCompletionOption.ResponseHeadersRead,
            TestContext.Current.CancellationToken);

    private HttpRequestMessage Request(string path, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(
            HttpMethod.Get, server.Url + (path.StartsWith('/') ? path : $"/api/v1/realms/live/{path}"));
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return request;
    }

    private static async Task IsRefused(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("not-from-here",
            await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
