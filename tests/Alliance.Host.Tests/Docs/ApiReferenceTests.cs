using System.Diagnostics;
using System.Text.RegularExpressions;
using Alliance.Host.Tests.Running;

namespace Alliance.Host.Tests.Docs;

/// <summary>The API reference at <c>/</c> reaches no other host, and offers nothing that would.</summary>
public sealed partial class ApiReferenceTests(TestServer shared)
{
    private static readonly string[] Services =
        ["Ask AI", "Generate SDK", "Generate MCP", "Deploy", "Powered by", "Validate"];

    private static readonly string[] Browsers =
        ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

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

    /// <summary>Install the package chromium to have it run.</summary>
    [Fact]
    public async Task In_a_real_browser_the_page_shows_the_calls_and_tries_to_reach_nobody_else()
    {
        var chromium = Array.Find(Browsers, File.Exists);
        Assert.SkipWhen(chromium is null, "There is no Chromium on this machine.");
        var (page, said) = await Open(chromium, shared.Url + "/");
        Assert.Contains("Aid requests", page, StringComparison.Ordinal);
        Assert.All(Services, service => Assert.DoesNotContain(service, page, StringComparison.OrdinalIgnoreCase));
        var addresses = Addresses().Matches(page).Select(m => m.Groups["url"].Value);
        Assert.All(addresses, a => Assert.StartsWith(shared.Url, a, StringComparison.Ordinal));
        // What the policy forbids, and what fails to load, the browser says on its console.
        Assert.DoesNotContain("CONSOLE", said, StringComparison.Ordinal);
    }

    /// <summary>The page as it stands after its scripts, and what the browser said. No host name resolves.</summary>
    private static async Task<(string Page, string Said)> Open(string chromium, string url)
    {
        var profile = Directory.CreateTempSubdirectory("alliance-chromium-").FullName;
        using var process = Process.Start(new ProcessStartInfo(chromium,
        [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
            $"--user-data-dir={profile}", "--enable-logging=stderr", "--virtual-time-budget=20000", "--dump-dom", url,
        ])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        var (page, said) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        try
        {
            await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(2));
            return (await page, await said);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
            Directory.Delete(profile, recursive: true);
        }
    }

    [GeneratedRegex("""(<link [^>]*href|<script [^>]*src)="(?<url>[^"]+)["]""")]
    private static partial Regex Loaded();

    [GeneratedRegex("""(?<= (href|src|action)=")(?<url>https?:[^"]+)""")]
    private static partial Regex Addresses();
}
