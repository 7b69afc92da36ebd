using System.Text;

namespace Alliance.Host.Guides;

/// <summary>Serves the guides at <c>/docs</c> and the API reference at <c>/</c>. Nothing is loaded from another host.
/// </summary>
internal static class DocsEndpoints
{
    /// <summary>Where the guides are.</summary>
    public const string Path = "/docs";

    private const string Html = "text/html; charset=utf-8";
    private const string PagePolicy =
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
        + "frame-ancestors 'none'";
    // A picture has its own style within.
    private const string PicturePolicy = "default-src 'none'; style-src 'unsafe-inline'";

    /// <summary>Maps all pages.</summary>
    public static void MapDocs(this IEndpointRouteBuilder app)
    {
        app.MapGet(Path, Home).ExcludeFromDescription();
        app.MapGet(Path + "/{name}", Page).ExcludeFromDescription();
        ApiReference.Map(app);
    }

    /// <summary>Answers with text that another page cannot frame and no browser takes for something else.</summary>
    /// <param name="http">The call.</param>
    /// <param name="text">The content.</param>
    /// <param name="type">Its type.</param>
    /// <param name="policy">What the content may load.</param>
    /// <param name="status">The HTTP status.</param>
    internal static IResult Answer(
        HttpContext http, string text, string type, string policy, int status = StatusCodes.Status200OK)
    {
        Protect(http, policy);
        return Results.Text(text, type, Encoding.UTF8, status);
    }

    /// <summary>The headers of <see cref="Answer"/>.</summary>
    internal static void Protect(HttpContext http, string policy)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "no-cache";
        headers.Vary = "Accept-Language";
    }

    private static IResult Home(HttpContext http, string? q)
    {
        var writer = Writer(http, http.Request.Path.Value!.EndsWith('/') ? "" : "docs/");
        return Answer(http, string.IsNullOrWhiteSpace(q) ? writer.Index() : writer.Found(q.Trim()), Html, PagePolicy);
    }

    private static IResult Page(HttpContext http, string name)
    {
        var library = DocsLibrary.Embedded;
        if (name == "docs.css")
            return Answer(http, EmbeddedText.Read(DocsLibrary.Folder + name), "text/css; charset=utf-8", PagePolicy);
        if (library.Picture(name) is { } picture)
            return Answer(http, picture, "image/svg+xml; charset=utf-8", PicturePolicy);
        // As the file is called on a code host.
        var isFile = name.EndsWith(".md", StringComparison.OrdinalIgnoreCase);
        if (isFile && library.Find(name[..^3].ToLowerInvariant()) is { } file)
            return Results.Redirect(file.Name + http.Request.QueryString);
        var writer = Writer(http, "");
        return library.Find(name) is { } guide
            ? Answer(http, writer.Of(guide), Html, PagePolicy)
            : Answer(http, writer.Missing(), Html, PagePolicy, StatusCodes.Status404NotFound);
    }

    private static DocsPage Writer(HttpContext http, string prefix)
    {
        var text = DocsText.Of(http.Request);
        var query = http.Request.Query.ContainsKey("lang") ? $"?lang={text.Code}" : "";
        return new DocsPage(DocsLibrary.Embedded, text, prefix, query);
    }
}
