using Microsoft.Playwright;

namespace Alliance.Host.Tests.Running;

/// <summary>The Chromium of this machine, without a window. The first test that opens a page launches it, and all tests
/// share it. Only <see cref="ForeignName"/> and the names of loopback resolve.</summary>
public sealed class Chromium : IAsyncDisposable
{
    /// <summary>A host name of somebody else that points to this machine.</summary>
    internal const string ForeignName = "evil.example";

    private static readonly string[] Paths =
        ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private readonly Lazy<Task<(IPlaywright Driver, IBrowser Browser)>> _launched = new(Launch);

    /// <summary>Opens an empty page with cookies and a cache of its own. The test is skipped where there is no
    /// Chromium.</summary>
    internal async Task<IPage> Open()
    {
        Assert.SkipUnless(
            Array.Exists(Paths, File.Exists), "There is no Chromium on this machine. Install the package chromium.");
        var context = await (await _launched.Value).Browser.NewContextAsync();
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_launched.IsValueCreated) return;
        var (driver, browser) = await _launched.Value;
        await browser.DisposeAsync();
        driver.Dispose();
    }

    private static async Task<(IPlaywright Driver, IBrowser Browser)> Launch()
    {
        var driver = await Playwright.CreateAsync();
        var browser = await driver.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Array.Find(Paths, File.Exists),
            // Its sandbox does not work for root.
            ChromiumSandbox = !string.Equals(Environment.UserName, "root", StringComparison.Ordinal),
            Args =
            [
                "--disable-quic",
                $"--host-resolver-rules=MAP {ForeignName} 127.0.0.1, MAP localhost 127.0.0.1, MAP * ~NOTFOUND, "
                    + "EXCLUDE 127.0.0.1",
            ],
        });
        return (driver, browser);
    }
}
