using System.Globalization;
using System.Text.RegularExpressions;

namespace Alliance.Host.Imports.Sheets;

/// <summary>Days as spreadsheets and people write them.</summary>
internal static partial class SheetDay
{
    /// <summary>The form of a day, for complaints.</summary>
    public const string Form = "write it as 2027-03-31";

    private const int First = 36_526, Last = 109_574, FirstYear = 1900, LastYear = 2199;

    /// <summary>Returns the moment of a number of days, as spreadsheets count them.</summary>
    public static DateTime OfSerial(double serial) => DateTime.FromOADate(serial);

    /// <summary>Reads a day: 2027-03-31, 2027/3/31, 2027.3.31, 2027年3月31日, 20270331, also with a time; 2027-03 or
    /// 2027年3月 is the last day of the month; a number is that of a spreadsheet. Null for anything else.</summary>
    /// <param name="text">The text, in half-width characters.</param>
    public static DateOnly? Read(string text)
    {
        if (Written().Match(text) is { Success: true } written) return Of(written);
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var serial)
            && serial is >= First and <= Last
                ? DateOnly.FromDateTime(OfSerial(serial))
                : null;
    }

    private static DateOnly? Of(Match written)
    {
        var (year, month) = (Part("year"), Part("month"));
        if (month is < 1 or > 12 || year is < FirstYear or > LastYear) return null;
        var days = DateTime.DaysInMonth(year, month);
        var day = written.Groups["day"].Success ? Part("day") : days;
        return day >= 1 && day <= days ? new DateOnly(year, month, day) : null;

        int Part(string name) => int.Parse(written.Groups[name].ValueSpan, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(
        @"^((?<year>[0-9]{4})(?<month>[0-9]{2})(?<day>[0-9]{2})"
            + @"|(?<year>[0-9]{4})\s*[-/.年]\s*(?<month>[0-9]{1,2})\s*([-/.月]\s*(?<day>[0-9]{1,2})\s*日?|月)?"
            + @"([T ]+[0-9:.]+)?)$",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Written();
}
