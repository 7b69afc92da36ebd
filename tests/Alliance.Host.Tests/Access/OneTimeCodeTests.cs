using System.Net;
using System.Text.Json.Nodes;
using Alliance.Host.Tests.Running;
using OtpNet;

namespace Alliance.Host.Tests.Access;

/// <summary>Commands sign in with <c>--as NAME</c> as an account with one-time codes.</summary>
public sealed class OneTimeCodeTests
{
    [Fact]
    public async Task A_command_takes_the_code_from_the_environment_and_asks_for_one_that_is_missing()
    {
        await using var server = new TestServer(null);
        await server.Start();
        var totp = await AdministratorWithCodes(server);
        string[] list = ["accounts", "list", "--as", "admin", "--url", server.Url];
        var (exit, output) = await AllianceProcess.RunTyping(SecuredServer.Password, list);
        Assert.True(exit == 1 && output.Contains("ALLIANCE_CODE", StringComparison.Ordinal), output);
        // A wrong password is not told from a wrong code.
        (exit, output) = await AllianceProcess.RunTyping("no such password", list);
        Assert.True(exit == 1 && !output.Contains("ALLIANCE_CODE", StringComparison.Ordinal), output);
        (exit, output) = await AllianceProcess.RunTypingWith(
            new() { ["ALLIANCE_CODE"] = "000000" }, SecuredServer.Password, list);
        Assert.True(exit == 1 && output.Contains("code is wrong", StringComparison.Ordinal), output);
        // The code that confirmed the secret is used; that of the next half minute is taken already.
        var next = totp.ComputeTotp(DateTime.UtcNow.AddSeconds(30));
        (exit, output) = await AllianceProcess.RunTypingWith(
            new() { ["ALLIANCE_CODE"] = next }, SecuredServer.Password, list);
        Assert.True(exit == 0 && output.Contains("管理员", StringComparison.Ordinal), output);
    }

    [Fact]
    public async Task Who_knows_the_password_alone_is_told_that_a_code_is_needed()
    {
        await using var server = new TestServer(null);
        await server.Start();
        await AdministratorWithCodes(server);
        using var session = Session.None(server);
        var lacking = await session.Try("admin", SecuredServer.Password);
        Assert.Equal((HttpStatusCode.Unauthorized, "code-needed"), (lacking.Status, lacking.Text("code")));
        var wrong = await session.Try("admin", "no such password");
        Assert.Equal((HttpStatusCode.Unauthorized, "not-signed-in"), (wrong.Status, wrong.Text("code")));
    }

    private static async Task<Totp> AdministratorWithCodes(TestServer server)
    {
        await server.Send(HttpMethod.Post, "/api/v1/accounts", new JsonObject
        {
            ["name"] = "admin", ["person"] = "管理员", ["password"] = SecuredServer.Password,
            ["roles"] = new JsonArray(new JsonObject { ["role"] = "administrator" }),
        });
        using var session = await Session.SignIn(server, "admin", SecuredServer.Password);
        var asked = await session.Post("/api/v1/session/codes", new() { ["password"] = SecuredServer.Password });
        var totp = new Totp(Base32Encoding.ToBytes(asked.Text("secret")));
        var confirmed = await session.Post("/api/v1/session/codes", new()
        {
            ["password"] = SecuredServer.Password, ["secret"] = asked.Text("confirm"), ["code"] = totp.ComputeTotp(),
        });
        Assert.Equal(HttpStatusCode.OK, confirmed.Status);
        return totp;
    }
}
