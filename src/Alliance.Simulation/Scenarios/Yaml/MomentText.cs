using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Alliance.Core.Identifiers;

namespace Alliance.Simulation.Scenarios.Yaml;

/// <summary>What a time of day without a date means.</summary>
public enum BareTime
{
    /// <summary>The latest such time: for what has happened. A time up to <see cref="MomentText.FastClock"/> ahead is
    /// today's, read from a clock that is fast.</summary>
    Latest,
    /// <summary>The next such time that is not past: for what is still to come. One that has just passed is in doubt
    /// (<see cref="MomentText.JustPast"/>).</summary>
    Next,
    /// <summary>Nothing: a date is needed.</summary>
    Refused,
}

/// <summary>A moment that was read, or the fault of the text.</summary>
/// <param name="Moment">The moment; null where the text is refused.</param>
/// <param name="Fault">What is wrong, with the form that is wanted; empty where nothing is.</param>
public readonly record struct MomentReading(DateTimeOffset? Moment, string Fault);

/// <summary>Reads every time that a person or a system types: RFC 3339 and its usual spellings. A text that is not
/// understood beyond doubt is refused, with the form that is wanted.</summary>
/// <remarks>Understood beside RFC 3339: blanks or a small t between date and time, blanks before the offset, a small z,
/// seconds left out, a comma before the fraction, an offset as +0800 or +08, a time without an offset (of the realm's
/// zone), a time without a date, full-width characters. Refused beside all else: 24:00, a second 60, and a time without
/// a date that is followed by a minus, as in 06:40-07:30.</remarks>
public static partial class MomentText
{
    /// <summary>The zone of the realm: China's time, 8 hours before UTC.</summary>
    public static readonly TimeSpan China = Regions.Calendar.China;
    /// <summary>How far the clock of a device may be ahead.</summary>
    public static readonly TimeSpan FastClock = TimeSpan.FromMinutes(10);
    /// <summary>How long ago a time without a date may be that is meant as one still to come, before that of tomorrow
    /// is meant without doubt.</summary>
    public static readonly TimeSpan JustPast = TimeSpan.FromHours(3);
    /// <summary>The form that is wanted of a moment.</summary>
    public const string Form = "write it as 2026-07-01T08:30:00+08:00";
    /// <summary>The form that is wanted of a day.</summary>
    public const string DayForm = "write it as 2026-06-19";

    private const int LongestShown = 40, Longest = 100;
    private static readonly TimeSpan FarthestWest = TimeSpan.FromHours(-12), FarthestEast = TimeSpan.FromHours(14);

    /// <summary>Reads a moment.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="now">The present moment, for a time without a date.</param>
    /// <param name="bare">What a time without a date means.</param>
    public static MomentReading Read(string text, DateTimeOffset now, BareTime bare)
    {
        if (text.Length > Longest) return Refuse(text, "it is too long");
        var match = Pattern().Match(Folded(text));
        if (!match.Success) return Refuse(text, WhyNone(Folded(text)));
        var (date, offset) = (match.Groups["date"], Offset(match));
        if (TimeOf(match) is not { } time)
            return Refuse(text, match.Groups["h"].Value == "24"
                ? "24:00 belongs to two days; write 00:00 of the day that begins then"
                : "a day has hours 00 to 23, minutes and seconds 00 to 59");
        if (offset is not { } zone) return Refuse(text, "no place has that offset from UTC");
        if (date.Success)
            return Day(date.Value) is { } day && At(day, time, zone) is { } moment
                ? new(moment, "")
                : Refuse(text, "there is no such day");
        if (match.Groups["sign"].Value == "-")
            return Refuse(text, "a time that is followed by a minus may be an offset or a span of time");
        if (bare == BareTime.Refused || Bare(time, zone, now, bare) is not { } found)
            return Refuse(text, "the day is missing");
        return bare == BareTime.Next && found.AddDays(-1) > now - JustPast
            ? Refuse(text, "that time has just passed; give the day, or a time still to come")
            : new(found, "");
    }

    /// <summary>Reads a day such as <c>2026-06-19</c>; null for any other text.</summary>
    public static DateOnly? ReadDay(string text) =>
        text.Length <= Longest && DayPattern().Match(Folded(text)) is { Success: true } match
            ? Day(match.Value)
            : null;

    private static DateTimeOffset? Bare(TimeSpan time, TimeSpan zone, DateTimeOffset now, BareTime bare)
    {
        var today = DateOnly.FromDateTime(now.ToOffset(zone).DateTime);
        if (At(today, time, zone) is not { } moment) return null;
        if (bare == BareTime.Next) return moment < now ? moment.AddDays(1) : moment;
        // Shortly before midnight a fast clock shows a time of the day to come.
        if (moment.AddDays(1) <= now + FastClock) return moment.AddDays(1);
        return moment <= now + FastClock ? moment : moment.AddDays(-1);
    }

    // The first and the last day of the calendar have moments that lie outside it in UTC.
    private static DateTimeOffset? At(DateOnly day, TimeSpan time, TimeSpan zone)
    {
        var local = day.ToDateTime(TimeOnly.MinValue) + time;
        var ticks = local.Ticks - zone.Ticks;
        return ticks >= DateTime.MinValue.Ticks && ticks <= DateTime.MaxValue.Ticks
            ? new DateTimeOffset(local, zone)
            : null;
    }

    private static TimeSpan? TimeOf(Match match)
    {
        var (hour, minute, second) = (Number(match, "h"), Number(match, "m"), Number(match, "s"));
        if (hour > 23 || minute > 59 || second > 59) return null;
        var fraction = match.Groups["f"].Value.PadRight(7, '0')[..7];
        return new TimeSpan(hour, minute, second)
            + TimeSpan.FromTicks(int.Parse(fraction, NumberStyles.None, CultureInfo.InvariantCulture));
    }

    private static TimeSpan? Offset(Match match)
    {
        if (match.Groups["z"].Success) return TimeSpan.Zero;
        if (!match.Groups["sign"].Success) return China;
        if (Number(match, "om") > 59) return null;
        var offset = new TimeSpan(Number(match, "oh"), Number(match, "om"), 0);
        if (match.Groups["sign"].Value == "-") offset = -offset;
        return offset >= FarthestWest && offset <= FarthestEast ? offset : null;
    }

    private static int Number(Match match, string group) => match.Groups[group] is { Success: true } found
        ? int.Parse(found.Value, NumberStyles.None, CultureInfo.InvariantCulture)
        : 0;

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    /// <summary>Folds full-width characters, trims the text and leaves out characters that nobody sees.</summary>
    private static string Folded(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.GetUnicodeCategory(c) == UnicodeCategory.Format) continue;
            folded.Append(c == '\u2212' ? '-'
                : char.GetUnicodeCategory(c) == UnicodeCategory.SpaceSeparator ? ' ' : FoldedText.HalfWidth(c));
        }

        return folded.ToString().Trim();
    }

    private static MomentReading Refuse(string text, string why) => new(
        null, $"'{(text.Length > LongestShown ? text[..LongestShown] + "…" : text)}' is no time: {why}; {Form}.");

    private static string WhyNone(string text) =>
        text.Length == 0 ? "it is empty"
        : text.All(c => char.IsAsciiDigit(c) || c is '.' or '-') && !text.Contains(':', StringComparison.Ordinal)
            ? DayPattern().IsMatch(text) ? "the time of day is missing" : "a number has no date and no zone"
        : LostPlusPattern().IsMatch(text) ? "a + in an address is a blank; write it %2B"
        : TwoOffsetsPattern().IsMatch(text) ? "it has two offsets"
        : ClockPattern().IsMatch(text) ? "a.m. and p.m. are not taken; hours count from 00 to 23"
        : ShortPattern().IsMatch(text) ? "hours, minutes, months and days have two digits"
        : "it is not understood beyond doubt";

    [GeneratedRegex("""
        ^(?:(?<date>[0-9]{4}-[0-9]{2}-[0-9]{2})(?:[Tt]|\ +))?
        (?<h>[0-9]{2}):(?<m>[0-9]{2})(?::(?<s>[0-9]{2})(?:[.,](?<f>[0-9]{1,9}))?)?
        (?:\ *(?:(?<z>[Zz])|(?<sign>[+-])(?<oh>[0-9]{2})(?::?(?<om>[0-9]{2}))?))?\z
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}\z")]
    private static partial Regex DayPattern();

    [GeneratedRegex(@":[0-9]{2}(\.[0-9]+)? [0-9]{2}:?[0-9]{2}\z")]
    private static partial Regex LostPlusPattern();

    [GeneratedRegex(@":[0-9]{2}(\.[0-9]+)? *([Zz]|[+-][0-9]{2}:?[0-9]{2}) *([Zz]|[+-][0-9]{2})")]
    private static partial Regex TwoOffsetsPattern();

    [GeneratedRegex(@"[0-9] *[AaPp]\.?[Mm]|上午|下午|凌晨|晚上")]
    private static partial Regex ClockPattern();

    [GeneratedRegex(@"(^|[ Tt-])[0-9](:|-|[ Tt]|$)|:[0-9](:|$)")]
    private static partial Regex ShortPattern();
}
