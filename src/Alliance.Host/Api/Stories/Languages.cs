namespace Alliance.Host.Api.Stories;

/// <summary>The languages of stories, by the tags that people use: <c>zh</c>, <c>zh-CN</c>, <c>en-US</c> …</summary>
internal static class Languages
{
    /// <summary>Returns the language of a tag, without its region and script: <c>zh</c> or <c>en</c>; null where
    /// stories do not exist in it.</summary>
    public static string? Of(string tag) =>
        tag.Split('-', '_')[0].ToLowerInvariant() switch
        {
            "zh" => "zh",
            "en" => "en",
            _ => null,
        };
}
