using Alliance.Host.Api.Problems;

namespace Alliance.Host.Api.Queries;

/// <summary>The language of an answer, by the tags that people use: <c>zh</c>, <c>zh-CN</c>, <c>en-US</c> …</summary>
internal static class LanguageQuery
{
    /// <summary>The parameter.</summary>
    public static readonly QueryParameter<string> Lang = Parameters.Text(
        "lang", "The language: zh (the default) or en, or a tag that begins so, such as zh-CN.");

    /// <summary>The query of a path that takes nothing else.</summary>
    public static readonly QueryShape Alone = new(Lang);

    /// <summary>Reads the language that a call asks for: <c>zh</c> or <c>en</c>.</summary>
    /// <exception cref="ApiProblem">There are no answers in it.</exception>
    public static string Of(HttpContext http)
    {
        var lang = QueryValues.Of(http).Of(Lang) ?? "zh";
        return lang.Split('-', '_')[0].ToLowerInvariant() switch
        {
            "zh" => "zh",
            "en" => "en",
            _ => throw ApiProblem.BadInput(
                "lang",
                $"'{lang}' is no language of the stories; give zh or en, or a tag that begins so, such as zh-CN."),
        };
    }
}
