using System.Net;
using Alliance.Host.Output;

namespace Alliance.Host.Access.SignOns;

/// <summary>The pages with which a sign-in by a city's single sign-on ends: plain HTML in both languages, no
/// script.</summary>
internal static class SignOnPage
{
    /// <summary>Writes a page that goes on to a path by itself. A redirect would not do: the cookie of a session is
    /// sent only where a page of this server leads, and a redirect is still the way of the other server.</summary>
    public static Task GoOn(HttpContext http, string path)
    {
        var address = WebUtility.HtmlEncode(path);
        return Write(
            http, StatusCodes.Status200OK, Text.Of("You are signed in.", "您已登录。"),
            $"<meta http-equiv=\"refresh\" content=\"0; url={address}\">", address,
            Text.Of("Go on", "继续"));
    }

    /// <summary>Writes a page that says why a person is not signed in.</summary>
    public static Task Refuse(HttpContext http, int status, Text why) =>
        Write(http, status, why, "", SignOnFlow.StartPath, Text.Of("Sign in again", "重新登录"));

    private static Task Write(HttpContext http, int status, Text says, string head, string address, Text link)
    {
        var (response, headers) = (http.Response, http.Response.Headers);
        (response.StatusCode, response.ContentType) = (status, "text/html; charset=utf-8");
        headers.CacheControl = "no-store";
        headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'";
        return response.WriteAsync($"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            {head}
            <title>Alliance</title>
            </head>
            <body>
            <h1>Alliance</h1>
            {Paragraphs(says)}
            <p><a href="{address}">{link.In(Language.English)} · {link.In(Language.Chinese)}</a></p>
            </body>
            </html>
            """, http.RequestAborted);
    }

    private static string Paragraphs(Text says) => $"""
        <p>{WebUtility.HtmlEncode(says.In(Language.English))}</p>
        <p lang="zh-CN">{WebUtility.HtmlEncode(says.In(Language.Chinese))}</p>
        """;
}
