using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Alliance.Host.Tests.Tidy;

/// <summary>The order of texts. A text is compared by the culture of the machine where nothing else is said.</summary>
public sealed class OrderTests
{
    [Fact]
    public void No_sorted_collection_orders_texts_by_the_culture_of_the_machine() => Offenders.None(
        "Key these collections by an identifier (CommitmentId, Code), or hand StringComparer.Ordinal to them.",
        from code in CSharpCode.All<GenericNameSyntax>("src/")
        where code.Node.Identifier.Text is "SortedDictionary" or "SortedSet" or "SortedList"
            && HasText(code.Node.TypeArgumentList.Arguments[0]) && !NamesOrder(code.Node)
        select $"{code.Place} {code.Node}");

    private static bool HasText(TypeSyntax key) => key is TupleTypeSyntax tuple
        ? tuple.Elements.Any(e => HasText(e.Type))
        : key is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.StringKeyword };

    // The maker of a collection names the order. A signature, or a collection of collections, makes none.
    private static bool NamesOrder(GenericNameSyntax collection)
    {
        if (collection.Parent is TypeArgumentListSyntax) return true;
        var made = collection.Ancestors().FirstOrDefault(n => n is FieldDeclarationSyntax or PropertyDeclarationSyntax
            or LocalDeclarationStatementSyntax or ObjectCreationExpressionSyntax);
        var text = made?.ToString() ?? "";
        return made is null || text.Contains("StringComparer.", StringComparison.Ordinal)
            || (!text.Contains("= [", StringComparison.Ordinal) && !text.Contains("new", StringComparison.Ordinal));
    }
}
