using System.Collections.Frozen;
using System.IO.Compression;
using Swashbuckle.AspNetCore.SwaggerUI;

namespace Alliance.Host.Guides;

/// <summary>The API reference at <c>/</c>: Swagger UI on the program's own OpenAPI document. Page, script and style
/// come from this program, and the Content-Security-Policy lets the page reach no other host.</summary>
internal static class ApiReference
{
    private const string Folder = "Swashbuckle.AspNetCore.SwaggerUI.node_modules.swagger_ui_dist.";

    // Swagger UI sets styles on elements; its icons are data.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        + "connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

    private const string PageHtml = """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light">
        <title>Alliance API</title>
        <link rel="stylesheet" href="reference/swagger-ui.css">
        <link rel="stylesheet" href="reference/reference.css">
        <link rel="icon" type="image/svg+xml" href="docs/icon.svg">
        </head>
        <body>
        <header><strong>Alliance API</strong>
        <nav>
        <a href="docs">Guides</a>
        <a href="docs?lang=zh" lang="zh-CN" hreflang="zh">指南</a>
        <a href="openapi/v1.json">OpenAPI document</a>
        </nav>
        </header>
        <main id="reference">
        <noscript>
        The reference needs JavaScript. The <a href="openapi/v1.json">OpenAPI document</a> and the
        <a href="docs/api">guide to the API</a> do not.
        </noscript>
        </main>
        <script src="reference/swagger-ui-bundle.js"></script>
        <script src="reference/reference.js"></script>
        </body>
        </html>
        """;

    private static readonly FrozenDictionary<string, string> Types = new Dictionary<string, string>
    {
        ["swagger-ui.css"] = "text/css; charset=utf-8", ["swagger-ui-bundle.js"] = "text/javascript; charset=utf-8",
        ["reference.css"] = "text/css; charset=utf-8", ["reference.js"] = "text/javascript; charset=utf-8",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Maps the page and what it loads.</summary>
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/", (HttpContext http) => DocsEndpoints.Answer(http, PageHtml, "text/html; charset=utf-8", Policy))
            .ExcludeFromDescription();
        app.MapGet("/reference/{file}", Asset).ExcludeFromDescription();
    }

    private static IResult Asset(HttpContext http, string file)
    {
        if (!Types.TryGetValue(file, out var type)) return Results.NotFound();
        if (file.StartsWith("reference.", StringComparison.Ordinal))
            return DocsEndpoints.Answer(http, EmbeddedText.Read(DocsLibrary.Folder + file), type, Policy);
        DocsEndpoints.Protect(http, Policy);
        return Results.Stream(Open(file), type);
    }

    /// <summary>A file of Swagger UI as its package has it embedded: packed, unless a later version does otherwise.
    /// </summary>
    private static Stream Open(string file)
    {
        var stream = typeof(SwaggerUIOptions).Assembly.GetManifestResourceStream(Folder + file)
            ?? throw new InvalidOperationException(
                $"Swashbuckle.AspNetCore.SwaggerUI has no {file} any more: look where it keeps it now.");
        var isPacked = stream.ReadByte() == 0x1F && stream.ReadByte() == 0x8B;
        stream.Position = 0;
        return isPacked ? new GZipStream(stream, CompressionMode.Decompress) : stream;
    }
}
