using Alliance.Host.Api.Endpoints;
using Alliance.Host.Api.Queries;
using Alliance.Host.Imports;
using Alliance.Host.Imports.Sheets;

namespace Alliance.Host.Api.Imports;

/// <summary>Spreadsheets of squads, stock and contacts are given out here, in the form in which they are taken
/// in.</summary>
internal static class ExportsApi
{
    private static readonly QueryParameter<string> Format = Parameters.OneOf(
        "format", "csv or xlsx. Default: what Accept prefers, csv where it does not say.", ["csv", "xlsx"]);

    private static readonly QueryParameter<bool?> Retired = Parameters.Flag(
        "retired", "true: what is retired is in it too, with its mark. Default: false.");

    private static readonly QueryShape Query = new(Format, LanguageQuery.Lang, Retired);

    public static void Map(RouteGroupBuilder group)
    {
        foreach (var kind in SheetKind.All)
            group
                .MapGet($"/{kind.Name}", (string realm, Desk desk, HttpContext http) => Get(kind, realm, desk, http))
                .WithMetadata(Query)
                .Produces<string>(StatusCodes.Status200OK, CsvAccept.MediaType, XlsxFile.MediaType)
                .WithSummary($"Export {kind.Name} as a spreadsheet")
                .WithDescription(
                    "CSV or XLSX with the columns of the import, in Chinese or, with lang=en, in English. Imported "
                        + "again, it changes nothing. No cell of it is a formula.");
    }

    private static async Task<IResult> Get(SheetKind kind, string realm, Desk desk, HttpContext http)
    {
        var open = await desk.Open(realm);
        var (values, isChinese) = (QueryValues.Of(http), LanguageQuery.Of(http) == "zh");
        var context = await open.See(s => SheetContexts.Of(s, open, isChinese));
        var rows = kind.Write(context, values.Of(Retired) ?? false).ToList();
        var name = $"{open.Name}-{kind.Name}";
        return (values.Of(Format) ?? (PrefersXlsx(http.Request) ? "xlsx" : "csv")) == "csv"
            ? Results.File(CsvFile.Write(rows), CsvAccept.ContentType, $"{name}.csv")
            : Results.File(
                XlsxWriting.Write(isChinese ? kind.Zh : kind.Name, rows), XlsxFile.MediaType, $"{name}.xlsx");
    }

    private static bool PrefersXlsx(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().Accept;
        return Quality(XlsxFile.MediaType) is { } xlsx && xlsx > (Quality(CsvAccept.MediaType) ?? 0);

        double? Quality(string type) => accepted
            .FirstOrDefault(a => a.MediaType.Equals(type, StringComparison.OrdinalIgnoreCase)) is { } named
                ? named.Quality ?? 1 : null;
    }
}
