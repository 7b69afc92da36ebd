using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Alliance.Host.Tests.Tidy;

/// <summary>The C# of <c>src</c> and <c>tests</c>, parsed. It is parsed once and only read, by any number of threads.
/// </summary>
internal static class CSharpCode
{
    private static readonly CSharpParseOptions Options = new(LanguageVersion.CSharp14, DocumentationMode.None);

    public static IReadOnlyList<(SourceFile File, SyntaxNode Root)> Files { get; } =
        [.. Tree.CSharp.Select(f => (f, Parse(f.Text)))];

    public static SyntaxNode Parse(string text) => CSharpSyntaxTree.ParseText(text, Options).GetRoot();

    /// <summary>All nodes of a kind, each with the place where it begins as file:line.</summary>
    public static IEnumerable<(T Node, string Place)> All<T>(string folder = "")
        where T : SyntaxNode =>
        from file in Files
        where file.File.Path.StartsWith(folder, StringComparison.Ordinal)
        from node in file.Root.DescendantNodes(descendIntoTrivia: true).OfType<T>()
        select (node, $"{file.File.Path}:{LineOf(node.GetLocation())}");

    /// <summary>The line on which it begins; the first of a file is 1.</summary>
    public static int LineOf(Location location) => location.GetLineSpan().StartLinePosition.Line + 1;
}
