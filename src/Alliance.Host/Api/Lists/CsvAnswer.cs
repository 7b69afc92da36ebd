using System.Globalization;
using System.Text;
using Alliance.Host.Api.Endpoints;
using Alliance.Host.Api.Queries;
using CsvHelper;
using CsvHelper.Configuration;

namespace Alliance.Host.Api.Lists;

/// <summary>Answers with a short list, which has no pages, as CSV.</summary>
internal static class CsvAnswer
{
    /// <summary>Makes the answer.</summary>
    public static IResult Of<TView>(IReadOnlyList<TView> views) =>
        new CsvAnswer<TView>(CsvTable<TView>.Plain, new Page<TView>(views, null), null);
}

/// <summary>Answers with a list as CSV: UTF-8 with a byte-order mark, RFC 4180. It writes page after page, so it never
/// has the whole list in memory.</summary>
/// <typeparam name="TView">The views of the items.</typeparam>
/// <param name="table">The columns.</param>
/// <param name="first">The first page.</param>
/// <param name="next">Reads the page after a cursor; null where the first page is all that is wanted.</param>
internal sealed class CsvAnswer<TView>(CsvTable<TView> table, Page<TView> first, Func<string, Task<Page<TView>>>? next)
    : IResult
{
    private static readonly CsvConfiguration Rfc4180 = new(CultureInfo.InvariantCulture)
    {
        NewLine = "\r\n",
        // Cells are made safe by CsvCell, which knows which are numbers.
        InjectionOptions = InjectionOptions.None,
    };

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = CsvAccept.ContentType;
        response.Headers.ContentDisposition =
            $"attachment; filename=\"{CsvAccept.FileNameOf(httpContext.Request.Path)}\"";
        if (next is null && first.Next is { } more) response.Headers.Link = LinkTo(httpContext.Request, more);
        await using var text = new StreamWriter(
            response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        await using var csv = new CsvWriter(text, Rfc4180, leaveOpen: true);
        foreach (var column in table.Header) csv.WriteField(column);
        await csv.NextRecordAsync();
        for (var page = first; ; page = await next(page.Next))
        {
            foreach (var row in page.Items.SelectMany(table.RowsOf))
            {
                foreach (var cell in row) csv.WriteField(cell);
                await csv.NextRecordAsync();
            }

            await csv.FlushAsync();
            await text.FlushAsync(httpContext.RequestAborted);
            if (next is null || page.Next is null) return;
        }
    }

    private static string LinkTo(HttpRequest request, string after)
    {
        var query = request.Query.Where(q => q.Key != ListParameters.After.Name)
            .Select(q => $"{q.Key}={Uri.EscapeDataString(q.Value.ToString())}")
            .Append($"{ListParameters.After.Name}={Uri.EscapeDataString(after)}");
        return $"<{request.Path}?{string.Join('&', query)}>; rel=\"next\"";
    }
}
