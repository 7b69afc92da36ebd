using System.Text.RegularExpressions;
using Alliance.Host.Tests.Running;
using Microsoft.Playwright;

namespace Alliance.Host.Tests.Docs;

/// <summary>The API reference at <c>/</c> reaches no other host, and offers nothing that would.</summary>
public sealed partial class ApiReferenceTests(TestServer shared, Chromium chromium)
{
    private static readonly string[] Services =
        ["Ask AI", "Generate SDK", "Generate MCP", "Deploy", "Powered by", "Validate"];

    [Fact]
    public async Task The_page_allows_its_own_server_alone_and_everything_it_loads_is_there()
    {
        using var answer = await shared.Http.GetAsync(shared.Url + "/", TestContext.Current.CancellationToken);
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("*", policy, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("connect-src 'self'", policy, StringComparison.Ordinal);
        Assert.Contains("href=\"docs\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("://", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("<script>|<style>", page);
        string[] loaded = [.. Loaded().Matches(page).Select(m => m.Groups["url"].Value)];
        Assert.Equal(5, loaded.Length);
        foreach (var url in loaded.Select(u => $"{shared.Url}/{u}"))
            Assert.NotEmpty(await shared.Http.GetByteArrayAsync(url, TestContext.Current.CancellationToken));
        var script = Repository.Read("src/Alliance.Host/Docs/reference.js");
        Assert.Contains("validatorUrl: null", script, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_real_browser_the_page_shows_the_calls_and_tries_to_reach_nobody_else()
    {
        var page = await chromium.Open();
        var said = new List<string>();
        page.Console += (_, message) => said.Add(message.Text);
        page.PageError += (_, error) => said.Add(error);
        await page.GotoAsync(shared.Url + "/", new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });
        await page.GetByText("Aid requests").First.WaitForAsync();
        var shown = await page.ContentAsync();
        Assert.All(Services, service => Assert.DoesNotContain(service, shown, StringComparison.OrdinalIgnoreCase));
        var addresses = Addresses().Matches(shown).Select(m => m.Groups["url"].Value);
        Assert.All(addresses, a => Assert.StartsWith(shared.Url, a, StringComparison.Ordinal));
        // What the policy forbids, and what fails to load, the browser says on its console.
        Assert.Empty(said);
    }

    [GeneratedRegex("""(<link [^>]*href|<script [^>]*src)="(?<url>[^"]+)["]""")]
    private static partial Regex Loaded();

    [GeneratedRegex("""(?<= (href|src|action)=")(?<url>https?:[^"]+)""")]
    private static partial Regex Addresses();
}
