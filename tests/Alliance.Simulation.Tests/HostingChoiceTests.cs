using Alliance.Core.Geography;
using Alliance.Simulation.Scenarios.Reading;
using Alliance.Simulation.Silos;
using Alliance.Simulation.Tests.Scenarios;

namespace Alliance.Simulation.Tests;

public sealed class HostingChoiceTests
{
    private static readonly RegionData County = ScenarioLoader
        .Load(Path.Combine(Files.Scenarios, "hengnan-flood.yaml"))
        .Value!.Region;
    private static readonly RegionData Large = County with { Teams = [.. Enumerable.Repeat(County.Teams[0], 20_000)] };

    [Fact]
    public void What_is_asked_for_is_done()
    {
        Assert.Equal((Hosting.Region, 5), Choice(Hosting.Region, 5, Large, 64));
        Assert.Equal((Hosting.Grain, 1), Choice(Hosting.Grain, 1, County, 1));
    }

    [Fact]
    public void Shards_without_a_hosting_mean_grains_side_by_side() =>
        Assert.Equal((Hosting.Grain, 5), Choice(Hosting.Auto, 5, County, 2));

    [Fact]
    public void A_county_is_worked_off_by_one_grain_however_many_cores_there_are() =>
        Assert.Equal((Hosting.Region, 1), Choice(Hosting.Auto, 1, County, 64));

    [Fact]
    public void A_large_region_has_a_grain_for_each_actor_where_cores_are_left_for_them()
    {
        Assert.Equal((Hosting.Region, 1), Choice(Hosting.Auto, 1, Large, 2));
        Assert.Equal((Hosting.Grain, 8), Choice(Hosting.Auto, 1, Large, 8));
    }

    private static (Hosting, int) Choice(Hosting asked, int shards, RegionData region, int cores)
    {
        var choice = HostingChoice.Of(asked, shards, region, cores);
        Assert.NotEmpty(choice.Reason);
        return (choice.Hosting, choice.Shards);
    }
}
