using System.Text.RegularExpressions;

namespace Alliance.Host.Tests.Docs;

/// <summary>The table of folders in architecture.md.</summary>
public sealed partial class ArchitectureTests
{
    private const string Page = "src/Alliance.Host/Docs/architecture.md";

    [Fact]
    public void Every_folder_of_src_has_its_line_and_every_line_names_a_folder()
    {
        string[] named = [.. Row().Matches(Repository.Read(Page)).Select(m => m.Groups["folder"].Value)];
        string[] folders = [.. Repository.FoldersWithCode("src").Order(StringComparer.Ordinal)];
        var (missing, stale) = (folders.Except(named).ToList(), named.Except(folders).ToList());
        Assert.True(missing.Count + stale.Count == 0, $"""
            The table "Folders" of {Page} is not what src has.
            Write one line that says what lives there: {string.Join(", ", missing)}
            Take out, or rename, the line of: {string.Join(", ", stale)}
            """);
        Assert.Equal(named.Distinct(), named);
    }

    [Fact]
    public void Every_line_says_something_in_one_sentence() =>
        Assert.All(
            Row().Matches(Repository.Read(Page)), m => Assert.InRange(m.Groups["says"].Value.Trim().Length, 10, 120));

    [GeneratedRegex(@"^\| (?<folder>src/[^ |]+) \|(?<says>[^|]*)\|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
