using System.Net.Http.Headers;
using Alliance.Benchmarks.Live;

namespace Alliance.Benchmarks.Access;

/// <summary>Makes a load tester's account on a server, and callers that are signed in as it.</summary>
internal static class SignedIn
{
    private const string Administrator = "admin", Tester = "load", Password = "correct horse battery";

    /// <summary>Makes an administrator, with whom the server stops being open, and a load tester.</summary>
    /// <returns>A caller with an API key, and one with the cookie of a session.</returns>
    public static async Task<(LiveCaller Key, LiveCaller Session)> At(string url)
    {
        using var administrator = new LiveCaller(url);
        await Add(administrator, Administrator, "administrator");
        await SignIn(administrator, Administrator);
        await Add(administrator, Tester, "loadTester");
        var made = await administrator.Post($"/api/v1/accounts/{Tester}/keys", new { label = "benchmark" });
        var (key, session) = (new LiveCaller(url), new LiveCaller(url));
        key.Http.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", made.GetProperty("key").GetString());
        await SignIn(session, Tester);
        return (key, session);
    }

    private static Task Add(LiveCaller caller, string name, string role) => caller.Post(
        "/api/v1/accounts", new { name, person = name, password = Password, roles = new[] { new { role } } });

    private static async Task SignIn(LiveCaller caller, string name)
    {
        var session = await caller.Post("/api/v1/session", new { name, password = Password });
        caller.Http.DefaultRequestHeaders.Add("X-CSRF-TOKEN", session.GetProperty("token").GetString());
    }
}
