using System.Globalization;

namespace Alliance.LoadTesting.Calls;

/// <summary>Reads the Prometheus metrics of servers.</summary>
internal static class ServerMetrics
{
    /// <summary>Adds up a metric over its labels and all servers; null where no server has it.</summary>
    /// <param name="client">Calls the servers.</param>
    /// <param name="metric">The name of the metric.</param>
    /// <param name="label">The only label to include, such as <c>realm="others"</c>; null for all.</param>
    /// <param name="cancellation">Cancels the reading.</param>
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

    /// <summary>Adds up a metric over its labels, or over one of them; null where the metric is missing.</summary>
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
