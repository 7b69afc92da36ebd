using Alliance.LoadTesting.Reports;

namespace Alliance.LoadTesting.Tests.Reports;

public sealed class TextBlockTests
{
    private const string Text = "acknowledged 1200, committed 1199, unfilled 1, refused for now 0, errors 0, "
        + "approvals given 12; the rest of the words only makes the line longer than a terminal is wide";

    [Fact]
    public void A_fact_is_wrapped_between_words_inside_the_terminal()
    {
        var lines = Written(width: 80, isStyled: false).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.True(lines.Length > 1);
        Assert.All(lines, line => Assert.InRange(line.Length, 1, 80));
        Assert.Equal(Text, string.Join(' ', lines.Select(line => line[11..])));
    }

    [Fact]
    public void Redirected_text_is_one_line_without_escape_codes()
    {
        var written = Written(width: null, isStyled: false);

        Assert.Equal($"requests   {Text}\n", written);
    }

    [Fact]
    public void Bold_type_at_a_terminal_is_written_as_escape_codes() =>
        Assert.StartsWith("requests   \e[1macknowledged", Written(width: 80, isStyled: true), StringComparison.Ordinal);

    private static string Written(int? width, bool isStyled)
    {
        var output = new StringWriter { NewLine = "\n" };
        new TextBlock(output, width, isStyled).Fact("requests", Text, isBold: true);
        return output.ToString();
    }
}
