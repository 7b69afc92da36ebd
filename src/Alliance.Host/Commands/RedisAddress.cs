namespace Alliance.Host.Commands;

/// <summary>The address of a cluster's Redis, as people give it.</summary>
internal static class RedisAddress
{
    /// <summary>What is wrong with it, if anything.</summary>
    public static string? Bad(string redis) => redis.Split(':') is [{ Length: > 0 }, var port] && ushort.TryParse(port, out _)
        ? null
        : $"--redis: '{redis}' is no address; write it as HOST:PORT.";
}
