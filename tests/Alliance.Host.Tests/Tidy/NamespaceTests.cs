using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Alliance.Host.Tests.Tidy;

/// <summary>Namespaces and folders.</summary>
public sealed class NamespaceTests
{
    [Fact]
    public void The_namespace_of_a_file_is_its_folder() => Offenders.None(
        "Move these files to the folder of their namespace, or name the namespace by the folder.",
        from code in CSharpCode.All<FileScopedNamespaceDeclarationSyntax>("src/")
        where code.Node.Name.ToString() != FolderOf(code.Place)
        select $"{code.Place} {code.Node.Name}");

    private static string FolderOf(string place) =>
        string.Join('.', place[..place.IndexOf(':', StringComparison.Ordinal)].Split('/')[1..^1]);
}
