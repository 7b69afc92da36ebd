using System.Text.Json.Nodes;
using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Host.Commands.Servers;
using Alliance.Host.Output;
using Alliance.Simulation.Regions;

namespace Alliance.Host.Commands.Regions;

/// <summary>Reads, compares and revises the region of a realm of a running server.</summary>
/// <param name="client">Calls the server.</param>
internal sealed class RealmClient(ServerClient client)
{
    /// <summary>An answer of the server: what it says, or why it says nothing.</summary>
    /// <param name="Body">The answer of a call that succeeded; else null.</param>
    /// <param name="Exit">The exit code of a call that failed.</param>
    /// <param name="Why">Why it failed, in lines.</param>
    internal sealed record Answer(JsonNode? Body, int Exit, IReadOnlyList<Text> Why);

    /// <summary>Converts a region to the clock of the realm, so that its days are the same.</summary>
    /// <param name="region">The region.</param>
    /// <param name="start">The start from which its moments count.</param>
    /// <param name="view">The realm, as the server tells it.</param>
    public static RegionData InRealm(RegionData region, DateTimeOffset start, JsonNode view)
    {
        var began = view["beganAt"]!.GetValue<DateTimeOffset>();
        return region.InRealm(
            new Span((long)(began - start).TotalMilliseconds), view["clock"]!.GetValue<int>() * 1_000);
    }

    /// <summary>Reads the realm.</summary>
    public async Task<Answer> Read(CancellationToken cancellation) => Told(await client.Get("", [], cancellation));

    /// <summary>Asks in what a region differs from the realm's.</summary>
    public Task<Answer> Compare(RegionData region, CancellationToken cancellation) =>
        Post("region/differences", RegionJson.Write(region), cancellation);

    /// <summary>Revises the realm's region.</summary>
    /// <param name="region">The region as it is to be.</param>
    /// <param name="reason">Why.</param>
    /// <param name="name">Who does it.</param>
    /// <param name="office">In which office; with the name null where the key says both.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public Task<Answer> Revise(
        RegionData region, string reason, string? name, string? office, CancellationToken cancellation) =>
        Post("region/revision", System.Text.Encoding.UTF8.GetBytes(new JsonObject
        {
            ["author"] = name is null && office is null ? null
                : new JsonObject { ["name"] = name, ["office"] = office },
            ["reason"] = reason,
            ["region"] = JsonNode.Parse(RegionJson.Write(region)),
        }.ToJsonString()), cancellation);

    private async Task<Answer> Post(string path, byte[] json, CancellationToken cancellation) =>
        Told(await client.Post(path, [], json, "application/json; charset=utf-8", cancellation));

    private static Answer Told(ServerReply reply) => reply.Exit == ExitCodes.Done
        ? new(reply.Json, ExitCodes.Done, []) : new(null, reply.Exit, [.. reply.Problems()]);
}
