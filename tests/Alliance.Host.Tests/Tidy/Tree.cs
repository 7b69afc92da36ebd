using System.Diagnostics;
using System.Text.RegularExpressions;
using Alliance.Host.Tests.Commands;
using Alliance.Host.Tests.Docs;

namespace Alliance.Host.Tests.Tidy;

/// <summary>A file of the repository: its path with slashes, and its text.</summary>
internal sealed record SourceFile(string Path, string Text)
{
    /// <summary>The lines, without their ends. Line 1 is the first.</summary>
    public string[] Lines { get; } = Text.Split('\n');

    public string Name { get; } = System.IO.Path.GetFileName(Path);

    /// <summary>The path of the folder, with slashes; empty at the top.</summary>
    public string Folder { get; } = System.IO.Path.GetDirectoryName(Path)!.Replace('\\', '/');

    public bool IsIn(string folder) => Path.StartsWith($"{folder}/", StringComparison.Ordinal);

    public bool EndsWith(string ending) => Path.EndsWith(ending, StringComparison.Ordinal);
}

/// <summary>The files of the repository, as far as they are kept: what builds and runs leave behind is not among them.
/// </summary>
internal static partial class Tree
{
    /// <summary>Paths with slashes, in ordinal order.</summary>
    public static IReadOnlyList<string> Paths { get; } =
        [.. (OfGit() ?? OfFolders()).Where(p => File.Exists(Repository.Full(p))).Order(StringComparer.Ordinal)];

    /// <summary>Text that people wrote for this repository: all but <see cref="NotOurs.Files"/>.</summary>
    public static IReadOnlyList<SourceFile> Written { get; } =
        [.. Paths.Where(p => !NotOurs.Has(p)).Select(p => new SourceFile(p, Repository.Read(p)))];

    /// <summary>C# of <c>src</c> and <c>tests</c>.</summary>
    public static IReadOnlyList<SourceFile> CSharp { get; } =
        [.. Written.Where(f => f.EndsWith(".cs") && (f.IsIn("src") || f.IsIn("tests")))];

    /// <summary>Those that git tracks, and new ones that it does not ignore; null where there is no git.</summary>
    private static string[]? OfGit()
    {
        if (!Path.Exists(Repository.Full(".git"))) return null;
        try
        {
            using var git = Process.Start(new ProcessStartInfo(
                "git", ["-c", "core.quotePath=false", "ls-files", "--cached", "--others", "--exclude-standard"])
            {
                WorkingDirectory = Cli.Repository, RedirectStandardOutput = true,
            })!;
            var listed = git.StandardOutput.ReadToEnd();
            git.WaitForExit();
            return git.ExitCode == 0 ? listed.Split('\n', StringSplitOptions.RemoveEmptyEntries) : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static IEnumerable<string> OfFolders() =>
        Directory.EnumerateFiles(Cli.Repository, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Cli.Repository, file).Replace('\\', '/'))
            .Where(path => !LeftBehind().IsMatch(path));

    /// <summary>The same as in <c>.gitignore</c>.</summary>
    [GeneratedRegex(@"^\.git(/|$)|^data/|(^|/)(bin|obj|TestResults)/|\.user$")]
    private static partial Regex LeftBehind();
}
