using System.Net;
using System.Text.Json.Nodes;
using Alliance.Host.Tests.Running;
using Microsoft.Playwright;

namespace Alliance.Host.Tests.Access.ForeignPages;

/// <summary>What web pages of somebody else achieve through a browser in which a person has signed in: nothing. The
/// server has accounts, and the person may do everything in the drill that is attacked.</summary>
public sealed class SignedInForeignPagesTests(SecuredServer secured, Chromium chromium) : IClassFixture<SecuredServer>
{
    private const string Person = "director";

    private TestServer Server => secured.Server;

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData(Chromium.ForeignName)]
    public async Task A_page_of_another_port_or_host_achieves_nothing_with_the_session(string host)
    {
        await using var foreign = await ForeignServer.Start();
        var origin = $"http://{host}:{foreign.Port}";
        await Withstands($"foreign-{host}".Replace('.', '-'), $"{origin}/", "127.0.0.1", $"{origin}/on?to=");
    }

    [Theory]
    [InlineData(Chromium.ForeignName)]
    [InlineData("127.0.0.1")]
    public async Task A_page_whose_name_now_points_to_the_server_achieves_nothing_with_the_session(string called)
    {
        await using var foreign = await ForeignServer.Start();
        var rebound = $"http://{Chromium.ForeignName}:{Server.Port}";
        var page = await SignIn();
        foreach (var path in (string[])["/", "/docs", "/api/v1/session", "/api/v1/realms/live/situation"])
            Assert.Equal(403, (await page.GotoAsync(rebound + path))!.Status);
        await page.Context.CloseAsync();
        await Withstands(
            $"rebound-{called}".Replace('.', '-'), $"{rebound}/", called, $"http://127.0.0.1:{foreign.Port}/on?to=");
    }

    /// <summary>Without it the tests above would pass as well if the session or the scripts were wrong.</summary>
    [Fact]
    public async Task A_page_of_the_server_itself_does_all_that_with_the_session_and_its_token()
    {
        var target = await Target.Make(Server, Call, "own-page");
        var page = await SignIn();
        var given = target.Given("127.0.0.1", "");
        Assert.Contains(
            Tour.Place, await page.EvaluateAsync<string>(Attacks.Situation, given), StringComparison.Ordinal);
        Assert.Equal("open", await page.EvaluateAsync<string>(Attacks.Stream, given));
        Assert.Contains("no-token", await page.EvaluateAsync<string>(Attacks.Raise, given), StringComparison.Ordinal);
        Assert.Equal(target.Last, await target.Event());
        const string Raise = """
            async p => {
                const session = await (await fetch("/api/v1/session")).json();
                const answer = await fetch(p.realm + "/aid-requests", {
                    method: "POST", body: p.body,
                    headers: { "Content-Type": "application/json", "X-CSRF-TOKEN": session.token },
                });
                return answer.text();
            }
            """;
        Assert.Contains("-R01", await page.EvaluateAsync<string>(Raise, given), StringComparison.Ordinal);
        Assert.NotEqual(target.Last, await target.Event());
        await page.Context.CloseAsync();
    }

    /// <summary>Tries all scripts, and sees that the session goes on and that the journal of accounts has nothing
    /// new.</summary>
    private async Task Withstands(string drill, string from, string called, string bounce)
    {
        var target = await Target.Make(Server, Call, drill);
        var page = await SignIn();
        var before = await AccessRecords();
        await target.WithstandsAll(page.Context, from, called, bounce);
        Assert.Equal(before, await AccessRecords());
        Assert.Equal(Person, await Account(page));
        await page.Context.CloseAsync();
    }

    /// <summary>Signs in on a page of the server.</summary>
    private async Task<IPage> SignIn()
    {
        var page = await chromium.Open();
        await page.GotoAsync(Server.Url + "/");
        await page.EvaluateAsync(
            """
            body => fetch("/api/v1/session", {
                method: "POST", body: JSON.stringify(body), headers: { "Content-Type": "application/json" },
            })
            """,
            new { name = Person, password = SecuredServer.Password });
        Assert.Equal(Person, await Account(page));
        return page;
    }

    private static Task<string> Account(IPage page) => page.EvaluateAsync<string>(
        """() => fetch("/api/v1/session").then(a => a.json()).then(s => s.account)""");

    /// <summary>Lists what the journal of accounts has beside what was read. A link that a person opens is read by the
    /// person, wherever the link was.</summary>
    private async Task<string> AccessRecords()
    {
        var answer = await secured.Get("audit", "/api/v1/access-records?limit=500");
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return string.Join('\n', answer.Body!["items"]!.AsArray()
            .Where(r => $"{r!["type"]}" != "account.read").Select(r => $"{r!["record"]} {r["type"]} {r["subject"]}"));
    }

    private Task<Answer> Call(HttpMethod method, string path, JsonObject? body) =>
        secured.As(Person, method, path, body);
}
