using System.Buffers;

namespace Alliance.Host.Situations;

/// <summary>The latest records of a realm's journal, read once for all who watch it: what they are chosen by, and while
/// anybody watches their events. Bounded: the event of a record that lies too far back is read from the store, by who
/// wants that record; who is slower than that falls out.</summary>
/// <param name="after">The number of the record before its first.</param>
internal sealed class JournalTail(long after)
{
    /// <summary>Records that are known; a power of two.</summary>
    public const int Length = 65_536;
    /// <summary>Records that are looked at in one go, while all others wait.</summary>
    public const int Glance = 4_096;
    /// <summary>Records that are named at a time where their events must be read from the store.</summary>
    private const int MissedAtATime = 500;
    /// <summary>Who waits is woken so long after a record has come, for all that has come by then: nobody reads faster,
    /// and each event by itself would cost its watchers more than all that made it.</summary>
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(10);
    /// <summary>After so many records everybody looks, so that nobody falls behind only because nothing happens at a
    /// place.</summary>
    private const int Round = Glance / 4;
    private readonly Slot[] _slots = new Slot[Length];
    private readonly EventLog _events = new();
    private readonly Lock _lock = new();
    private readonly Dictionary<string, TaskCompletionSource> _nextAt = new(StringComparer.Ordinal);
    /// <summary>Those who waited for a place that something has come of.</summary>
    private List<TaskCompletionSource> _dueAt = [];
    private TaskCompletionSource _next = NewWait();
    private long _first = after + 1, _last = after;
    private int _watchers;
    private bool _isGathering;
    private volatile bool _isOver;

    /// <summary>Nothing comes any more: the realm is gone, or the server stops.</summary>
    public bool IsOver => _isOver;

    /// <summary>Whether events are wanted.</summary>
    public bool IsWatched => Volatile.Read(ref _watchers) > 0;

    /// <summary>Somebody watches from now on, until <see cref="Leave"/>.</summary>
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

    /// <summary>A record has come; they come in order, without a gap. Who waits for a place is woken by what is of that
    /// place.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="facts">What it is chosen by.</param>
    /// <param name="written">Its event; empty where nobody watches.</param>
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

    /// <summary>Takes what there is after a number: the events of what is wanted, or, where the next of them is not at
    /// hand any more, the numbers of some that are to be read from the store. Where nothing is there yet, tells what to
    /// wait for.</summary>
    /// <param name="after">The last number that was seen.</param>
    /// <param name="wanted">What is wanted.</param>
    /// <param name="into">Takes events, to somewhat more than <paramref name="enough"/> bytes.</param>
    /// <param name="enough">Of bytes.</param>
    /// <param name="missed">Takes numbers.</param>
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
                var isAtHand = _events.TryRead(slot.At, slot.Bytes, out var written);
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

/// <summary>What one watcher wants.</summary>
internal interface IWanted
{
    /// <summary>The one township whose records are wanted; null for all.</summary>
    string? Place { get; }

    bool Takes(in RecordFacts facts);
}

/// <summary>What was taken of the tail.</summary>
/// <param name="Through">The number through which all was looked at.</param>
/// <param name="Shown">The last of which the event was taken; 0 for none.</param>
/// <param name="More">Done when another record has come; null where something was there.</param>
internal readonly record struct TailPage(long Through, long Shown, Task? More)
{
    /// <summary>The record after that number is not known any more, or was never here.</summary>
    public static TailPage FallenOut { get; } = new(-1, 0, null);

    public bool IsFallenOut => Through < 0;
}
