using System.Net;
using System.Text.Json.Nodes;
using Alliance.Host.Tests.Access;
using Alliance.Host.Tests.Running;

namespace Alliance.Host.Tests.Alerts;

/// <summary>A server with the duty desk of a lender: who is on duty, and two deputies. A squad of the lender is at the
/// scene of a life-saving line, and the place that asked may ask that it stays longer, which the desk must
/// approve.</summary>
internal sealed class DutyDesks(TestServer server) : IDisposable
{
    private Session? _asker;


    public const string Password = "correct horse battery";
    /// <summary>三塘镇, whose alliance lets lenders decide.</summary>
    public const string Place = "430422124";

    public string Request { get; private set; } = "";
    public string Commitment { get; private set; } = "";
    public string Lender { get; private set; } = "";

    /// <summary>The session of the officer of the place that asked.</summary>
    public Session Asker => _asker!;

    /// <summary>Brings the squad to the scene, before there are accounts.</summary>
    public async Task BringSquad()
    {
        var incident = (await server.Command("incidents",
            new() { ["place"] = Place, ["name"] = "漫堤", ["hazard"] = "flood" })).Text("number");
        Request = (await server.Command("aid-requests", new()
        {
            ["incident"] = incident,
            ["lines"] = new JsonArray(
                new JsonObject { ["kind"] = "flood-rescue", ["quantity"] = 40, ["priority"] = "lifeSaving" }),
        })).Text("number");
        var lent = await Eventually.Get("an ally's squad is promised and has its order", async () =>
        {
            var commitments = (await server.Get($"aid-requests/{Request}")).Body!["commitments"]!.AsArray();
            foreach (var one in commitments)
                if (one!["lender"]!.ToString() is var lender && lender.StartsWith("Township/", StringComparison.Ordinal)
                    && lender != $"Township/{Place}" && $"{one["id"]}".Contains("TA-06", StringComparison.Ordinal)
                    && (await server.Get($"teams/{TeamOf(one)}")).Body!["team"]!["status"]!.ToString() == "committed")
                    return one;
            return null;
        });
        (Commitment, Lender) = (lent["id"]!.ToString(), lent["lender"]!.ToString()["Township/".Length..]);
        foreach (var status in (string[])["enRoute", "onScene"])
            await server.Command($"teams/{TeamOf(lent)}/status", new() { ["status"] = status });
        await Eventually.Is("the request knows its shift", async () =>
            (await server.Get($"aid-requests/{Request}")).Body!["commitments"]!.AsArray()
                .Any(c => c!["id"]!.ToString() == Commitment && c["status"]!.ToString() == "onScene"));
    }

    /// <summary>Makes the accounts: an administrator, the officer of the place that asked, and at the lender who is on
    /// duty, two deputies, and one who is off duty.</summary>
    public async Task<Session> Staff()
    {
        await Add(await server.Send(HttpMethod.Post, "/api/v1/accounts", Account("admin", "administrator", null)));
        var admin = await Session.SignIn(server, "admin", Password);
        await Add(await admin.Post("/api/v1/accounts", Account("asker", "townshipOfficer", Place)));
        foreach (var name in (string[])["off", "duty", "deputy1", "deputy2"])
            await Add(await admin.Post("/api/v1/accounts", Account(name, "townshipOfficer", Lender)));
        await Roster(admin, "duty", "deputy1", "deputy2");
        _asker = await Session.SignIn(server, "asker", Password);
        return admin;
    }

    public async Task Roster(Session admin, params string[] people)
    {
        var now = DateTimeOffset.UtcNow;
        var planned = await admin.Post($"/api/v1/rosters/{Lender}/handover", new()
        {
            ["people"] = new JsonArray([.. people.Select(p => (JsonNode)p)]),
            ["to"] = $"{now.AddHours(8):yyyy-MM-ddTHH:mm:ssZ}", ["note"] = "测试",
        });
        Assert.True(planned.Status == HttpStatusCode.OK, $"{planned.Status} {planned.Body?.ToJsonString()}");
    }

    /// <summary>Asks that the squad stays longer; returns the alert that this raises.</summary>
    public async Task<JsonNode> AskLonger()
    {
        var asked = await Asker.Post(
            $"/api/v1/realms/live/aid-requests/{Request}/commitments/{Commitment}/extension",
            new() { ["minutes"] = 900, ["reason"] = "险情未除" });
        Assert.True((int)asked.Status is 200 or 201, $"{asked.Status} {asked.Body?.ToJsonString()}");
        return await Eventually.Get("the alert is raised", async () => (await Asker.Get(
            $"/api/v1/realms/live/alerts?request={Request}&kind=decision")).Body!["items"]!.AsArray().LastOrDefault());
    }

    /// <summary>Reads an alert as the officer of the place that asked.</summary>
    public async Task<JsonNode> Read(JsonNode alert) =>
        (await Asker.Get($"/api/v1/realms/live/alerts/{alert["alert"]}")).Body!["alert"]!;

    public void Dispose() => _asker?.Dispose();

    private static JsonObject Account(string name, string role, string? place) => new()
    {
        ["name"] = name, ["person"] = name, ["password"] = Password,
        ["roles"] = new JsonArray(new JsonObject { ["role"] = role, ["place"] = place }),
    };

    private static Task Add(Answer answer)
    {
        Assert.True(answer.Status == HttpStatusCode.Created, $"{answer.Status} {answer.Body?.ToJsonString()}");
        return Task.CompletedTask;
    }

    private static string TeamOf(JsonNode commitment) => commitment["resource"]!.ToString()["RescueTeam/".Length..];
}
