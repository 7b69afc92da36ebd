using System.Globalization;

namespace Alliance.LoadTesting.Calls;

/// <summary>Reads what servers tell Prometheus of themselves.</summary>
internal static class ServerMetrics
{
    /// <summary>The sum of a metric over its labels and all servers; null where none has it.</summary>
    /// <param name="client">Knows the servers.</param>
    /// <param name="metric">Its name.</param>
    /// <param name="label">Only with this label, such as <c>realm="others"</c>; null: all.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<double?> Sum(
        ApiClient client,
        string metric,
        string? label,
        CancellationToken cancellation)
    {
        double? sum = null;
        foreach (var server in client.Servers)
            if (
                await client.Text(server, "metrics", cancellation) is { } text
                && SumOf(text, metric, label) is { } part)
                sum = (sum ?? 0) + part;
        return sum;
    }

    /// <summary>The sum of a metric over its labels, or with one of them; null where it is not there.</summary>
    internal static double? SumOf(string text, string metric, string? label = null)
    {
        double? sum = null;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (!line.StartsWith(metric) || line.Length == metric.Length || line[metric.Length] is not (' ' or '{'))
                continue;
            if (label is not null && !line.Contains(label, StringComparison.Ordinal))
                continue;
            var value = line[(line.LastIndexOf('}') is var end and >= 0 ? end + 1 : metric.Length)..].Trim();
            if (value.IndexOf(' ') is var space and > 0) value = value[..space];
            if (double.TryParse(value, CultureInfo.InvariantCulture, out var number)) sum = (sum ?? 0) + number;
        }

        return sum;
    }
}
