using System.CommandLine;
using System.Globalization;

namespace Alliance.Host.Commands;

/// <summary>Checks flags whose value is a number within a range.</summary>
internal static class NumberFlags
{
    /// <summary>Makes the flag refuse values outside a range, and name the range in its error. Integer types accept
    /// whole numbers only.</summary>
    /// <param name="option">The flag.</param>
    /// <param name="least">The lowest value.</param>
    /// <param name="most">The highest value.</param>
    /// <param name="what">What the number counts, as in <c>give a number of silos from 1 to 16</c>; null for
    /// none.</param>
    public static Option<T> From<T>(this Option<T> option, double least, double most, string? what = null)
    {
        var type = Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T);
        var isWhole = type != typeof(double);
        option.CustomParser = given =>
        {
            if (double.TryParse(given.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                && number >= least && number <= most && (!isWhole || double.IsInteger(number)))
                return (T)Convert.ChangeType(number, type, CultureInfo.InvariantCulture);
            given.AddError(string.Create(CultureInfo.InvariantCulture,
                $"{option.Name}: give {what ?? (isWhole ? "a whole number" : "a number")} from {least} to {most}."));
            return default;
        };
        return option;
    }
}
