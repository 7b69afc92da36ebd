using Alliance.Host.Api.Queries;
using Microsoft.OpenApi;

namespace Alliance.Host.Access.SignOns;

/// <summary>The path of this server where a browser goes on once it is signed in. No other address is taken: a link to
/// the sign-in of this server must not lead to a page of somebody else.</summary>
internal static class LocalPath
{
    private const int Longest = 500;

    /// <summary>The parameter.</summary>
    public static readonly QueryParameter<string> ReturnTo = new(
        "returnTo", "The path of this server where the browser goes on, such as /docs; / without it.",
        () => new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = Longest, Pattern = "^/" }, Read);

    /// <summary>The query of a path that takes nothing else.</summary>
    public static readonly QueryShape Alone = new(ReturnTo);

    private static string? Read(string text, out string? mend)
    {
        mend = text.Length > Longest ? $"is longer than {Longest} characters; shorten it."
            : IsLocal(text) ? null : "is no path of this server; write one such as /docs.";
        return mend is null ? text : null;
    }

    /// <summary>Returns whether a browser stays on this server. It reads <c>\\</c> as <c>/</c>, drops tabs and ends of
    /// lines, and takes what begins with two slashes for another host.</summary>
    private static bool IsLocal(string text) => text.StartsWith('/') && !text.StartsWith("//", StringComparison.Ordinal)
        && !text.Contains('\\') && !text.Any(char.IsControl);
}
