using System.Text.Json.Nodes;
using Alliance.Host.Tests.Running;

namespace Alliance.Host.Tests.Api.Names;

/// <summary>What is meant by a wrong code is not guessed from its digits.</summary>
public sealed class WrongCodeTests(TestServer server)
{
    [Theory]
    [InlineData("43042211")]
    [InlineData("４３０４２２１１")]
    [InlineData("4304")]
    [InlineData("430422120")]
    public async Task A_wrong_code_never_suggests_a_code_that_begins_alike(string code)
    {
        var place = await server.Post("incidents",
            new JsonObject { ["place"] = code, ["name"] = "漫堤", ["hazard"] = "flood" });
        place.IsProblem(400, "place", "search");
        foreach (var answer in (Answer[])[
            place, await Get("townships/", code), await Get("teams/", code), await Get("depots/", code),
            await Get("teams?owner=", code), await Get("commitments?resource=", code)])
            Assert.DoesNotContain("did you mean", answer.Body!.ToJsonString(), StringComparison.Ordinal);
    }

    private Task<Answer> Get(string path, string typed) => server.Get(path + Uri.EscapeDataString(typed));
}
