using System.IO.Compression;
using System.Text;
using Alliance.Host.Imports.Sheets;
using Alliance.Host.Tests.Running;

namespace Alliance.Host.Tests.Api.Imports;

/// <summary>Files that are too large, or no spreadsheets, are refused in a sentence.</summary>
public sealed class HostileSheetTests(TestServer server)
{
    [Fact]
    public async Task A_bomb_is_not_unpacked()
    {
        var drill = await server.Drill("sheet-bomb");
        var bomb = Zip(("xl/worksheets/sheet1.xml", new byte[SheetLimits.MostUnpacked + 1]));
        Assert.True(bomb.Length < 100_000);
        (await server.Import(drill, "squads", bomb, XlsxFile.MediaType)).IsProblem(400, "$", "MB when it is unpacked");
    }

    [Fact]
    public async Task Rows_that_are_too_many_or_too_long_are_refused()
    {
        var drill = await server.Drill("sheet-long");
        var many = new StringBuilder("id,people\r\n");
        for (var i = 0; i <= SheetLimits.MostRows; i++) many.Append(i).Append(",8\r\n");
        (await server.Import(drill, "squads", Encoding.UTF8.GetBytes(many.ToString()))).IsProblem(
            400, "$", "more than 5000 rows");
        var wide = $"id{new string(',', SheetLimits.MostColumns)}x\r\n";
        (await server.Import(drill, "squads", Encoding.UTF8.GetBytes(wide))).IsProblem(400, "$", "column AY");
        SheetValue[][] sheet = [[.. Enumerable.Range(0, SheetLimits.MostColumns + 1).Select(i => (SheetValue)i)]];
        (await server.ImportXlsx(drill, "stock", sheet)).IsProblem(400, "$", "Row 1 is too long");
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_refused()
    {
        var drill = await server.Drill("sheet-large");
        var large = new byte[SheetLimits.MostBytes + 1];
        (await server.Import(drill, "squads", large)).IsProblem(413, null, "at most 8 MB");
    }

    [Theory]
    [InlineData("text/csv", "PK\u0003\u0004", "XLSX")]
    [InlineData("text/csv", "", "empty")]
    [InlineData("text/csv", "编号,名称\r\n\"a\"b,c\r\n", "Row 2 is no CSV")]
    [InlineData("text/csv", "编号,名称\r\n", "below the heading")]
    [InlineData(XlsxFile.MediaType, "编号,名称", "no XLSX file")]
    public async Task What_is_no_sheet_is_refused(string type, string text, string says)
    {
        var drill = await server.Drill($"sheet-none-{text.Length}-{says.Length}");
        (await server.Import(drill, "contacts", Encoding.UTF8.GetBytes(text), type)).IsProblem(400, null, says);
    }

    [Fact]
    public async Task A_zip_that_is_no_workbook_is_refused()
    {
        var drill = await server.Drill("sheet-zip");
        var zip = Zip(("[Content_Types].xml", "<Types/>"u8.ToArray()), ("xl/workbook.xml", "<!DOCTYPE x>"u8.ToArray()));
        (await server.Import(drill, "squads", zip, XlsxFile.MediaType)).IsProblem(400, "$");
    }

    [Fact]
    public async Task Another_content_type_is_refused_with_those_that_are_taken() =>
        (await server.Import(await server.Drill("sheet-type"), "squads", "{}"u8.ToArray(), "application/json"))
            .IsProblem(415, null, "text/csv");

    private static byte[] Zip(params (string Name, byte[] Bytes)[] parts)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in parts)
            {
                using var part = archive.CreateEntry(name, CompressionLevel.SmallestSize).Open();
                part.Write(content);
            }

        return bytes.ToArray();
    }
}
