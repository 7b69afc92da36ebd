using System.Globalization;
using Alliance.Host.Output;

namespace Alliance.Host.Commands;

/// <summary>Checks the address of a cluster's Redis server.</summary>
internal static class RedisAddress
{
    /// <summary>Returns the error of the address; null for a good one.</summary>
    public static Text? Bad(string redis)
    {
        var isAddress = redis.Split(':') is [{ Length: > 0 }, var port]
            && ushort.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out _);
        return isAddress ? null : Text.Of($"--redis: '{redis}' is no address; write it as HOST:PORT.",
            $"--redis：“{redis}”不是地址，请写成 HOST:PORT。");
    }
}
