using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Alliance.Host.Api.Repeating;
using Alliance.Host.Tests.Running;
using Microsoft.AspNetCore.Http;

namespace Alliance.Host.Tests.Access;

/// <summary>What is done to accounts, keys and rosters is done once, however often it is sent under one
/// Idempotency-Key.</summary>
public sealed class RepeatedAccountCallTests(SecuredServer secured) : IClassFixture<SecuredServer>
{
    private const string Accounts = "/api/v1/accounts";

    [Fact]
    public async Task An_account_is_added_once()
    {
        var (first, again) = await Twice("admin", Accounts, Auditor("once"));
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (first.Status, again.Status));
        Assert.Equal((false, true), (first.Replayed, again.Replayed));
        Assert.Equal(first.Body!.ToJsonString(), again.Body!.ToJsonString());
        Assert.Equal(first.Location, again.Location);
        Assert.Equal(1, await Records("once", "account.added"));
    }

    [Fact]
    public async Task A_key_stands_for_one_body()
    {
        var key = $"{Guid.NewGuid():N}";
        Assert.Equal(HttpStatusCode.Created, (await Send("admin", Accounts, Auditor("one-body"), key)).Status);
        var (otherPassword, otherName) = (Auditor("one-body"), Auditor("other-body"));
        otherPassword["password"] = "staple correct battery horse";
        foreach (var other in (JsonObject[])[otherPassword, otherName])
        {
            var refused = await Send("admin", Accounts, other, key);
            Assert.Equal((422, "key-reused"), ((int)refused.Status, refused.Text("code")));
        }
    }

    [Fact]
    public async Task An_API_key_is_made_once_and_the_repeat_does_not_show_it()
    {
        var (first, again) = await Twice("admin", $"{Accounts}/feed/keys", new() { ["label"] = "shown once" });
        Assert.StartsWith("alk.feed.", first.Text("key"), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.Created, true), (again.Status, again.Replayed));
        Assert.Equal(first.Text("id"), again.Text("id"));
        Assert.Null(again.Body!["key"]);
        var keys = (await secured.Get("admin", $"{Accounts}/feed/keys")).Body!.AsArray();
        Assert.Single(keys, k => $"{k!["label"]}" == "shown once");
    }

    [Fact]
    public async Task Changes_of_an_account_are_made_once()
    {
        await Send("admin", Accounts, Auditor("changed"), null);
        foreach (var (what, body, record, times) in ((string, JsonObject, string, int)[])[
            ("details", new() { ["person"] = "李敏" }, "account.changed", 1),
            ("reset", new() { ["password"] = "staple correct battery horse" }, "account.password-set", 1),
            ("disable", new() { ["reason"] = "离岗" }, "account.standing-set", 1),
            ("enable", new() { ["reason"] = "返岗" }, "account.standing-set", 2)])
        {
            var (first, again) = await Twice("admin", $"{Accounts}/changed/{what}", body);
            Assert.True(first.Status == HttpStatusCode.OK, $"{what}: {first.Status} {first.Body?.ToJsonString()}");
            Assert.Equal((HttpStatusCode.OK, true), (again.Status, again.Replayed));
            Assert.Equal(times, await Records("changed", record));
        }
    }

    [Fact]
    public async Task Who_has_handed_over_is_answered_again_though_no_longer_on_duty()
    {
        await secured.Post("admin", Accounts, Officer("relief"));
        var body = new JsonObject
        {
            ["people"] = new JsonArray("relief"), ["note"] = "一处漫堤在处置",
            ["to"] = $"{DateTimeOffset.UtcNow.AddHours(8):O}",
        };
        var (first, again) = await Twice("quan", "/api/v1/rosters/泉溪镇/handover", body);
        Assert.True(first.Status == HttpStatusCode.OK, first.Body?.ToJsonString());
        Assert.Equal((HttpStatusCode.OK, true), (again.Status, again.Replayed));
        Assert.Equal(first.Body!["shifts"]!.ToJsonString(), again.Body!["shifts"]!.ToJsonString());
    }

    [Fact]
    public void The_hash_of_a_body_with_a_password_is_salted()
    {
        var http = new DefaultHttpContext();
        http.Request.Headers[CallKeys.Header] = "1";
        var (one, other) = (Hash("a"), Hash("b"));
        Assert.NotEqual(one, other);
        Assert.Equal(one, Hash("a"));
        Assert.NotEqual(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new { password = "x" })), one);

        byte[] Hash(string caller) => CallKeys.Of(
            http, caller, new { password = "x" }, JsonSerializerOptions.Default, isSecret: true)!.BodyHash;
    }

    private async Task<(Answer First, Answer Again)> Twice(string account, string path, JsonObject body)
    {
        var key = $"{Guid.NewGuid():N}";
        return (await Send(account, path, body, key), await Send(account, path, body, key));
    }

    private async Task<Answer> Send(string account, string path, JsonObject body, string? key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, secured.Server.Url + path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", secured.KeyOf(account));
        if (key is not null) request.Headers.Add(CallKeys.Header, key);
        request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await secured.Server.Http.SendAsync(request, TestContext.Current.CancellationToken);
        return await Answer.Of(response);
    }

    private async Task<int> Records(string account, string type) =>
        (await secured.Get("audit", $"/api/v1/access-records?account={account}&limit=100")).Body!["items"]!.AsArray()
            .Count(r => $"{r!["type"]}" == type);

    private static JsonObject Auditor(string name) => new()
    {
        ["name"] = name, ["person"] = name, ["password"] = SecuredServer.Password,
        ["roles"] = new JsonArray(new JsonObject { ["role"] = "auditor" }),
    };

    private static JsonObject Officer(string name) => new()
    {
        ["name"] = name, ["person"] = name, ["password"] = SecuredServer.Password,
        ["roles"] = new JsonArray(new JsonObject { ["role"] = "townshipOfficer", ["place"] = "泉溪镇" }),
    };
}
