using System.Text.Json.Nodes;
using Alliance.Host.Tests.Running;

namespace Alliance.Host.Tests.Api.Lists;

/// <summary>Days and moments at the ends of the calendar are refused with the mend, wherever they are typed.</summary>
public sealed class FarTimesTests(TestServer server)
{
    private static readonly string[] Far =
    [
        "0001-01-01", "9999-12-31", "0001-01-01T00:00", "9999-12-31T23:59:59", "1899-12-31", "2201-01-01",
    ];

    [Fact]
    public async Task Every_time_of_every_list_is_refused_when_it_is_of_no_year_of_ours()
    {
        var filters = await Filters();
        Assert.True(filters.Count > 60, $"only {filters.Count} filters by time were found");
        foreach (var (path, parameter) in filters)
            foreach (var time in Far)
                (await server.Get($"{path}?{parameter}={time}")).IsProblem(400, parameter, "1900");
    }

    [Theory]
    [InlineData("1900-01-01", "2200-12-31")]
    [InlineData("1900-01-01T08:00:00+08:00", "2200-12-31T23:59:59+08:00")]
    public async Task The_first_and_the_last_year_are_understood_in_the_fastest_drill(string since, string until)
    {
        var drill = await server.Drill($"far-{since.Length}", clock: 3600);
        foreach (var list in (string[])["incidents", "journal", "teams", "totals"])
            Assert.Equal(200, (int)(await server.Get(
                $"{drill}/{list}?since={Uri.EscapeDataString(since)}&until={Uri.EscapeDataString(until)}")).Status);
    }

    [Fact]
    public async Task Days_and_moments_of_bodies_are_refused_too()
    {
        foreach (var time in Far)
        {
            foreach (var field in (string[])["from", "until"])
                (await server.Post("agreements/AG-HY/terms", new() { [field] = time, ["reason"] = "x" }))
                    .IsProblem(400, field);
            (await server.Post("depots/430422119-D1/details", new()
            {
                ["lots"] = new JsonArray(new JsonObject { ["kind"] = "boats", ["units"] = 1, ["expires"] = time }),
                ["reason"] = "x",
            })).IsProblem(400, "lots[0].expires");
            (await server.Post("incidents", new()
            {
                ["place"] = Tour.Place, ["name"] = "x", ["hazard"] = "flood", ["occurredAt"] = time,
            })).IsProblem(400, "occurredAt");
            (await server.Post("warnings", new()
            {
                ["tier"] = Tour.Place, ["hazard"] = "flood", ["colour"] = "red", ["validUntil"] = time, ["basis"] = "x",
            })).IsProblem(400, "validUntil");
        }
    }

    /// <summary>The lists of the API document that take a time, with the parameter.</summary>
    private async Task<List<(string Path, string Parameter)>> Filters()
    {
        const string InRealm = "/api/v1/realms/{realm}/";
        var paths = (await server.Get("/openapi/v1.json")).Body!["paths"]!.AsObject();
        return
        [
            .. from path in paths
               where path.Key.StartsWith(InRealm, StringComparison.Ordinal)
                   && path.Value!["get"]?["parameters"] is not null
               from parameter in path.Value!["get"]!["parameters"]!.AsArray()
               where parameter!["in"]!.ToString() == "query"
                   && parameter["schema"]!["format"]?.ToString() == "date-time"
               select (
                   path.Key[InRealm.Length..].Replace("{number}", "430422119-01", StringComparison.Ordinal)
                       .Replace("{code}", "430422", StringComparison.Ordinal)
                       .Replace("{id}", "TA-01", StringComparison.Ordinal),
                   parameter["name"]!.ToString()),
        ];
    }
}
