namespace Alliance.Host.Guides;

/// <summary>The words of the pages round the guides, in one language.</summary>
internal sealed record DocsText
{
    /// <summary>The language, as in HTML's <c>lang</c>.</summary>
    public required string Lang { get; init; }
    /// <summary>The language, as in <c>?lang=</c>.</summary>
    public required string Code { get; init; }
    public required string Guides { get; init; }
    public required string Search { get; init; }
    public required string SearchLabel { get; init; }
    public required string Results { get; init; }
    public required string NoResults { get; init; }
    public required string OnThisPage { get; init; }
    public required string Reference { get; init; }
    public required string NotFound { get; init; }
    /// <summary>What to do when a page is not found.</summary>
    public required string NotFoundMend { get; init; }
    /// <summary>The link for keyboards that leads past the lists.</summary>
    public required string Skip { get; init; }
    /// <summary>The name of the language in itself.</summary>
    public required string Name { get; init; }

    /// <summary>English, where nothing else is asked for.</summary>
    public static DocsText English { get; } = new()
    {
        Lang = "en", Code = "en", Name = "English", Guides = "Guides", Search = "Search",
        SearchLabel = "Search all guides", Results = "Found",
        NoResults = "Nothing found. Try fewer or shorter words.", OnThisPage = "On this page",
        Reference = "API reference",
        NotFound = "There is no such page", NotFoundMend = "Choose a guide from the list, or search for a word.",
        Skip = "Skip to the text",
    };

    /// <summary>Chinese as written in the People's Republic.</summary>
    public static DocsText Chinese { get; } = new()
    {
        Lang = "zh-CN", Code = "zh", Name = "中文", Guides = "指南", Search = "搜索", SearchLabel = "搜索全部指南",
        Results = "搜索结果", NoResults = "没有找到，请减少或缩短搜索词。", OnThisPage = "本页目录",
        Reference = "接口参考",
        NotFound = "没有这个页面", NotFoundMend = "请从列表中选择一份指南，或者搜索。", Skip = "跳到正文",
    };

    /// <summary>The other language.</summary>
    public DocsText Other => this == English ? Chinese : English;

    /// <summary>The language that a call asks for: by <c>?lang=</c>, else by its Accept-Language header, else English.
    /// </summary>
    public static DocsText Of(HttpRequest request)
    {
        if (request.Query["lang"].ToString() is { Length: > 0 } asked && Known(asked) is { } chosen) return chosen;
        var accepted = request.GetTypedHeaders().AcceptLanguage.Where(l => l.Quality is not 0);
        foreach (var language in accepted.OrderByDescending(l => l.Quality ?? 1))
            if (Known(language.Value.ToString()) is { } known) return known;
        return English;
    }

    private static DocsText? Known(string tag) =>
        tag.Split('-', '_')[0].ToLowerInvariant() switch { "en" => English, "zh" => Chinese, _ => null };
}
