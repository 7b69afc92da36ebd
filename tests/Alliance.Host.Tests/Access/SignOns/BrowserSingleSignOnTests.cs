using System.Net;
using System.Text.Json.Nodes;
using Alliance.Host.Access;
using Alliance.Host.Tests.Running;
using Microsoft.Playwright;

namespace Alliance.Host.Tests.Access.SignOns;

/// <summary>People sign in with a browser by a city's single sign-on.</summary>
public sealed class BrowserSingleSignOnTests(SignOnServer signOn, Chromium chromium) : IClassFixture<SignOnServer>
{
    private const string Start = "/api/v1/session/sign-on";

    /// <summary>Reads something of the server in the session of the page.</summary>
    private const string Read = "path => fetch(path).then(a => a.json())";

    /// <summary>Does something in the session of the page, with its token.</summary>
    private const string Do = """
        async p => {
            const session = await (await fetch("/api/v1/session")).json();
            const answer = await fetch(p.path, {
                method: p.method, body: p.body,
                headers: { "Content-Type": "application/json", "X-CSRF-TOKEN": session.token },
            });
            return `${answer.status} ${await answer.text()}`;
        }
        """;

    private TestServer Server => signOn.Server;

    [Fact]
    public async Task A_browser_signs_in_acts_for_its_place_and_signs_out()
    {
        var page = await chromium.Open();
        await SignIn(page, "u-1", "/?from=city");
        await page.WaitForURLAsync($"{Server.Url}/?from=city");
        var session = await page.EvaluateAsync<System.Text.Json.JsonElement>(Read, "/api/v1/session");
        Assert.Equal("sso:u-1", session.GetProperty("account").GetString());

        var raised = await page.EvaluateAsync<string>(Do, Incident("近尾洲镇"));
        Assert.StartsWith("201", raised, StringComparison.Ordinal);
        Assert.StartsWith("403", await page.EvaluateAsync<string>(Do, Incident("泉溪镇")), StringComparison.Ordinal);
        var number = JsonNode.Parse(raised[4..])!["number"]!.ToString();
        var journal = await page.EvaluateAsync<System.Text.Json.JsonElement>(
            Read, $"/api/v1/realms/live/journal?incident={number}&limit=1");
        Assert.Equal("sso:u-1",
            journal.GetProperty("items")[0].GetProperty("author").GetProperty("account").GetString());

        Assert.StartsWith("200", await page.EvaluateAsync<string>(
            Do, new { path = "/api/v1/session", method = "DELETE" }), StringComparison.Ordinal);
        var after = await page.EvaluateAsync<System.Text.Json.JsonElement>(Read, "/api/v1/session");
        Assert.Equal("not-signed-in", after.GetProperty("code").GetString());
        foreach (var type in (string[])["account.signed-in", "account.signed-out"])
            Assert.NotEmpty(await signOn.Records($"account=sso:u-1&q={type}"));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Signing_out_on_the_page_signs_out_at_the_provider_too()
    {
        var page = await chromium.Open();
        await SignIn(page, "u-2", "/alerts/");
        await page.ClickAsync("#leave");
        await page.WaitForFunctionAsync("() => /signed out here and|已在本系统和/.test(document.body.innerText)");
        Assert.Equal($"{Server.Url}/alerts/", page.Url);
        Assert.Contains("u-2", signOn.Provider.SignedOut);
        Assert.DoesNotContain(await page.Context.CookiesAsync(), c => c.Name == "alliance-session");

        // A state that the page has not asked with says nothing.
        await page.GotoAsync($"{Server.Url}/alerts/?state=forged");
        await page.WaitForFunctionAsync("() => !location.search");
        Assert.Equal("", await page.InnerTextAsync("#message"));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task It_goes_on_to_a_page_that_needs_the_session()
    {
        var page = await chromium.Open();
        await SignIn(page, "u-1", "/api/v1/session");
        await page.WaitForURLAsync($"{Server.Url}/api/v1/session");
        Assert.Contains("sso:u-1", await page.InnerTextAsync("body"), StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_person_whose_claims_give_no_role_is_told_so_and_has_no_session()
    {
        var page = await chromium.Open();
        var answer = await SignIn(page, "u-3", "/docs");
        Assert.Equal(403, answer.Status);
        Assert.Contains("赵强 <b> (sso:u-3)", await page.InnerTextAsync("body"), StringComparison.Ordinal);
        Assert.Contains("没有任何角色", await page.InnerTextAsync("body"), StringComparison.Ordinal);
        Assert.DoesNotContain(await page.Context.CookiesAsync(), c => c.Name == "alliance-session");
        Assert.NotEmpty(await signOn.Records("account=sso:u-3&q=noRole"));
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("/\t/evil.example")]
    [InlineData("\\/evil.example")]
    [InlineData("docs")]
    [InlineData("javascript:alert(1)")]
    public async Task It_leads_to_no_other_server(string returnTo)
    {
        var refused = await Server.Get($"{Start}?returnTo={Uri.EscapeDataString(returnTo)}");
        refused.IsProblem(400, "returnTo");
    }

    [Fact]
    public async Task A_code_of_somebody_elses_sign_in_is_worth_nothing()
    {
        using var victim = new SignOnBrowser(Server);
        using var thief = new SignOnBrowser(Server);
        var (stolen, own) = (await victim.Begin("u-1"), await thief.Begin("u-3"));
        var given = signOn.Provider.Given;
        // With the state of the thief's own sign-in the code meets another verifier; with the victim's it lacks the
        // cookie.
        var code = System.Web.HttpUtility.ParseQueryString(stolen.Query)["code"];
        var mixed = new UriBuilder(own) { Query = $"code={code}&state=" + own.Query.Split("&state=")[1] }.Uri;
        foreach (var address in (Uri[])[mixed, stolen])
            Assert.Equal(HttpStatusCode.Unauthorized, (await thief.Return(address)).Status);
        Assert.Contains("The verifier is not that of the challenge.", signOn.Provider.Refusals);
        Assert.Equal(given, signOn.Provider.Given);
        Assert.Equal(HttpStatusCode.Unauthorized, (await thief.Session()).Status);
        Assert.NotEmpty(await signOn.Records("account=-&q=notConfirmed"));
    }

    [Fact]
    public async Task A_token_that_was_asked_for_by_somebody_else_is_refused()
    {
        using var browser = new SignOnBrowser(Server);
        var (address, given) = (await browser.Begin("u-1"), signOn.Provider.Given);
        signOn.Provider.Nonce = "another";
        var (status, page) = await browser.Return(address);
        signOn.Provider.Nonce = null;
        Assert.Equal((HttpStatusCode.Unauthorized, given + 1), (status, signOn.Provider.Given));
        Assert.DoesNotContain("IDX", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.Session()).Status);
    }

    [Fact]
    public async Task A_code_and_its_state_work_once()
    {
        using var browser = new SignOnBrowser(Server);
        var address = await browser.Begin("u-1");
        Assert.Equal(HttpStatusCode.OK, (await browser.Return(address)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.Return(address)).Status);
    }

    [Fact]
    public async Task The_session_and_its_streams_end_with_the_token()
    {
        using var browser = new SignOnBrowser(Server);
        var address = await browser.Begin("u-1");
        signOn.Provider.Life = TimeSpan.FromSeconds(5);
        var (status, page) = await browser.Return(address);
        signOn.Provider.Life = TimeSpan.FromMinutes(20);
        Assert.True(status == HttpStatusCode.OK, page);
        using var stream = await browser.Get(
            "/api/v1/realms/live/events", HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(HttpStatusCode.OK, stream.StatusCode);
        await stream.Content.CopyToAsync(Stream.Null, TestContext.Current.CancellationToken)
            .WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        await Eventually.Is("the session has ended", async () =>
            (await browser.Session()).Status == HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Signing_out_ends_all_sessions_of_the_person_for_good()
    {
        await using var own = new SignOnServer();
        own.Provider.EndsSessions = false;
        await own.InitializeAsync();
        using var one = new SignOnBrowser(own.Server);
        using var other = new SignOnBrowser(own.Server);
        await one.SignIn("u-1");
        await other.SignIn("u-1");
        await one.SignOut();
        Assert.Equal(HttpStatusCode.Unauthorized, (await other.Session()).Status);
        await own.Server.KillAndRestart();
        Assert.Equal(HttpStatusCode.Unauthorized, (await other.Session()).Status);
        await one.SignIn("u-1");
        Assert.Equal(HttpStatusCode.OK, (await one.Session()).Status);

        // What is recorded of its people makes no account: without the single sign-on the server is open again.
        await own.Server.Process.Terminate();
        var (exit, output) = await AllianceProcess.Run(
            "serve", "--data", own.Server.DataFolder, "--urls", "http://0.0.0.0:0", "--behind-proxy", "10.9.8.7");
        Assert.True(exit == 2 && output.Contains("has no accounts", StringComparison.Ordinal), output);
    }

    [Fact]
    public async Task A_length_that_the_operator_sets_counts_instead_of_the_token()
    {
        var read = IdentityFile.Load(await signOn.Write("sessionMinutes: 90\nscopes: [openid, groups]"));
        Assert.Empty(read.Errors);
        Assert.Equal(TimeSpan.FromMinutes(90), read.Value!.Client!.SessionLength);
        Assert.Equal(["openid", "groups"], read.Value.Client.Scopes);
        Assert.Equal(CityProvider.ClientSecret, read.Value.Client.Secret);

        await using var own = new SignOnServer("sessionMinutes: 90");
        await own.InitializeAsync();
        own.Provider.Life = TimeSpan.FromSeconds(1);
        using var browser = new SignOnBrowser(own.Server);
        await browser.SignIn("u-1");
        var ended = DateTime.UtcNow + own.Provider.Life * 2;
        await Eventually.Is("the token has ended", () => Task.FromResult(DateTime.UtcNow > ended));
        Assert.Equal(HttpStatusCode.OK, (await browser.Session()).Status);
    }

    [Fact]
    public async Task A_single_sign_on_that_does_not_answer_is_told()
    {
        var file = await signOn.Write();
        var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            file, text.Replace(signOn.Provider.Issuer, "http://127.0.0.1:1", StringComparison.Ordinal),
            TestContext.Current.CancellationToken);
        await using var server = new TestServer(null, "--identity", file);
        await server.Start();
        var refused = await server.Get(Start);
        refused.IsProblem(503, null, "does not answer");
    }

    [Theory]
    [InlineData("clientId: alliance\nclientSecret: hunter2", "unknown key clientSecret")]
    [InlineData("clientId: alliance\nclientSecretFile: none", "cannot be read")]
    [InlineData("clientSecretFile: none", "is for browsers that sign in")]
    [InlineData("clientId: alliance\nsessionMinutes: 721", "above 720")]
    [InlineData("clientId: alliance\nscopes: [profile]", "lacks openid")]
    public async Task A_file_that_is_wrong_is_told(string lines, string says)
    {
        var file = await signOn.Write();
        await File.WriteAllTextAsync(file, $"""
            issuer: https://sso.example
            audience: alliance
            roles:
              - claim: groups
                value: audit
                role: auditor
            {lines}
            """, TestContext.Current.CancellationToken);
        var read = IdentityFile.Load(file);
        Assert.Null(read.Value);
        Assert.Contains(read.Errors, e => e.ToString().Contains(says, StringComparison.Ordinal));
    }

    /// <summary>Begins on a page of the server, and chooses a person on the page of the provider.</summary>
    /// <returns>The answer to coming back.</returns>
    private async Task<IResponse> SignIn(IPage page, string subject, string returnTo)
    {
        await page.GotoAsync($"{Server.Url}/docs");
        await page.GotoAsync($"{Server.Url}{Start}?returnTo={returnTo}");
        Assert.StartsWith(signOn.Provider.Issuer, page.Url, StringComparison.Ordinal);
        return await page.RunAndWaitForResponseAsync(
            () => page.ClickAsync($"button[value={subject}]"),
            answer => answer.Url.Contains("/sign-on/callback", StringComparison.Ordinal));
    }

    private static object Incident(string place) => new
    {
        path = "/api/v1/realms/live/incidents", method = "POST",
        body = new JsonObject { ["place"] = place, ["name"] = "漫堤", ["hazard"] = "flood" }.ToJsonString(),
    };
}
