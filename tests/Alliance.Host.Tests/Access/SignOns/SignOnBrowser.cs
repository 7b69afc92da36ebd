using System.Net;
using System.Text.Json.Nodes;
using Alliance.Host.Tests.Running;

namespace Alliance.Host.Tests.Access.SignOns;

/// <summary>A browser as far as the flow of a single sign-on needs one: it keeps cookies, and goes one step at a
/// time.</summary>
internal sealed class SignOnBrowser(TestServer server) : IDisposable
{
    private readonly HttpClient _http = new(
        new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() });

    /// <summary>Begins, and says at the provider who it is.</summary>
    /// <returns>The address that the provider sends the browser back to, with a code.</returns>
    public async Task<Uri> Begin(string subject)
    {
        using var begun = await Get("/api/v1/session/sign-on");
        Assert.Equal(HttpStatusCode.Found, begun.StatusCode);
        var asked = begun.Headers.Location!;
        var fields = System.Web.HttpUtility.ParseQueryString(asked.Query);
        var form = fields.AllKeys.ToDictionary(k => k!, k => fields[k]!);
        form["subject"] = subject;
        using var content = new FormUrlEncodedContent(form);
        using var answered = await _http.PostAsync(
            asked.GetLeftPart(UriPartial.Path), content, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Found, answered.StatusCode);
        return answered.Headers.Location!;
    }

    /// <summary>Comes back from the provider.</summary>
    /// <returns>The status and the page.</returns>
    public async Task<(HttpStatusCode Status, string Page)> Return(Uri address)
    {
        using var answer = await Get(address.PathAndQuery);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Signs in from beginning to end.</summary>
    public async Task SignIn(string subject)
    {
        var (status, page) = await Return(await Begin(subject));
        Assert.True(status == HttpStatusCode.OK, page);
    }

    /// <summary>Reads who is signed in.</summary>
    public async Task<Answer> Session()
    {
        using var answer = await Get("/api/v1/session");
        return await Answer.Of(answer);
    }

    /// <summary>Signs out here, and stays signed in at the provider, which ends no sessions.</summary>
    public async Task SignOut()
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, $"{server.Url}/api/v1/session");
        request.Headers.Add("X-CSRF-TOKEN", (await Session()).Text("token"));
        using var answer = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }

    public Task<HttpResponseMessage> Get(string path, HttpCompletionOption until = default) =>
        _http.GetAsync(server.Url + path, until, TestContext.Current.CancellationToken);

    public void Dispose() => _http.Dispose();
}
