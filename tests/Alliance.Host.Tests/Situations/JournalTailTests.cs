using System.Buffers;
using System.Text;
using Alliance.Core.Incidents;
using Alliance.Host.Situations;

namespace Alliance.Host.Tests.Situations;

public sealed class JournalTailTests
{
    private const int Enough = 1_000;
    private const string Here = "430422106", Elsewhere = "430422101";
    private readonly JournalTail _tail = new(0);
    private readonly ArrayBufferWriter<byte> _events = new();
    private readonly List<long> _missed = [];

    public JournalTailTests() => _tail.Join();

    [Fact]
    public async Task Who_comes_late_takes_what_there_is_in_order_and_then_waits_for_more()
    {
        Add(11, 15);
        Assert.Equal(15, Take(10).Through);
        Assert.Equal("11,12,13,14,15,", Events());
        var waiting = Take(15);
        Assert.False(waiting.More!.IsCompleted);
        Add(16, 16);
        await Woken(waiting);
        Assert.Equal(new TailPage(16, 16, null), Take(15));
    }

    [Fact]
    public void No_more_is_taken_at_once_than_fits()
    {
        Add(1, 500);
        var page = Take(0);
        Assert.InRange(_events.WrittenCount, Enough, Enough + 10);
        Assert.Equal(page.Through, page.Shown);
        Assert.Equal(page.Through + 1, long.Parse(Events(Take(page.Through)).Split(',')[0], null));
    }

    [Fact]
    public void Who_watches_a_part_is_shown_that_and_moved_past_the_rest()
    {
        Add(1, 3, Elsewhere);
        Add(4, 4, Here);
        Add(5, 9, Elsewhere);
        Assert.Equal(new TailPage(9, 4, null), Take(0, Here));
        Assert.Equal("4,", Events());
    }

    [Fact]
    public void What_came_while_nobody_watched_is_to_be_read_from_the_store_in_its_order()
    {
        _tail.Leave();
        Add(1, 3, Here);
        Add(4, 4, Elsewhere);
        _tail.Join();
        Add(5, 6, Here);
        Assert.Equal(4, Take(0, Here).Through);
        Assert.Equal([1, 2, 3], _missed);
        Assert.Equal("", Events());
        _missed.Clear();
        Assert.Equal(6, Take(4, Here).Through);
        Assert.Equal("5,6,", Events());
        Assert.Empty(_missed);
    }

    [Fact]
    public void What_was_written_over_is_to_be_read_from_the_store_by_who_wants_it_only()
    {
        Add(1, 1, Here);
        Add(2, 40_000, Elsewhere, bytes: 1_000);
        Assert.Equal(JournalTail.Glance, Take(0, Here).Through);
        Assert.Equal([1], _missed);
        _missed.Clear();
        Assert.Equal(40_000, Take(39_990, Here).Through);
        Assert.Empty(_missed);
    }

    [Fact]
    public void Who_is_slower_than_what_is_known_falls_out_of_it()
    {
        Add(1, JournalTail.Length + 5);
        Assert.True(Take(4).IsFallenOut);
        Assert.False(Take(5).IsFallenOut);
    }

    [Fact]
    public async Task A_watcher_of_one_place_is_woken_by_its_records_and_before_it_falls_behind()
    {
        Add(1, 1);
        var (waiting, ofEverything) = (Take(1, Here), Take(1));
        Add(2, 2, Elsewhere);
        Add(3, 3);
        await Woken(ofEverything);
        Assert.False(waiting.More!.IsCompleted);
        Add(4, 4, Here);
        await Woken(waiting);
        waiting = Take(4, Here);
        Add(5, JournalTail.Glance, Elsewhere);
        await Woken(waiting);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(Here)]
    public void Who_waits_is_told_the_end(string? place)
    {
        var waiting = Take(0, place);
        _tail.End();
        Assert.True(waiting.More!.IsCompleted && _tail.IsOver);
        Assert.True(Take(0, place).More!.IsCompleted);
    }

    private TailPage Take(long after, string? place = null)
    {
        _events.Clear();
        return _tail.Take(after, new Wanted(place), _events, Enough, _missed);
    }

    private static Task Woken(TailPage waiting) =>
        waiting.More!.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

    private string Events(TailPage _ = default) => Encoding.UTF8.GetString(_events.WrittenSpan);

    private void Add(long first, long last, string? place = null, int bytes = 0)
    {
        for (var number = first; number <= last; number++)
            _tail.Add(number, new RecordFacts(typeof(IncidentClosed), false, null, place),
                _tail.IsWatched ? Encoding.UTF8.GetBytes($"{number},".PadRight(bytes)) : default);
    }

    private sealed record Wanted(string? Place) : IWanted
    {
        public bool Takes(in RecordFacts facts) => Place is null || facts.Place == Place;
    }
}
