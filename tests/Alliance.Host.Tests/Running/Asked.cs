using System.Text.Json.Nodes;

namespace Alliance.Host.Tests.Running;

/// <summary>An incident that has asked for aid, and its numbers as people type them.</summary>
internal static class Asked
{
    /// <summary>Reports an incident in a realm, and asks for squads.</summary>
    public static async Task<(string Incident, string Request)> In(TestServer server, string realm)
    {
        var incident = (await server.Command($"{realm}/incidents",
            new() { ["place"] = Tour.Place, ["name"] = "漫堤", ["hazard"] = "flood" })).Text("number");
        var request = (await server.Command($"{realm}/aid-requests", new()
        {
            ["incident"] = incident,
            ["lines"] = new JsonArray(
                new JsonObject { ["kind"] = "flood-rescue", ["quantity"] = 8, ["priority"] = "urgent" }),
        })).Text("number");
        return (incident, request);
    }

    /// <summary>Writes a number in full-width characters.</summary>
    public static string Wide(string number) =>
        string.Concat(number.Select(c => c is > ' ' and <= '~' ? (char)(c + 0xFEE0) : c));
}
