namespace Alliance.Host.Api.Problems;

/// <summary>Paths that several parts of the host use.</summary>
internal static class ApiPaths
{
    /// <summary>The path of the list of realms. Each realm is below it.</summary>
    public const string Realms = "/api/v1/realms";

    /// <summary>The path of the list of accounts.</summary>
    public const string Accounts = "/api/v1/accounts";

    /// <summary>The path below which the roster of each office is.</summary>
    public const string Rosters = "/api/v1/rosters";

    /// <summary>The path, below that of a region, of the one read that takes a body.</summary>
    public const string Differences = "/differences";
}
