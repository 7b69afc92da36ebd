using System.Net;
using System.Text;

namespace Alliance.Host.Guides;

/// <summary>Writes the pages of <c>/docs</c>: plain HTML with one style sheet of ours and no script. All addresses are
/// relative, so that they work behind a proxy that serves the program below a path of its own.</summary>
/// <param name="library">The guides.</param>
/// <param name="text">The words round them.</param>
/// <param name="prefix">What leads from the page to the guides: <c>docs/</c> at <c>/docs</c>, nothing below it.</param>
/// <param name="query">What keeps a language that was chosen: <c>?lang=zh</c>, or nothing.</param>
internal sealed class DocsPage(DocsLibrary library, DocsText text, string prefix, string query)
{
    private string Home => prefix.Length > 0 ? "docs" : "../docs";
    private string Root => prefix.Length > 0 ? "./" : "../";

    /// <summary>The list of all guides.</summary>
    public string Index() =>
        Page(text.Guides, text.Lang, "", Home, Heading($"Alliance · {text.Guides}") + List(), null);

    /// <summary>One guide.</summary>
    public string Of(Guide guide) => Page(guide.Title, guide.Lang, "", guide.Name, guide.Html, guide);

    /// <summary>What was found for a question.</summary>
    public string Found(string question)
    {
        var hits = DocsSearch.Find(library, question);
        var html = new StringBuilder(Heading($"{text.Results}: {question}"));
        if (hits.Count == 0) html.Append($"<p role=\"status\">{text.NoResults}</p>\n");
        else html.Append("<ol class=\"hits\">\n");
        foreach (var hit in hits)
        {
            var address = $"{prefix}{hit.Guide.Name}{query}#{Text(hit.Section.Anchor)}";
            html.Append($"<li lang=\"{hit.Guide.Lang}\"><a href=\"{address}\">{Text(hit.Section.Heading)}</a>")
                .Append($" <small>{Text(hit.Guide.Title)}</small><p>{Marked(hit.Excerpt, question)}</p></li>\n");
        }

        if (hits.Count > 0) html.Append("</ol>\n");
        return Page($"{text.Results}: {question}", text.Lang, question, Home, html.ToString(), null);
    }

    /// <summary>That there is no page of that address.</summary>
    public string Missing()
    {
        var body = Heading(text.NotFound) + $"<p>{text.NotFoundMend}</p>\n{List()}";
        return Page(text.NotFound, text.Lang, "", Home, body, null);
    }

    private string List()
    {
        var html = new StringBuilder("<dl class=\"guides\">\n");
        foreach (var guide in library.Guides.OrderBy(g => g.Lang == text.Lang ? 0 : g.Lang == "en" ? 1 : 2))
            html.Append($"<dt lang=\"{guide.Lang}\">")
                .Append($"<a href=\"{prefix}{guide.Name}{query}\">{Text(guide.Title)}</a></dt>")
                .Append($"<dd lang=\"{guide.Lang}\">{Text(guide.Summary)}</dd>\n");
        return html.Append("</dl>\n").ToString();
    }

    private string Page(string title, string lang, string question, string self, string body, Guide? guide) => $"""
        <!doctype html>
        <html lang="{text.Lang}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{Text(title)} · Alliance</title>
        <link rel="stylesheet" href="{prefix}docs.css">
        <link rel="icon" type="image/svg+xml" href="{prefix}icon.svg">
        </head>
        <body>
        <a class="skip" href="#text">{text.Skip}</a>
        <header>
        <a class="home" href="{Home}{query}">Alliance · {text.Guides}</a>
        {SearchBox(question)}
        <nav><a href="{Root}">{text.Reference}</a> {OtherLanguage(self, question)}</nav>
        </header>
        <div class="columns">
        {Contents(guide)}<main id="text" lang="{lang}">
        {body}</main>
        </div>
        </body>
        </html>
        """;

    private string SearchBox(string question) => $"""
        <form role="search" action="{Home}" method="get">
        <input type="hidden" name="lang" value="{text.Code}">
        <input type="search" name="q" value="{Text(question)}" maxlength="{DocsSearch.MaxQuestion}"
        aria-label="{text.SearchLabel}" placeholder="{text.SearchLabel}">
        <button>{text.Search}</button>
        </form>
        """;

    private string OtherLanguage(string self, string question)
    {
        var (other, again) = (text.Other, question.Length > 0 ? $"&amp;q={Uri.EscapeDataString(question)}" : "");
        var address = $"{self}?lang={other.Code}{again}";
        return $"<a href=\"{address}\" lang=\"{other.Lang}\" hreflang=\"{other.Code}\">{other.Name}</a>";
    }

    private string Contents(Guide? guide)
    {
        var html = new StringBuilder($"<nav class=\"side\" aria-label=\"{text.Guides}\">\n")
            .Append($"<details open><summary>{text.Guides}</summary>\n<ul>\n");
        foreach (var each in library.Guides)
        {
            var here = each == guide ? " aria-current=\"page\"" : "";
            html.Append($"<li lang=\"{each.Lang}\">")
                .Append($"<a href=\"{prefix}{each.Name}{query}\"{here}>{Text(each.Title)}</a></li>\n");
        }

        html.Append("</ul></details>\n");
        if (guide?.Sections.Where(s => s.Level == 2).ToList() is { Count: > 1 } sections)
        {
            html.Append($"<details open><summary>{text.OnThisPage}</summary>\n<ul lang=\"{guide.Lang}\">\n");
            foreach (var section in sections)
                html.Append($"<li><a href=\"#{Text(section.Anchor)}\">{Text(section.Heading)}</a></li>\n");
            html.Append("</ul></details>\n");
        }

        return html.Append("</nav>\n").ToString();
    }

    /// <summary>The words of the question stand out.</summary>
    private static string Marked(string excerpt, string question)
    {
        var words = DocsSearch.Words(question).ToList();
        var html = new StringBuilder();
        var done = 0;
        while (true)
        {
            var next = words.Select(w => (At: excerpt.IndexOf(w, done, StringComparison.OrdinalIgnoreCase), w.Length))
                .Where(w => w.At >= 0).OrderBy(w => w.At).ThenByDescending(w => w.Length)
                .FirstOrDefault((At: -1, Length: 0));
            if (next.At < 0) break;
            html.Append(Text(excerpt[done..next.At]))
                .Append($"<mark>{Text(excerpt.Substring(next.At, next.Length))}</mark>");
            done = next.At + next.Length;
        }

        return html.Append(Text(excerpt[done..])).ToString();
    }

    private static string Heading(string plain) => $"<h1>{Text(plain)}</h1>\n";

    private static string Text(string plain) => WebUtility.HtmlEncode(plain);
}
