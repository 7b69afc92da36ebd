using Alliance.Host.Imports.Sheets;
using Alliance.Host.Tests.Running;

namespace Alliance.Host.Tests.Api.Imports;

/// <summary>The duty list of the county is a spreadsheet.</summary>
public sealed class ContactImportTests(TestServer server)
{
    [Fact]
    public async Task Rows_of_one_office_are_its_list_and_come_back_as_they_were()
    {
        var drill = await server.Drill("contacts");
        var version = await server.RegionVersion(drill);
        string[][] rows =
        [
            ["对象", "姓名", "职务", "电话"],
            ["近尾洲镇", "李敏", "站长", "１３９００００００００１"], ["430422119", "王强", "", "+86 734-855 0000"],
            ["430422119-S1", "陈勇", "队长", "13900000002"],
        ];
        var done = await server.ImportXlsx(drill, "contacts", rows.AsCells());
        done.Counts(3, 0, 0);
        Assert.Equal(version + 1, await server.RegionVersion(drill));
        var listed = await server.Rows(drill, "contacts");
        Assert.Equal(["李敏", "王强", "陈勇"], listed.Skip(1).Select(r => r[1]));
        Assert.Equal("+86 734-855 0000", listed[2][3]);
        foreach (var format in (string[])["csv", "xlsx"])
        {
            var again = await server.Import(
                drill, "contacts", await server.Export(drill, "contacts", $"?format={format}"),
                format == "csv" ? "text/csv" : XlsxFile.MediaType);
            again.Counts(0, 0, 3);
        }

        Assert.Equal(version + 1, await server.RegionVersion(drill));
    }

    [Fact]
    public async Task Faulty_cells_of_contacts_are_all_named()
    {
        var drill = await server.Drill("contacts-wrong");
        var refused = await server.ImportCsv(drill, "contacts", ((string[][])[
            ["of", "name", "telephone"], ["近尾洲镇", "", "13900000001"], ["近尾州镇", "李敏", "13900000001"],
            ["近尾洲镇", "王强", "没有"],
        ]).AsCells());
        Assert.Equal(["A3", "B2", "C4"], refused.Cells().Keys.Order());
        Assert.Contains("近尾洲镇", refused.Cells()["A3"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_that_names_nobody_takes_the_list_back()
    {
        var drill = await server.Drill("contacts-back");
        string[][] rows = [["对象", "姓名", "电话"], ["近尾洲镇", "李敏", "13900000001"]];
        await server.ImportCsv(drill, "contacts", rows.AsCells());
        (rows[1][1], rows[1][2]) = ("", "");
        (await server.ImportCsv(drill, "contacts", rows.AsCells())).Counts(0, 1, 0);
        Assert.Single(await server.Rows(drill, "contacts"));
    }
}
