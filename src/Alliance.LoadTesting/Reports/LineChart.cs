using System.Globalization;
using System.Net;
using System.Text;

namespace Alliance.LoadTesting.Reports;

/// <summary>A line of a chart: its name, its colour as a variable of the page, and a value for each step.</summary>
internal sealed record ChartLine(string Name, string Colour, IReadOnlyList<double?> Values);

/// <summary>Draws lines over the steps as an SVG within a page.</summary>
internal static class LineChart
{
    private const double Width = 960, Height = 300, Left = 60, Right = 150, Top = 12, Bottom = 34, LabelGap = 15;

    /// <param name="name">What the chart shows.</param>
    /// <param name="axes">What the two axes show.</param>
    /// <param name="steps">The labels of the steps.</param>
    /// <param name="lines">The lines to draw.</param>
    /// <param name="isLogarithmic">Whether the value axis is logarithmic.</param>
    public static string Draw(
        string name,
        string axes,
        IReadOnlyList<string> steps,
        IReadOnlyList<ChartLine> lines,
        bool isLogarithmic)
    {
        var values = lines.SelectMany(l => l.Values).OfType<double>().Where(v => v > 0).DefaultIfEmpty(1).ToList();
        var (low, high) = isLogarithmic
            ? (Decade(values.Min(), Math.Floor), Decade(values.Max() * 1.0001, Math.Ceiling))
            : (0, Round(values.Max()));
        double X(int step) =>
            Left + (steps.Count < 2 ? (Width - Left - Right) / 2 : (Width - Left - Right) * step / (steps.Count - 1));
        double Y(double value) =>
            Height
            - Bottom
            - (Height - Top - Bottom)
                * (isLogarithmic ? Math.Log10(Math.Max(value, low) / low) / Math.Log10(high / low) : value / high);
        var svg = new StringBuilder();
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<svg viewBox=\"0 0 {Width} {Height}\" role=\"img\" "
                + $"aria-label=\"{WebUtility.HtmlEncode(name)}\">");
        foreach (var mark in Marks(low, high, isLogarithmic))
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<line x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{Y(mark):0.#}\" y2=\"{Y(mark):0.#}\" "
                    + $"stroke=\"var(--line)\"/><text x=\"{Left - 8}\" y=\"{Y(mark) + 4:0.#}\" "
                    + $"text-anchor=\"end\">{LoadReport.Number(mark)}</text>");
        var every = Math.Max(1, steps.Count / 12);
        for (var i = 0; i < steps.Count; i += every)
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<text x=\"{X(i):0.#}\" y=\"{Height - 14}\" text-anchor=\"middle\">{WebUtility.HtmlEncode(steps[i])}"
                    + $"</text>");
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<text x=\"{Width - Right}\" y=\"{Height - 1}\" text-anchor=\"end\">"
                + $"{WebUtility.HtmlEncode(axes)}</text>");
        Lines(svg, lines, X, Y);
        return svg.Append("</svg>").ToString();
    }

    private static void Lines(
        StringBuilder svg,
        IReadOnlyList<ChartLine> lines,
        Func<int, double> x,
        Func<double, double> y)
    {
        var labels = new List<double>();
        foreach (var line in lines.OrderByDescending(l => l.Values.LastOrDefault() ?? 0))
        {
            List<(double X, double Y)> points =
            [
                .. line
                    .Values.Select((v, i) => (v, i))
                    .Where(p => p.v is not null)
                    .Select(p => (x(p.i), y(p.v!.Value))),
            ];
            if (points.Count == 0)
                continue;
            var corners = points.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.X:0.#},{p.Y:0.#}"));
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<polyline fill=\"none\" stroke=\"var({line.Colour})\" stroke-width=\"2\" "
                    + $"points=\"{string.Join(' ', corners)}\"/>");
            foreach (var point in points)
                svg.Append(
                    CultureInfo.InvariantCulture,
                    $"<circle cx=\"{point.X:0.#}\" cy=\"{point.Y:0.#}\" r=\"3\" fill=\"var({line.Colour})\"/>");
            // Names that would lie on each other move down.
            var label = labels.Aggregate(points[^1].Y, (at, taken) =>
                Math.Abs(at - taken) < LabelGap ? taken + LabelGap : at);
            labels.Add(label);
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<text x=\"{Width - Right + 10}\" y=\"{label + 4:0.#}\" "
                    + $"style=\"fill:var({line.Colour})\">{WebUtility.HtmlEncode(line.Name)}</text>");
        }
    }

    private static IEnumerable<double> Marks(double low, double high, bool isLogarithmic)
    {
        if (isLogarithmic)
            for (var mark = low; mark <= high * 1.001; mark *= 10) yield return mark;
        else
            for (var i = 0; i <= 4; i++) yield return high * i / 4;
    }

    private static double Decade(double value, Func<double, double> round) => Math.Pow(10, round(Math.Log10(value)));

    /// <summary>Rounds a value up to one, two, four or ten times a power of ten.</summary>
    private static double Round(double value)
    {
        var decade = Decade(value, Math.Floor);
        return new[] { 1d, 2, 4, 10 }.Select(f => f * decade).First(r => r >= value);
    }
}
