using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Alliance.Host.Tests.Tidy;

/// <summary>What has to fit: a method on a screen, a folder into a glance.</summary>
public sealed class SizeTests
{
    private const int MostLines = 60, MostFiles = 20;

    [Fact]
    public void No_folder_has_more_than_20_files_of_code() => Offenders.None(
        $"Divide these folders by what their files are about: none may have more than {MostFiles} files of C#.",
        from folder in Tree.CSharp.GroupBy(f => f.Folder)
        where folder.Count() > MostFiles
        select $"{folder.Key} has {folder.Count()}");

    [Fact]
    public void No_method_is_longer_than_60_lines() => Offenders.None(
        $"Divide these methods, so that each fits on a screen: none may be longer than {MostLines} lines.",
        from member in CSharpCode.All<SyntaxNode>()
        where IsCode(member.Node)
        let lines = LinesOf(member.Node)
        where lines > MostLines
        select $"{member.Place} is {lines} lines long");

    [Theory]
    [InlineData("int M()\n{\n    return 1;\n}", 4)]
    [InlineData("int M() =>\n    1;", 2)]
    [InlineData("[Fact]\n[Data(1)]\nvoid M()\n{\n}", 3)]
    [InlineData("int P =>\n    1;", 2)]
    [InlineData("int P\n{\n    get\n    {\n        return 1;\n    }\n}", 4)]
    [InlineData("C()\n{\n}", 3)]
    public void The_lines_of_a_method_are_counted_without_its_attributes(string member, int lines)
    {
        var code = CSharpCode.Parse($"class C {{ {member} }}").DescendantNodes().Where(IsCode);

        Assert.Equal(lines, LinesOf(Assert.Single(code)));
    }

    [Fact]
    public void What_a_property_begins_with_is_data_and_has_no_limit() => Assert.DoesNotContain(
        CSharpCode.Parse("class C { int[] P { get; } = [1,\n2]; int[] F = [1,\n2]; }").DescendantNodes(),
        node => IsCode(node) && LinesOf(node) > 1);

    /// <summary>Methods, constructors, operators, accessors and local functions. Lambdas count as part of them;
    /// initialisers of fields and properties are data.</summary>
    private static bool IsCode(SyntaxNode node) => node is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax
        or LocalFunctionStatementSyntax
        or PropertyDeclarationSyntax { ExpressionBody: not null }
        or IndexerDeclarationSyntax { ExpressionBody: not null };

    /// <summary>From the first word after the attributes to the end. Rows of a theory are data, like initialisers.
    /// </summary>
    private static int LinesOf(SyntaxNode node)
    {
        var first = node.ChildNodesAndTokens().First(n => !n.IsKind(SyntaxKind.AttributeList));
        return node.GetLocation().GetLineSpan().EndLinePosition.Line + 2 - CSharpCode.LineOf(first.GetLocation()!);
    }
}
