using System.Text.RegularExpressions;

namespace Alliance.Host.Tests.Tidy;

/// <summary>Every file of <c>src</c> and <c>tests</c> is used.</summary>
public sealed partial class ProjectFilesTests
{
    /// <summary>Folders of test data that code finds by the folder's name, and the reason.</summary>
    private static readonly Dictionary<string, string> DataFolders = new(StringComparer.Ordinal)
    {
        ["tests/Alliance.Core.Tests/Tables"] = "A test writes and compares one table for each actor.",
        ["tests/Alliance.Host.Tests/StoredByC77ccd3"] = "Its README says what each file is.",
    };

    private static readonly SourceFile[] Projects = [.. Tree.Written.Where(f => f.EndsWith(".csproj"))];

    [Fact]
    public void Every_project_belongs_to_the_solution()
    {
        var solution = Docs.Repository.Read("Alliance.sln").Replace('\\', '/');
        Offenders.None(
            "Add these projects with 'dotnet sln add', or remove them.",
            Projects.Select(p => p.Path).Where(p => !solution.Contains($"\"{p}\"", StringComparison.Ordinal)));
    }

    /// <summary>A project compiles all C# below its folder, unless it says otherwise.</summary>
    [Fact]
    public void Every_file_of_code_is_compiled()
    {
        Offenders.None(
            "Move these files into the folder of a project, or remove them.",
            Tree.CSharp.Where(f => !Projects.Any(p => f.IsIn(p.Folder))).Select(f => f.Path));
        Offenders.None(
            "Let these projects compile all files of their folders; remove the files that nobody needs.",
            Offenders.Lines(Projects, line => Removing().IsMatch(line)));
    }

    [Fact]
    public void Every_other_file_is_used()
    {
        Regex[] included = [.. Included()];
        string[] naming = [.. Tree.Written.Where(f => !f.EndsWith(".sln")).Select(f => f.Text)];
        Offenders.None(
            "Include these files in a project, name them where they are read, or remove them.",
            from path in Tree.Paths.Where(path => InSourceOrTests().IsMatch(path))
            let name = Path.GetFileName(path)
            where !IsKnownToTools(name) && !IsData(path) && !included.Any(pattern => pattern.IsMatch(path))
            where !naming.Any(text => text.Contains(name, StringComparison.Ordinal))
            select path);
    }

    private static bool IsKnownToTools(string name) =>
        name is "packages.lock.json" or "README.md" || Path.GetExtension(name) is ".cs" or ".csproj";

    private static bool IsData(string path) => DataFolders.ContainsKey(path[..path.LastIndexOf('/')]);

    /// <summary>The patterns of files that projects include, from the top of the repository.</summary>
    private static IEnumerable<Regex> Included() =>
        from project in Projects
        from Match include in Includes().Matches(project.Text)
        from pattern in include.Groups["files"].Value.Split(';')
        where !pattern.StartsWith("..", StringComparison.Ordinal)
        let escaped = Regex.Escape($"{project.Folder}/{pattern}")
        select new Regex($"^{escaped.Replace(@"\*\*/", "(.*/)?").Replace(@"\*", "[^/]*")}$");

    [GeneratedRegex("""<(EmbeddedResource|AdditionalFiles|Content|None) Include="(?<files>[^"]+)["]""")]
    private static partial Regex Includes();

    [GeneratedRegex("^(src|tests)/")]
    private static partial Regex InSourceOrTests();

    [GeneratedRegex("<Compile [^>]*Remove=")]
    private static partial Regex Removing();
}
