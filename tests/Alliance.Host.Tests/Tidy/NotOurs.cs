using System.Text.RegularExpressions;

namespace Alliance.Host.Tests.Tidy;

/// <summary>Files of the repository that nobody wrote by hand for it. The rules on text leave them out.</summary>
internal static class NotOurs
{
    /// <summary>A pattern of paths, and the reason.</summary>
    public static IReadOnlyList<(Regex Paths, string Reason)> Files { get; } =
    [
        (new(@"(^|/)packages\.lock\.json$"), "NuGet writes it."),
        (new(@"^Alliance\.sln$"), "dotnet sln writes it."),
        (new("^LICENSE$"), "The text of Apache-2.0 stays as it is."),
        (new(@"^scenarios/data/.*\.(csv|gz)$"), "Official lists of divisions stay as they were published."),
        (new(@"^src/Alliance\.Grains/Contracts\.txt$"), "A test writes it: one line a type."),
        (new(@"^tests/Alliance\.Core\.Tests/Tables/.*\.md$"), "A test writes it: tables of states and messages."),
        (new(@"^tests/Alliance\.Host\.Tests/StoredByC77ccd3/.*\.(zst|py)$"), "Test data as commit c77ccd3 made it."),
    ];

    public static bool Has(string path) => Files.Any(f => f.Paths.IsMatch(path));
}
