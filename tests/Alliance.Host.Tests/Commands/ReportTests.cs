using System.Globalization;
using System.Text.RegularExpressions;
using Alliance.Host.Commands.Runs;
using Alliance.Host.Output;

namespace Alliance.Host.Tests.Commands;

/// <summary>What people and scripts get to see of results.</summary>
public sealed partial class ReportTests
{
    /// <summary>Each report in each language on an old and on a wide terminal.</summary>
    public static TheoryData<string, int, int> Shown()
    {
        var data = new TheoryData<string, int, int>();
        foreach (var name in Reports.Names)
            foreach (var language in Enum.GetValues<Language>())
                foreach (var width in (int[])[80, 120]) data.Add(name, (int)language, width);
        return data;
    }

    [Theory]
    [MemberData(nameof(Shown))]
    public async Task No_line_is_wider_than_the_terminal(string name, int language, int width)
    {
        var lines = await Reports.ShownAsync(name, (Language)language, width);
        Assert.All(lines, line => Assert.True(Wrapping.Cells(line) <= width, $"{Wrapping.Cells(line)} cells: {line}"));
        Assert.DoesNotContain(lines, line => line.EndsWith('…'));
        Assert.DoesNotContain(lines, line => line.Contains('\e'));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Every_measure_has_its_whole_name_on_one_line(int language)
    {
        var (replications, comparison) = await Reports.ResultsAsync();
        var shown = await Reports.ShownAsync("replications", (Language)language, 80);
        foreach (var estimate in replications.Estimates!)
        {
            var words = MeasureWords.Of(estimate.Name, estimate.Unit);
            Assert.Contains(shown, line =>
                line.StartsWith(words.Group.In((Language)language), StringComparison.Ordinal));
            Assert.Contains(
                shown, line => line.StartsWith($"  {words.Label.In((Language)language)} ", StringComparison.Ordinal));
        }

        var compared = await Reports.ShownAsync("compare", (Language)language, 80);
        foreach (var measure in comparison.Measures)
            Assert.Contains(MeasureWords.Of(measure.Name, measure.Unit).Group.In((Language)language), compared);
        foreach (var policy in comparison.Policies)
            Assert.Equal(
                comparison.Measures.Count + 1,
                    compared.Count(line => line.StartsWith($"  {policy} ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Every_measure_has_words_of_its_own()
    {
        var (replications, comparison) = await Reports.ResultsAsync();
        foreach (
            var name in replications.Estimates!.Select(e => e.Name).Concat(comparison.Measures.Select(m => m.Name)))
            Assert.True(MeasureWords.Knows(name), $"{name}: name it in MeasureWords, in both languages.");
    }

    [Theory]
    [MemberData(nameof(Shown))]
    public async Task Redirected_output_has_no_drawing_and_a_row_is_one_line(string name, int language, int width)
    {
        Assert.True(width > 0);
        var lines = await Reports.ShownAsync(name, (Language)language, null);
        Assert.DoesNotContain(lines, line => Drawn().IsMatch(line));
        Assert.DoesNotContain(lines, line => line.Contains('\e'));
        Assert.DoesNotContain("", lines);
        if (name != "replications") return;
        var (replications, _) = await Reports.ResultsAsync();
        foreach (var estimate in replications.Estimates!)
        {
            var row = Assert.Single(lines, line => line.StartsWith($"{estimate.Name} ", StringComparison.Ordinal));
            var cells = row.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            Assert.All(cells[1..7], cell => Assert.True(
                double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
                    || cell == NumberFormat.None,
                row));
        }
    }

    [Fact]
    public async Task Colours_change_no_word()
    {
        foreach (var name in Reports.Names)
        {
            var coloured = await Reports.ShownAsync(name, Language.English, 80, hasColours: true);
            Assert.Contains(coloured, line => line.Contains('\e'));
            Assert.Equal(
                await Reports.ShownAsync(name, Language.English, 80),
                    coloured.Select(line => Escape().Replace(line, "")));
        }
    }

    [Fact]
    public async Task A_report_is_the_same_in_every_culture()
    {
        var former = CultureInfo.CurrentCulture;
        var expected = await Reports.ShownAsync("compare", Language.English, 80);
        var odd = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (odd.NumberFormat.NumberDecimalSeparator, odd.NumberFormat.NegativeSign) = (",", "~");
        try
        {
            CultureInfo.CurrentCulture = odd;
            Assert.Equal("1,5", $"{1.5}");
            Assert.Equal(expected, await Reports.ShownAsync("compare", Language.English, 80));
        }
        finally
        {
            CultureInfo.CurrentCulture = former;
        }
    }

    [Fact]
    public async Task The_digest_has_a_line_of_its_own_and_data_quality_has_one_line()
    {
        var lines = await Reports.ShownAsync("replay", Language.English, 80);
        Assert.Single(lines, line => Digest().IsMatch(line));
        Assert.Single(lines, line =>
            line.StartsWith("Data partly assumed: alliance validate ", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"[\u2500-\u259f●]")]
    private static partial Regex Drawn();

    [GeneratedRegex("\e\\[[0-9;]*m")]
    private static partial Regex Escape();

    [GeneratedRegex("^  [0-9a-f]{64}$")]
    private static partial Regex Digest();
}
