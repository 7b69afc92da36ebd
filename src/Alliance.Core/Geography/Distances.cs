namespace Alliance.Core.Geography;

/// <summary>Measures distances as the crow flies, in whole numbers, so that every machine finds the same.</summary>
public static class Distances
{
    private const long Million = 1_000_000;
    /// <summary>Millionths of a radian in a degree.</summary>
    private const long RadiansOfDegree = 17_453;
    /// <summary>Metres of a degree of latitude.</summary>
    private const long MetresOfDegree = 111_195;

    /// <summary>Returns the metres between two places that are not far apart.</summary>
    /// <param name="latitude">The latitude of one, in millionths of a degree.</param>
    /// <param name="longitude">The longitude of one, in millionths of a degree.</param>
    /// <param name="otherLatitude">The latitude of the other, in millionths of a degree.</param>
    /// <param name="otherLongitude">The longitude of the other, in millionths of a degree.</param>
    public static int Metres(int latitude, int longitude, int otherLatitude, int otherLongitude)
    {
        var north = ((long)latitude - otherLatitude) * MetresOfDegree / Million;
        var east = ((long)longitude - otherLongitude) * MetresOfDegree / Million * Cosine(latitude) / Million;
        return (int)Root(north * north + east * east);
    }

    /// <summary>Returns the cosine of a latitude, in millionths, by the first terms of its series.</summary>
    private static long Cosine(int latitude)
    {
        var angle = latitude * RadiansOfDegree / Million;
        var square = angle * angle / Million;
        return Math.Max(0, Million - square / 2 + square * square / Million / 24);
    }

    private static long Root(long square)
    {
        long low = 0, high = 100_000_000;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (middle * middle <= square) low = middle;
            else high = middle - 1;
        }

        return low;
    }
}
