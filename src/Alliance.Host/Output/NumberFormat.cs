using System.Globalization;

namespace Alliance.Host.Output;

/// <summary>Numbers as people read them: about three significant digits, and the same on every machine.</summary>
/// <param name="grouped">Whether thousands are set apart by commas: for the eye, not for scripts.</param>
internal sealed class NumberFormat(bool grouped)
{
    /// <summary>Stands for a number that there is not.</summary>
    public const string None = "-";

    private const int MostDecimals = 3;

    /// <summary>A count, in full.</summary>
    public string Count(long value) => value.ToString(grouped ? "N0" : "F0", CultureInfo.InvariantCulture);

    /// <summary>A measured value with three significant digits; digits before the point are never rounded
    /// away.</summary>
    public string Of(double? value) => Of(value, Decimals(value));

    /// <summary>A measured value with so many digits behind the point.</summary>
    public string Of(double? value, int decimals)
    {
        if (value is not { } number) return None;
        var rounded = Math.Round(number, decimals, MidpointRounding.AwayFromZero);
        // A rounded zero has no sign.
        if (rounded == 0) rounded = 0;
        return rounded.ToString($"{(grouped ? "N" : "F")}{decimals}", CultureInfo.InvariantCulture);
    }

    /// <summary>A difference, with its sign.</summary>
    public string Signed(double? value, int decimals)
    {
        var text = Of(value, decimals);
        return grouped && value > 0 && text.AsSpan().ContainsAnyInRange('1', '9') ? $"+{text}" : text;
    }

    /// <summary>A share of 1 as a percentage: <c>23.5 %</c>.</summary>
    public string Percent(double share) => $"{Of(share * 100, share == 0 ? 0 : 1)} %";

    /// <summary>Digits behind the point that give a value three significant digits, at most so many.</summary>
    public static int Decimals(double? value, int most = MostDecimals) => Math.Min(most, Math.Abs(value ?? 0) switch
    {
        >= 99.95 => 0,
        >= 9.995 => 1,
        >= 0.9995 => 2,
        _ => 3,
    });

    /// <summary>Digits behind the point for values that are read together, such as a mean and its interval: those of
    /// the largest.</summary>
    public static int DecimalsOfAll(int most, params ReadOnlySpan<double?> values)
    {
        var largest = 0.0;
        foreach (var value in values) largest = Math.Max(largest, Math.Abs(value ?? 0));
        return Decimals(largest, most);
    }
}
