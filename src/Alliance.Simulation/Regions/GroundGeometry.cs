namespace Alliance.Simulation.Regions;

/// <summary>A position in millionths of a degree (WGS 84).</summary>
internal readonly record struct Point(int Latitude, int Longitude);

/// <summary>Geometry on the ground in integers: metres, degrees and millionths.</summary>
/// <remarks>One table of sines gives the same result on any machine. The error is about one percent over some hundred
/// kilometres.</remarks>
internal static class GroundGeometry
{
    private const long MetresPerDegree = 111_195;
    private const long Million = 1_000_000;

    // Millionths, by whole degrees from 0 to 90.
    private static readonly int[] Sines =
    [
        0,
        17452,
        34899,
        52336,
        69756,
        87156,
        104528,
        121869,
        139173,
        156434,
        173648,
        190809,
        207912,
        224951,
        241922,
        258819,
        275637,
        292372,
        309017,
        325568,
        342020,
        358368,
        374607,
        390731,
        406737,
        422618,
        438371,
        453990,
        469472,
        484810,
        500000,
        515038,
        529919,
        544639,
        559193,
        573576,
        587785,
        601815,
        615661,
        629320,
        642788,
        656059,
        669131,
        681998,
        694658,
        707107,
        719340,
        731354,
        743145,
        754710,
        766044,
        777146,
        788011,
        798636,
        809017,
        819152,
        829038,
        838671,
        848048,
        857167,
        866025,
        874620,
        882948,
        891007,
        898794,
        906308,
        913545,
        920505,
        927184,
        933580,
        939693,
        945519,
        951057,
        956305,
        961262,
        965926,
        970296,
        974370,
        978148,
        981627,
        984808,
        987688,
        990268,
        992546,
        994522,
        996195,
        997564,
        998630,
        999391,
        999848,
        1000000,
    ];

    /// <summary>Computes the cosine of a latitude, in millionths.</summary>
    public static long CosineOfLatitude(int millionths)
    {
        var fromPole = 90 * Million - Math.Min(Math.Abs((long)millionths), 89 * Million);
        var (degree, rest) = (fromPole / Million, fromPole % Million);
        return Sines[degree] + (Sines[Math.Min(90, degree + 1)] - Sines[degree]) * rest / Million;
    }

    /// <summary>Computes the way from one position to another: east and north, in metres.</summary>
    public static (long East, long North) Between(Point from, Point to) =>
        (
            (to.Longitude - from.Longitude)
                * MetresPerDegree
                / 1_000
                * CosineOfLatitude((from.Latitude + to.Latitude) / 2)
                / Million
                / 1_000,
            (to.Latitude - from.Latitude) * MetresPerDegree / Million);

    /// <summary>Computes the square of the distance, in square metres.</summary>
    public static long SquaredMetres(Point from, Point to)
    {
        var (east, north) = Between(from, to);
        return east * east + north * north;
    }

    public static long Metres(Point from, Point to) => Root(SquaredMetres(from, to));

    /// <summary>Returns the position at a distance in metres, in a direction of whole degrees from the east.</summary>
    public static Point Away(Point from, long metres, int degrees)
    {
        var north = metres * Sine(degrees) / MetresPerDegree;
        var east = metres * Sine(degrees + 90) / MetresPerDegree * Million / CosineOfLatitude(from.Latitude);
        return new(
            (int)Math.Clamp(from.Latitude + north, -89 * Million, 89 * Million),
            (int)Math.Clamp(from.Longitude + east, -179 * Million, 179 * Million));
    }

    /// <summary>Computes the integer square root.</summary>
    public static long Root(long square)
    {
        if (square < 2) return square;
        var root = 1L << ((66 - System.Numerics.BitOperations.LeadingZeroCount((ulong)square)) / 2);
        while (true)
        {
            var better = (root + square / root) / 2;
            if (better >= root) return root;
            root = better;
        }
    }

    private static long Sine(int degrees)
    {
        var turn = ((degrees % 360) + 360) % 360;
        return turn switch
        {
            <= 90 => Sines[turn],
            <= 180 => Sines[180 - turn],
            <= 270 => -Sines[turn - 180],
            _ => -Sines[360 - turn],
        };
    }
}
