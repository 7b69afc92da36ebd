using System.Text.RegularExpressions;

namespace Alliance.Host.Api.Typing;

/// <summary>The numbers of incidents, requests, lines, letters and the like as people type them: in full-width digits,
/// with small letters, with blanks around them.</summary>
internal static partial class WrittenNumber
{
    /// <summary>Returns the number as the program writes it, such as <c>430422119-01-R01</c>. What stands behind the
    /// number of a line, the giver of a commitment, stays as it is.</summary>
    public static string Of(string text)
    {
        var number = WrittenText.HalfWidth(text).Trim();
        return Marks().Match(number) is { Success: true, Length: var end }
            ? number[..end].ToUpperInvariant() + number[end..] : number;
    }

    /// <summary>Whether a text is the number of an incident, or would be.</summary>
    public static bool IsIncident(string number) => Incident().IsMatch(number);

    /// <summary>Whether a text is the number of a request, or would be.</summary>
    public static bool IsRequest(string number) => Request().IsMatch(number);

    [GeneratedRegex(@"^[0-9]+-C?[0-9]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Incident();

    [GeneratedRegex(@"^[0-9]+-C?[0-9]+-R[0-9]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Request();

    [GeneratedRegex(
        "^[0-9]+(-[WO][0-9]+|-C?[0-9]+(-R[0-9]+(-L[0-9]+)?|-[KWYS][0-9]+)?)(?=-|$)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Marks();
}
