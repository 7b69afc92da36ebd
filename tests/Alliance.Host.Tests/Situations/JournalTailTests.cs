using Alliance.Core.Actors;
using Alliance.Core.Incidents;
using Alliance.Core.Journals;
using Alliance.Grains.Journals;
using Alliance.Host.Situations;

namespace Alliance.Host.Tests.Situations;

public sealed class JournalTailTests
{
    private readonly JournalTail _tail = new(0);
    private readonly TailRecord[] _taken = new TailRecord[3];

    [Fact]
    public void WhoComesLateTakesWhatThereIsInOrderAndThenWaitsForMore()
    {
        Add(11, 15);
        Assert.Equal(3, _tail.Take(10, null, _taken, out var more));
        Assert.Equal([11, 12, 13], _taken.Select(t => t.Facts.Number));
        Assert.Null(more);
        Assert.Equal(2, _tail.Take(13, null, _taken, out more));
        Assert.Equal(0, _tail.Take(15, null, _taken, out more));
        Assert.False(more!.IsCompleted);
        Add(16, 16);
        Assert.True(more.IsCompleted);
        Assert.Equal(1, _tail.Take(15, null, _taken, out _));
    }

    [Fact]
    public void WhoIsSlowerThanWhatIsKeptFallsOutOfIt()
    {
        Add(1, JournalTail.Length + 5);
        Assert.Equal(-1, _tail.Take(4, null, _taken, out _));
        Assert.Equal(3, _tail.Take(5, null, _taken, out _));
        Assert.Equal(6, _taken[0].Facts.Number);
    }

    [Fact]
    public void WhoHasFallenOutFindsWhatHeWantsByItsMarks()
    {
        Add(1, 3, "430422101");
        Add(4, 4, "430422106");
        Add(5, JournalTail.Length + 10, "430422101");
        List<long> found = [];
        var wanted = RecordMarks.MarkOf("430422106");
        Assert.Equal(-1, _tail.Take(2, "430422106", _taken, out _));
        var through = _tail.Find(2, m => m.Place == wanted, found, limit: 10);
        Assert.Equal([4], found);
        Assert.InRange(through!.Value, 5, JournalTail.Length + 10);
        Assert.Equal(4, _tail.Find(2, m => m.Type == typeof(IncidentClosed), [], limit: 2));
    }

    [Fact]
    public void MarksAreKeptOfMoreThanTheRecordsAndAreBoundedToo()
    {
        Add(1, JournalTail.Marked + 5);
        Assert.Null(_tail.Find(4, _ => true, [], limit: 10));
        Assert.Equal(15, _tail.Find(5, _ => true, [], limit: 10));
    }

    [Fact]
    public void AnEventIsWrittenOnceForAll()
    {
        Add(1, 1);
        _tail.Take(0, null, _taken, out _);
        var written = 0;
        for (var watcher = 0; watcher < 3; watcher++) _taken[0].Event((_, _) => [(byte)++written], 0);
        Assert.Equal(1, written);
    }

    [Fact]
    public void WhoWatchesOnePlaceIsWokenByWhatIsOfItAndNowAndThenLestHeFallsOut()
    {
        Add(1, 1);
        _tail.Take(1, "430422106", _taken, out var more);
        Add(2, 2, "430422101");
        Add(3, 3);
        Assert.False(more!.IsCompleted);
        Add(4, 4, "430422106");
        Assert.True(more.IsCompleted);
        _tail.Take(4, "430422106", _taken, out more);
        Add(5, JournalTail.Length, "430422101");
        Assert.True(more!.IsCompleted);
        Assert.Equal(3, _tail.Take(4, "430422106", _taken, out _));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("430422106")]
    public void WhoWaitsIsToldTheEnd(string? place)
    {
        _tail.Take(0, place, _taken, out var more);
        _tail.End();
        Assert.True(more!.IsCompleted && _tail.IsOver);
        _tail.Take(0, place, _taken, out more);
        Assert.True(more!.IsCompleted);
    }

    private void Add(long first, long last, string? place = null)
    {
        var incident = new ActorId(ActorKind.Incident, "430422106-01");
        for (var number = first; number <= last; number++)
            _tail.Add(new StoredRecord(number, new JournalEntry(number, new Instant(number), incident, null, null, new Cause(CauseKind.Timer, incident, ""), 1, new IncidentClosed("over")), []), place);
    }
}
