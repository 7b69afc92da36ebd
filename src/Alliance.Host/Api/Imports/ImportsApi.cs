using Alliance.Host.Api.Endpoints;
using Alliance.Host.Api.Queries;
using Alliance.Host.Imports;
using Alliance.Host.Imports.Sheets;
using Microsoft.OpenApi;

namespace Alliance.Host.Api.Imports;

/// <summary>Spreadsheets of squads, stock and contacts are taken in here.</summary>
internal static class ImportsApi
{
    public static readonly QueryParameter<bool?> DryRun = Parameters.Flag(
        "dryRun", "true: nothing is changed; the answer lists what would be. Default: false.");

    public static readonly QueryParameter<string> By = Parameters.Text(
        "by", "Who gives the command: the person, such as 李敏. Required unless it is a dry run.");

    public static readonly QueryParameter<string> Office = Parameters.Text(
        "office", "The office in which the person acts. Required unless it is a dry run.");

    public static readonly QueryParameter<string> Reason = Parameters.Text(
        "reason", "Why, in a few words. Required unless it is a dry run.");

    public static readonly QueryParameter<string> OccurredAt = Parameters.Text(
        "occurredAt", "When it was decided or counted, if earlier than its entry, as in the body of any command.");

    private static readonly QueryShape Query = new(DryRun, By, Office, Reason, OccurredAt, LanguageQuery.Lang);

    public static void Map(RouteGroupBuilder group)
    {
        foreach (var kind in SheetKind.All)
            group
                .MapPost($"/{kind.Name}", async (string realm, Desk desk, HttpContext http) =>
                    await new ImportRun(kind, await desk.Open(realm), http).Answer())
                .WithMetadata(new CommandRoutes.Mapped(typeof(SheetOrder)), Query)
                .Produces<ImportView>()
                .AddOpenApiOperationTransformer((operation, _, _) =>
                {
                    operation.RequestBody = Body();
                    return Task.CompletedTask;
                })
                .WithSummary($"Import {kind.Name} from a spreadsheet")
                .WithDescription(
                    $"{Means(kind)} Columns, in any order, in Chinese or English: {string.Join(", ", kind.Columns)}. "
                        + "Cells that are wrong are named (errors by cell such as C17, and cells), and then nothing "
                        + "is changed. The answer lists what changes, before and after.");
    }

    private static string Means(SheetKind kind) => kind switch
    {
        SquadSheet => "A row with an id that is known changes the squad, a new id adds one; squads that the sheet "
            + "lacks stay. All rows are one version of the region.",
        StockSheet => "The rows of one depot and kind are what was counted on its shelf; those with a day are lots. "
            + "Lots are one version of the region, and each count that differs from the books is a stock-taking.",
        _ => "The rows of one tier, squad or depot are its list, who is called first first; lists that the sheet lacks "
            + "stay. All rows are one version of the region.",
    };

    private static OpenApiRequestBody Body()
    {
        var file = new OpenApiMediaType
        {
            Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" },
        };
        return new OpenApiRequestBody
        {
            Required = true,
            Description = "The file: CSV in UTF-8 or in the charset that the Content-Type declares (such as gb18030), "
                + $"or XLSX, of which the first sheet is read. At most {SheetLimits.MostRows} rows and "
                + $"{SheetLimits.MostColumns} columns.",
            Content = new Dictionary<string, OpenApiMediaType>
            {
                [CsvAccept.MediaType] = file, [XlsxFile.MediaType] = file,
            },
        };
    }
}
