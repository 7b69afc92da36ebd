namespace Alliance.Host.Situations;

/// <summary>Holds the bytes of the latest events, one after the other, in a ring of sheets with 16 MiB in all. The
/// sheets are allocated at once and overwritten again and again. So thousands of events are in memory, and the garbage
/// collector has no objects to look at. Not thread-safe.</summary>
internal sealed class EventLog
{
    private const int Sheet = 1_048_576, Sheets = 16;
    /// <summary>The position of an event that was not stored.</summary>
    public const long Nowhere = -1;
    private byte[][]? _sheets;
    private long _first, _end;

    /// <summary>Stores an event. Returns its position, or <see cref="Nowhere"/> for an event that is too
    /// large.</summary>
    public long Append(ReadOnlySpan<byte> written)
    {
        if (written.Length > Sheet) return Nowhere;
        if (_end % Sheet + written.Length > Sheet) _end += Sheet - _end % Sheet;
        var at = _end;
        _sheets ??= [.. Enumerable.Range(0, Sheets).Select(_ => new byte[Sheet])];
        written.CopyTo(_sheets[at / Sheet % Sheets].AsSpan((int)(at % Sheet)));
        _end += written.Length;
        _first = Math.Max(_first, ((_end - 1) / Sheet - Sheets + 1) * Sheet);
        return at;
    }

    /// <summary>Reads a stored event; false where it was overwritten since.</summary>
    public bool TryRead(long at, int length, out ReadOnlySpan<byte> written)
    {
        var isThere = at >= _first;
        written = isThere ? _sheets![at / Sheet % Sheets].AsSpan((int)(at % Sheet), length) : default;
        return isThere;
    }

    /// <summary>Releases all events and the memory.</summary>
    public void Clear()
    {
        _first = _end += Sheet - _end % Sheet;
        _sheets = null;
    }
}
