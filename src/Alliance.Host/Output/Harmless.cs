using System.Globalization;
using System.Text;

namespace Alliance.Host.Output;

/// <summary>Makes text harmless that somebody else has typed.</summary>
internal static class Harmless
{
    /// <summary>Writes control characters, line ends and marks of writing direction as <c>\u001B</c>, so that they
    /// neither begin a line nor steer a terminal.</summary>
    public static string Of(string text)
    {
        if (!text.Any(IsHarmful)) return text;
        var harmless = new StringBuilder(text.Length + 16);
        foreach (var c in text)
            if (IsHarmful(c)) harmless.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}");
            else harmless.Append(c);
        return harmless.ToString();
    }

    private static bool IsHarmful(char c) =>
        char.IsControl(c)
        || c is '\u2028' or '\u2029' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
