using System.Net;
using System.Text.Json.Nodes;
using Alliance.Grains.Tests.Storage;
using Alliance.Host.Tests.Running;

namespace Alliance.Host.Tests.Access;

/// <summary>The accounts of a stopped server are kept by whoever may read and write its store.</summary>
public sealed class StoppedServerTests
{
    private const string Newer = "staple correct battery horse";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_lost_password_is_reset_and_the_record_says_by_whom(bool isOnRedis)
    {
        await using var redis = isOnRedis ? await RedisServer.Run() : null;
        await using var server = new TestServer(redis?.Endpoint);
        await server.Start();
        await AddAdministrator(server);
        string[] store = redis is null ? ["--data", server.DataFolder] : ["--redis", redis.Endpoint];
        await Says(1, "stop it first", "", ["accounts", "list", .. store]);
        await server.Process.Terminate();

        await Says(0, "has another password", Newer, ["accounts", "reset", "admin", .. store]);
        await Says(0, "was added", Newer,
            ["accounts", "add", "second", "--person", "李敏", "--role", "administrator", .. store]);
        await Says(0, "is disabled", "", ["accounts", "disable", "second", "--reason", "离岗", .. store]);
        await Says(0, "disabled", "", ["accounts", "list", .. store]);
        await Says(1, "Without an administrator", "", ["accounts", "disable", "admin", "--reason", "x", .. store]);
        await Says(0, "0 violations", "", ["audit", "--realm", "access", .. store]);

        await server.Start();
        using var before = Session.None(server);
        Assert.Equal(HttpStatusCode.Unauthorized, (await before.Try("admin", SecuredServer.Password)).Status);
        using var session = await Session.SignIn(server, "admin", Newer);
        Assert.Equal(HttpStatusCode.Unauthorized, (await before.Try("second", Newer)).Status);
    }

    [Fact]
    public async Task Who_did_it_is_in_the_journal_of_accounts()
    {
        await using var server = new TestServer(null);
        await server.Start();
        await AddAdministrator(server);
        await server.Process.Terminate();
        await Says(0, "was added", Newer,
            ["accounts", "add", "audit", "--person", "审计", "--role", "auditor", "--data", server.DataFolder]);
        await server.Start();
        using var auditor = await Session.SignIn(server, "audit", Newer);
        var records = (await auditor.Get("/api/v1/access-records?account=audit&limit=100")).Body!["items"]!.AsArray();
        var added = Assert.Single(records, r => r!["type"]!.ToString() == "account.added");
        Assert.Equal("operator at the machine", added!["by"]!.ToString());
    }

    [Fact]
    public async Task What_cannot_be_done_is_refused_in_a_sentence()
    {
        var folder = Directory.CreateTempSubdirectory("alliance-stopped-").FullName;
        await Says(2, "no database", "", ["accounts", "list", "--data", folder]);
        await Says(2, "nobody signs in", "", ["accounts", "list", "--data", folder, "--as", "admin"]);
        Assert.Empty(Directory.GetFileSystemEntries(folder));
        Directory.Delete(folder);
    }

    private static async Task Says(int exit, string what, string input, string[] arguments)
    {
        var (code, output) = await AllianceProcess.RunTyping(input, arguments);
        Assert.True(
            code == exit && output.Contains(what, StringComparison.Ordinal),
            $"{string.Join(' ', arguments)}: {code}\n{output}");
    }

    private static async Task AddAdministrator(TestServer server)
    {
        var made = await server.Send(HttpMethod.Post, "/api/v1/accounts", new JsonObject
        {
            ["name"] = "admin", ["person"] = "管理员", ["password"] = SecuredServer.Password,
            ["roles"] = new JsonArray(new JsonObject { ["role"] = "administrator" }),
        });
        Assert.Equal(HttpStatusCode.Created, made.Status);
    }
}
