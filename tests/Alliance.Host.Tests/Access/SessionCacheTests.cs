using System.Security.Claims;
using Alliance.Host.Access.Sessions;
using Microsoft.AspNetCore.Authentication;

namespace Alliance.Host.Tests.Access;

/// <summary>What was decrypted is remembered, and is not taken for something else.</summary>
public sealed class SessionCacheTests : IDisposable
{
    private readonly SessionCache _cache = new();
    private int _decrypted;

    [Fact]
    public void A_cookie_is_decrypted_once_and_each_call_has_a_ticket_of_its_own()
    {
        var first = Ticket("cookie", "li")!;
        first.Properties.Items["changed"] = "yes";
        first.Principal.AddIdentity(new ClaimsIdentity([new Claim("role", "other")]));
        var second = Ticket("cookie", "li")!;
        Assert.Equal(1, _decrypted);
        Assert.Equal("li", second.Principal.FindFirstValue("name"));
        Assert.Null(second.Principal.FindFirstValue("role"));
        Assert.DoesNotContain("changed", second.Properties.Items.Keys);
        Assert.Equal("wang", Ticket("another", "wang")!.Principal.FindFirstValue("name"));
    }

    [Fact]
    public void A_cookie_that_is_none_of_this_server_is_not_remembered()
    {
        Assert.Null(Ticket("forged", null));
        Assert.Null(Ticket("forged", null));
        Assert.Equal(2, _decrypted);
    }

    [Fact]
    public void A_token_belongs_to_one_account_with_one_stamp()
    {
        _cache.SetBelong("li", "1", "cookie", "token");
        Assert.True(_cache.Belong("li", "1", "cookie", "token"));
        foreach (var other in (string[][])[["wang", "1", "cookie", "token"], ["li", "2", "cookie", "token"],
            ["li", "1", "cookie", "tokens"], ["li", "1", "", "token"], ["li1", "", "cookie", "token"]])
            Assert.False(_cache.Belong(other));
    }

    public void Dispose() => _cache.Dispose();

    private AuthenticationTicket? Ticket(string cookie, string? name) => _cache.Ticket(cookie, () =>
    {
        _decrypted++;
        return name is null ? null : new AuthenticationTicket(
            new ClaimsPrincipal(new ClaimsIdentity([new Claim("name", name)], "test")), "test");
    });
}
