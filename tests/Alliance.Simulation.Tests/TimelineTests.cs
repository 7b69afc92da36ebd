using Alliance.Core.Identifiers;
using Alliance.Simulation.Statistics;
using Alliance.Simulation.Timelines;

namespace Alliance.Simulation.Tests;

public sealed class TimelineTests
{
    [Fact]
    public void Every_event_comes_out_once_in_the_order_of_windows_however_far_ahead()
    {
        var random = new RandomStream(3, new ActorId(ActorKind.Realm, "run-1"), "timeline");
        var timeline = new Timeline<Event>(7);
        long[] reaches = [10, 7_000, 7_000_000, 7_000_000_000, 7_000_000_000_000];
        var (expected, seen, now) = (new List<long>(), new List<long>(), 0L);
        void Add()
        {
            var tick = now + random.Between(7, reaches[random.Between(0, reaches.Length - 1)]);
            timeline.Add(new Event(tick));
            expected.Add(tick);
        }

        for (var i = 0; i < 1_000; i++) Add();
        while (timeline.NextWindow is { } window)
        {
            Assert.True(window * 7 >= now);
            now = (window + 1) * 7;
            foreach (var due in timeline.Open(window))
            {
                Assert.Equal(window, due.Tick / 7);
                seen.Add(due.Tick);
                if (expected.Count < 20_000) Add();
            }
        }

        Assert.Equal(expected.Order(), seen.Order());
        Assert.Equal(0, timeline.Count);
    }

    [Fact]
    public void Nothing_can_be_put_into_a_window_that_is_open_or_past()
    {
        var timeline = new Timeline<Event>(10);
        timeline.Add(new Event(25));
        timeline.Open(2);

        Assert.Throws<ArgumentOutOfRangeException>(() => timeline.Add(new Event(29)));
        timeline.Add(new Event(30));
        Assert.Equal(3, timeline.NextWindow);
    }

    private readonly record struct Event(long Tick) : ITimed;
}
