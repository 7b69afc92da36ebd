using System.Globalization;

namespace Alliance.Host.Output;

/// <summary>Formats numbers for people, with about three significant digits and in the same way on every
/// machine.</summary>
/// <param name="grouped">Whether thousands are separated by commas, for people and not for scripts.</param>
internal sealed class NumberFormat(bool grouped)
{
    /// <summary>The text for a missing number.</summary>
    public const string None = "-";

    private const int MostDecimals = 3;

    /// <summary>Formats a count with all its digits.</summary>
    public string Count(long value) => value.ToString(grouped ? "N0" : "F0", CultureInfo.InvariantCulture);

    /// <summary>Formats a measured value with three significant digits. Digits before the decimal point are never
    /// rounded away.</summary>
    public string Of(double? value) => Of(value, Decimals(value));

    /// <summary>Formats a measured value with the given number of decimals.</summary>
    public string Of(double? value, int decimals)
    {
        if (value is not { } number) return None;
        var rounded = Math.Round(number, decimals, MidpointRounding.AwayFromZero);
        // A rounded zero has no sign.
        if (rounded == 0) rounded = 0;
        return rounded.ToString($"{(grouped ? "N" : "F")}{decimals}", CultureInfo.InvariantCulture);
    }

    /// <summary>Formats a difference with its sign.</summary>
    public string Signed(double? value, int decimals)
    {
        var text = Of(value, decimals);
        return grouped && value > 0 && text.AsSpan().ContainsAnyInRange('1', '9') ? $"+{text}" : text;
    }

    /// <summary>Formats a share of 1 as a percentage: <c>23.5 %</c>.</summary>
    public string Percent(double share) => $"{Of(share * 100, share == 0 ? 0 : 1)} %";

    /// <summary>Returns the number of decimals that gives a value three significant digits, up to a maximum.</summary>
    public static int Decimals(double? value, int most = MostDecimals) => Math.Min(most, Math.Abs(value ?? 0) switch
    {
        >= 99.95 => 0,
        >= 9.995 => 1,
        >= 0.9995 => 2,
        _ => 3,
    });

    /// <summary>Returns the number of decimals for values that are read together, such as a mean and its interval. The
    /// largest value determines it.</summary>
    public static int DecimalsOfAll(int most, params ReadOnlySpan<double?> values)
    {
        var largest = 0.0;
        foreach (var value in values) largest = Math.Max(largest, Math.Abs(value ?? 0));
        return Decimals(largest, most);
    }
}
