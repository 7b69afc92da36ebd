using System.Text.RegularExpressions;
using Alliance.Host.Tests.Tidy;

namespace Alliance.Host.Tests.Docs;

/// <summary>The guide for operators says of each finding of a checkup what to do.</summary>
public sealed partial class RunbookTests
{
    [Fact]
    public void Every_finding_of_a_checkup_has_its_line_in_the_guide_and_every_line_its_finding()
    {
        var codes = Tree.CSharp.Where(f => f.IsIn("src/Alliance.Host/Checkups"))
            .SelectMany(f => Code().Matches(f.Text)).Select(m => m.Groups[1].Value).Order().ToList();
        var guide = Tree.Written.Single(f => f.Path == "src/Alliance.Host/Docs/operators.md").Text;
        var from = guide.IndexOf("## Checkup", StringComparison.Ordinal);
        var part = guide[from..guide.IndexOf("## As a service", from, StringComparison.Ordinal)];
        Assert.True(codes.Count > 10);
        Assert.Equal(codes, Line().Matches(part).Select(m => m.Groups[1].Value).Order());
    }

    [GeneratedRegex("new\\(\"([a-z-]+)\", ")]
    private static partial Regex Code();

    [GeneratedRegex("^\\| `([a-z-]+)` \\|", RegexOptions.Multiline)]
    private static partial Regex Line();
}
