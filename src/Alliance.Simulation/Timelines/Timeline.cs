using System.Numerics;
using System.Runtime.CompilerServices;

namespace Alliance.Simulation.Timelines;

/// <summary>The store of future events: a calendar whose bucket is the conservative window [kL, (k+1)L). Rings of 1,024 buckets, each ring a
/// thousand times coarser than the one below, so that an event costs the same however many there are and however far ahead: it is put
/// down once and moved at most once per ring. Empty windows are skipped. Within a window the order is the caller's business.</summary>
/// <remarks>Hot path: structs, pooled arrays, no LINQ. Not thread-safe: each shard owns its own.</remarks>
public sealed class Timeline<T> where T : struct, ITimed
{
    private const int Bits = 10;
    private const int Slots = 1 << Bits;
    // Six rings of ten bits hold 2^60 windows; ticks are checked against that.
    private const int Rings = 6;
    private const long MaxWindow = (1L << (Bits * Rings)) - 1;

    private readonly long _lookahead;
    private readonly Ring?[] _rings = new Ring?[Rings];
    private readonly Stack<T[]> _free = new();
    private T[]? _opened;
    private int _openedCount;
    private long _base;
    private long _floor;

    /// <summary>An empty timeline whose windows are <paramref name="lookahead"/> milliseconds long.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The lookahead is not above zero.</exception>
    public Timeline(long lookahead)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(lookahead);
        _lookahead = lookahead;
    }

    /// <summary>Events put down and not yet taken out.</summary>
    public long Count { get; private set; }

    /// <summary>The earliest window that has events, or null when nothing is left. It changes nothing, so that a shard may still be sent
    /// something earlier.</summary>
    public long? NextWindow
    {
        get
        {
            foreach (var ring in _rings)
                if (ring is not null && ring.First() is >= 0 and var slot)
                    return ring.Buckets[slot].Min;
            return null;
        }
    }

    /// <summary>Puts an event down.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Its window is open or past (lookahead broken), or absurdly far ahead.</exception>
    public void Add(in T item)
    {
        var window = item.Tick / _lookahead;
        if (window < _floor || window > MaxWindow) throw OutOfRange(item.Tick);
        Place(window, item);
        Count++;
    }

    /// <summary>Takes out all events of a window, in no particular order. The span is good until the next <see cref="Open"/>; events may be
    /// added meanwhile.</summary>
    /// <param name="window">What <see cref="NextWindow"/> gave.</param>
    /// <exception cref="ArgumentException">It is not the earliest window that has events.</exception>
    public ReadOnlySpan<T> Open(long window)
    {
        if (NextWindow != window) throw new ArgumentException($"Window {window} is not the next one of this timeline.", nameof(window));
        Recycle();
        var level = LevelOf(window);
        _base = window;
        _floor = window + 1;
        if (level > 0) Spread(_rings[level]!, SlotOf(window, level));
        (_opened, _openedCount) = _rings[0]!.Take(SlotOf(window, 0));
        Count -= _openedCount;
        return _opened.AsSpan(0, _openedCount);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int LevelOf(long window) => BitOperations.Log2((ulong)(window ^ _base) | 1) / Bits;

    private static int SlotOf(long window, int level) => (int)(window >> (Bits * level)) & (Slots - 1);

    private void Place(long window, in T item)
    {
        var level = LevelOf(window);
        var ring = _rings[level] ??= new Ring();
        var slot = SlotOf(window, level);
        ref var bucket = ref ring.Buckets[slot];
        if (bucket.Items is null)
        {
            bucket = new Bucket { Items = _free.TryPop(out var array) ? array : new T[8], Min = window };
            ring.Mark(slot);
        }
        else if (bucket.Count == bucket.Items.Length)
        {
            var larger = new T[bucket.Count * 2];
            bucket.Items.CopyTo(larger, 0);
            Release(bucket.Items, bucket.Count);
            bucket.Items = larger;
        }

        if (window < bucket.Min) bucket.Min = window;
        bucket.Items[bucket.Count++] = item;
    }

    /// <summary>Moves a coarse bucket's events into the finer rings, now that its time has come.</summary>
    private void Spread(Ring ring, int slot)
    {
        var (items, count) = ring.Take(slot);
        for (var i = 0; i < count; i++) Place(items[i].Tick / _lookahead, items[i]);
        Release(items, count);
    }

    private void Recycle()
    {
        if (_opened is { } array) Release(array, _openedCount);
        _opened = null;
    }

    // Cleared, so that a pooled array keeps no message alive.
    private void Release(T[] array, int count)
    {
        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>()) Array.Clear(array, 0, count);
        _free.Push(array);
    }

    private ArgumentOutOfRangeException OutOfRange(long tick) => new(nameof(tick), tick,
        $"Nothing can be put down at {tick} ms: open for events are the ticks from {_floor * _lookahead} to {MaxWindow} lookaheads.");

    private struct Bucket
    {
        public T[] Items;
        public int Count;
        public long Min;
    }

    private sealed class Ring
    {
        public readonly Bucket[] Buckets = new Bucket[Slots];
        private readonly ulong[] _taken = new ulong[Slots / 64];

        public void Mark(int slot) => _taken[slot >> 6] |= 1UL << (slot & 63);

        public int First()
        {
            for (var i = 0; i < _taken.Length; i++)
                if (_taken[i] != 0)
                    return (i << 6) + BitOperations.TrailingZeroCount(_taken[i]);
            return -1;
        }

        public (T[] Items, int Count) Take(int slot)
        {
            var bucket = Buckets[slot];
            Buckets[slot] = default;
            _taken[slot >> 6] &= ~(1UL << (slot & 63));
            return (bucket.Items, bucket.Count);
        }
    }
}
