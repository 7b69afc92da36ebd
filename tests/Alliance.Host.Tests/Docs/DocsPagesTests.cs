using System.Net;
using System.Text.RegularExpressions;
using Alliance.Host.Guides;
using Alliance.Host.Tests.Running;

namespace Alliance.Host.Tests.Docs;

/// <summary>The guides as the server serves them.</summary>
public sealed partial class DocsPagesTests(TestServer shared)
{
    public static TheoryData<string> Names => [.. DocsLibrary.Embedded.Guides.Select(g => g.Name)];

    [Fact]
    public void Every_page_of_the_repository_is_part_of_the_program() =>
        Assert.Equal(
            Repository.Pages.Order(StringComparer.Ordinal),
            DocsLibrary.Embedded.Guides.Select(g => g.Path).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_guide_is_served_whole_and_loads_nothing_from_outside(string name)
    {
        var (status, page, headers) = await Get($"/docs/{name}");
        var guide = DocsLibrary.Embedded.Find(name)!;
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains($"<main id=\"text\" lang=\"{guide.Lang}\">", page, StringComparison.Ordinal);
        Assert.All(guide.Sections, s => Assert.Contains($"id=\"{s.Anchor}\"", page, StringComparison.Ordinal));
        Assert.StartsWith("default-src 'none'", headers["Content-Security-Policy"], StringComparison.Ordinal);
        // Neither inline style nor inline script, which the policy forbids.
        Assert.DoesNotMatch("<script| style=| on[a-z]+=", WebUtility.HtmlDecode(Code().Replace(page, "")));
        await LoadsFromHereAlone($"/docs/{name}", page);
        await LeadsTo($"/docs/{name}", page);
    }

    [Fact]
    public async Task The_list_names_every_guide_in_the_language_of_the_reader()
    {
        var (_, english, _) = await Get("/docs");
        Assert.Contains("<html lang=\"en\">", english, StringComparison.Ordinal);
        Assert.All(DocsLibrary.Embedded.Guides.Select(g => $"href=\"docs/{g.Name}\""), link =>
            Assert.Contains(link, english, StringComparison.Ordinal));
        var (_, chinese, _) = await Get("/docs", "fr;q=0.9, zh-CN;q=0.8, en;q=0.5");
        Assert.Contains("<html lang=\"zh-CN\">", chinese, StringComparison.Ordinal);
        Assert.Contains("搜索", chinese, StringComparison.Ordinal);
        var (_, chosen, _) = await Get("/docs?lang=en", "zh-CN");
        Assert.Contains("<html lang=\"en\">", chosen, StringComparison.Ordinal);
        var (_, kept, _) = await Get("/docs/api?lang=zh");
        Assert.Contains("href=\"operators?lang=zh\"", kept, StringComparison.Ordinal);
        await LeadsTo("/docs", english);
    }

    [Theory]
    [InlineData("requisition slot", "architecture")]
    [InlineData("REQUISITION SLOT", "architecture")]
    [InlineData("Idempotency-Key", "api#commands")]
    [InlineData("保底", "coordinators.zh")]
    public async Task The_search_finds_words_in_all_guides(string question, string page)
    {
        var (status, found, _) = await Get($"/docs?q={Uri.EscapeDataString(question)}");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains($"href=\"docs/{page}", TextOf(found), StringComparison.Ordinal);
        Assert.Contains("<mark>", found, StringComparison.Ordinal);
        await LeadsTo("/docs", found);
    }

    [Theory]
    [InlineData("zyxwv")]
    [InlineData("requisition zyxwv")]
    public async Task A_search_that_finds_nothing_says_so(string question) =>
        Assert.Contains("Nothing found", (await Get($"/docs?q={question}")).Page, StringComparison.Ordinal);

    [Fact]
    public async Task What_a_reader_asks_is_shown_as_text()
    {
        var (_, page, _) = await Get($"/docs?q={Uri.EscapeDataString("<script>alert(1)</script>\"'")}");
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script&gt;", page, StringComparison.Ordinal);
        var (status, _, _) = await Get($"/docs?q={new string('洪', 500)}");
        Assert.Equal(HttpStatusCode.OK, status);
    }

    [Fact]
    public async Task An_unknown_page_is_not_found_and_lists_the_guides()
    {
        var (status, page, _) = await Get("/docs/nothing");
        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Contains("href=\"coordinators\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_guide_is_found_by_the_name_of_its_file()
    {
        var (status, page, _) = await Get("/docs/CONTRIBUTING.md");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("aria-current=\"page\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Html_and_scripts_in_a_guide_are_shown_as_text()
    {
        var library = new DocsLibrary(new Dictionary<string, string>
        {
            ["x/evil.md"] = """
                # <b>Bold</b> & more

                <script>alert(1)</script> [a](javascript:alert(1)) <javascript:alert(2)>
                ![b](https://example.org/x.png) [c](../secret.txt) <img src=x onerror=alert(3)>
                """,
        });
        var html = library.Find("evil")!.Html;
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
        Assert.DoesNotMatch("href=\"(javascript|\\.\\.)", html);
        Assert.Contains("&lt;script&gt;", html, StringComparison.Ordinal);
    }

    /// <summary>What the page loads is here; nothing of it is of another host.</summary>
    private async Task LoadsFromHereAlone(string from, string page)
    {
        var loaded = Loaded().Matches(page).Select(m => m.Groups["url"].Value).Distinct().ToList();
        Assert.NotEmpty(loaded);
        foreach (var url in loaded)
        {
            var whole = new Uri(new Uri(shared.Url + from), url);
            Assert.Equal(new Uri(shared.Url).Authority, whole.Authority);
            using var answer = await shared.Http.GetAsync(whole, TestContext.Current.CancellationToken);
            Assert.True(answer.IsSuccessStatusCode, $"{from} loads {url}: {answer.StatusCode}");
        }
    }

    /// <summary>Links to this server lead somewhere.</summary>
    private async Task LeadsTo(string from, string page)
    {
        var links = Leads().Matches(page).Select(m => WebUtility.HtmlDecode(m.Groups["url"].Value)).Distinct();
        foreach (var url in links.Where(u => !u.Contains("://", StringComparison.Ordinal)))
        {
            var whole = new Uri(new Uri(shared.Url + from), url);
            using var answer = await shared.Http.GetAsync(whole, TestContext.Current.CancellationToken);
            Assert.True(answer.IsSuccessStatusCode, $"{from} leads to {url}: {answer.StatusCode}");
        }
    }

    private async Task<(HttpStatusCode Status, string Page, IReadOnlyDictionary<string, string> Headers)> Get(
        string path, string language = "")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, shared.Url + path);
        if (language.Length > 0) request.Headers.Add("Accept-Language", language);
        using var answer = await shared.Http.SendAsync(request, TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            answer.Headers.ToDictionary(h => h.Key, h => string.Join(", ", h.Value)));
    }

    private static string TextOf(string page) => page[page.IndexOf("<main", StringComparison.Ordinal)..];

    [GeneratedRegex("""(<link [^>]*href|<script [^>]*src|<img [^>]*src)="(?<url>[^"]+)["]""")]
    private static partial Regex Loaded();

    [GeneratedRegex("""<a [^>]*href="(?<url>[^"]+)["]""")]
    private static partial Regex Leads();

    [GeneratedRegex("<(pre|code)[^>]*>.*?</(pre|code)>", RegexOptions.Singleline)]
    private static partial Regex Code();
}
