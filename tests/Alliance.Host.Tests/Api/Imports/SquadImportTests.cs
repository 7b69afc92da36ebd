using System.Text;
using Alliance.Host.Imports.Sheets;
using Alliance.Host.Tests.Running;

namespace Alliance.Host.Tests.Api.Imports;

/// <summary>The county's office has its squads in a spreadsheet.</summary>
public sealed class SquadImportTests(TestServer server)
{
    private static readonly string[] Heading =
        ["编号", "名称", "所属", "队伍类型", "人数", "能力", "装备", "自持时间", "停用"];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Ten_faulty_cells_of_500_rows_are_named_and_mended_they_are_one_version(bool isXlsx)
    {
        var drill = await server.Drill(isXlsx ? "squads-500-xlsx" : "squads-500-csv");
        var rows = await FiveHundred(drill);
        var (version, teams) = (await server.RegionVersion(drill), await CountOfSquads(drill));
        var spoilt = rows.Select(r => r.ToArray()).ToList();
        var faulty = Spoil(spoilt);

        var refused = await Send(drill, spoilt, isXlsx);

        refused.IsProblem(400, faulty[0]);
        Assert.Equal(faulty.Order(), refused.Cells().Keys.Order());
        Assert.Equal("人数 (people) '十二': is no whole number; write how many people it has in digits alone.",
            refused.Cells()["E17"]);
        Assert.Equal((version, teams), (await server.RegionVersion(drill), await CountOfSquads(drill)));

        var accepted = await Send(drill, rows, isXlsx);

        accepted.Counts(500 - teams, 0, teams);
        Assert.Equal(version + 1, accepted.Body!["regionVersion"]!.GetValue<int>());
        Assert.Equal((version + 1, 500), (await server.RegionVersion(drill), await CountOfSquads(drill)));
    }

    [Fact]
    public async Task A_dry_run_lists_what_would_change_and_changes_nothing()
    {
        var drill = await server.Drill("squads-dry");
        var version = await server.RegionVersion(drill);
        string[][] rows =
        [
            ["人数", "编号", "装备"], ["９", "430422119-S1", "冲锋舟３艘；救生衣 12"],
            ["7", "430422001-S1", "boats 1, life-jackets×11"],
        ];

        var dry = await server.Import(
            drill, "squads", CsvFile.Write(rows.AsCells()), query: "dryRun=true");

        Assert.True(dry.Body!["dryRun"]!.GetValue<bool>());
        dry.Counts(0, 1, 1);
        Assert.StartsWith("430422119-S1 people: ", dry.Changes()[0], StringComparison.Ordinal);
        Assert.EndsWith(" → 9", dry.Changes()[0], StringComparison.Ordinal);
        Assert.StartsWith("430422119-S1 equipment: ", dry.Changes()[1], StringComparison.Ordinal);
        Assert.EndsWith(" → 冲锋舟 3；救生衣 12", dry.Changes()[1], StringComparison.Ordinal);
        Assert.Equal(version, await server.RegionVersion(drill));
        var done = await server.ImportCsv(drill, "squads", rows.AsCells());
        Assert.Equal(dry.Changes(), done.Changes());
        var team = (await server.Rows(drill, "squads")).Single(r => r[0] == "430422119-S1");
        Assert.Equal(("9", "冲锋舟 3；救生衣 12"), (team[4], team[6]));
    }

    [Theory]
    [InlineData("?format=xlsx", true)]
    [InlineData("?format=csv&lang=en", false)]
    [InlineData("?retired=true", false)]
    public async Task An_export_that_is_imported_again_changes_nothing(string query, bool isXlsx)
    {
        var drill = await server.Drill($"squads-again-{query.Length}");
        var version = await server.RegionVersion(drill);
        await server.ImportCsv(drill, "squads", New("430422119-N1", "=HYPERLINK(\"http://x\")", "是").AsCells());
        await server.ImportCsv(drill, "squads", New("430422119-N2", "'+86 队", "").AsCells());
        var file = await server.Export(drill, "squads", query);

        var again = await server.Import(drill, "squads", file, isXlsx ? XlsxFile.MediaType : "text/csv");

        again.Counts(0, 0, await CountOfSquads(drill, query.Replace("xlsx", "csv", StringComparison.Ordinal)));
        Assert.Empty(again.Changes());
        Assert.Equal(version + 2, await server.RegionVersion(drill));
    }

    [Theory]
    [InlineData("冲锋舟 -2")]
    [InlineData("冲锋舟 1.5")]
    [InlineData("抽水泵:-3")]
    public async Task Equipment_that_is_no_count_is_a_faulty_cell(string equipment)
    {
        var drill = await server.Drill($"squads-count-{equipment.Length}-{equipment[^1]}");
        var refused = await server.ImportCsv(
            drill, "squads", ((string[][])[["id", "equipment"], ["430422119-S1", equipment]]).AsCells());
        Assert.Equal(["B2"], refused.Cells().Keys);
    }

    [Fact]
    public async Task A_name_that_nobody_can_see_is_a_faulty_cell()
    {
        var drill = await server.Drill("squads-invisible");
        var refused = await server.ImportCsv(
            drill, "squads", ((string[][])[["id", "name"], ["430422119-S1", "\u200b"]]).AsCells());
        Assert.Equal(["B2"], refused.Cells().Keys);
    }

    [Fact]
    public async Task A_name_like_a_formula_is_safe_in_the_export()
    {
        var drill = await server.Drill("squads-formula");
        await server.ImportXlsx(drill, "squads", New("430422119-N1", "=1+1", "").AsCells());
        var csv = Encoding.UTF8.GetString(await server.Export(drill, "squads"));
        Assert.Contains(",'=1+1,", csv, StringComparison.Ordinal);
        Assert.DoesNotContain(",=1+1,", csv, StringComparison.Ordinal);
        Assert.Contains((await server.Rows(drill, "squads")), r => r[1] == "=1+1");
    }

    [Fact]
    public async Task A_retired_squad_is_in_the_export_only_where_it_is_asked_for()
    {
        var drill = await server.Drill("squads-retired");
        await server.ImportCsv(drill, "squads", ((string[][])[["id", "retired"], ["430422119-S1", "是"]]).AsCells());
        Assert.DoesNotContain(await server.Rows(drill, "squads"), r => r[0] == "430422119-S1");
        var all = await server.Rows(drill, "squads", "?retired=true&lang=en");
        Assert.Equal("yes", all.Single(r => r[0] == "430422119-S1")[8]);
    }

    [Fact]
    public async Task Columns_that_are_unknown_or_missing_are_named()
    {
        var drill = await server.Drill("squads-columns");
        string[][] rows = [["编号", "人口", "能力"], ["430422119-N9", "8", "水域救援"]];
        var refused = await server.ImportCsv(drill, "squads", rows.AsCells());
        refused.IsProblem(400, "B1", "'人口' is no column of this kind of sheet; did you mean 人数?");
        refused.IsProblem(400, "row 1", "人数 (people)");
        (await server.ImportCsv(drill, "squads", ((string[][])[["名称", "人数"], ["一队", "8"]]).AsCells()))
            .IsProblem(400, "row 1", "编号 (id)");
    }

    [Fact]
    public async Task A_file_in_GB18030_is_read_where_it_is_declared()
    {
        var drill = await server.Drill("squads-gb");
        var gb = CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!;
        var file = gb.GetBytes("衡南县队伍一览表\r\n编号,名称\r\n430422119-S1,近尾洲镇抗洪一队\r\n");
        (await server.Import(drill, "squads", file)).IsProblem(400, "$", "gb18030");
        var done = await server.Import(drill, "squads", file, "text/csv; charset=gb18030");
        done.Counts(0, 1, 0);
        Assert.EndsWith("→ 近尾洲镇抗洪一队", Assert.Single(done.Changes()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_imports_and_why_is_asked_together_with_what_is_wrong()
    {
        var drill = await server.Drill("squads-who");
        var file = "编号,人数\r\n430422119-S1,0\r\n"u8.ToArray();
        var refused = await server.Import(drill, "squads", file, query: "by=%E6%9D%8E%E6%95%8F");
        refused.IsProblem(400, "office");
        refused.IsProblem(400, "reason");
        refused.IsProblem(400, "B2", "0 is not from 1 to 100");
    }

    [Fact]
    public async Task A_repeat_with_the_same_key_changes_nothing_and_another_file_needs_another_key()
    {
        var drill = await server.Drill("squads-key");
        string[][] rows = [["编号", "人数"], ["430422119-S1", "9"]];
        var first = await server.ImportCsv(drill, "squads", rows.AsCells(), "k1");
        var version = await server.RegionVersion(drill);
        var repeat = await server.ImportCsv(drill, "squads", rows.AsCells(), "k1");
        Assert.True(repeat.Replayed);
        Assert.Equal(first.Text("record"), repeat.Text("record"));
        rows[1][1] = "10";
        Assert.Equal(422, (int)(await server.ImportCsv(drill, "squads", rows.AsCells(), "k1")).Status);
        Assert.Equal(version, await server.RegionVersion(drill));
    }

    private Task<Answer> Send(string drill, IEnumerable<string[]> rows, bool isXlsx) =>
        isXlsx ? server.ImportXlsx(drill, "squads", rows.AsCells()) : server.ImportCsv(drill, "squads", rows.AsCells());

    private static string[][] New(string id, string name, string retired) =>
        [Heading, [id, name, "近尾洲镇", "乡镇综合应急救援队", "8", "水域救援/3；转移安置", "", "24", retired]];

    /// <summary>The heading, the squads that there are, and new ones up to 500.</summary>
    private async Task<List<string[]>> FiveHundred(string drill)
    {
        var rows = await server.Rows(drill, "squads");
        for (var i = rows.Count; i <= 500; i++) rows.Add(New($"430422119-N{i}", $"近尾洲镇增援{i}队", "")[1]);
        return rows;
    }

    /// <summary>Spoils ten cells, and names them.</summary>
    private static string[] Spoil(List<string[]> rows)
    {
        (int Row, int Column, string Text)[] faults =
        [
            (17, 4, "十二"), (30, 2, "近尾州镇"), (51, 3, "突击队"), (88, 4, "0"), (120, 5, "水域救援/9"),
            (200, 6, "冲锋舟"),
            (311, 7, "很久"), (402, 8, "也许"), (455, 1, ""), (501, 5, "游泳"),
        ];
        foreach (var (row, column, text) in faults) rows[row - 1][column] = text;
        return Array.ConvertAll(faults, f => Sheet.NameOf(f.Row, f.Column));
    }

    private async Task<int> CountOfSquads(string drill, string query = "?retired=true") =>
        (await server.Rows(drill, "squads", query)).Count - 1;
}
