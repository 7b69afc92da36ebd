using Alliance.Simulation.Regions;

namespace Alliance.Simulation.Tests.Regions;

public sealed class InventedDivisionsTests
{
    [Theory]
    [InlineData(200)]
    [InlineData(20_000)]
    [InlineData(GenerationPlan.MostInvented)]
    public void Every_township_has_a_code_of_its_own_in_its_county(int townships)
    {
        var counties = InventedDivisions.Of(townships, seed: 7);
        var codes = counties.SelectMany(c => c.Townships).Select(t => t.Code).ToList();
        Assert.Equal(townships, codes.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(counties.Count, counties.Select(c => c.Code).Distinct(StringComparer.Ordinal).Count());
        Assert.All(counties, c => Assert.Equal(6, c.Code.Length));
        Assert.All(counties, c =>
            Assert.All(c.Townships, t =>
                Assert.True(t.Code.Length == 9 && t.Code.StartsWith(c.Code, StringComparison.Ordinal))));
    }
}
