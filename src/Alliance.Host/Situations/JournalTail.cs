using Alliance.Grains.Journals;

namespace Alliance.Host.Situations;

/// <summary>The latest records of a realm's journal, read once for all who watch it: bounded, whoever is slow falls out of it.</summary>
/// <param name="after">The number of the record before its first.</param>
internal sealed class JournalTail(long after)
{
    /// <summary>Records kept; a power of two.</summary>
    public const int Length = 4_096;
    private readonly TailRecord[] _records = new TailRecord[Length];
    private readonly Lock _lock = new();
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _first = after + 1, _last = after;
    private volatile bool _isOver;

    /// <summary>Nothing comes any more: the realm is gone, or the server stops.</summary>
    public bool IsOver => _isOver;

    public void End()
    {
        _isOver = true;
        lock (_lock) _next.TrySetResult();
    }

    /// <summary>A record has come; they come in order, without a gap.</summary>
    public void Add(StoredRecord record)
    {
        TaskCompletionSource come;
        lock (_lock)
        {
            var number = record.Number;
            _records[number & (Length - 1)] = new TailRecord(record);
            (_last, _first) = (number, Math.Max(_first, number - Length + 1));
            (come, _next) = (_next, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        come.TrySetResult();
    }

    /// <summary>Takes what there is after a number, at most as many as fit. Where nothing is there yet, tells what to wait for.</summary>
    /// <param name="after">The last number that was seen.</param>
    /// <param name="into">Takes the records.</param>
    /// <param name="more">Done when a record has come; null where something was taken, or what is wanted has fallen out.</param>
    /// <returns>How many were taken; -1: the record after that number has fallen out, or was never here.</returns>
    public int Take(long after, Span<TailRecord> into, out Task? more)
    {
        lock (_lock)
        {
            more = null;
            if (after >= _last)
            {
                more = _next.Task;
                return 0;
            }

            if (after + 1 < _first) return -1;
            var count = (int)Math.Min(into.Length, _last - after);
            for (var i = 0; i < count; i++) into[i] = _records[(after + 1 + i) & (Length - 1)];
            return count;
        }
    }
}

/// <summary>A record with the event that shows it, written once for all its watchers.</summary>
internal sealed class TailRecord(StoredRecord record)
{
    private byte[]? _event;

    public StoredRecord Record => record;

    /// <summary>The event; two that come first at the same moment may both write it.</summary>
    public byte[] Event(Func<StoredRecord, byte[]> write) => _event ??= write(record);
}
