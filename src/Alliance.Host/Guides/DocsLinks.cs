using System.Net;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Alliance.Host.Guides;

/// <summary>Makes the links of Markdown files, which a code host understands, work below <c>/docs</c>: links to other
/// guides lead to their pages, and pictures to what is served. Of other files of the repository the words remain,
/// with the path as a tool tip. Addresses of the web stay links.</summary>
/// <param name="guides">Names of guides by their path in the repository.</param>
/// <param name="pictures">Paths of the pictures that are served.</param>
internal sealed class DocsLinks(IReadOnlyDictionary<string, string> guides, IReadOnlySet<string> pictures)
{
    /// <summary>Changes all links of a document.</summary>
    /// <param name="document">The parsed guide.</param>
    /// <param name="path">Of its file in the repository.</param>
    public void Rewrite(MarkdownDocument document, string path)
    {
        // First these: the library does not find all of them any more once links beside them were replaced.
        foreach (var link in document.Descendants<AutolinkInline>().Where(a => !IsWeb(a.Url)).ToList())
            link.ReplaceBy(new LiteralInline(link.Url));
        foreach (var link in document.Descendants<LinkInline>().ToList())
        {
            if (Target(link, path) is not { } target)
            {
                ShowAsFile(link, path);
                continue;
            }

            link.Url = target;
            if (IsWeb(target)) link.GetAttributes().AddProperty("rel", "noreferrer");
        }
    }

    /// <summary>A path of the repository, from a link in a file of it.</summary>
    internal static string Resolve(string from, string link)
    {
        List<string> parts = [.. from.Split('/')[..^1]];
        foreach (var part in link.Split('/'))
        {
            if (part is "." or "") continue;
            if (part != "..") parts.Add(part);
            else if (parts.Count > 0) parts.RemoveAt(parts.Count - 1);
        }

        return string.Join('/', parts);
    }

    /// <summary>The address in a page below <c>/docs/</c>; null for a file that is not served.</summary>
    private string? Target(LinkInline link, string path)
    {
        var url = link.Url ?? "";
        if (url.StartsWith('#')) return url;
        if (IsWeb(url)) return link.IsImage ? null : url;
        var (file, anchor) = url.IndexOf('#') is var at and >= 0 ? (url[..at], url[at..]) : (url, "");
        var resolved = Resolve(path, WebUtility.UrlDecode(file));
        if (guides.TryGetValue(resolved, out var name)) return name + anchor;
        return link.IsImage && pictures.Contains(resolved) ? resolved[DocsLibrary.Folder.Length..] : null;
    }

    private static bool IsWeb(string url) =>
        url.StartsWith("https://", StringComparison.Ordinal)
        || url.StartsWith("http://127.0.0.1", StringComparison.Ordinal);

    /// <summary>The words of the link, with the file's path for those who point at them.</summary>
    private static void ShowAsFile(LinkInline link, string path)
    {
        var file = WebUtility.HtmlEncode(Resolve(path, link.Url ?? ""));
        link.InsertBefore(new HtmlInline($"<span class=\"file\" title=\"{file}\">"));
        while (link.FirstChild is { } child)
        {
            child.Remove();
            link.InsertBefore(child);
        }

        link.ReplaceBy(new HtmlInline("</span>"), copyChildren: false);
    }
}
