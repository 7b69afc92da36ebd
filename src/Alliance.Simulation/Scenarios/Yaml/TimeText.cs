using System.Globalization;
using Alliance.Core.Actors;

namespace Alliance.Simulation.Scenarios.Yaml;

/// <summary>Reads and writes times in the form of planners: <c>6h</c>, <c>90m</c>, <c>1h30m</c>.</summary>
internal static class TimeText
{
    private const int MostDigits = 6;

    public static bool TryParse(string text, out Span span)
    {
        span = default;
        var hoursEnd = text.IndexOf('h', StringComparison.Ordinal);
        var rest = text[(hoursEnd + 1)..];
        long hours = 0, minutes = 0;
        if (hoursEnd >= 0 && !TryCount(text[..hoursEnd], out hours)) return false;
        if (rest.Length > 0 && !(rest[^1] == 'm' && TryCount(rest[..^1], out minutes))) return false;
        span = Span.FromMinutes(hours * 60 + minutes);
        return text.Length > 0;
    }

    public static string Format(Span span)
    {
        var (hours, minutes) = (span.Milliseconds / 3_600_000, span.Milliseconds / 60_000 % 60);
        return minutes == 0 ? $"{hours}h" : hours == 0 ? $"{minutes}m" : $"{hours}h{minutes}m";
    }

    private static bool TryCount(string digits, out long count)
    {
        count = 0;
        return digits.Length <= MostDigits
            && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out count);
    }
}
