using System.Net;
using System.Text.Json.Nodes;
using Alliance.Host.Tests.Access;
using Alliance.Host.Tests.Running;

namespace Alliance.Host.Tests.Fuzzing;

/// <summary>Secrets of a township and of its people, planted before the fuzz: no answer to anybody else may have
/// them.</summary>
internal sealed class Canaries
{
    private const string Owner = "quan", Place = "430422109";

    /// <summary>How people of the place are reached: known to those who may read people.</summary>
    private static readonly string[] Contacts = ["07349990001", "0734-9990001"];

    private readonly string[] _ofAccounts;

    /// <param name="key">The key of the owner.</param>
    private Canaries(string key) => _ofAccounts =
    [
        key, "07349990002", "0734-9990002", "fcm/send/canary", "Q2FuYXJ5Q2FuYXJ5Q2FuYQ",
        // So the hash of every password begins.
        "AQAAAAI",
    ];

    /// <summary>Plants them.</summary>
    public static async Task<Canaries> Plant(SecuredServer secured)
    {
        foreach (var contacts in ContactLists()) await Done(secured.Post(Owner, "contacts", contacts));
        await Done(secured.Post(Owner, "/api/v1/session/telephone", new() { ["telephone"] = "0734-9990002" }));
        await Done(secured.Post(Owner, "/api/v1/session/subscriptions", new()
        {
            ["endpoint"] = "https://fcm.googleapis.com/fcm/send/canary",
            ["keys"] = new JsonObject { ["p256dh"] = new string('A', 87), ["auth"] = "Q2FuYXJ5Q2FuYXJ5Q2FuYQ" },
        }));
        return new Canaries(secured.KeyOf(Owner));
    }

    /// <summary>Plants those of people in a drill.</summary>
    /// <param name="server">The server, on which the caller may do everything in the drill.</param>
    /// <param name="drill">The path of the drill.</param>
    public static async Task PlantIn(TestServer server, string drill)
    {
        foreach (var contacts in ContactLists()) await server.Command($"{drill}/contacts", contacts);
    }

    /// <summary>Returns the secret in an answer; null where there is none.</summary>
    /// <param name="caller">Who got the answer.</param>
    /// <param name="text">The answer.</param>
    public string? In(Caller caller, string text) =>
        Array.Find(_ofAccounts, secret => text.Contains(secret, StringComparison.Ordinal))
        ?? (caller.ReadsPeople ? null
            : Array.Find(Contacts, secret => text.Contains(secret, StringComparison.Ordinal)));

    private static IEnumerable<JsonObject> ContactLists() =>
        ((string[])[$"Township/{Place}", $"RescueTeam/{Place}-F1"]).Select(of => new JsonObject
        {
            ["of"] = of, ["reason"] = "登记",
            ["people"] = new JsonArray(new JsonObject { ["name"] = "丁", ["telephone"] = Contacts[1] }),
        });

    private static async Task Done(Task<Answer> call)
    {
        var answer = await call;
        Assert.True(answer.Status is HttpStatusCode.OK or HttpStatusCode.Created or HttpStatusCode.NoContent,
            $"{answer.Status} {answer.Body?.ToJsonString()}");
    }
}
