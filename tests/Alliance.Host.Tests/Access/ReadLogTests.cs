using System.Net;
using System.Text.Json.Nodes;
using Alliance.Host.Tests.Running;

namespace Alliance.Host.Tests.Access;

/// <summary>What accounts have read is on record.</summary>
public sealed class ReadLogTests
{
    [Fact]
    public async Task What_was_read_in_the_last_minute_is_recorded_when_the_server_stops()
    {
        await using var server = new TestServer(null);
        await server.Start();
        await server.Send(HttpMethod.Post, "/api/v1/accounts", Account("admin", "administrator"));
        using (var admin = await Session.SignIn(server, "admin", SecuredServer.Password))
            await admin.Post("/api/v1/accounts", Account("audit", "auditor"));
        using var auditor = await Session.SignIn(server, "audit", SecuredServer.Password);
        Assert.Equal(HttpStatusCode.OK, (await auditor.Get("/api/v1/realms/live/situation")).Status);
        await server.Process.Terminate();
        await server.Start();
        var records = await auditor.Get("/api/v1/access-records?account=audit&limit=100");
        Assert.Contains(records.Body!["items"]!.AsArray(), r => $"{r!["type"]}" == "account.read"
            && $"{r["what"]}".Contains("realms/live/situation", StringComparison.Ordinal));
    }

    private static JsonObject Account(string name, string role) => new()
    {
        ["name"] = name, ["person"] = name, ["password"] = SecuredServer.Password,
        ["roles"] = new JsonArray(new JsonObject { ["role"] = role }),
    };
}
