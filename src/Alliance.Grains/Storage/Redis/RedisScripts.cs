namespace Alliance.Grains.Storage.Redis;

/// <summary>The scripts that run in Redis. Each runs completely or not at all.</summary>
internal static class RedisScripts
{
    /// <summary>The script <c>commit.lua</c>, which writes a batch of commits.</summary>
    public static string Commit { get; } = Read("commit.lua");

    /// <summary>The script <c>projections.lua</c>, which stores projections and snapshots.</summary>
    public static string Projections { get; } = Read("projections.lua");

    /// <summary>Creates a realm. ARGV: prefix, name, origin, factor, region. Returns the incarnation, or 0 when a realm
    /// of that name exists.</summary>
    public const string CreateRealm = """
        if redis.call('SADD', ARGV[1] .. 'realms', ARGV[2]) == 0 then return 0 end
        local id = redis.call('INCR', ARGV[1] .. 'incarnation')
        local realm = ARGV[1] .. 'realm:' .. ARGV[2]
        redis.call('HSET', realm, 'id', id, 'origin', ARGV[3], 'factor', ARGV[4], 'region', ARGV[5])
        redis.call('SADD', ARGV[1] .. 'incarnations', id)
        return id
        """;

    /// <summary>Drops a realm. ARGV: prefix, name, incarnation, then the last parts of all keys of a realm. Returns 1,
    /// or 0 when the realm no longer exists.</summary>
    public const string DropRealm = """
        if redis.call('SREM', ARGV[1] .. 'incarnations', ARGV[3]) == 0 then return 0 end
        redis.call('SREM', ARGV[1] .. 'realms', ARGV[2])
        redis.call('DEL', ARGV[1] .. 'realm:' .. ARGV[2])
        for i = 4, #ARGV do redis.call('UNLINK', ARGV[1] .. ARGV[3] .. ':' .. ARGV[i]) end
        return 1
        """;

    private static string Read(string name)
    {
        using var stream = typeof(RedisScripts).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
