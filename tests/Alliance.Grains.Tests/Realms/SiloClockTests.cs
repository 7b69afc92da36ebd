using Alliance.Grains.Realms;

namespace Alliance.Grains.Tests.Realms;

public sealed class SiloClockTests
{
    [Fact]
    public void A_clock_that_is_set_forward_is_followed_gently_and_never_by_a_step()
    {
        var machine = new Machine();
        var clock = new SiloClock(machine);
        var start = clock.Now;
        machine.Wall += TimeSpan.FromMinutes(1);
        Assert.Equal(start, clock.Now);
        machine.Pass(TimeSpan.FromSeconds(100));
        Assert.Equal(start + 100_500, clock.Now);
        Assert.Equal(TimeSpan.FromSeconds(59.5), clock.Drift);
        machine.Pass(TimeSpan.FromHours(10));
        Assert.Equal(TimeSpan.Zero, clock.Drift);
    }

    [Fact]
    public void A_clock_that_is_set_back_slows_time_and_never_turns_it_back()
    {
        var machine = new Machine();
        var clock = new SiloClock(machine);
        var start = clock.Now;
        machine.Wall -= TimeSpan.FromHours(1);
        machine.Pass(TimeSpan.FromSeconds(100));
        Assert.Equal(start + 99_500, clock.Now);
    }

    private sealed class Machine : TimeProvider
    {
        private long _counter;

        public DateTimeOffset Wall { get; set; } = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _counter;

        public override DateTimeOffset GetUtcNow() => Wall;

        public void Pass(TimeSpan time)
        {
            _counter += time.Ticks;
            Wall += time;
        }
    }
}
