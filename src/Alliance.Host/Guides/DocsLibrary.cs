using System.Collections.Frozen;
using System.Reflection;
using System.Text;
using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Alliance.Host.Guides;

/// <summary>All guides of the program and their pictures, rendered once from the files embedded in it.</summary>
/// <remarks>Immutable and safe for use by many threads. A new file in <c>Docs</c> is served too.</remarks>
internal sealed class DocsLibrary
{
    /// <summary>Where guides and pictures lie in the repository.</summary>
    public const string Folder = "src/Alliance.Host/Docs/";

    // Guides in the order of a reader's way; others follow by name.
    private static readonly string[] Order =
    [
        "readme", "coordinators", "coordinators.zh", "planners", "scenario-format", "load-testers", "operators", "api",
        "architecture", "glossary", "tutorial-an-actor", "contributing", "security", "changelog",
    ];

    // HTML in Markdown is shown as text, never passed on.
    private static readonly MarkdownPipeline Pipeline =
        new MarkdownPipelineBuilder().UsePipeTables().UseAutoIdentifiers(AutoIdentifierOptions.GitHub).DisableHtml()
            .Build();

    private readonly FrozenDictionary<string, Guide> _byName;
    private readonly FrozenDictionary<string, string> _pictures;

    /// <summary>Renders guides.</summary>
    /// <param name="files">Markdown and SVG files by their path in the repository.</param>
    public DocsLibrary(IReadOnlyDictionary<string, string> files)
    {
        _pictures = files.Where(f => f.Key.EndsWith(".svg", StringComparison.Ordinal))
            .ToFrozenDictionary(f => Last(f.Key), f => f.Value);
        var guides = files.Keys.Where(p => p.EndsWith(".md", StringComparison.Ordinal)).ToDictionary(p => p, NameOf);
        var links = new DocsLinks(guides, _pictures.Keys.Select(p => Folder + p).ToHashSet(StringComparer.Ordinal));
        Guides = [.. guides.OrderBy(g => Rank(g.Value)).ThenBy(g => g.Value, StringComparer.Ordinal)
            .Select(g => Read(g.Value, g.Key, files[g.Key], links))];
        _byName = Guides.ToFrozenDictionary(g => g.Name, StringComparer.Ordinal);
    }

    /// <summary>The guides that are part of this program.</summary>
    public static DocsLibrary Embedded { get; } = new(ReadEmbedded());

    /// <summary>All guides, in the order of a reader's way.</summary>
    public IReadOnlyList<Guide> Guides { get; }

    /// <summary>The guide of that name; null when there is none.</summary>
    public Guide? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The text of a picture by its file name, such as <c>layers.svg</c>; null when there is none.</summary>
    public string? Picture(string file) => _pictures.GetValueOrDefault(file);

    private static int Rank(string name) => Array.IndexOf(Order, name) is var rank and >= 0 ? rank : Order.Length;

    private static string Last(string path) => path[(path.LastIndexOf('/') + 1)..];

    private static string NameOf(string path) => Last(path)[..^".md".Length].ToLowerInvariant();

    private static Dictionary<string, string> ReadEmbedded()
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in Assembly.GetExecutingAssembly().GetManifestResourceNames())
        {
            if (name.EndsWith(".md", StringComparison.Ordinal) || name.EndsWith(".svg", StringComparison.Ordinal))
                files[name] = EmbeddedText.Read(name);
        }

        return files;
    }

    private static Guide Read(string name, string path, string markdown, DocsLinks links)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        var sections = Sections(document);
        if (sections.Count == 0) throw new FormatException($"{path} has no heading; begin it with '# Title'.");
        var summary = document.OfType<ParagraphBlock>().Select(p => TextOf(p.Inline)).FirstOrDefault() ?? "";
        links.Rewrite(document, path);
        var lang = name.EndsWith(".zh", StringComparison.Ordinal) ? "zh-CN" : "en";
        return new Guide(name, path, lang, sections[0].Heading, summary, Render(document), sections);
    }

    private static List<GuideSection> Sections(MarkdownDocument document)
    {
        var sections = new List<GuideSection>();
        var text = new StringBuilder();
        (string Heading, string Anchor, int Level)? open = null;
        foreach (var block in document)
        {
            if (block is HeadingBlock heading)
            {
                Close();
                open = (TextOf(heading.Inline), heading.GetAttributes().Id ?? "", heading.Level);
            }
            else AddText(block, text);
        }

        Close();
        return sections;

        void Close()
        {
            if (open is { } section)
                sections.Add(new GuideSection(section.Heading, section.Anchor, section.Level, text.ToString()));
            text.Clear();
        }
    }

    private static void AddText(Block block, StringBuilder text)
    {
        switch (block)
        {
            case ContainerBlock container:
                foreach (var inner in container) AddText(inner, text);
                break;
            case CodeBlock code: text.Append(code.Lines).Append(' '); break;
            case LeafBlock leaf: text.Append(TextOf(leaf.Inline)).Append(' '); break;
        }
    }

    private static string TextOf(ContainerInline? inlines)
    {
        var text = new StringBuilder();
        foreach (var inline in inlines?.Descendants() ?? [])
            switch (inline)
            {
                case LiteralInline literal: text.Append(literal.Content); break;
                case CodeInline code: text.Append(code.Content); break;
                case LineBreakInline: text.Append(' '); break;
                case HtmlEntityInline entity: text.Append(entity.Transcoded); break;
            }
        return text.ToString();
    }

    /// <summary>HTML that needs no inline style and that a keyboard can scroll.</summary>
    private static string Render(MarkdownDocument document)
    {
        const string RightAligned = " style=\"text-align: right;\"", Scrolls = " tabindex=\"0\" role=\"region\"";
        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        renderer.Render(document);
        return writer.ToString()
            .Replace("<table>", $"<div class=\"wide\"{Scrolls} aria-label=\"table\"><table>", StringComparison.Ordinal)
            .Replace("</table>", "</table></div>", StringComparison.Ordinal)
            .Replace($"<th{RightAligned}>", "<th scope=\"col\" class=\"right\">", StringComparison.Ordinal)
            .Replace($"<td{RightAligned}>", "<td class=\"right\">", StringComparison.Ordinal)
            .Replace("<th>", "<th scope=\"col\">", StringComparison.Ordinal)
            .Replace("<pre>", "<pre tabindex=\"0\">", StringComparison.Ordinal);
    }
}
