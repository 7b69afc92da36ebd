namespace Alliance.Host.Loading;

/// <summary>A run as a page that stands by itself.</summary>
internal static class LoadReport
{
    public static string Html(LoadResult result, IReadOnlyDictionary<string, FigureChange>? changes) => "";
}
