using System.Text.Json.Nodes;
using Alliance.Host.Tests.Running;

namespace Alliance.Host.Tests.Api.Lists;

/// <summary>A word is the same in traditional and in simplified characters.</summary>
public sealed class TraditionalWordsTests(TestServer server)
{
    [Theory]
    [InlineData("長沙", "长沙")]
    [InlineData("长沙", "長沙")]
    [InlineData("藍天救援隊", "蓝天救援队")]
    public async Task Words_are_found_in_traditional_and_in_simplified_characters(string typed, string written)
    {
        var incident = (await server.Command("incidents", new()
        {
            ["place"] = "430422122", ["name"] = $"{written}方向漫堤 {typed.Length}{typed[0]}", ["hazard"] = "flood",
            ["author"] = new JsonObject { ["name"] = "劉強", ["office"] = written },
        })).Text("number");
        foreach (var filter in (string[])[$"q={typed}", $"office={typed}", $"author=刘强&q={typed}"])
            Assert.Contains(incident, (await server.Get(Encoded(filter)))
                .Body!["items"]!.AsArray().Select(i => i!["number"]!.ToString()));
    }

    private static string Encoded(string filter) =>
        "incidents?place=430422122&" + string.Join('&', filter.Split('&').Select(p =>
            p[..(p.IndexOf('=') + 1)] + Uri.EscapeDataString(p[(p.IndexOf('=') + 1)..])));
}
