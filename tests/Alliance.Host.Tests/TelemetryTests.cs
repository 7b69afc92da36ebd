using System.Net;
using System.Text.Json.Nodes;
using Alliance.Grains.Tests.Storage;
using Alliance.Host.Tests.Running;

namespace Alliance.Host.Tests;

/// <summary>What is seen of a server from outside.</summary>
public sealed class TelemetryTests(TestServer shared)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Prometheus_reads_what_is_committed_and_called()
    {
        await shared.Command(
            "incidents", new JsonObject { ["place"] = Tour.Place, ["name"] = "涵洞积水", ["hazard"] = "flood" });
        var text = await shared.Http.GetStringAsync(new Uri($"{shared.Url}/metrics"), Cancelled);
        Assert.Matches("(?m)^alliance_commits_total\\{[^}]*store=\"sqlite\"[^}]*\\} [1-9]", text);
        foreach (var name in new[] { "alliance_commit_duration_seconds_bucket", "alliance_commit_batch_bucket",
            "alliance_activations", "alliance_outbox", "http_server_request_duration_seconds_count", "orleans_" })
            Assert.Contains(name, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task By_itself_a_server_shows_no_dashboard() =>
        Assert.Equal(HttpStatusCode.NotFound, (await shared.Get("/dashboard/")).Status);

    [Fact]
    public async Task The_dashboard_has_a_port_of_its_own_on_loopback_and_is_reached_by_no_other()
    {
        var port = RedisServer.FreePort();
        await using var server = new TestServer(null, "--dashboard", $"{port}");
        await server.Start();
        // It is told of after the line by which the server is known to serve.
        await Eventually.Is("the dashboard is told of", () => Task.FromResult(
            server.Process.Output.Contains($"http://127.0.0.1:{port}/dashboard/", StringComparison.Ordinal)));
        Assert.Contains("Orleans Dashboard", await server.Http.GetStringAsync(
            new Uri($"http://127.0.0.1:{port}/"), Cancelled), StringComparison.Ordinal);
        Assert.Contains("activationCount", await server.Http.GetStringAsync(new Uri(
            $"http://127.0.0.1:{port}/dashboard/DashboardCounters"), Cancelled), StringComparison.OrdinalIgnoreCase);
        // The Host header is the caller's to choose; the port that it came in by is not.
        using var disguised = new HttpRequestMessage(
            HttpMethod.Get, $"{server.Url}/dashboard/") { Headers = { Host = $"127.0.0.1:{port}" } };
        using var refused = await server.Http.SendAsync(disguised, Cancelled);
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        using var api = await server.Http.GetAsync(new Uri($"http://127.0.0.1:{port}/api/v1/realms"), Cancelled);
        Assert.Equal(HttpStatusCode.NotFound, api.StatusCode);
    }

    [Theory]
    [InlineData("80a")]
    [InlineData("https://127.0.0.1:8080")]
    [InlineData("5080")]
    public async Task A_wrong_place_for_the_dashboard_is_refused_with_its_mend(string where)
    {
        var (code, output) = await AllianceProcess.Run("serve", "--dashboard", where);
        Assert.Equal(2, code);
        Assert.StartsWith("alliance: --dashboard:", output, StringComparison.Ordinal);
    }
}
