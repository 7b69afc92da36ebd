using Alliance.Host.Imports;
using Alliance.Host.Imports.Sheets;

namespace Alliance.Host.Tests.Imports;

/// <summary>Cells as people type them.</summary>
public sealed class SpokenTests
{
    [Theory]
    [InlineData("12", 12)]
    [InlineData("１２", 12)]
    [InlineData("1,200", 1_200)]
    [InlineData("１，２００", 1_200)]
    [InlineData("12.0", 12)]
    [InlineData("0", 0)]
    [InlineData("12.5", null)]
    [InlineData("-3", null)]
    [InlineData("1,20", null)]
    [InlineData("十二", null)]
    [InlineData("99999999999", null)]
    [InlineData("", null)]
    public void A_whole_number_is_read_in_any_width(string text, int? number) =>
        Assert.Equal(number, Spoken.WholeNumber(text));

    [Theory]
    [InlineData("是", true)]
    [InlineData("TRUE", true)]
    [InlineData("停用", true)]
    [InlineData("", false)]
    [InlineData("否", false)]
    [InlineData("也许", null)]
    public void An_answer_is_yes_no_or_neither(string text, bool? answer) => Assert.Equal(answer, Spoken.Answer(text));

    [Theory]
    [InlineData("2027-03-31", "2027-03-31")]
    [InlineData("2027/3/31", "2027-03-31")]
    [InlineData("2027.3.31", "2027-03-31")]
    [InlineData("2027年3月31日", "2027-03-31")]
    [InlineData("20270331", "2027-03-31")]
    [InlineData("2027-03-31 00:00:00", "2027-03-31")]
    [InlineData("46477", "2027-03-31")]
    [InlineData("2027年2月", "2027-02-28")]
    [InlineData("2028-02", "2028-02-29")]
    [InlineData("2027-02-29", null)]
    [InlineData("2027-13-01", null)]
    [InlineData("31.3.2027", null)]
    [InlineData("长期", null)]
    [InlineData("12", null)]
    public void A_day_is_read_as_it_is_written_on_boxes(string text, string? day) =>
        Assert.Equal(day, SheetDay.Read(text)?.ToString("yyyy-MM-dd"));

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("＝1", "'＝1")]
    [InlineData("'=1+1", "''=1+1")]
    [InlineData("'quoted'", "'quoted'")]
    [InlineData("近尾洲镇", "近尾洲镇")]
    public void A_text_like_a_formula_comes_back_as_it_was(string text, string written)
    {
        Assert.Equal(written, FormulaGuard.InCsv(text));
        Assert.Equal(text, FormulaGuard.Removed(FormulaGuard.InCsv(text)));
        Assert.Equal(text, FormulaGuard.Removed(FormulaGuard.InCellOfText(text)));
    }

    [Theory]
    [InlineData(0, "A")]
    [InlineData(25, "Z")]
    [InlineData(26, "AA")]
    [InlineData(49, "AX")]
    [InlineData(702, "AAA")]
    public void A_column_has_the_letters_that_spreadsheets_show(int column, string letters) =>
        Assert.Equal(letters, Sheet.LettersOf(column));
}
