using System.Text.RegularExpressions;
using Alliance.Core.Invariants.Folds;
using Xunit;

namespace Alliance.Core.Tests.Invariants;

/// <summary>No invariant without a test that breaks it: one that names it among what it breaks, or bears its
/// name.</summary>
public sealed partial class InvariantCatalogueTests
{
    /// <summary>Named, and still to be written.</summary>
    private static readonly string[] ToCome = ["I15"];

    public static TheoryData<string> Names => [.. InvariantCatalogue.All.Select(i => i.Name).Except(ToCome)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_invariant_has_a_test_of_its_own(string name) => Assert.True(
        Directory.EnumerateFiles(Path.Combine(PurityTests.Root(), "tests"), "*.cs", SearchOption.AllDirectories)
            .Any(file => Breaks(name, file)),
        $"No test breaks {name}: add a case to TamperedJournalTests or InvariantTests, or a test called {name}_….");

    [Fact]
    public void The_catalogue_names_each_once_and_in_a_sentence()
    {
        Assert.Equal([.. Enumerable.Range(1, 22).Select(i => $"I{i}"), InvariantCatalogue.Ledger,
            InvariantCatalogue.Award, InvariantCatalogue.Journal], InvariantCatalogue.All.Select(i => i.Name));
        Assert.All(InvariantCatalogue.All, i => Assert.EndsWith(".", i.Says, StringComparison.Ordinal));
    }

    private static bool Breaks(string name, string file) =>
        !file.EndsWith($"{nameof(InvariantCatalogueTests)}.cs", StringComparison.Ordinal)
        && NamedIn(File.ReadAllText(file)).Contains(name);

    private static HashSet<string> NamedIn(string source) =>
        [.. Mention().Matches(source).Select(m => m.Groups[1].Value)];

    [GeneratedRegex(@"(?:""|public (?:async Task|void) )(I\d+|ledger|award|journal)(?:""|:|_)")]
    private static partial Regex Mention();
}
