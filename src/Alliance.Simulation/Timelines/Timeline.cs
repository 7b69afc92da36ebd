using System.Numerics;
using System.Runtime.CompilerServices;

namespace Alliance.Simulation.Timelines;

/// <summary>The store of future events: a calendar whose bucket is the conservative window [kL, (k+1)L).</summary>
/// <remarks>It has rings of 1,024 buckets. Each ring is a thousand times coarser than the one below. An event is stored
/// once and moved at most once per ring, however many events there are. Empty windows are skipped. The caller orders
/// the events within a window. This is a hot path: structs in reused blocks, no LINQ. A bucket is a chain of blocks, so
/// it grows without copying, and a full window needs no large array. Not thread-safe: each shard owns its
/// timeline.</remarks>
public sealed class Timeline<T> where T : struct, ITimed
{
    private const int Bits = 10;
    private const int Slots = 1 << Bits;
    // Six rings of ten bits hold 2^60 windows; ticks are checked against that.
    private const int Rings = 6;
    private const long MaxWindow = (1L << (Bits * Rings)) - 1;

    private readonly long _lookahead;
    private readonly ulong _reciprocal;
    private readonly ulong _exactBelow;
    private readonly Ring?[] _rings = new Ring?[Rings];
    private Block<T>? _free;
    private Block<T>? _opened;
    private long _base;
    private long _floor;

    /// <summary>Creates an empty timeline whose windows are <paramref name="lookahead"/> milliseconds long.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The lookahead is not above zero.</exception>
    public Timeline(long lookahead)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(lookahead);
        _lookahead = lookahead;
        if (lookahead == 1) return;
        _reciprocal = ulong.MaxValue / (ulong)lookahead + 1;
        _exactBelow = ulong.MaxValue / (ulong)lookahead;
    }

    /// <summary>The number of events that were added and not taken out yet.</summary>
    public long Count { get; private set; }

    /// <summary>The earliest window with events; null when nothing is left. Reading it changes nothing,
    /// so that earlier events may still be added.</summary>
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

    /// <summary>Adds an event.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The window of the event is open or past (the lookahead was not
    /// respected), or too far ahead.</exception>
    public void Add(in T item)
    {
        var window = WindowOf(item.Tick);
        if (window < _floor || window > MaxWindow) throw OutOfRange(item.Tick);
        Place(window, item);
        Count++;
    }

    /// <summary>Removes and returns all events of a window, in no particular order. They stay valid until the next
    /// <see cref="Open"/>. Events may be added meanwhile.</summary>
    /// <param name="window">The window that <see cref="NextWindow"/> returned.</param>
    /// <exception cref="ArgumentException">The window is not the earliest one that has events.</exception>
    public Opened<T> Open(long window)
    {
        if (NextWindow != window)
            throw new ArgumentException($"Window {window} is not the next one of this timeline.", nameof(window));
        Release(_opened);
        var level = LevelOf(window);
        _base = window;
        _floor = window + 1;
        if (level > 0) Spread(_rings[level]!, SlotOf(window, level));
        var bucket = _rings[0]!.Take(SlotOf(window, 0));
        _opened = bucket.Last;
        Count -= bucket.Count;
        return new Opened<T>(_opened);
    }

    // A multiplication replaces a division that costs ten times as much. The reciprocal is rounded up,
    // so the error is below tick / 2^64 windows, and the quotient is right while tick * lookahead is below 2^64
    // (Granlund, Montgomery 1994).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private long WindowOf(long tick) =>
        (ulong)tick < _exactBelow ? (long)Math.BigMul((ulong)tick, _reciprocal, out _) : tick / _lookahead;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int LevelOf(long window) =>
        (window ^ _base) < Slots ? 0 : BitOperations.Log2((ulong)(window ^ _base)) / Bits;

    private static int SlotOf(long window, int level) => (int)(window >> (Bits * level)) & (Slots - 1);

    private void Place(long window, in T item)
    {
        var level = LevelOf(window);
        var ring = _rings[level] ??= new Ring();
        var slot = SlotOf(window, level);
        ref var bucket = ref ring.Buckets[slot];
        var block = bucket.Last;
        if (block is null || block.Count == Block<T>.Size)
        {
            if (block is null) ring.Mark(slot);
            block = Lengthen(ref bucket, window);
        }

        if (window < bucket.Min) bucket.Min = window;
        bucket.Count++;
        block.Items[block.Count++] = item;
    }

    private Block<T> Lengthen(ref Bucket bucket, long window)
    {
        if (bucket.Last is null) bucket.Min = window;
        var block = _free;
        if (block is null) block = new Block<T>();
        else _free = block.Previous;
        block.Previous = bucket.Last;
        bucket.Last = block;
        return block;
    }

    /// <summary>Moves the events of a coarse bucket into the finer rings when its time has come.</summary>
    private void Spread(Ring ring, int slot)
    {
        var last = ring.Take(slot).Last;
        foreach (ref readonly var item in new Opened<T>(last)) Place(WindowOf(item.Tick), item);
        Release(last);
    }

    private void Release(Block<T>? last)
    {
        while (last is { } block)
        {
            last = block.Previous;
            block.Clear();
            block.Previous = _free;
            _free = block;
        }
    }

    private ArgumentOutOfRangeException OutOfRange(long tick) =>
        new(
            nameof(tick),
            tick,
            $"Nothing can be put down at {tick} ms: "
                + $"open for events are the ticks from {_floor * _lookahead} to {MaxWindow} lookaheads.");

    private struct Bucket
    {
        public Block<T>? Last;
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

        public Bucket Take(int slot)
        {
            var bucket = Buckets[slot];
            Buckets[slot] = default;
            _taken[slot >> 6] &= ~(1UL << (slot & 63));
            return bucket;
        }
    }
}
