using System.Globalization;
using Alliance.Host.Output;

namespace Alliance.Host.Commands.Clusters;

/// <summary>Checks the address of a cluster's Redis server.</summary>
internal static class RedisAddress
{
    /// <summary>Returns the error of the address; null for a good one. It does not repeat the address, in which
    /// somebody may have written a password.</summary>
    public static Text? Bad(string redis)
    {
        var isAddress = redis.Split(':') is [{ Length: > 0 } host, var port]
            && Uri.CheckHostName(host) != UriHostNameType.Unknown
            && ushort.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out _);
        return isAddress ? null
            : Text.Of(
                "--redis: write HOST:PORT and nothing else. User, password and TLS are never in the command line, "
                    + "where others see them: set ALLIANCE_REDIS_USER, ALLIANCE_REDIS_PASSWORD or "
                    + "ALLIANCE_REDIS_PASSWORD_FILE, and ALLIANCE_REDIS_TLS.",
                "--redis：只写 HOST:PORT。命令行会被他人看到，不得含用户名和密码；请设置 ALLIANCE_REDIS_USER、"
                    + "ALLIANCE_REDIS_PASSWORD 或 ALLIANCE_REDIS_PASSWORD_FILE，以及 ALLIANCE_REDIS_TLS。");
    }
}
