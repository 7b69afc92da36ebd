namespace Alliance.Host.Api.Problems;

/// <summary>Paths that several parts of the host use.</summary>
internal static class ApiPaths
{
    /// <summary>The path of the list of realms. Each realm is below it.</summary>
    public const string Realms = "/api/v1/realms";
}
