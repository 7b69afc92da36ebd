using System.Text.Json.Nodes;
using Alliance.Host.Tests.Running;

namespace Alliance.Host.Tests.Access.SignOns;

/// <summary>A server where browsers sign in by a city's single sign-on.</summary>
public sealed class SignOnServer : IAsyncLifetime
{
    private readonly string _more;

    public SignOnServer() : this("")
    {
    }

    /// <param name="more">Further lines of the file of the single sign-on.</param>
    internal SignOnServer(string more) => _more = more;

    private readonly string _folder = Directory.CreateTempSubdirectory("alliance-sign-on-").FullName;

    internal CityProvider Provider { get; } = new("localhost");
    internal TestServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await Provider.Start();
        Server = new TestServer(null, "--identity", await Write(_more));
        await Server.Start();
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await Provider.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Writes the file of the single sign-on, with further lines.</summary>
    internal async Task<string> Write(string more = "")
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "client-secret"), CityProvider.ClientSecret + "\n");
        var file = Path.Combine(_folder, $"identity-{Guid.NewGuid():N}.yaml");
        await File.WriteAllTextAsync(file, $"""
            issuer: {Provider.Issuer}
            audience: alliance
            clientId: {CityProvider.ClientId}
            clientSecretFile: client-secret
            roles:
              - claim: groups
                value: jwz-duty
                role: townshipOfficer
                place: 430422119
              - claim: groups
                value: audit
                role: auditor
            {more}
            """);
        return file;
    }

    /// <summary>Reads the records of accounts, as an auditor with a token.</summary>
    internal async Task<JsonArray> Records(string query)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Server.Url}/api/v1/access-records?{query}");
        request.Headers.Authorization = new("Bearer", Provider.Token(
            "alliance", "u-2", "王芳", ["audit"], DateTime.UtcNow.AddMinutes(20)));
        using var response = await Server.Http.SendAsync(request, TestContext.Current.CancellationToken);
        return (await Answer.Of(response)).Body!["items"]!.AsArray();
    }
}
