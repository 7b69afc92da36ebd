using System.Net.Http.Headers;
using Alliance.Host.Imports.Sheets;
using Alliance.Host.Tests.Running;

namespace Alliance.Host.Tests.Api.Imports;

/// <summary>Sends and fetches spreadsheets as an office does.</summary>
internal static class SheetCalls
{
    private const string Csv = "text/csv";

    private const string Said = "by=%E6%9D%8E%E6%95%8F&office=%E8%A1%A1%E5%8D%97%E5%8E%BF%E5%BA%94%E6%80%A5%E5%B1%80"
        + "&reason=%E5%B9%B4%E5%BA%A6%E6%A0%B8%E5%AF%B9";

    /// <summary>Sends rows as CSV.</summary>
    public static Task<Answer> ImportCsv(
        this TestServer server, string drill, string kind, IEnumerable<SheetValue[]> rows, string? key = null) =>
        server.Import(drill, kind, CsvFile.Write(rows), Csv, key);

    /// <summary>Sends rows as XLSX.</summary>
    public static Task<Answer> ImportXlsx(
        this TestServer server, string drill, string kind, IEnumerable<SheetValue[]> rows, string? key = null) =>
        server.Import(drill, kind, XlsxWriting.Write("表", rows), XlsxFile.MediaType, key);

    /// <summary>Sends a file.</summary>
    public static async Task<Answer> Import(
        this TestServer server, string drill, string kind, byte[] file, string type = Csv, string? key = null,
        string query = Said)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{server.Url}{drill}/imports/{kind}?{query}")
        {
            Content = new ByteArrayContent(file),
        };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        using var response = await server.Http.SendAsync(request, TestContext.Current.CancellationToken);
        return await Answer.Of(response);
    }

    /// <summary>Fetches a file.</summary>
    public static async Task<byte[]> Export(this TestServer server, string drill, string kind, string query = "") =>
        await server.Http.GetByteArrayAsync(
            $"{server.Url}{drill}/exports/{kind}{query}", TestContext.Current.CancellationToken);

    /// <summary>The rows of an export, with their heading, as texts.</summary>
    public static async Task<List<string[]>> Rows(this TestServer server, string drill, string kind, string query = "")
    {
        var sheet = CsvFile.Read((await server.Export(drill, kind, query)).AsMemory(3));
        var width = sheet.Rows[0].Cells.Count;
        return [.. sheet.Rows.Select(r => Enumerable.Range(0, width)
            .Select(c => r.Cells.TryGetValue(c, out var cell) ? cell.Text : "").ToArray())];
    }

    /// <summary>The version of a drill's region.</summary>
    public static async Task<int> RegionVersion(this TestServer server, string drill) =>
        (await server.Get(drill)).Body!["regionVersion"]!.GetValue<int>();

    /// <summary>Asserts that an answer counts rows so.</summary>
    public static void Counts(this Answer answer, int added, int changed, int unchanged)
    {
        Assert.True(answer.Status == System.Net.HttpStatusCode.OK, answer.Body?.ToJsonString());
        var rows = answer.Body!["rows"]!;
        Assert.Equal(
            (added, changed, unchanged),
            (rows["added"]!.GetValue<int>(), rows["changed"]!.GetValue<int>(), rows["unchanged"]!.GetValue<int>()));
    }

    /// <summary>What changes, each as <c>id field: before → after</c>.</summary>
    public static string[] Changes(this Answer answer) => [.. answer.Body!["changes"]!.AsArray()
        .Select(c => $"{c!["id"]} {c["field"]}: {c["before"]?.ToString() ?? "+"} → {c["after"]}")];

    /// <summary>The faults of cells, by cell.</summary>
    public static Dictionary<string, string> Cells(this Answer answer) => answer.Body!["cells"]!.AsArray()
        .ToDictionary(c => c!["cell"]!.ToString(), c => c!["sentence"]!.ToString());

    /// <summary>Makes rows of texts to rows of cells.</summary>
    public static IEnumerable<SheetValue[]> AsCells(this IEnumerable<string[]> rows) =>
        rows.Select(row => Array.ConvertAll(row, text => (SheetValue)text));
}
