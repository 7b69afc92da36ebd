using Microsoft.Net.Http.Headers;

namespace Alliance.Host.Api.Queries;

/// <summary>Tells whether a caller wants CSV.</summary>
internal static class CsvAccept
{
    /// <summary>The content type of CSV without its character set.</summary>
    public const string MediaType = "text/csv";

    public const string ContentType = "text/csv; charset=utf-8; header=present";

    /// <summary>Whether the caller prefers CSV to JSON. JSON it is where both are alike to the caller.</summary>
    public static bool IsWanted(HttpRequest request)
    {
        var (csv, json) = (0.0, 0.0);
        var (csvNamed, jsonNamed) = (0, 0);
        foreach (var accepted in request.GetTypedHeaders().Accept)
        {
            if (Named(accepted, "text", "csv") is > 0 and var a && a > csvNamed)
                (csv, csvNamed) = (accepted.Quality ?? 1, a);
            if (Named(accepted, "application", "json") is > 0 and var b && b > jsonNamed)
                (json, jsonNamed) = (accepted.Quality ?? 1, b);
        }

        return csv > json || (csv > 0 && csv >= json && csvNamed > jsonNamed);
    }

    /// <summary>Whether the caller takes CSV and nothing else.</summary>
    public static bool IsAllThatIsWanted(HttpRequest request) =>
        request.GetTypedHeaders().Accept is { Count: > 0 } accepted
        && accepted.All(a => a.MediaType.Equals(MediaType, StringComparison.OrdinalIgnoreCase));

    /// <summary>The name of the file in which a list is saved.</summary>
    public static string FileNameOf(PathString path) =>
        $"{string.Join('-', path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries).Skip(2)
            .Select(part => string.Concat(part.Where(c => char.IsAsciiLetterOrDigit(c) || c == '-'))))}.csv";

    /// <summary>How exactly a range names a type: 3 by both names, 2 by the first, 1 any; 0 not at all.</summary>
    private static int Named(MediaTypeHeaderValue range, string type, string subtype) =>
        range.MatchesAllTypes ? 1
        : !range.Type.Equals(type, StringComparison.OrdinalIgnoreCase) ? 0
        : range.MatchesAllSubTypes ? 2
        : range.SubType.Equals(subtype, StringComparison.OrdinalIgnoreCase) ? 3
        : 0;
}
