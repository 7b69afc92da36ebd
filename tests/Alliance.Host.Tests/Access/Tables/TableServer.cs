using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Alliance.Host.Tests.Access.Tables;

/// <summary>A server with an account of every role, and with a neighbour of each role that has a place.</summary>
public sealed class TableServer : IAsyncLifetime
{
    private readonly Dictionary<string, HttpClient> _clients = new(StringComparer.Ordinal);

    internal SecuredServer Secured { get; } = new();

    /// <summary>The key of the account <c>spare</c>, which may be changed.</summary>
    internal string SpareKey { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        await Secured.InitializeAsync();
        foreach (var (name, role, place) in Place.Neighbours) await Secured.Add(name, role, place);
        await Secured.Add("spare", "auditor", null);
        var key = await Secured.Post("admin", "/api/v1/accounts/spare/keys", new() { ["label"] = "spare" });
        SpareKey = key.Text("id");
    }

    public ValueTask DisposeAsync()
    {
        foreach (var client in _clients.Values) client.Dispose();
        return Secured.DisposeAsync();
    }

    /// <summary>Makes a call as an account. Of an event stream only the head is read.</summary>
    /// <param name="call">The call.</param>
    /// <param name="account">The account.</param>
    /// <param name="ground">What it names.</param>
    /// <param name="office">The office that it names as its author's; null for none.</param>
    internal async Task<Told> Call(RightCall call, string account, Ground ground, string? office = null)
    {
        if (call.Body.Contains("egion", StringComparison.Ordinal)) await ground.ReadRegion();
        if (call.Path.Contains("villageLent", StringComparison.Ordinal)) await ground.ReadVillageLent();
        Dictionary<string, string> things = new(ground.Things) { ["account"] = account, ["key"] = SpareKey };
        using var request = new HttpRequestMessage(
            new HttpMethod(call.Method), Secured.Server.Url + call.Address(ground.Realm, things));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Secured.KeyOf(account));
        request.Content = call.BodyOf(things, office) switch
        {
            JsonObject json => new StringContent(json.ToJsonString(), Encoding.UTF8, "application/json"),
            string sheet => new StringContent(sheet, Encoding.UTF8, "text/csv"),
            _ => null,
        };
        var stop = TestContext.Current.CancellationToken;
        using var response = await ClientOf(account).SendAsync(
            request, HttpCompletionOption.ResponseHeadersRead, stop);
        var type = response.Content.Headers.ContentType?.MediaType;
        var text = type == "text/event-stream" ? "" : await response.Content.ReadAsStringAsync(stop);
        return new Told((int)response.StatusCode, text);
    }

    /// <summary>Each account calls from an address of its own: from one address only so many sign in in a
    /// minute.</summary>
    private HttpClient ClientOf(string account)
    {
        if (_clients.TryGetValue(account, out var known)) return known;
        IPAddress from = new([127, 0, 1, (byte)(_clients.Count + 1)]);
        return _clients[account] = new HttpClient(new SocketsHttpHandler
        {
            ConnectCallback = async (call, stop) =>
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                socket.Bind(new IPEndPoint(from, 0));
                await socket.ConnectAsync(call.DnsEndPoint, stop);
                return new NetworkStream(socket, ownsSocket: true);
            },
        });
    }

    /// <summary>The records of a realm after a number, as an auditor reads them.</summary>
    /// <param name="realm">The realm; null for the journal of accounts.</param>
    /// <param name="after">The number.</param>
    internal async Task<List<JsonNode>> Records(string? realm, long after)
    {
        List<JsonNode> records = [];
        for (var next = realm is null ? null : $"{after}";;)
        {
            var list = realm is null ? "/api/v1/access-records?limit=500" : $"/api/v1/realms/{realm}/journal?limit=500";
            var page = (await Secured.Get(
                realm?.StartsWith("load-", StringComparison.Ordinal) == true ? "load" : "audit",
                next is null ? list : $"{list}&after={next}")).Body!;
            records.AddRange(page["items"]!.AsArray().Select(i => i!));
            if ((next = page["next"]?.ToString()) is null) break;
        }

        return realm is null ? [.. records.Where(r => r["record"]!.GetValue<long>() > after)] : records;
    }
}

/// <summary>What the server answered.</summary>
/// <param name="Status">The status.</param>
/// <param name="Text">The body.</param>
internal sealed record Told(int Status, string Text)
{
    public bool IsRight => Status is >= 200 and < 300;

    /// <summary>Whether it is not the caller's place.</summary>
    public bool IsRefused =>
        Status == (int)HttpStatusCode.Forbidden && JsonNode.Parse(Text)!["code"]!.ToString() == "not-yours";
}
