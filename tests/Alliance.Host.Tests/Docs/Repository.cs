using System.Text.RegularExpressions;
using Alliance.Host.Tests.Commands;

namespace Alliance.Host.Tests.Docs;

/// <summary>The files of the repository that the tests of the guides read.</summary>
internal static partial class Repository
{
    /// <summary>The README, the guides and the pages for contributors, by their path with slashes.</summary>
    public static IReadOnlyList<string> Pages { get; } =
    [
        "README.md", "CHANGELOG.md", .. Under(".github", "*.md"), .. Under("src/Alliance.Host/Docs", "*.md"),
    ];

    public static string Read(string path) => File.ReadAllText(Full(path));

    public static string Full(string path) => Path.Combine([Cli.Repository, .. path.Split('/')]);

    /// <summary>Folders below one of the repository that have code of ours in them.</summary>
    public static IEnumerable<string> FoldersWithCode(string folder) =>
        Directory.EnumerateFiles(Full(folder), "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Cli.Repository, Path.GetDirectoryName(file)!).Replace('\\', '/'))
            .Where(f => !Built().IsMatch(f)).Distinct();

    private static IEnumerable<string> Under(string folder, string pattern) =>
        Directory.EnumerateFiles(Full(folder), pattern).Select(f => $"{folder}/{Path.GetFileName(f)}")
            .Order(StringComparer.Ordinal);

    [GeneratedRegex("/(bin|obj)(/|$)")]
    private static partial Regex Built();
}
