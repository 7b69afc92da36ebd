namespace Alliance.Host.Output;

/// <summary>Draws numbers in a line of characters.</summary>
internal static class Drawing
{
    /// <summary>A bar as long as the value's share of the largest; a sliver where that is less than half a
    /// cell.</summary>
    /// <param name="value">From 0 to <paramref name="most"/>.</param>
    /// <param name="most">The largest of the values that are drawn together.</param>
    /// <param name="cells">Length of the largest bar.</param>
    public static string Bar(double value, double most, int cells)
    {
        if (value <= 0 || most <= 0) return "";
        var length = (int)Math.Round(value / most * cells, MidpointRounding.AwayFromZero);
        return length == 0 ? "▏" : new string('█', Math.Min(length, cells));
    }

    /// <summary>A mean with its interval on a line from the least to the most: <c>├──━━●━━───┤</c>.</summary>
    /// <param name="scale">Of the line.</param>
    /// <param name="mean">Where the dot is.</param>
    /// <param name="low">Where the interval begins; null: there is none.</param>
    /// <param name="high">Where it ends.</param>
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

    /// <summary>A difference with its interval, and where zero is: <c>  ├─●──┤  │</c>.</summary>
    /// <param name="scale">Shared by those that are compared; zero lies in it.</param>
    /// <param name="mean">Where the dot is.</param>
    /// <param name="low">Where the interval begins; null: there is none.</param>
    /// <param name="high">Where it ends.</param>
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

/// <summary>Where a value stands on a line.</summary>
/// <param name="Least">The value of the first cell.</param>
/// <param name="Most">The value of the last cell.</param>
/// <param name="Cells">Length of the line, at least 1.</param>
internal readonly record struct Scale(double Least, double Most, int Cells)
{
    /// <summary>The cell of a value, counted from 0; the nearest end for one beyond.</summary>
    public int Cell(double value)
    {
        if (Most <= Least) return Cells / 2;
        return (int)Math.Round((Math.Clamp(value, Least, Most) - Least) / (Most - Least) * (Cells - 1),
            MidpointRounding.AwayFromZero);
    }
}
