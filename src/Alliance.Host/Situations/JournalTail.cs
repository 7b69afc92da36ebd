using Alliance.Grains.Journals;

namespace Alliance.Host.Situations;

/// <summary>The latest records of a realm's journal, read once for all who watch it: bounded, whoever is slow falls out of it. Of more than those it knows the marks, so that
/// who watches a part need not read all from the store to come back.</summary>
/// <param name="after">The number of the record before its first.</param>
internal sealed class JournalTail(long after)
{
    /// <summary>Records kept; a power of two.</summary>
    public const int Length = 4_096;
    /// <summary>Records whose marks are kept; a power of two.</summary>
    public const int Marked = 65_536;
    /// <summary>Marks that are looked at in one go.</summary>
    private const int Glance = 4_096;
    private readonly TailRecord[] _records = new TailRecord[Length];
    private readonly RecordMarks[] _marks = new RecordMarks[Marked];
    private readonly Lock _lock = new();
    /// <summary>After so many records everybody looks, so that nobody falls out only because nothing happens at a place.</summary>
    private const int Round = Length / 4;
    private readonly Dictionary<string, TaskCompletionSource> _nextAt = new(StringComparer.Ordinal);
    private TaskCompletionSource _next = NewWait();
    private long _first = after + 1, _firstMarked = after + 1, _last = after;
    private volatile bool _isOver;

    /// <summary>Nothing comes any more: the realm is gone, or the server stops.</summary>
    public bool IsOver => _isOver;

    public void End()
    {
        _isOver = true;
        WakeAll();
    }

    /// <summary>A record has come; they come in order, without a gap. Who waits for a place is woken by what is of that place.</summary>
    /// <param name="record">The record.</param>
    /// <param name="place">The township that it is about; null for none.</param>
    public void Add(StoredRecord record, string? place)
    {
        var facts = RecordFacts.Of(record.Entry, place);
        TaskCompletionSource come;
        TaskCompletionSource? comeAt = null;
        lock (_lock)
        {
            var number = record.Number;
            _records[number & (Length - 1)] = new TailRecord(record, facts);
            _marks[number & (Marked - 1)] = RecordMarks.Of(facts);
            (_last, _first, _firstMarked) = (number, Math.Max(_first, number - Length + 1), Math.Max(_firstMarked, number - Marked + 1));
            (come, _next) = (_next, NewWait());
            if (place is not null) _nextAt.Remove(place, out comeAt);
        }

        come.TrySetResult();
        comeAt?.TrySetResult();
        if (record.Number % Round == 0) WakeAll();
    }

    private void WakeAll()
    {
        List<TaskCompletionSource> all;
        lock (_lock)
        {
            all = [_next, .. _nextAt.Values];
            _nextAt.Clear();
            if (!_isOver) _next = NewWait();
        }

        foreach (var waiting in all) waiting.TrySetResult();
    }

    private TaskCompletionSource NextAt(string place)
    {
        if (!_nextAt.TryGetValue(place, out var next)) _nextAt.Add(place, next = NewWait());
        return next;
    }

    private static TaskCompletionSource NewWait() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Takes what there is after a number, at most as many as fit. Where nothing is there yet, tells what to wait for.</summary>
    /// <param name="after">The last number that was seen.</param>
    /// <param name="place">Where only what is of one township is wanted, that: it says what to wait for, and what is taken still has all.</param>
    /// <param name="into">Takes the records.</param>
    /// <param name="more">Done when a record has come; null where something was taken, or what is wanted has fallen out.</param>
    /// <returns>How many were taken; -1: the record after that number has fallen out, or was never here.</returns>
    public int Take(long after, string? place, Span<TailRecord> into, out Task? more)
    {
        lock (_lock)
        {
            more = null;
            if (after >= _last)
            {
                more = _isOver || place is null ? _next.Task : NextAt(place).Task;
                return 0;
            }

            if (after + 1 < _first) return -1;
            var count = (int)Math.Min(into.Length, _last - after);
            for (var i = 0; i < count; i++) into[i] = _records[(after + 1 + i) & (Length - 1)];
            return count;
        }
    }

    /// <summary>Finds, among records that have fallen out, those that may be wanted by their marks; they are to be read from the store.</summary>
    /// <param name="after">The last number that was seen.</param>
    /// <param name="mayBeWanted">Looks at the marks of one.</param>
    /// <param name="into">Takes the numbers.</param>
    /// <param name="limit">Not more than so many.</param>
    /// <returns>Through which number that is; null where the record after that number has no marks any more, or was never here.</returns>
    public long? Find(long after, Func<RecordMarks, bool> mayBeWanted, List<long> into, int limit)
    {
        lock (_lock)
        {
            if (after + 1 < _firstMarked) return null;
            var end = Math.Min(_last, after + Glance);
            for (var number = after + 1; number <= end; number++)
            {
                if (!mayBeWanted(_marks[number & (Marked - 1)])) continue;
                into.Add(number);
                if (into.Count == limit) return number;
            }

            return Math.Max(after, end);
        }
    }
}

/// <summary>A record with the event that shows it, written once for all its watchers. Then the record is let go: thousands of them would be alive for no use,
/// and be copied by every collection.</summary>
internal sealed class TailRecord(StoredRecord record, in RecordFacts facts)
{
    private readonly RecordFacts _facts = facts;
    private StoredRecord? _record = record;
    private byte[]? _event;

    public ref readonly RecordFacts Facts => ref _facts;

    /// <summary>The event; two that come first at the same moment may both write it.</summary>
    /// <param name="write">Writes it.</param>
    /// <param name="by">What the writer needs beside the record.</param>
    public byte[] Event<T>(Func<StoredRecord, T, byte[]> write, T by)
    {
        if (Volatile.Read(ref _event) is { } known) return known;
        // Who has let it go has written the event before.
        if (Volatile.Read(ref _record) is not { } record) return Volatile.Read(ref _event)!;
        var written = write(record, by);
        Volatile.Write(ref _event, written);
        Volatile.Write(ref _record, null);
        return written;
    }
}
