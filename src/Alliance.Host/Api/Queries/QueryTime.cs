using System.Text.RegularExpressions;
using Alliance.Host.Situations;
using Alliance.Simulation.Scenarios.Yaml;

namespace Alliance.Host.Api.Queries;

/// <summary>A time in a query: a day, a minute, a second or a moment. Moments are read as everywhere
/// (<see cref="MomentText"/>).</summary>
/// <param name="From">Its first moment.</param>
/// <param name="End">The first moment after it.</param>
internal readonly partial record struct QueryTime(DateTimeOffset From, DateTimeOffset End)
{
    /// <summary>The form of a time, for descriptions.</summary>
    public const string Form =
        "RFC 3339, a day, or the time of day alone, which is the last such time; without an offset it is China's "
            + "time.";

    /// <summary>The first and the last year that a time may be of.</summary>
    public const int FirstYear = 1900, LastYear = 2200;

    /// <summary>Reads a time; null for a text that is none beyond doubt.</summary>
    public static QueryTime? Of(string text) => Of(text, DateTimeOffset.UtcNow);

    /// <inheritdoc cref="Of(string)"/>
    /// <param name="text">The text.</param>
    /// <param name="now">The present moment, for a time of day alone.</param>
    public static QueryTime? Of(string text, DateTimeOffset now)
    {
        // A plus that is not encoded arrives as a blank.
        var typed = LostPlus().Replace(text, "+");
        if (MomentText.ReadDay(typed) is { } day)
        {
            // The first and the last days of the calendar have no midnight in China, so the year is looked at first.
            if (!IsOfOurTimes(day.Year)) return null;
            var midnight = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), LocalTimes.China);
            return new(midnight, midnight.AddDays(1));
        }

        if (MomentText.Read(typed, now, BareTime.Latest).Moment is not { } from || !IsOfOurTimes(from.Year))
            return null;
        if (from.Ticks % TimeSpan.TicksPerSecond != 0) return new(from, from.AddMilliseconds(1));
        return new(from, HasSeconds().IsMatch(typed) ? from.AddSeconds(1) : from.AddMinutes(1));
    }

    /// <summary>Whether a year is one that a time may be of.</summary>
    public static bool IsOfOurTimes(int year) => year is >= FirstYear and <= LastYear;

    [GeneratedRegex(@"(?<=\d\d:\d\d(:\d\d(\.\d+)?)?) (?=\d\d:?\d\d$)", RegexOptions.ExplicitCapture)]
    private static partial Regex LostPlus();

    [GeneratedRegex(@"\d\d:\d\d:\d\d")]
    private static partial Regex HasSeconds();
}
