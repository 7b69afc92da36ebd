using System.Net;
using System.Text.Json.Nodes;
using Alliance.Host.Tests.Running;

namespace Alliance.Host.Tests.Access;

/// <summary>Who may do what, on a server with accounts.</summary>
public sealed class AuthorityTests(SecuredServer secured) : IClassFixture<SecuredServer>
{
    [Fact]
    public async Task The_record_has_the_account_as_its_author_and_who_said_it()
    {
        var number = await Raised("li", "近尾洲镇", new() { ["name"] = "王建国" });
        var record = (await secured.Get("audit", $"journal?incident={number}&limit=1")).Body!["items"]![0]!;
        var author = record["author"]!;
        Assert.Equal(("li", "近尾洲镇", "li", "王建国"), ($"{author["name"]}", $"{author["office"]}",
            $"{author["account"]}", $"{author["onBehalfOf"]}"));
    }

    [Fact]
    public async Task A_neighbour_is_refused_by_path_and_by_body_and_nothing_is_recorded_but_the_refusal()
    {
        var number = await Raised("li", "近尾洲镇");
        var before = await Last();
        var byPath = await secured.Post("quan", $"incidents/{number}/close", new() { ["reason"] = "x" });
        var byBody = await secured.Post("quan", "incidents", Incident("近尾洲镇"));
        var byOffice = await secured.Post("quan", $"incidents/{number}/close", new()
        {
            ["reason"] = "x", ["author"] = new JsonObject { ["name"] = "李敏", ["office"] = "近尾洲镇" },
        });
        foreach (var refused in (Answer[])[byPath, byBody, byOffice])
            Assert.Equal((HttpStatusCode.Forbidden, "not-yours"), (refused.Status, refused.Text("code")));
        Assert.Contains("近尾洲镇", byPath.Text("detail"), StringComparison.Ordinal);
        Assert.Equal(before, await Last());
        var refusals = await secured.Get("audit", "/api/v1/access-records?account=quan&limit=100");
        Assert.Contains($"incidents/{number}/close", refusals.Body!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_county_enters_what_has_happened_in_a_township_and_decides_nothing_there()
    {
        var number = await Raised("county", "近尾洲镇");
        var close = await secured.Post("county", $"incidents/{number}/close", new() { ["reason"] = "x" });
        Assert.Equal(HttpStatusCode.Forbidden, close.Status);
    }

    [Fact]
    public async Task What_an_office_without_anybody_would_do_passes_to_the_tier_above_on_record()
    {
        // 咸塘镇 has no account here.
        var number = await Raised("county", "咸塘镇");
        var close = await secured.Post("county", $"incidents/{number}/close", new() { ["reason"] = "雨停" });
        Assert.Equal(HttpStatusCode.OK, close.Status);
        var records = await secured.Get("audit", $"journal?incident={number}&limit=100");
        Assert.Contains("\"actingFor\":\"Township/", records.Body!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_village_reports_for_its_township_and_does_not_decide_for_it()
    {
        var number = await Raised("village", "近尾洲镇");
        var close = await secured.Post("village", $"incidents/{number}/close", new() { ["reason"] = "x" });
        Assert.Equal(HttpStatusCode.Forbidden, close.Status);
        var elsewhere = await secured.Post("village", "incidents", Incident("泉溪镇"));
        Assert.Equal(HttpStatusCode.Forbidden, elsewhere.Status);
    }

    [Fact]
    public async Task A_crew_reports_for_its_own_squad_alone()
    {
        JsonObject Report() => new() { ["status"] = "outOfService" };
        Assert.Equal(HttpStatusCode.OK, (await secured.Post("crew", "teams/430422119-F1/status", Report())).Status);
        Assert.Equal(HttpStatusCode.Forbidden,
            (await secured.Post("crew", "teams/430422119-S1/status", Report())).Status);
        Assert.Equal(HttpStatusCode.OK, (await secured.Post("crew", "teams/430422119-F1/status",
            new() { ["status"] = "available" })).Status);
    }

    [Fact]
    public async Task An_integrator_brings_in_incidents_and_reads_no_situation()
    {
        await Raised("feed", "近尾洲镇");
        Assert.Equal(HttpStatusCode.Forbidden, (await secured.Get("feed", "situation")).Status);
    }

    [Fact]
    public async Task An_auditor_reads_all_and_changes_nothing()
    {
        Assert.Equal(HttpStatusCode.OK, (await secured.Get("audit", "situation")).Status);
        Assert.Equal(HttpStatusCode.OK, (await secured.Get("audit", "journal?limit=1")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await secured.Post("audit", "incidents", Incident("近尾洲镇"))).Status);
    }

    [Fact]
    public async Task An_exercise_director_makes_a_drill_plays_its_offices_and_touches_nothing_else()
    {
        var drill = await secured.Post("director", "/api/v1/realms", new() { ["name"] = "drill-director" });
        Assert.Equal(HttpStatusCode.Created, drill.Status);
        var body = Incident("泉溪镇");
        body["author"] = new JsonObject { ["name"] = "王芳", ["office"] = "泉溪镇" };
        var played = await secured.Post("director", "/api/v1/realms/drill-director/incidents", body);
        Assert.Equal(HttpStatusCode.Created, played.Status);
        Assert.Equal(HttpStatusCode.Forbidden,
            (await secured.Post("director", "incidents", (JsonObject)body.DeepClone())).Status);
        Assert.Equal(HttpStatusCode.Forbidden,
            (await secured.Post("director", "/api/v1/realms", new() { ["name"] = "load-x" })).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await secured.Get("director", "situation")).Status);
    }

    [Fact]
    public async Task A_township_acts_in_a_drill_as_in_real_operations()
    {
        Assert.Equal(HttpStatusCode.Created,
            (await secured.Post("director", "/api/v1/realms", new() { ["name"] = "drill-people" })).Status);
        const string In = "/api/v1/realms/drill-people/incidents";
        Assert.Equal(HttpStatusCode.Created, (await secured.Post("li", In, Incident("近尾洲镇"))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await secured.Post("li", In, Incident("泉溪镇"))).Status);
    }

    [Fact]
    public async Task A_load_tester_works_in_realms_of_load_tests_alone()
    {
        Assert.Equal(HttpStatusCode.Created,
            (await secured.Post("load", "/api/v1/realms", new() { ["name"] = "load-1" })).Status);
        Assert.Equal(HttpStatusCode.OK, (await secured.Get("load", "/api/v1/realms/load-1/situation")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await secured.Get("load", "situation")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await secured.Get("li", "/api/v1/realms/load-1/situation")).Status);
    }

    [Fact]
    public async Task Only_who_is_on_duty_acts_for_an_office_and_hands_over_with_a_note()
    {
        var office = "/api/v1/rosters/Township%2F430422105";
        await secured.Post("admin", "/api/v1/accounts", Officer("night", "430422105"));
        await secured.Post("admin", "/api/v1/accounts", Officer("day", "430422105"));
        var now = DateTimeOffset.UtcNow;
        var planned = await secured.Post("admin", office, new()
        {
            ["from"] = $"{now.AddHours(-1):O}", ["to"] = $"{now.AddHours(8):O}",
            ["shifts"] = new JsonArray(new JsonObject
            {
                ["from"] = $"{now.AddHours(-1):O}", ["to"] = $"{now.AddHours(8):O}",
                ["people"] = new JsonArray("night"),
            }),
        });
        Assert.True(planned.Status == HttpStatusCode.OK, $"{planned.Status} {planned.Body?.ToJsonString()}");
        using var day = await Session.SignIn(secured.Server, "day", SecuredServer.Password);
        using var night = await Session.SignIn(secured.Server, "night", SecuredServer.Password);
        const string Incidents = "/api/v1/realms/live/incidents";
        var number = (await night.Post(Incidents, Incident("430422105"))).Text("number");
        var close = $"{Incidents}/{number}/close";
        var early = await day.Post(close, new() { ["reason"] = "x" });
        Assert.Equal(HttpStatusCode.Forbidden, early.Status);
        Assert.Contains("not on duty", early.Text("detail"), StringComparison.Ordinal);
        var handed = await night.Post($"{office}/handover", new()
        {
            ["people"] = new JsonArray("day"), ["to"] = $"{now.AddHours(8):O}", ["note"] = "一处漫堤在处置",
        });
        Assert.True(handed.Status == HttpStatusCode.OK, $"{handed.Status} {handed.Body?.ToJsonString()}");
        Assert.Equal(HttpStatusCode.OK, (await day.Post(close, new() { ["reason"] = "x" })).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await night.Post(close, new() { ["reason"] = "x" })).Status);
    }

    private async Task<string> Raised(string account, string place, JsonObject? author = null)
    {
        var body = Incident(place);
        if (author is not null) body["author"] = author;
        var raised = await secured.Post(account, "incidents", body);
        Assert.True(
            raised.Status == HttpStatusCode.Created, $"{account}: {raised.Status} {raised.Body?.ToJsonString()}");
        return raised.Text("number");
    }

    private async Task<string> Last() =>
        (await secured.Get("audit", "/api/v1/realms/live/situation")).Body!["event"]!.ToString();

    private static JsonObject Officer(string name, string place) => new()
    {
        ["name"] = name, ["person"] = name, ["password"] = SecuredServer.Password,
        ["roles"] = new JsonArray(new JsonObject { ["role"] = "townshipOfficer", ["place"] = place }),
    };

    internal static JsonObject Incident(string place) =>
        new() { ["place"] = place, ["name"] = "漫堤", ["hazard"] = "flood" };
}
