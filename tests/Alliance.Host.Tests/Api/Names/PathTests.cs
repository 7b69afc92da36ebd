using System.Text.Json.Nodes;
using Alliance.Host.Tests.Running;

namespace Alliance.Host.Tests.Api.Names;

/// <summary>The names and numbers of paths are read as those of bodies.</summary>
public sealed class PathTests(TestServer server)
{
    [Fact]
    public async Task Numbers_are_understood_in_any_width_and_case()
    {
        var drill = await server.Drill("path-numbers");
        var (incident, request) = await Asked.In(server, drill);
        foreach (var typed in (string[])[request.ToLowerInvariant(), Asked.Wide(request)])
        {
            Assert.Equal(request, (await Get($"{drill}/aid-requests/", typed)).Body!["request"]!["number"]!.ToString());
            Assert.Equal(request, (await Get($"{drill}/aid-requests/", typed, "/story")).Text("request"));
        }

        var wide = Uri.EscapeDataString(Asked.Wide(incident));
        Assert.Equal(incident, (await server.Get($"{drill}/incidents/{wide}/story")).Text("incident"));
        Assert.Equal(200, (int)(await server.Get($"{drill}/incidents/{wide}/totals")).Status);
        await server.Command($"{drill}/incidents/{wide}/grade", new() { ["grade"] = "major", ["basis"] = "被困" });
        Assert.Equal(
            "major", (await server.Get($"{drill}/incidents/{incident}")).Body!["incident"]!["grade"]!.ToString());
        await server.Command($"{drill}/aid-requests/{request.ToLowerInvariant()}/lines/1/amend",
            new() { ["quantity"] = 9, ["reason"] = "人数有误" });
        (await server.Get($"{drill}/incidents/{incident}9")).IsProblem(404);
        (await server.Get($"{drill}/aid-requests/{request.ToLowerInvariant()}9")).IsProblem(404);
    }

    [Theory]
    [InlineData("townships", "岐山", "430422126")]
    [InlineData("townships", "鷄籠鎮", "430422126")]
    [InlineData("townships", "近尾洲", "430422119")]
    [InlineData("command-centres", "衡南县应急指挥中心", "430422")]
    public async Task A_tier_is_named_by_a_short_or_former_name_also_in_the_path_of_a_command(
        string list, string typed, string code)
    {
        Assert.Equal(code, (await Get($"{list}/", typed)).Text("code"));
        var drill = await server.Drill($"path-{list[0]}{typed.Length}{(int)typed[0]}");
        await server.Command($"{drill}/{list}/{Uri.EscapeDataString(typed)}/response-level",
            new() { ["level"] = "iv", ["basis"] = "暴雨" });
        var raised = (await server.Get($"{drill}/response-levels")).Body!.AsArray();
        Assert.EndsWith($"/{code}", Assert.Single(raised)!["tier"]!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_agreement_and_an_alliance_are_named_in_any_case_or_by_name()
    {
        Assert.Equal("AG-HY", (await server.Get("agreements/ag-hy")).Text("id"));
        Assert.Equal("AG-HY", (await Get("agreements/", "衡南县与衡阳区域应急救援中心支援协议")).Text("id"));
        Assert.Equal("TownshipAlliance/TA-01", (await server.Get("alliances/ta-01/ledger")).Text("tier"));
        (await server.Get("agreements/ag-hx")).IsProblem(404, null, "AG-HY");
    }

    [Fact]
    public async Task What_is_in_doubt_is_not_guessed() =>
        (await server.Post($"townships/{Uri.EscapeDataString("jinweizhou")}/response-level",
            new() { ["level"] = "iv", ["basis"] = "暴雨" })).IsProblem(404, null, "近尾洲镇 (430422119)");

    private Task<Answer> Get(string path, string typed, string rest = "") =>
        server.Get(path + Uri.EscapeDataString(typed) + rest);
}
