using System.Text.RegularExpressions;
using Xunit;

namespace Alliance.Core.Tests.Tutorial;

/// <summary>The code of the tutorial is the code of this folder, which is compiled and tested.</summary>
public sealed partial class TutorialTests
{
    private const string Page = "src/Alliance.Host/Docs/tutorial-an-actor.md";
    private const string Folder = "tests/Alliance.Core.Tests/Tutorial";

    public static TheoryData<string, string> Blocks =>
        [.. Block().Matches(Read(Page)).Select(m => (m.Groups["file"].Value, m.Groups["region"].Value))];

    [Theory]
    [MemberData(nameof(Blocks))]
    public void A_block_of_code_is_the_marked_region_of_its_file(string file, string region)
    {
        var block = Block().Matches(Read(Page))
            .Single(m => m.Groups["file"].Value == file && m.Groups["region"].Value == region);
        Assert.True(Region(file, region) == block.Groups["code"].Value, $"""
            The block '{file} {region}' of {Page} is not the region 'tutorial: {region}' of {Folder}/{file}.
            Paste this into the page:
            {Region(file, region)}
            """);
    }

    [Fact]
    public void Every_marked_region_and_every_block_of_code_is_accounted_for()
    {
        var page = Read(Page);
        Assert.Equal(Regex.Count(page, "^```csharp", RegexOptions.Multiline), Block().Count(page));
        var marked = Directory.GetFiles(Path.Combine(PurityTests.Root(), Folder), "*.cs").SelectMany(
            f => Mark().Matches(File.ReadAllText(f)), (f, m) => (Path.GetFileName(f), m.Groups["region"].Value));
        var shown = Block().Matches(page).Select(m => (m.Groups["file"].Value, m.Groups["region"].Value));
        Assert.Equal(marked.Order(), shown.Order());
    }

    /// <summary>The rows of the tutorial's table of states and messages.</summary>
    internal static string[] TableOfThePage() => [.. Read(Page).Split('\n')
        .SkipWhile(l => !l.StartsWith("| message |", StringComparison.Ordinal)).Skip(2)
        .TakeWhile(l => l.StartsWith('|'))];

    private static string Region(string file, string region)
    {
        var lines = Read($"{Folder}/{file}").Split('\n').SkipWhile(l => l.Trim() != $"// tutorial: {region}").Skip(1)
            .TakeWhile(l => l.Trim() != "// end").ToList();
        Assert.NotEmpty(lines);
        var indent = lines.Where(l => l.Length > 0).Min(l => l.Length - l.TrimStart().Length);
        return string.Concat(lines.Select(l => (l.Length > 0 ? l[indent..] : l) + "\n"));
    }

    private static string Read(string path) =>
        File.ReadAllText(Path.Combine(PurityTests.Root(), path)).ReplaceLineEndings("\n");

    [GeneratedRegex(
        @"^```csharp (?<file>\w+\.cs) (?<region>\w+)\n(?<code>.*?)^```$",
        RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"^ *// tutorial: (?<region>\w+)$", RegexOptions.Multiline)]
    private static partial Regex Mark();
}
