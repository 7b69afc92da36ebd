using System.Buffers;

namespace Alliance.Host.Situations;

/// <summary>The latest records of a realm's journal, read once for all watchers. It keeps the fields by which records
/// are filtered, and while there are watchers also the events. Its memory is bounded. A watcher reads an older event
/// from the store if it wants that record. A watcher that is slower than that falls out.</summary>
/// <param name="after">The number of the record before its first.</param>
internal sealed class JournalTail(long after)
{
    /// <summary>The number of records that are known; a power of two.</summary>
    public const int Length = 65_536;
    /// <summary>The most records that are scanned at once, while all others wait.</summary>
    public const int Glance = 4_096;
    /// <summary>The most records in one list of events that must be read from the store.</summary>
    private const int MissedAtATime = 500;
    /// <summary>Waiting watchers are woken this long after a record has come, for all records that have come by then.
    /// Nobody reads faster, and waking the watchers for each single event would cost more than producing it.</summary>
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(10);
    /// <summary>After this number of records all watchers are woken, so that a watcher of a quiet place does not fall
    /// behind.</summary>
    private const int Round = Glance / 4;
    private readonly Slot[] _slots = new Slot[Length];
    private readonly EventLog _events = new();
    private readonly Lock _lock = new();
    private readonly Dictionary<string, TaskCompletionSource> _nextAt = new(StringComparer.Ordinal);
    /// <summary>The watchers that waited for a place from which a record has come.</summary>
    private List<TaskCompletionSource> _dueAt = [];
    private TaskCompletionSource _next = NewWait();
    private long _first = after + 1, _last = after;
    private int _watchers;
    private bool _isGathering;
    private volatile bool _isOver;

    /// <summary>Whether no more records will come: the realm no longer exists, or the server stops.</summary>
    public bool IsOver => _isOver;

    /// <summary>Whether there are watchers, which need events.</summary>
    public bool IsWatched => Volatile.Read(ref _watchers) > 0;

    /// <summary>Adds a watcher, until <see cref="Leave"/>.</summary>
    public void Join() => Interlocked.Increment(ref _watchers);

    public void Leave()
    {
        lock (_lock)
            if (Interlocked.Decrement(ref _watchers) == 0) _events.Clear();
    }

    public void End()
    {
        _isOver = true;
        Wake();
    }

    /// <summary>Adds a record. Records come in order, without a gap. A watcher that waits for a place is woken by
    /// records of that place.</summary>
    /// <param name="number">The number of the record.</param>
    /// <param name="facts">The fields by which it is filtered.</param>
    /// <param name="written">The event of the record; empty where nobody watches.</param>
    public void Add(long number, in RecordFacts facts, ReadOnlySpan<byte> written)
    {
        lock (_lock)
        {
            _slots[number & (Length - 1)] =
                new Slot(facts, written.IsEmpty ? EventLog.Nowhere : _events.Append(written), written.Length);
            (_last, _first) = (number, Math.Max(_first, number - Length + 1));
            if (facts.Place is { } place && _nextAt.Remove(place, out var waiting)) _dueAt.Add(waiting);
            if (number % Round == 0) AllAreDue();
            if (_isGathering) return;
            _isGathering = true;
        }

        _ = Gather();
    }

    private async Task Gather()
    {
        await Task.Delay(Gathering).ConfigureAwait(false);
        Wake();
    }

    /// <summary>Takes the wanted events after a number. Where the next of them is no longer in memory, takes the
    /// numbers of some events to be read from the store instead. Where there is no record yet, returns the task to wait
    /// for.</summary>
    /// <param name="after">The number of the last record that was seen.</param>
    /// <param name="wanted">The filter of the watcher.</param>
    /// <param name="into">Receives the events, up to slightly more than <paramref name="enough"/> bytes.</param>
    /// <param name="enough">The number of bytes that are enough.</param>
    /// <param name="missed">Receives the numbers of records to be read from the store.</param>
    public TailPage Take(long after, IWanted wanted, ArrayBufferWriter<byte> into, int enough, List<long> missed)
    {
        lock (_lock)
        {
            if (after >= _last)
                return new TailPage(
                    after, 0, _isOver || wanted.Place is not { } place ? _next.Task : NextAt(place).Task);
            if (after + 1 < _first) return TailPage.FallenOut;
            var (end, shown) = (Math.Min(_last, after + Glance), 0L);
            for (var number = after + 1; number <= end; number++)
            {
                ref readonly var slot = ref _slots[number & (Length - 1)];
                if (!wanted.Takes(slot.Facts)) continue;
                ReadOnlySpan<byte> written = default;
                var isAtHand = !wanted.NeedsRecord && _events.TryRead(slot.At, slot.Bytes, out written);
                // Events are shown in their order: what is at hand waits for what is not.
                if (isAtHand ? missed.Count > 0 : shown > 0) return new TailPage(number - 1, shown, null);
                if (isAtHand)
                {
                    into.Write(written);
                    shown = number;
                }
                else
                {
                    missed.Add(number);
                }

                if (into.WrittenCount >= enough || missed.Count == MissedAtATime)
                    return new TailPage(number, shown, null);
            }

            return new TailPage(end, shown, null);
        }
    }

    private void Wake()
    {
        TaskCompletionSource next;
        List<TaskCompletionSource> dueAt;
        lock (_lock)
        {
            if (_isOver) AllAreDue();
            (next, dueAt, _dueAt, _isGathering) = (_next, _dueAt, [], false);
            if (!_isOver) _next = NewWait();
        }

        next.TrySetResult();
        foreach (var waiting in dueAt) waiting.TrySetResult();
    }

    private void AllAreDue()
    {
        _dueAt.AddRange(_nextAt.Values);
        _nextAt.Clear();
    }

    private TaskCompletionSource NextAt(string place)
    {
        if (!_nextAt.TryGetValue(place, out var next)) _nextAt.Add(place, next = NewWait());
        return next;
    }

    private static TaskCompletionSource NewWait() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private readonly record struct Slot(RecordFacts Facts, long At, int Bytes);
}

/// <summary>The filter of one watcher.</summary>
internal interface IWanted
{
    /// <summary>The one township whose records are wanted; null for all.</summary>
    string? Place { get; }

    /// <summary>Whether the facts do not decide, so that a record must be read from the store.</summary>
    bool NeedsRecord => false;

    bool Takes(in RecordFacts facts);
}

/// <summary>The result of taking records from the tail.</summary>
/// <param name="Through">The number of the last record that was examined.</param>
/// <param name="Shown">The number of the last record whose event was taken; 0 for none.</param>
/// <param name="More">A task that completes when another record has come; null where there were records.</param>
internal readonly record struct TailPage(long Through, long Shown, Task? More)
{
    /// <summary>The result where the record after that number is no longer known, or was never in this tail.</summary>
    public static TailPage FallenOut { get; } = new(-1, 0, null);

    public bool IsFallenOut => Through < 0;
}
