using System.Text.RegularExpressions;
using Alliance.Host.Guides;

namespace Alliance.Host.Tests.Docs;

/// <summary>Links of the README, the guides and the pages for contributors lead to files and headings that exist.
/// </summary>
public sealed partial class LinksTests
{
    public static TheoryData<string> Pages => [.. Repository.Pages];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_relative_link_and_picture_leads_to_a_file_and_heading_that_exist(string page)
    {
        List<string> broken = [];
        foreach (Match link in Link().Matches(Code().Replace(Repository.Read(page), "")))
        {
            var target = link.Groups["target"].Value;
            if (target.Contains("://", StringComparison.Ordinal)) continue;
            var parts = target.Split('#', 2);
            var (file, anchor) = (parts[0], parts.Length > 1 ? parts[1] : "");
            var path = file.Length == 0 ? page : DocsLinks.Resolve(page, file);
            if (!File.Exists(Repository.Full(path))) broken.Add($"{target}: there is no file {path}");
            else if (anchor.Length > 0 && !Anchors(path).Contains(anchor))
                broken.Add($"{target}: {path} has no heading #{anchor}");
        }

        Assert.True(broken.Count == 0, $"""
            {page} has links that lead nowhere. Write where their targets are now:
            {string.Join('\n', broken)}
            """);
    }

    [Theory]
    [InlineData("src/Alliance.Host/Docs/api.md", "operators.md", "src/Alliance.Host/Docs/operators.md")]
    [InlineData("src/Alliance.Host/Docs/api.md", "../../../README.md", "README.md")]
    [InlineData("README.md", "./src/a.md", "src/a.md")]
    public void A_link_is_resolved_from_the_folder_of_its_page(string page, string link, string path) =>
        Assert.Equal(path, DocsLinks.Resolve(page, link));

    private static IEnumerable<string> Anchors(string path) =>
        DocsLibrary.Embedded.Guides.Single(g => g.Path == path).Sections.Select(s => s.Anchor);

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    /// <summary>Blocks and spans of code, in which nothing is a link.</summary>
    [GeneratedRegex(@"^```.*?^```|`[^`\n]+`(?!\])", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Code();
}
