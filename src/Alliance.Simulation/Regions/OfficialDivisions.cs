using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;

namespace Alliance.Simulation.Regions;

/// <summary>The official list of divisions that the program carries (<c>scenarios/data/china</c>).</summary>
internal static class OfficialDivisions
{
    private const string Townships = "china/townships.csv.gz",
        Counties = "china/counties.csv",
        Divisions = "china/divisions.csv";
    private const int CountyDigits = 6;

    /// <summary>The SHA-256 over the files, in lower-case hexadecimal.</summary>
    public static string Digest { get; } = string.Join(' ', new[] { Townships, Counties, Divisions }.Select(DigestOf));

    /// <summary>The names of provinces and prefectures by code.</summary>
    public static IReadOnlyDictionary<string, string> NamesOfDivisions { get; } =
        LinesOf(Divisions).Select(l => l.Split(',')).ToDictionary(c => c[0], c => c[1], StringComparer.Ordinal);

    /// <summary>Returns the counties whose code has this prefix, with their townships, in order of code; empty where
    /// there are none.</summary>
    public static List<CountyPlan> CountiesOf(string prefix)
    {
        var townships = LinesOf(Townships)
            .Select(l => l.Split(','))
            .Where(c => c[0].StartsWith(prefix, StringComparison.Ordinal))
            .ToLookup(
                c => c[0][..CountyDigits],
                c => new TownshipPlan(c[0], c[1], c[2] == "" ? null : int.Parse(c[2], CultureInfo.InvariantCulture)));
        var counties = new List<CountyPlan>();
        foreach (
            var cells in LinesOf(Counties)
                .Select(l => l.Split(','))
                .Where(c => c[0].StartsWith(prefix, StringComparison.Ordinal))
                .OrderBy(c => c[0], StringComparer.Ordinal))
        {
            var (code, name) = (cells[0], cells[1]);
            var members = townships[code].OrderBy(t => t.Code, StringComparer.Ordinal).ToList();
            if (members.Count > 0)
                counties.Add(
                    new(
                        code, name == "" ? $"{members[0].Name}辖区" : name, cells[2],
                        new Point(Millionths(cells[3]), Millionths(cells[4])), members));
        }

        return counties;
    }

    private static int Millionths(string degrees)
    {
        var (whole, fraction) = degrees.Split('.') is [var w, var f] ? (w, f) : (degrees, "");
        return int.Parse(
            whole + fraction.PadRight(6, '0')[..6], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
    }

    private static IEnumerable<string> LinesOf(string file)
    {
        using var raw = Open(file);
        using var stream = file.EndsWith(".gz", StringComparison.Ordinal)
            ? new GZipStream(raw, CompressionMode.Decompress)
            : raw;
        using var reader = new StreamReader(stream);
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
            if (line.Length > 0) yield return line;
    }

    private static string DigestOf(string file)
    {
        using var stream = Open(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    private static Stream Open(string file) => typeof(OfficialDivisions).Assembly.GetManifestResourceStream(file)
        ?? throw new InvalidOperationException($"The program was built without {file}.");
}

/// <summary>A county before its townships have positions.</summary>
/// <param name="Code">The code, 6 digits.</param>
/// <param name="Name">The name in Chinese.</param>
/// <param name="Pinyin">The pinyin of its name, without the kind of division; empty where it is not known.</param>
/// <param name="Position">The published position, or that of its prefecture.</param>
/// <param name="Townships">The townships in order of code, at least one.</param>
internal sealed record CountyPlan(
    string Code, string Name, string Pinyin, Point Position, IReadOnlyList<TownshipPlan> Townships);

/// <summary>A township before it has a position.</summary>
/// <param name="Code">The code, 9 digits.</param>
/// <param name="Name">The name in Chinese.</param>
/// <param name="Villages">The official number of villages; null where it is not known.</param>
/// <param name="Pinyin">The pinyin of its name; null where it is not known.</param>
internal sealed record TownshipPlan(string Code, string Name, int? Villages, string? Pinyin = null);
