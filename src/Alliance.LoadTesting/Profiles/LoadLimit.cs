using System.Globalization;
using System.Text.RegularExpressions;
using Alliance.Core.Stories;

namespace Alliance.LoadTesting.Profiles;

/// <summary>A limit that a run must meet, such as <c>ack.p99&lt;=20ms</c> or
/// <c>maxSustainedPerSecond&gt;=100</c>.</summary>
internal sealed partial record LoadLimit(string Text, string Measure, string? Percentile, string Sign, double Value)
{
    private static readonly string[] Latencies = ["ack", "firstOffer", "committed", "event", "rejected"];
    private static readonly string[] Figures =
    [
        "maxSustainedPerSecond",
        "achievedPerSecond",
        "durableWritesPerRequest",
        "cpuMsPerRequest",
        "errors",
        "rejected429",
        "unfilled",
        "heapGrowth",
        "storeBytesPerRequest",
    ];

    /// <summary>Whether it limits a latency, which every step has.</summary>
    public bool IsLatency => Percentile is not null;

    /// <summary>Parses a limit. Returns null and an error for other texts.</summary>
    public static LoadLimit? Parse(string text, out Telling? wrong)
    {
        wrong = null;
        if (Pattern().Match(text) is not { Success: true } match)
        {
            wrong = new($"“{text}”不是指标；请写成 ack.p99<=20ms 或 maxSustainedPerSecond>=100。",
                $"'{text}' is no limit; write one as ack.p99<=20ms or maxSustainedPerSecond>=100.");
            return null;
        }

        var (measure, percentile, unit) = (
            match.Groups["measure"].Value,
            match.Groups["percentile"].Value,
            match.Groups["unit"].Value);
        if (percentile.Length > 0 ? !Latencies.Contains(measure) : !Figures.Contains(measure))
        {
            var (latencies, figures) = (string.Join(", ", Latencies), string.Join(", ", Figures));
            wrong = new(
                $"没有测量{(percentile.Length > 0 ? "延迟" : "")}“{measure}”；有 {latencies}（加 .p50、.p90、.p99 或 "
                    + $".max），以及 {figures}。",
                $"'{measure}' is not measured{(percentile.Length > 0 ? " as a latency" : "")}; there are "
                    + $"{latencies} with .p50, .p90, .p99 or .max, and {figures}.");
            return null;
        }

        var value = double.Parse(match.Groups["value"].Value, CultureInfo.InvariantCulture);
        return new LoadLimit(
            text,
            measure,
            percentile.Length > 0 ? percentile : null,
            match.Groups["sign"].Value,
            unit == "s" ? value * 1_000 : value);
    }

    /// <summary>Returns whether a value meets the limit. A missing value does not.</summary>
    public bool Holds(double? actual) =>
        actual is { } value
        && Sign switch
        {
            "<=" => value <= Value,
            "<" => value < Value,
            ">=" => value >= Value,
            _ => value > Value,
        };

    [GeneratedRegex(
        @"^(?<measure>[a-zA-Z0-9]+)(\.(?<percentile>p50|p90|p99|max))?(?<sign><=|>=|<|>)"
            + @"(?<value>\d+(\.\d+)?)(?<unit>ms|s)?$")]
    private static partial Regex Pattern();
}
