using System.Reflection;
using System.Text.RegularExpressions;
using Alliance.Core.Actors;
using Alliance.Grains.Storage;
using Alliance.Host.Guides;
using Alliance.Simulation.Scenarios;

namespace Alliance.Host.Tests.Docs;

/// <summary>The glossary names types that exist.</summary>
public sealed partial class GlossaryTests
{
    private const string Page = "src/Alliance.Host/Docs/glossary.md";
    private static readonly Assembly[] Ours = FindOurs();

    public static TheoryData<string, string> Rows =>
        [.. Row().Matches(Repository.Read(Page)).Select(m => (m.Groups["term"].Value.Trim(), m.Groups["type"].Value))];

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_term_names_a_type_that_exists(string term, string type) => Assert.True(
        Ours.SelectMany(a => a.GetTypes()).Any(t => t.Name.Split('`')[0] == type),
        $"{Page} says that '{term}' is the type {type}, but there is none of that name. Write its new name there.");

    [Fact]
    public void Every_row_has_its_type_and_its_Chinese_word()
    {
        var rows = Repository.Read(Page).Split('\n')
            .Where(l => l.StartsWith("| ", StringComparison.Ordinal))
            .Where(l => !l.StartsWith("| term ", StringComparison.Ordinal))
            .ToList();
        Assert.True(rows.Count > 80);
        Assert.All(rows, r => Assert.Matches(Row(), r));
        string[] terms = [.. Row().Matches(Repository.Read(Page)).Select(m => m.Groups["term"].Value.Trim())];
        Assert.Equal(terms.Distinct(StringComparer.OrdinalIgnoreCase), terms);
    }

    /// <summary>The assemblies of this repository that the program is made of.</summary>
    private static Assembly[] FindOurs()
    {
        Assembly[] known =
            [typeof(Actor).Assembly, typeof(Commit).Assembly, typeof(Scenario).Assembly, typeof(DocsLibrary).Assembly];
        var more = typeof(DocsLibrary).Assembly.GetReferencedAssemblies()
            .Where(n => n.Name!.StartsWith("Alliance.", StringComparison.Ordinal)).Select(Assembly.Load);
        return [.. known.Concat(more).Distinct()];
    }

    [GeneratedRegex(
        @"^\| (?<term>[^|]+) \| [^|]+ \| `(?<type>\w+)` \| [^|]*\p{IsCJKUnifiedIdeographs}[^|]* \|$",
        RegexOptions.Multiline)]
    private static partial Regex Row();
}
