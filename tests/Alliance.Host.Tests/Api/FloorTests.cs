using Alliance.Host.Tests.Running;

namespace Alliance.Host.Tests.Api;

/// <summary>The floor in force is shown with its parts: what the region says, what the level adds, what a superior may
/// order.</summary>
public sealed class FloorTests(TestServer server)
{
    [Fact]
    public async Task A_level_raises_the_floor_and_an_order_goes_below_it()
    {
        var drill = await server.Drill("floors");
        var calm = await Lending(drill);
        var configured = calm.Floor;
        Assert.Equal((configured, 0, configured, 0), (calm.Configured, calm.Raise, calm.ForOthers, calm.Superiors));

        await server.Command(
            $"{drill}/townships/{Tour.Place}/response-level", new() { ["level"] = "iii", ["basis"] = "漫堤" });
        var raised = await Lending(drill);
        Assert.Equal((configured + 1, configured, 1), (raised.Floor, raised.Configured, raised.Raise));

        var order =
            (await server.Command(
                $"{drill}/command-centres/430422/orders", new() { ["townships"] = new System.Text.Json.Nodes.JsonArray(
                    Tour.Place), ["floor"] = 0, ["minutes"] = 60, ["reason"] = "全力抢险" })).Text("number");
        var ordered = await Lending(drill);
        Assert.Equal((0, configured + 1, 1), (ordered.Floor, ordered.ForOthers, ordered.Superiors));
        var superior =
            (await server.Get($"{drill}/townships/{Tour.Place}")).Body!["lending"]!["floor"]!["superiors"]![0]!;
        Assert.Equal(("430422", order, "0"),
            (superior["superior"]!.ToString(), superior["order"]!.ToString(), superior["floor"]!.ToString()));
    }

    private async Task<(int Floor, int Configured, int Raise, int ForOthers, int Superiors)> Lending(string drill)
    {
        var lending = (await server.Get($"{drill}/townships/{Tour.Place}")).Body!["lending"]!;
        int Part(string name) => lending["floor"]![name]!.GetValue<int>();
        return (lending["reserveFloor"]!.GetValue<int>(), Part("configured"), Part("raise"), Part("forOthers"),
            lending["floor"]!["superiors"]!.AsArray().Count);
    }
}
