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

    /// <summary>Removes the oldest records of a realm that an archive file has. ARGV: prefix, incarnation, the numbers
    /// of the first and of the last of these records, the number of the part's last record, the packed part, then the
    /// members of the chain to remove. Returns 1, or 0 when the journal does not begin with that first
    /// record.</summary>
    public const string Remove = """
        if redis.call('SISMEMBER', ARGV[1] .. 'incarnations', ARGV[2]) == 0 then return 0 end
        local space = ARGV[1] .. ARGV[2] .. ':'
        local first = redis.call('XRANGE', space .. 'journal', '-', '+', 'COUNT', 1)
        if #first == 0 or first[1][1] ~= ARGV[3] .. '-0' then return 0 end
        for i = 7, #ARGV do redis.call('ZREM', space .. 'chain', ARGV[i]) end
        redis.call('XTRIM', space .. 'journal', 'MINID', string.format('%d-0', tonumber(ARGV[4]) + 1))
        redis.call('HSET', space .. 'moved', ARGV[5], ARGV[6])
        return 1
        """;

    /// <summary>Copies what changes of a realm to keys of its own, in one moment. ARGV: prefix, incarnation, prefix of
    /// the copies, their life in milliseconds. Returns the last number and how many actors and idempotency keys there
    /// are; or nothing when the realm no longer exists.</summary>
    public const string Fix = """
        if redis.call('SISMEMBER', ARGV[1] .. 'incarnations', ARGV[2]) == 0 then return {} end
        local space = ARGV[1] .. ARGV[2] .. ':'
        for _, part in ipairs({ 'etag', 'actor', 'index', 'keys' }) do
          redis.call('COPY', space .. part, ARGV[3] .. part)
          redis.call('PEXPIRE', ARGV[3] .. part, ARGV[4])
        end
        return { tonumber(redis.call('GET', space .. 'number') or '0'), redis.call('HLEN', space .. 'index'),
          redis.call('HLEN', space .. 'keys') }
        """;

    /// <summary>Makes restored realms known, all at once. ARGV: prefix; of each realm: name, incarnation, origin,
    /// factor, region. Returns 1, or 0 when a server has made a realm meanwhile.</summary>
    public const string AddRealms = """
        if redis.call('EXISTS', ARGV[1] .. 'realms') == 1 then return 0 end
        for i = 2, #ARGV, 5 do
          redis.call('HSET', ARGV[1] .. 'realm:' .. ARGV[i], 'id', ARGV[i + 1], 'origin', ARGV[i + 2],
            'factor', ARGV[i + 3], 'region', ARGV[i + 4])
          redis.call('SADD', ARGV[1] .. 'realms', ARGV[i])
          redis.call('SADD', ARGV[1] .. 'incarnations', ARGV[i + 1])
        end
        return 1
        """;

    /// <summary>Takes away what a restore has written. ARGV: prefix, then the names of keys. The counter of
    /// incarnations stays where a server has made a realm meanwhile.</summary>
    public const string TakeAway = """
        for i = 2, #ARGV do redis.call('UNLINK', ARGV[i]) end
        if redis.call('EXISTS', ARGV[1] .. 'realms') == 0 then redis.call('DEL', ARGV[1] .. 'incarnation') end
        return 1
        """;

    private static string Read(string name)
    {
        using var stream = typeof(RedisScripts).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
