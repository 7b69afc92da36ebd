using System.Collections.Concurrent;
using System.Text;
using Alliance.Grains.Tests.Storage;
using Alliance.Host.Tests.Running;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Alliance.Host.Tests;

/// <summary>Where a collector is named it is sent the spans of a request, from the call over HTTP on.</summary>
public sealed class CollectorTests
{
    [Fact]
    public async Task A_collector_is_sent_the_call_and_what_came_of_it()
    {
        var received = new ConcurrentQueue<string>();
        var collector = $"http://127.0.0.1:{RedisServer.FreePort()}";
        await using var app = Collector(collector, received);
        await app.StartAsync(TestContext.Current.CancellationToken);
        await using var server = new TestServer
        {
            Environment =
            {
                ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector, ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
                ["OTEL_BSP_SCHEDULE_DELAY"] = "200",
            },
        };
        await server.Start();
        var tour = new Tour(server);
        foreach (var (_, walk) in tour.Steps.Take(2)) await walk();
        foreach (var span in new[] { "POST /api/v1/realms/{realm}/aid-requests", "RaiseAidRequest", "CallForOffers",
            "Requisition", "Commitment" })
            await Eventually.Is($"{span} was sent",
                () => Task.FromResult(received.Any(r => r.Contains(span, StringComparison.Ordinal))));
    }

    private static WebApplication Collector(string url, ConcurrentQueue<string> received)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        var app = builder.Build();
        app.MapPost("/v1/traces", async (Microsoft.AspNetCore.Http.HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            received.Enqueue(Encoding.UTF8.GetString(body.ToArray()));
        });
        return app;
    }
}
