using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Alliance.Host.Tests.Tidy;

/// <summary>Warnings that are silenced.</summary>
public sealed partial class SuppressionTests
{
    [Fact]
    public void A_pragma_that_silences_a_warning_says_why() => Offenders.None(
        "Say in a comment at the end of these lines, or on the line before, why the warning is wrong there.",
        from file in Tree.CSharp
        from line in Enumerable.Range(0, file.Lines.Length)
        where Silencing().IsMatch(file.Lines[line]) && !IsExplained(file.Lines, line)
        select $"{file.Path}:{line + 1}");

    [Fact]
    public void An_attribute_that_silences_a_warning_says_why() => Offenders.None(
        "Write Justification = \"…\" into these attributes: why the warning is wrong there.",
        from attribute in CSharpCode.All<AttributeSyntax>()
        where attribute.Node.Name.ToString().EndsWith("SuppressMessage", StringComparison.Ordinal)
        where !Justified().IsMatch(attribute.Node.ToString())
        select attribute.Place);

    private static bool IsExplained(string[] lines, int line) =>
        lines[line].Contains("//", StringComparison.Ordinal)
        || (line > 0 && lines[line - 1].TrimStart().StartsWith("//", StringComparison.Ordinal));

    [GeneratedRegex(@"^\s*#pragma\s+warning\s+disable")]
    private static partial Regex Silencing();

    [GeneratedRegex("""Justification\s*=\s*"[^"<]""")]
    private static partial Regex Justified();
}
