using Alliance.Host.Output;

namespace Alliance.Host.Tests.Output;

public sealed class TerminalTests
{
    [Theory]
    [InlineData(true, true, null, null)]
    [InlineData(false, false, null, null)]
    [InlineData(false, true, "1", null)]
    [InlineData(false, true, "1", "1")]
    [InlineData(true, false, null, "1")]
    [InlineData(false, true, null, "0")]
    public void Colours_are_for_terminals_unless_the_environment_says_otherwise(bool expected, bool canShow,
        string? no, string? force) =>
        Assert.Equal(expected,
            Terminal.HasColours(name => name == "NO_COLOR" ? no : name == "FORCE_COLOR" ? force : null, canShow));

    [Theory]
    [InlineData("zh", "en", "zh_CN.UTF-8", true)]
    [InlineData("en", "zh", "en_US.UTF-8", true)]
    [InlineData("zh", null, "zh_CN.UTF-8", true)]
    [InlineData("en", null, "zh_CN.UTF-8", false)]
    [InlineData("en", null, "de_DE.UTF-8", true)]
    [InlineData("en", null, null, true)]
    public void The_flag_wins_then_the_environment_of_a_terminal(string otherwise, string? flag, string? variable,
        bool isTerminal)
    {
        string[] arguments = flag is null ? ["replay", "x.yaml"] : ["replay", "x.yaml", $"--lang={flag}"];
        var chosen = LanguageTags.Choose(arguments, name => name == "LANG" ? variable : null, isTerminal);
        Assert.Equal(flag ?? otherwise, chosen.Tag());
    }

    [Fact]
    public void Lines_break_between_words_and_between_Chinese_characters_but_not_before_their_punctuation()
    {
        Assert.Equal(["one two", "three"], Wrapping.Lines("one two three", 9));
        Assert.Equal(["救援队", "到场，", "hengnan", "返回"], Wrapping.Lines("救援队到场，hengnan返回", 7));
        Assert.Equal(["unbreakable", "x"], Wrapping.Lines("unbreakable x", 4));
    }

    [Theory]
    [InlineData("0.235", 0.2346)]
    [InlineData("13.0", 13.02)]
    [InlineData("121", 120.76)]
    [InlineData("27,745", 27744.97)]
    [InlineData("0.000", -0.0001)]
    [InlineData("-", null)]
    public void Numbers_have_three_significant_digits(string expected, double? value)
    {
        Assert.Equal(expected, new NumberFormat(grouped: true).Of(value));
        Assert.Equal(expected.Replace(",", "", StringComparison.Ordinal), new NumberFormat(grouped: false).Of(value));
    }

    [Fact]
    public void A_table_that_is_too_wide_puts_names_above_and_cuts_nothing_off()
    {
        var writer = new StringWriter();
        var line = new LineWriter(writer, 40, hasColours: false);
        var name = "a name that takes most of forty cells";
        var table = new Table(new Column(Text.Verbatim("first")), new Column(Text.Verbatim("second")));
        table.Add("key", Text.Verbatim(name), "1,234", "5,678").Write(new Terminal(Language.English, line, line));
        Assert.Equal(["    first  second", $"  {name}", "    1,234   5,678"], writer.ToString().TrimEnd().Split('\n'));
    }
}
