using Alliance.Host.Api.Endpoints;
using Alliance.Host.Api.Problems;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Host.Tests.Architecture;

/// <summary>
/// Every endpoint that changes something within a realm is mapped as a command, which admits and answers it.
/// </summary>
public sealed class CommandEndpointsTests : BuiltServer
{
    private const string InRealm = "/api/v1/realms/{realm}/";

    [Fact]
    public void Every_endpoint_that_changes_a_realm_is_mapped_as_a_command()
    {
        var changing = Changing()
            .Where(e => e.RoutePattern.RawText!.StartsWith(InRealm, StringComparison.Ordinal))
            .ToList();

        var others = changing.Where(e => e.Metadata.GetMetadata<CommandRoutes.Mapped>() is null).Select(NameOf);

        Assert.True(changing.Count > 40, $"only {changing.Count} endpoints were found");
        Assert.True(!others.Any(), $"Map these with MapCommand or MapCreation: {string.Join(", ", others)}.");
    }

    [Fact]
    public void Only_realms_themselves_are_made_and_dropped_without_a_command()
    {
        var others = Changing()
            .Where(e => e.RoutePattern.RawText!.StartsWith(ApiPaths.Realms, StringComparison.Ordinal))
            .Where(e => e.Metadata.GetMetadata<CommandRoutes.Mapped>() is null).Select(NameOf);

        Assert.Equal(["DELETE /api/v1/realms/{realm}", "POST /api/v1/realms/"], others.Order());
    }

    private IEnumerable<RouteEndpoint> Changing() => Endpoints()
        // It compares, and changes nothing.
        .Where(e => e.RoutePattern.RawText != $"{InRealm}region{ApiPaths.Differences}")
        .Where(e => e.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal))
        .Where(e => MethodsOf(e).Any(method => method is not "GET"));
}
