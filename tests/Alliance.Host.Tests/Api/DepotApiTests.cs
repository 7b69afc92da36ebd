using System.Text.Json.Nodes;
using Alliance.Host.Tests.Running;

namespace Alliance.Host.Tests.Api;

/// <summary>A depot's people keep the shelf over the API.</summary>
public sealed class DepotApiTests(TestServer server)
{
    [Fact]
    public async Task A_stock_taking_and_a_write_off_stand_in_the_accounts()
    {
        var drill = await server.Drill("depot");
        var depot = (await server.Get($"{drill}/depots")).Body!["items"]!.AsArray()
            .First(d => d!["stock"]!.AsArray().Any(s => s!["kind"]!.ToString() == "boats"))!["id"]!.ToString();
        await server.Command(
            $"{drill}/depots/{depot}/stock/boats/counts", new() { ["units"] = 9, ["reason"] = "盘点" });
        await server.Command(
            $"{drill}/depots/{depot}/stock/boats/write-offs", new() { ["units"] = 2, ["reason"] = "破损" });
        await Eventually.Is("both stand in the accounts", async () => (await Boats(drill, depot)) is var b
            && (b["available"]!.GetValue<int>(), b["writtenOff"]!.GetValue<int>()) == (7, 2));
    }

    [Fact]
    public async Task What_cannot_be_written_off_or_come_back_is_named()
    {
        var drill = await server.Drill("depot-wrong");
        var depot = (await server.Get($"{drill}/depots")).Body!["items"]!.AsArray()
            .First(d => d!["stock"]!.AsArray().Any(s => s!["kind"]!.ToString() == "boats"))!["id"]!.ToString();
        (await server.Post($"{drill}/depots/{depot}/stock/boats/write-offs",
            new() { ["units"] = 9_999, ["reason"] = "破损" })).IsProblem(400, "units");
        Assert.Equal(404, (int)(await server.Post(
            $"{drill}/depots/{depot}/stock/boots/counts", new() { ["units"] = 1, ["reason"] = "盘点" })).Status);
        (await server.Post($"{drill}/depots/{depot}/stock/boats/counts", new() { ["units"] = -1 })).IsProblem(
            400, "units");
    }

    private async Task<JsonNode> Boats(string drill, string depot) =>
        (await server.Get($"{drill}/depots/{depot}")).Body!["depot"]!["stock"]!.AsArray()
        .First(s => s!["kind"]!.ToString() == "boats")!;
}
