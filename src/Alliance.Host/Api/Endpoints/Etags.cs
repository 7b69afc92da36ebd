using System.Globalization;
using Alliance.Host.Api.Problems;

namespace Alliance.Host.Api.Endpoints;

/// <summary>Reads and writes an actor's version as ETag and If-Match.</summary>
internal static class Etags
{
    public static void Set(HttpResponse response, long version) =>
        response.Headers.ETag = $"\"{version.ToString(CultureInfo.InvariantCulture)}\"";

    /// <summary>Reads the version that the caller has seen; null where there is none, and the command is judged on the
    /// state alone.</summary>
    public static long? Expected(HttpRequest request)
    {
        var text = request.Headers.IfMatch.ToString();
        if (text is "" or "*")
            return null;
        return
            text.Length > 2
            && text[0] == '"'
            && text[^1] == '"'
            && long.TryParse(
                text.AsSpan(1, text.Length - 2),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var version)
            ? version
            : throw ApiProblem.BadInput(
                "If-Match",
                $"'{text}' is no ETag of this API; send the one that the last read answered with, such as \"7\".");
    }
}
