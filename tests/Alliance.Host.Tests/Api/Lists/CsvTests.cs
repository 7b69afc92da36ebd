using System.Net;
using System.Text.Json.Nodes;
using Alliance.Host.Tests.Running;

namespace Alliance.Host.Tests.Api.Lists;

/// <summary>Lists as CSV.</summary>
public sealed class CsvTests(TestServer server)
{
    [Fact]
    public async Task Incidents_as_CSV_are_whole_and_safe_to_open()
    {
        var drill = await server.Drill("csv");
        var names = (string[])["=HYPERLINK(\"http://x\")", "湘江,\"洪水\"", "+1", "普通"];
        foreach (var name in names)
            await server.Command($"{drill}/incidents",
                new() { ["place"] = Tour.Place, ["name"] = name, ["hazard"] = "flood" });
        var (type, bytes) = await Csv($"{drill}/incidents");
        Assert.Equal("text/csv", type);
        Assert.Equal((byte[])[0xEF, 0xBB, 0xBF], bytes[..3]);
        var rows = Rows(bytes);
        var column = rows[0].IndexOf("name");
        Assert.Equal(
            ["'=HYPERLINK(\"http://x\")", "湘江,\"洪水\"", "'+1", "普通"], rows.Skip(1).Select(r => r[column]));
        Assert.All(rows, r => Assert.Equal(rows[0].Count, r.Count));
    }

    [Fact]
    public async Task CSV_has_every_page_in_the_order_that_was_asked()
    {
        var drill = await server.Drill("csv-order");
        var teams = Rows((await Csv($"{drill}/teams?orderBy=people&descending=true")).Bytes);
        var (people, all) = (teams[0].IndexOf("people"), (await server.Get($"{drill}/teams?limit=500")).Body!);
        Assert.Equal(all["items"]!.AsArray().Count, teams.Count - 1);
        var counts = teams.Skip(1).Select(r => int.Parse(r[people])).ToList();
        Assert.Equal(counts.OrderDescending(), counts);
    }

    [Fact]
    public async Task A_negative_number_stays_a_number()
    {
        var drill = await server.Drill("csv-stock");
        var depot = (await server.Get($"{drill}/depots?kind=boats&limit=1")).Body!["items"]![0]!;
        var id = depot["id"]!.ToString();
        var boats = depot["stock"]!.AsArray().Single(s => s!["kind"]!.ToString() == "boats")!;
        await server.Command($"{drill}/depots/{id}/stock/boats/counts", new()
        {
            ["units"] = boats["available"]!.GetValue<int>() + 3, ["reason"] = "盘点",
        });
        var rows = Rows((await Csv($"{drill}/depots?q={id}")).Bytes);
        var row = rows.Single(r => r[rows[0].IndexOf("stock.kind")] == "boats");
        Assert.Equal("-3", row[rows[0].IndexOf("stock.outside")]);
    }

    [Theory]
    [InlineData("incidents")]
    [InlineData("aid-requests")]
    [InlineData("commitments")]
    [InlineData("offers")]
    [InlineData("approvals")]
    [InlineData("confirmations")]
    [InlineData("recalls")]
    [InlineData("warnings")]
    [InlineData("clocks")]
    [InlineData("response-levels")]
    [InlineData("orders")]
    [InlineData("agreements")]
    [InlineData("roads")]
    [InlineData("townships")]
    [InlineData("village-alliances")]
    [InlineData("alliances")]
    [InlineData("alliances/TA-01/ledger")]
    [InlineData("command-centres")]
    [InlineData("journal")]
    [InlineData("letters")]
    [InlineData("catalogue")]
    [InlineData("catalogue/hazards")]
    [InlineData("search?q=jinwei")]
    [InlineData("/api/v1/realms")]
    public async Task Any_list_is_to_be_had_as_CSV(string path)
    {
        var (type, bytes) = await Csv(path);
        Assert.Equal("text/csv", type);
        var rows = Rows(bytes);
        Assert.True(rows[0].Count > 3, string.Join(",", rows[0]));
        Assert.All(rows, r => Assert.Equal(rows[0].Count, r.Count));
    }

    [Theory]
    [InlineData("incidents", "occurredAt", "recordedAt")]
    [InlineData("aid-requests", "occurredAt", "recordedAt")]
    [InlineData("commitments", "acceptedAt", "recordedAt")]
    [InlineData("offers", "offer.offeredAt", "offer.recordedAt")]
    [InlineData("recalls", "occurredAt", "since")]
    [InlineData("warnings", "issuedAt", "recordedAt")]
    [InlineData("response-levels", "since", "recordedAt")]
    [InlineData("orders", "since", "recordedAt")]
    [InlineData("teams", "occurredAt", "recordedAt")]
    public async Task A_list_as_CSV_has_when_it_happened_and_when_it_was_recorded(
        string path, string happened, string recorded) =>
        Assert.Superset(
            new HashSet<string> { happened, recorded }, Rows((await Csv(path)).Bytes)[0].ToHashSet());

    [Fact]
    public async Task Kinds_and_finds_as_CSV_are_those_of_the_answer_as_JSON()
    {
        foreach (var (path, list) in new[] { ("catalogue", "kinds"), ("catalogue/hazards?class=natural", "kinds"),
            ($"search?q={Uri.EscapeDataString("近尾洲")}&limit=3", "items") })
        {
            var (rows, items) = (Rows((await Csv(path)).Bytes), (await server.Get(path)).Body![list]!.AsArray());
            Assert.Equal(
                items.Select(i => i!["code"]!.ToString()),
                rows.Skip(1).Select(r => r[rows[0].IndexOf("code")].TrimStart('\'')));
        }
    }

    [Fact]
    public async Task A_page_of_CSV_links_to_the_next()
    {
        using var request = Request("roads?limit=2");
        using var response = await server.Http.SendAsync(request, TestContext.Current.CancellationToken);
        var link = Assert.Single(response.Headers.GetValues("Link"));
        Assert.Matches("^<.*roads\\?limit=2&after=[^>]+>; rel=\"next\"$", link);
        var next = Rows((await Csv(link[1..link.IndexOf('>', StringComparison.Ordinal)])).Bytes);
        Assert.Equal(3, next.Count);
    }

    [Fact]
    public async Task What_is_no_list_is_not_to_be_had_as_CSV()
    {
        using var request = Request("situation");
        using var response = await server.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotAcceptable, response.StatusCode);
        (await Answer.Of(response)).IsProblem(406);
    }

    private HttpRequestMessage Request(string path)
    {
        var request = new HttpRequestMessage(
            HttpMethod.Get, server.Url + (path.StartsWith('/') ? path : $"/api/v1/realms/live/{path}"));
        request.Headers.Accept.ParseAdd("text/csv");
        return request;
    }

    private async Task<(string? Type, byte[] Bytes)> Csv(string path)
    {
        using var request = Request(path);
        using var response = await server.Http.SendAsync(request, TestContext.Current.CancellationToken);
        var bytes = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, System.Text.Encoding.UTF8.GetString(bytes));
        return (response.Content.Headers.ContentType?.MediaType, bytes);
    }

    /// <summary>Reads CSV after RFC 4180, by hand, so that the writer is not its own judge.</summary>
    private static List<List<string>> Rows(byte[] bytes)
    {
        var text = new System.Text.UTF8Encoding(false, true).GetString(bytes).TrimStart('\uFEFF');
        var (rows, row, cell, isQuoted) =
            (new List<List<string>>(), new List<string>(), new System.Text.StringBuilder(), false);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (isQuoted && c == '"' && i + 1 < text.Length && text[i + 1] == '"') cell.Append(text[i++]);
            else if (c == '"') isQuoted = !isQuoted;
            else if (isQuoted) cell.Append(c);
            else if (c == ',') Cell();
            else if (c == '\r' && text[i + 1] == '\n')
            {
                Cell();
                (rows, row) = ([.. rows, row], []);
                i++;
            }
            else cell.Append(c);
        }

        Assert.Equal((0, 0, false), (row.Count, cell.Length, isQuoted));
        return rows;

        void Cell()
        {
            row.Add(cell.ToString());
            cell.Clear();
        }
    }
}
