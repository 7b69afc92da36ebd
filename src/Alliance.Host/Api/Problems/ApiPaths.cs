namespace Alliance.Host.Api.Problems;

/// <summary>Paths that more than one part of the host knows.</summary>
internal static class ApiPaths
{
    /// <summary>The list of realms; each realm is below it.</summary>
    public const string Realms = "/api/v1/realms";
}
