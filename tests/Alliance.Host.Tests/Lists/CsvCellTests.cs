using Alliance.Core.Vocabulary;
using Alliance.Host.Api.Lists;
using Alliance.Host.Api.Queries;
using Microsoft.AspNetCore.Http;

namespace Alliance.Host.Tests.Lists;

/// <summary>Cells of CSV files, and who gets CSV.</summary>
public sealed class CsvCellTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+86 734 8552", "'+86 734 8552")]
    [InlineData("-cmd|'/C calc'!A0", "'-cmd|'/C calc'!A0")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "'\r=1")]
    [InlineData("  =1", "'  =1")]
    [InlineData("＝1+1", "'＝1+1")]
    [InlineData("\u200B=1", "'\u200B=1")]
    [InlineData("湘江洪水", "湘江洪水")]
    [InlineData("a=b", "a=b")]
    [InlineData("", "")]
    public void A_text_that_a_spreadsheet_would_run_gets_an_apostrophe(string text, string cell) =>
        Assert.Equal(cell, CsvCell.Of(text));

    [Fact]
    public void Numbers_stay_numbers_and_names_stay_names()
    {
        Assert.Equal("-3", CsvCell.Of(-3));
        Assert.Equal("-0.25", CsvCell.Of(-0.25));
        Assert.Equal("true", CsvCell.Of(true));
        Assert.Equal("lifeSaving", CsvCell.Of(Priority.LifeSaving));
        Assert.Equal("", CsvCell.Of(null));
        Assert.Equal("2026-07-01 08:30:00", CsvCell.Of(new DateTimeOffset(2026, 7, 1, 0, 30, 0, TimeSpan.Zero)));
        Assert.Equal("'=a; b", CsvCell.Of(new[] { "=a", "b" }));
        Assert.Equal("{\"boats\":2}", CsvCell.Of(new Dictionary<string, int> { ["boats"] = 2 }));
    }

    [Theory]
    [InlineData("text/csv", true)]
    [InlineData("text/csv, application/json;q=0.9", true)]
    [InlineData("text/csv, */*;q=0.1", true)]
    [InlineData("text/csv;q=0.5, application/json", false)]
    [InlineData("application/json", false)]
    [InlineData("*/*", false)]
    [InlineData("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", false)]
    [InlineData("", false)]
    public void CSV_is_for_those_who_prefer_it(string accept, bool isWanted)
    {
        var http = new DefaultHttpContext();
        if (accept.Length > 0) http.Request.Headers.Accept = accept;
        Assert.Equal(isWanted, CsvAccept.IsWanted(http.Request));
    }

    [Theory]
    [InlineData("湘江 洪水", true)]
    [InlineData("FLOOD", true)]
    [InlineData("ｆｌｏｏｄ １１９", true)]
    [InlineData("湘江 地震", false)]
    public void Each_word_must_be_in_one_of_the_texts(string words, bool isIn) =>
        Assert.Equal(isIn, new SearchText(words).IsIn(["湘江近尾洲段洪水", "flood", null, "430422１１９-01"]));
}
