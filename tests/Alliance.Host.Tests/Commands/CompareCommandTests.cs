using System.Text.Json;

namespace Alliance.Host.Tests.Commands;

public sealed class CompareCommandTests
{
    private const string Flood = "scenarios/hengnan-flood.yaml";

    [Fact]
    public async Task Json_has_the_mean_of_each_policy_and_the_paired_difference_with_its_interval()
    {
        var (exit, output, _) =
            await Cli.RunAsync("compare", Flood, "--policies", "nearest-first,joint", "--seeds", "1..2", "--json");
        Assert.Equal(0, exit);
        var summary = JsonDocument.Parse(output).RootElement;
        Assert.Equal(["weightedUnmet", "unmetShare", "timeToFirstCommitment", "firstTeam"],
            summary.GetProperty("measures").EnumerateArray().Select(m => m.GetProperty("name").GetString()));
        foreach (var measure in summary.GetProperty("measures").EnumerateArray())
        {
            Assert.True(measure.GetProperty("means").GetProperty("joint").GetDouble() > 0);
            var difference = measure.GetProperty("differences")[0].GetProperty("difference");
            Assert.Equal(2, difference.GetProperty("pairs").GetInt32());
            Assert.InRange(difference.GetProperty("mean").GetDouble(), difference.GetProperty("low").GetDouble(),
                difference.GetProperty("high").GetDouble());
        }

        var joint = summary.GetProperty("awards").GetProperty("joint");
        Assert.True(joint.GetProperty("unmet").GetInt64() <= joint.GetProperty("unmetNearestFirst").GetInt64());
    }

    [Theory]
    [InlineData("--policies", "--policies", "joint")]
    [InlineData("generous", "--policies", "joint,generous")]
    [InlineData("--seeds", "--seeds", "3..1")]
    public async Task Bad_input_is_named_and_exits_with_2(string named, params string[] more)
    {
        var (exit, output, error) = await Cli.RunAsync(["compare", Flood, "--json", .. more]);
        Assert.Equal(2, exit);
        Assert.Equal("", output);
        Assert.Contains(named, error, StringComparison.Ordinal);
    }
}
