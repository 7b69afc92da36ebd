using Alliance.Grains.Hosting;
using Alliance.Grains.Tests.Storage;
using Alliance.Host.Api.Endpoints;
using Alliance.Host.Servers;
using Alliance.Host.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Host.Tests.Architecture;

/// <summary>
/// Every endpoint that changes something within a realm is mapped as a command, which admits and answers it.
/// </summary>
public sealed class CommandEndpointsTests : IAsyncLifetime
{
    private const string InRealm = "/api/v1/realms/{realm}/";
    private readonly string _folder = Directory.CreateTempSubdirectory("alliance-endpoints-").FullName;
    private WebApplication _app = null!;

    public async ValueTask InitializeAsync()
    {
        var alliance = new AllianceOptions
        {
            DataFolder = _folder,
            SiloPort = RedisServer.FreePort(),
            GatewayPort = RedisServer.FreePort(),
        };
        var options = new ServeOptions
        {
            Url = $"http://127.0.0.1:{RedisServer.FreePort()}",
            DataFolder = _folder,
            Redis = null,
            RegionFile = ServeOptions.DefaultRegion,
        };
        _app = Server.Build(options, alliance, await AllianceHosting.OpenStore(alliance));
    }

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
        var others = Changing().Where(e => e.Metadata.GetMetadata<CommandRoutes.Mapped>() is null).Select(NameOf);

        Assert.Equal(["DELETE /api/v1/realms/{realm}", "POST /api/v1/realms/"], others.Order());
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private IEnumerable<RouteEndpoint> Changing() => ((IEndpointRouteBuilder)_app).DataSources
        .SelectMany(source => source.Endpoints)
        .OfType<RouteEndpoint>()
        .Where(e => e.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal))
        .Where(e => MethodsOf(e).Any(method => method is not "GET"));

    private static IReadOnlyList<string> MethodsOf(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [];

    private static string NameOf(RouteEndpoint endpoint) =>
        $"{MethodsOf(endpoint)[0]} {endpoint.RoutePattern.RawText}";
}
