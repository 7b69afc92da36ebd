using Alliance.Host.Imports.Sheets;
using Alliance.Host.Tests.Running;

namespace Alliance.Host.Tests.Api.Imports;

/// <summary>The keeper of a depot counts its shelves into a spreadsheet.</summary>
public sealed class StockImportTests(TestServer server)
{
    [Fact]
    public async Task Rows_with_days_become_lots_and_their_sum_is_the_count()
    {
        var drill = await server.Drill("stock-lots");
        var (depot, version) = (await Depot(drill), await server.RegionVersion(drill));
        SheetValue[][] rows =
        [
            ["库", "物资", "数量", "有效期至"],
            [depot, "饮用水", "１２０", "2027年3月31日"], [depot, "water", 80, (DateOnly?)new DateOnly(2027, 9, 30)],
            [depot, "饮用水", 5, ""],
        ];
        var done = await server.ImportXlsx(drill, "stock", rows);
        Assert.Equal(205, done.Body!["counts"]![0]!["counted"]!.GetValue<int>());
        Assert.Contains($"{depot} water expires:  → 2027-03-31: 120；2027-09-30: 80", done.Changes());
        Assert.Equal(version + 1, await server.RegionVersion(drill));
        Assert.Equal(
            [("120", "2027-03-31"), ("80", "2027-09-30"), ("5", "")],
            (await Shelf(drill, depot, "饮用水")).Select(r => (r[2], r[3])));
    }

    [Fact]
    public async Task An_export_that_is_imported_again_changes_nothing()
    {
        var drill = await server.Drill("stock-again", clock: 60);
        var depot = await Depot(drill);
        await server.ImportCsv(drill, "stock", ((string[][])[
            ["depot", "kind", "units", "expires"], [depot, "food", "40", "2027-01"], [depot, "tents", "3", ""],
        ]).AsCells());
        var version = await server.RegionVersion(drill);
        var again = await server.Import(
            drill, "stock", await server.Export(drill, "stock", "?format=xlsx"), XlsxFile.MediaType);
        Assert.Empty(again.Changes());
        Assert.Empty(again.Body!["counts"]!.AsArray());
        Assert.Equal(version, await server.RegionVersion(drill));
    }

    [Fact]
    public async Task A_repeat_with_the_same_key_counts_nothing_twice()
    {
        var drill = await server.Drill("stock-key");
        var depot = await Depot(drill);
        var rows = ((string[][])[["库", "物资", "数量"], [depot, "冲锋舟", "31"]]).AsCells().ToList();
        await server.ImportCsv(drill, "stock", rows, "k");
        await server.Command(
            $"{drill}/depots/{depot}/stock/boats/write-offs", new() { ["units"] = 2, ["reason"] = "破损" });
        var repeat = await server.ImportCsv(drill, "stock", rows, "k");
        Assert.True(repeat.Replayed);
        Assert.Empty(repeat.Body!["counts"]!.AsArray());
        Assert.Empty(repeat.Changes());
        Assert.Equal("29", Assert.Single(await Shelf(drill, depot, "冲锋舟"))[2]);
    }

    [Fact]
    public async Task Faulty_cells_of_stock_are_all_named_and_nothing_is_counted()
    {
        var drill = await server.Drill("stock-wrong");
        var depot = await Depot(drill);
        var before = await server.Rows(drill, "stock");
        var refused = await server.ImportCsv(drill, "stock", ((string[][])[
            ["库", "物资", "数量", "有效期至"],
            [depot, "冲锋舟", "8", ""], [depot, "boats", "1", ""], ["火星库", "帐篷", "1", ""],
            [depot, "水域救援", "1", ""],
            [depot, "食品", "-3", "2027-02-30"],
        ]).AsCells());
        var cells = refused.Cells();
        Assert.Superset(new HashSet<string> { "D3", "A4", "B5", "C6", "D6" }, cells.Keys.ToHashSet());
        Assert.Contains("row 2 has this kind", cells["D3"], StringComparison.Ordinal);
        Assert.Contains("2027-03-31", cells["D6"], StringComparison.Ordinal);
        Assert.Equal(before, await server.Rows(drill, "stock"));
    }

    private async Task<IEnumerable<string[]>> Shelf(string drill, string depot, string kind) =>
        (await server.Rows(drill, "stock"))
            .Where(r => r[0].StartsWith(depot, StringComparison.Ordinal) && r[1] == kind);

    private async Task<string> Depot(string drill) =>
        (await server.Get($"{drill}/depots?kind=boats&limit=1")).Body!["items"]![0]!["id"]!.ToString();
}
