using Alliance.Host.Tests.Running;

namespace Alliance.Host.Tests.Api.Lists;

/// <summary>Filters take what bodies take. What names nothing is refused: an empty list would look like an
/// answer.</summary>
public sealed class NamedFilterTests(TestServer server)
{
    [Theory]
    [InlineData("journal?actor=bogus", "actor", "names no")]
    [InlineData("journal?actor=430422119-99", "actor", "No incident")]
    [InlineData("journal?actor=AidRequest/430422119-99-R01", "actor", "No aid request")]
    [InlineData("commitments?resource=近尾洲镇微型消防", "resource", "did you mean 近尾洲镇微型消防站")]
    [InlineData("townships?superior=衡南县应急", "superior", "430422 (衡南县应急指挥中心)")]
    [InlineData("townships?alliance=bogus", "alliance", "TA-01 (")]
    [InlineData("townships?kind=burg", "kind", "subdistrict, town, township")]
    [InlineData("command-centres?superior=bogus", "superior", "HY-RRC (")]
    [InlineData("teams?force=bogus", "force", "professional (专业救援队)")]
    [InlineData("teams?incident=430422119-99", "incident", "lists those that there are")]
    [InlineData("aid-requests?incident=bogus", "incident", "lists those that there are")]
    [InlineData("letters?incident=bogus", "incident", "lists those that there are")]
    [InlineData("offers?incident=bogus", "incident", "lists those that there are")]
    [InlineData("commitments?request=430422119-01-R99", "request", "lists those that there are")]
    [InlineData("approvals?request=bogus", "request", "lists those that there are")]
    [InlineData("alliances/TA-01/ledger?incident=bogus", "incident", "lists those that there are")]
    [InlineData("events?request=bogus", "request", "lists those that there are")]
    public async Task What_a_filter_does_not_know_is_refused_with_what_it_may_mean(
        string query, string field, string says) =>
        (await server.Get(Encoded(query))).IsProblem(400, field, says);

    [Fact]
    public async Task Squads_forces_centres_and_alliances_are_taken_by_name()
    {
        foreach (var (byName, byCode) in (IEnumerable<(string, string)>)
        [
            ("townships?superior=衡南县应急指挥中心&limit=50", "townships?superior=430422&limit=50"),
            ("townships?alliance=湘江上游乡镇应急救援联盟", "townships?alliance=TA-01"),
            ("townships?alliance=ta-01", "townships?alliance=TA-01"),
            ("teams?force=微型消防站&limit=50", "teams?force=micro-fire-station&limit=50"),
            ("command-centres?superior=衡阳区域应急救援中心", "command-centres?superior=HY-RRC"),
        ])
        {
            var expected = (await server.Get(byCode)).Body!["items"]!;
            Assert.NotEmpty(expected.AsArray());
            Assert.Equal(
                expected.ToJsonString(), (await server.Get(Encoded(byName))).Body!["items"]!.ToJsonString());
        }
    }

    [Fact]
    public async Task The_records_and_the_commitments_of_a_squad_are_found_by_its_name_also_once_it_is_retired()
    {
        var drill = await server.Drill("filter-squad");
        var squad = $"{Tour.Place}-F1";
        var name = (await server.Get($"{drill}/teams/{squad}")).Body!["team"]!["name"]!.ToString();
        await server.Command($"{drill}/teams/{squad}/status", new() { ["status"] = "outOfService" });
        foreach (var actor in (string[])[name, squad, $"RescueTeam/{squad}", squad.ToLowerInvariant()])
            Assert.Single((await server.Get(
                Encoded($"{drill}/journal?actor={actor}"))).Body!["items"]!.AsArray());
        Assert.Empty((await server.Get(Encoded($"{drill}/commitments?resource={name}"))).Body!["items"]!.AsArray());
        await server.Command($"{drill}/teams/{squad}/retirement", new() { ["retired"] = true, ["reason"] = "撤编" });
        Assert.Single((await server.Get($"{drill}/journal?actor={squad}")).Body!["items"]!.AsArray());
        Assert.Empty((await server.Get($"{drill}/commitments?resource={squad}")).Body!["items"]!.AsArray());
    }

    [Fact]
    public async Task An_incident_and_a_request_are_found_by_their_numbers_in_any_width_and_case()
    {
        var drill = await server.Drill("filter-numbers");
        var (incident, request) = await Asked.In(server, drill);
        foreach (var typed in (string[])[incident, Asked.Wide(incident), $" {incident}"])
            foreach (var list in (string[])["aid-requests?incident=", "journal?incident=", "journal?actor="])
                Assert.NotEmpty((await server.Get(Encoded($"{drill}/{list}{typed}"))).Body!["items"]!.AsArray());
        foreach (var typed in (string[])[request, request.ToLowerInvariant(), Asked.Wide(request)])
            Assert.NotEmpty(
                (await server.Get(Encoded($"{drill}/journal?request={typed}"))).Body!["items"]!.AsArray());
    }

    /// <summary>Encodes the values of a query.</summary>
    private static string Encoded(string path)
    {
        var parts = path.Split('?');
        return parts[0] + "?" + string.Join('&', parts[1].Split('&').Select(p =>
            p[..(p.IndexOf('=') + 1)] + Uri.EscapeDataString(p[(p.IndexOf('=') + 1)..])));
    }
}
