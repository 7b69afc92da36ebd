using System.Globalization;
using System.Text.RegularExpressions;
using Alliance.Host.Situations;

namespace Alliance.Host.Api.Queries;

/// <summary>A time in a query: a day, a minute, a second or a moment. This is the only place where queries read
/// times.</summary>
/// <param name="From">Its first moment.</param>
/// <param name="End">The first moment after it.</param>
internal readonly partial record struct QueryTime(DateTimeOffset From, DateTimeOffset End)
{
    /// <summary>The form of a time, for descriptions.</summary>
    public const string Form =
        "RFC 3339, a day, or the time of day alone, which is the last such time; without an offset it is China's "
            + "time.";

    private static readonly string[] Forms = ["yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss"];

    /// <summary>Reads a time; null for a text that is none beyond doubt.</summary>
    public static QueryTime? Of(string text) => Of(text, DateTimeOffset.UtcNow);

    /// <inheritdoc cref="Of(string)"/>
    /// <param name="text">The text.</param>
    /// <param name="now">The present moment, for a time of day alone.</param>
    public static QueryTime? Of(string text, DateTimeOffset now)
    {
        if (ClockPattern().IsMatch(text))
        {
            var today = now.ToOffset(LocalTimes.China).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            return Of($"{today} {text}", now) is not { } latest ? null
                : latest.From <= now ? latest : new(latest.From.AddDays(-1), latest.End.AddDays(-1));
        }

        if (Pattern().Match(text) is not { Success: true } match) return null;
        var (day, clock, fraction) = (match.Groups["day"].Value, match.Groups["clock"].Value, match.Groups["part"]);
        if (Offset(match.Groups["offset"]) is not { } offset) return null;
        if (clock.Length == 0)
            return Local(day + " 00:00", offset) is { } midnight ? new(midnight, midnight.AddDays(1)) : null;
        if (Local($"{day} {clock}", offset) is not { } from) return null;
        if (!fraction.Success)
            return new(from, clock.Length > 5 ? from.AddSeconds(1) : from.AddMinutes(1));
        from = from.AddTicks((long)(decimal.Parse("0" + fraction.Value, CultureInfo.InvariantCulture) * 10_000_000));
        return new(from, from.AddMilliseconds(1));
    }

    private static DateTimeOffset? Local(string text, TimeSpan offset)
    {
        const int FirstYear = 1900, LastYear = 2200;
        return DateTime.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            && local.Year is >= FirstYear and <= LastYear ? new DateTimeOffset(local, offset) : null;
    }

    // A plus that is not encoded arrives as a space.
    private static TimeSpan? Offset(Group group)
    {
        var text = group.Value;
        if (!group.Success) return LocalTimes.China;
        if (text.Trim() is "Z" or "z") return TimeSpan.Zero;
        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        var (hours, minutes) = (int.Parse(digits[..2], CultureInfo.InvariantCulture), int.Parse(
            digits[2..], CultureInfo.InvariantCulture));
        if (hours > 14 || minutes > 59) return null;
        var offset = new TimeSpan(hours, minutes, 0);
        return text.Contains('-', StringComparison.Ordinal) ? -offset : offset;
    }

    [GeneratedRegex(
        @"^(?<day>\d{4}-\d\d-\d\d)([Tt ](?<clock>\d\d:\d\d(:\d\d)?)(?<part>(?<=:\d\d:\d\d)\.\d{1,7})?"
            + @"(?<offset> ?[Zz]| ?[+-]\d\d:?\d\d| \d\d:?\d\d)?)?$",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();

    [GeneratedRegex(@"^\d\d:\d\d(:\d\d)?$")]
    private static partial Regex ClockPattern();
}
