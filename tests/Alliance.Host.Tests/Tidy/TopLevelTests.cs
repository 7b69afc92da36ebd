namespace Alliance.Host.Tests.Tidy;

/// <summary>What a visitor sees first.</summary>
public sealed class TopLevelTests
{
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "src", "tests", "scenarios", "Alliance.sln", "README.md", "CHANGELOG.md", "LICENSE", "NOTICE",
        ".ci", ".github", ".editorconfig", ".gitignore",
        "Directory.Build.props", "Directory.Packages.props", "global.json",
    };

    [Fact]
    public void The_top_of_the_repository_has_only_what_belongs_there() => Offenders.None(
        "Move these into src, tests or scenarios; what must lie at the top is listed in TopLevelTests.",
        Tree.Paths.Select(p => p.Split('/')[0]).Distinct().Where(name => !Known.Contains(name)));
}
