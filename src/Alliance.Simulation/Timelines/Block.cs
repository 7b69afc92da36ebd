using System.Runtime.CompilerServices;

namespace Alliance.Simulation.Timelines;

/// <summary>A few events of one bucket, linked to the blocks before it.</summary>
internal sealed class Block<T> where T : struct
{
    public const int Size = 32;

    public Items32 Items;
    public int Count;
    public Block<T>? Previous;

    /// <summary>Clears the block for reuse, so that it keeps no message alive.</summary>
    public void Clear()
    {
        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>()) ((Span<T>)Items)[..Count].Clear();
        Count = 0;
    }

    [InlineArray(Size)]
    internal struct Items32
    {
        private T _first;
    }
}

/// <summary>The events that were taken from a window.</summary>
public ref struct Opened<T> where T : struct
{
    private Block<T>? _block;
    private ReadOnlySpan<T> _items;
    private int _at;

    internal Opened(Block<T>? last)
    {
        _block = last;
        _items = Rest();
        _at = -1;
    }

    /// <summary>The current event.</summary>
    public readonly ref readonly T Current => ref _items[_at];

    /// <summary>Returns itself. It can be enumerated once.</summary>
    public readonly Opened<T> GetEnumerator() => this;

    /// <summary>Moves to the next event.</summary>
    public bool MoveNext()
    {
        if (++_at < _items.Length) return true;
        _block = _block?.Previous;
        _items = Rest();
        _at = 0;
        return _items.Length > 0;
    }

    private readonly ReadOnlySpan<T> Rest() => _block is null ? [] : ((ReadOnlySpan<T>)_block.Items)[.._block.Count];
}
