namespace Alliance.Host.Situations;

/// <summary>The bytes of the latest events, one after the other in a ring of sheets of 16 MiB in all, allocated at once
/// and written over and over: thousands of events are at hand, and there is none for a collection to look at. For one
/// at a time.</summary>
internal sealed class EventLog
{
    private const int Sheet = 1_048_576, Sheets = 16;
    /// <summary>Where nothing is, or ever was.</summary>
    public const long Nowhere = -1;
    private byte[][]? _sheets;
    private long _first, _end;

    /// <summary>Writes an event down; says where it is, or that it is too large for that.</summary>
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

    /// <summary>An event that was written down; false where it was written over since.</summary>
    public bool TryRead(long at, int length, out ReadOnlySpan<byte> written)
    {
        var isThere = at >= _first;
        written = isThere ? _sheets![at / Sheet % Sheets].AsSpan((int)(at % Sheet), length) : default;
        return isThere;
    }

    /// <summary>Lets everything go.</summary>
    public void Clear()
    {
        _first = _end += Sheet - _end % Sheet;
        _sheets = null;
    }
}
