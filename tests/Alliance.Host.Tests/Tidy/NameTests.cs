using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Alliance.Host.Tests.Tidy;

/// <summary>Names of tests.</summary>
public sealed partial class NameTests
{
    [Fact]
    public void The_name_of_a_test_is_a_sentence() => Offenders.None(
        "Name these tests with a sentence: at least three words with underscores between them, the first capitalised, "
            + "without 'Test' at either end and without 'should'.",
        from test in CSharpCode.All<MethodDeclarationSyntax>("tests/")
        where IsTest(test.Node) && !IsSentence(test.Node.Identifier.Text)
        select $"{test.Place} {test.Node.Identifier.Text}");

    [Theory]
    [InlineData("A_lender_offers_two_boats", true)]
    [InlineData("Redis_is_read", true)]
    [InlineData("Lender_offers", false)]
    [InlineData("a_lender_offers_two_boats", false)]
    [InlineData("ALenderOffersTwoBoats", false)]
    [InlineData("A_lender__offers", false)]
    [InlineData("Test_a_lender_offers", false)]
    [InlineData("A_lender_offers_test", false)]
    [InlineData("A_lender_should_offer_boats", false)]
    public void A_sentence_is_told_from_what_is_none(string name, bool isSentence) =>
        Assert.Equal(isSentence, IsSentence(name));

    private static bool IsTest(MethodDeclarationSyntax method) => method.AttributeLists
        .SelectMany(list => list.Attributes).Any(a => a.Name.ToString() is "Fact" or "Theory");

    private static bool IsSentence(string name) => Sentence().IsMatch(name) && !Unwanted().IsMatch(name);

    [GeneratedRegex("^[A-Z][A-Za-z0-9]*(_[A-Za-z0-9]+){2,}$")]
    private static partial Regex Sentence();

    [GeneratedRegex("^Tests?_|_Tests?$|(^|_)Should(_|$)", RegexOptions.IgnoreCase)]
    private static partial Regex Unwanted();
}
