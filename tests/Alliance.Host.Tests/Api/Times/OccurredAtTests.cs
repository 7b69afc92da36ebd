using System.Text.Json.Nodes;
using Alliance.Host.Tests.Running;

namespace Alliance.Host.Tests.Api.Times;

/// <summary>What happened earlier is entered afterwards, within reason.</summary>
public sealed class OccurredAtTests(TestServer server)
{
    [Fact]
    public async Task In_the_live_realm_a_month_back_is_the_farthest()
    {
        await server.Command("incidents", Incident(DateTimeOffset.UtcNow.AddDays(-29)));
        (await server.Post("incidents", Incident(DateTimeOffset.UtcNow.AddDays(-31)))).IsProblem(
            400, "occurredAt", "more than 30 days back");
        (await server.Post("incidents", Incident(DateTimeOffset.UtcNow.AddHours(1)))).IsProblem(
            400, "occurredAt", "in the future");
    }

    [Fact]
    public async Task In_a_drill_nothing_has_happened_before_it_began()
    {
        var drill = await server.Drill("occurred-fast", clock: 3_600);
        foreach (var old in (string[])["0001-01-02T00:00:00Z", "1000-01-01T00:00:00Z", "2020-01-01T00:00:00Z"])
        {
            var body = Incident(DateTimeOffset.UtcNow);
            body["occurredAt"] = old;
            (await server.Post($"{drill}/incidents", body)).IsProblem(400, "occurredAt", "before the drill began");
        }
    }

    [Fact]
    public async Task A_crew_reports_only_where_it_is()
    {
        var answer = await server.Post($"teams/{Tour.Place}-F1/status", new() { ["status"] = "held" });
        answer.IsProblem(400, "status", "mobilising, enRoute, onScene, covering, returning");
        Assert.DoesNotContain("resting", answer.Text("detail"), StringComparison.Ordinal);
    }

    private static JsonObject Incident(DateTimeOffset at) =>
        new() { ["place"] = "430422125", ["name"] = "山洪", ["hazard"] = "flood",
            ["occurredAt"] = $"{at:yyyy-MM-ddTHH:mm:ssZ}" };
}
