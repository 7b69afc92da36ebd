namespace Alliance.Host.Api.Stories;

/// <summary>
/// The languages that stories are told in, as people name them: <c>zh</c>, <c>zh-CN</c>, <c>en-US</c> …
/// </summary>
internal static class Languages
{
    /// <summary>
    /// What a language tag means, its region and script left aside: <c>zh</c> or <c>en</c>; null where stories are not
    /// told in it.
    /// </summary>
    public static string? Of(string tag) =>
        tag.Split('-', '_')[0].ToLowerInvariant() switch
        {
            "zh" => "zh",
            "en" => "en",
            _ => null,
        };
}
