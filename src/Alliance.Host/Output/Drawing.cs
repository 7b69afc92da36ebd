namespace Alliance.Host.Output;

/// <summary>Draws numbers in a line of characters.</summary>
internal static class Drawing
{
    /// <summary>Draws a bar. Its length is the value's share of the largest value; below half a cell it is a
    /// sliver.</summary>
    /// <param name="value">The value, from 0 to <paramref name="most"/>.</param>
    /// <param name="most">The largest of the values that are drawn together.</param>
    /// <param name="cells">The length of the largest bar, in cells.</param>
    public static string Bar(double value, double most, int cells)
    {
        if (value <= 0 || most <= 0) return "";
        var length = (int)Math.Round(value / most * cells, MidpointRounding.AwayFromZero);
        return length == 0 ? "▏" : new string('█', Math.Min(length, cells));
    }

    /// <summary>Draws a mean with its interval on a line from the least to the most value:
    /// <c>├──━━●━━───┤</c>.</summary>
    /// <param name="scale">The scale of the line.</param>
    /// <param name="mean">The value of the dot.</param>
    /// <param name="low">The start of the interval; null for no interval.</param>
    /// <param name="high">The end of the interval.</param>
    public static string Range(Scale scale, double mean, double? low, double? high)
    {
        var line = new char[scale.Cells];
        Array.Fill(line, '─');
        if (scale.Cells > 1) (line[0], line[^1]) = ('├', '┤');
        if (low is { } from && high is { } to)
            for (var i = scale.Cell(from); i <= scale.Cell(to); i++) line[i] = '━';
        line[scale.Cell(mean)] = '●';
        return new string(line);
    }

    /// <summary>Draws a difference with its interval and the position of zero: <c>  ├─●──┤  │</c>.</summary>
    /// <param name="scale">The scale, the same for all differences that are compared. It contains zero.</param>
    /// <param name="mean">The value of the dot.</param>
    /// <param name="low">The start of the interval; null for no interval.</param>
    /// <param name="high">The end of the interval.</param>
    public static string Difference(Scale scale, double mean, double? low, double? high)
    {
        var line = new char[scale.Cells];
        Array.Fill(line, ' ');
        if (low is { } from && high is { } to)
        {
            var (first, last) = (scale.Cell(from), scale.Cell(to));
            for (var i = first; i <= last; i++) line[i] = '─';
            if (first < last) (line[first], line[last]) = ('├', '┤');
        }

        var zero = scale.Cell(0);
        line[zero] = line[zero] == ' ' ? '│' : '┼';
        line[scale.Cell(mean)] = '●';
        return new string(line).TrimEnd();
    }
}

/// <summary>Maps values to cells of a line.</summary>
/// <param name="Least">The value of the first cell.</param>
/// <param name="Most">The value of the last cell.</param>
/// <param name="Cells">The length of the line in cells, at least 1.</param>
internal readonly record struct Scale(double Least, double Most, int Cells)
{
    /// <summary>Returns the cell of a value, counted from 0. A value beyond the scale gets the nearest end.</summary>
    public int Cell(double value)
    {
        if (Most <= Least) return Cells / 2;
        return (int)Math.Round((Math.Clamp(value, Least, Most) - Least) / (Most - Least) * (Cells - 1),
            MidpointRounding.AwayFromZero);
    }
}
