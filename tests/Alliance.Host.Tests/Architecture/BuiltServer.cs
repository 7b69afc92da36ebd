using Alliance.Grains.Hosting;
using Alliance.Grains.Tests.Storage;
using Alliance.Host.Servers;
using Alliance.Host.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Alliance.Host.Tests.Architecture;

/// <summary>A server that is built and not started, for tests about its endpoints.</summary>
public abstract class BuiltServer : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("alliance-endpoints-").FullName;

    private protected WebApplication App { get; private set; } = null!;

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
        App = Server.Build(options, alliance, await AllianceHosting.OpenStore(alliance));
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    private protected IEnumerable<RouteEndpoint> Endpoints() => ((IEndpointRouteBuilder)App).DataSources
        .SelectMany(source => source.Endpoints)
        .OfType<RouteEndpoint>();

    private protected static IReadOnlyList<string> MethodsOf(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [];

    private protected static string NameOf(RouteEndpoint endpoint) =>
        $"{(MethodsOf(endpoint) is [var method, ..] ? method : "?")} {endpoint.RoutePattern.RawText}";
}
