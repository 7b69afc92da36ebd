using Alliance.LoadTesting.Profiles;

namespace Alliance.LoadTesting.Tests.Profiles;

public sealed class ArrivalScheduleTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public void The_same_seed_calls_at_the_same_moments() =>
        Assert.Equal(Of(50, ArrivalPattern.Poisson, 7, 2), Of(50, ArrivalPattern.Poisson, 7, 2));

    [Fact]
    public void Another_seed_or_another_step_calls_at_others()
    {
        var some = Of(50, ArrivalPattern.Poisson, 7, 2);
        Assert.NotEqual(some, Of(50, ArrivalPattern.Poisson, 8, 2));
        Assert.NotEqual(some, Of(50, ArrivalPattern.Poisson, 7, 3));
    }

    [Fact]
    public void Calls_come_at_the_rate_on_average_and_in_order()
    {
        var moments = Of(100, ArrivalPattern.Poisson, 1, 0);
        Assert.InRange(moments.Count, 5_600, 6_400);
        Assert.Equal(moments.Order(), moments);
        Assert.All(moments, m => Assert.InRange(m, TimeSpan.Zero, Minute));
        // Independent calls come in bunches: the gaps spread as much as they last on average.
        var gaps = moments.Zip(moments.Skip(1), (a, b) => (b - a).TotalSeconds).ToList();
        Assert.InRange(
            Math.Sqrt(gaps.Average(g => g * g) - gaps.Average() * gaps.Average()) / gaps.Average(),
            0.9,
            1.1);
    }

    [Fact]
    public void Uniform_calls_come_at_equal_distances()
    {
        var moments = Of(2, ArrivalPattern.Uniform, 1, 0);
        Assert.Equal(120, moments.Count);
        Assert.All(moments.Zip(moments.Skip(1), (a, b) => b - a), gap => Assert.Equal(0.5, gap.TotalSeconds, 6));
    }

    private static List<TimeSpan> Of(double rate, ArrivalPattern pattern, ulong seed, int step) =>
        [.. ArrivalSchedule.Of(rate, Minute, pattern, seed, step)];
}
