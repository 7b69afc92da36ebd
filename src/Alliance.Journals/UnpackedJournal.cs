using ZstdSharp;

namespace Alliance.Journals;

/// <summary>The uncompressed content of an archive. All kinds of damage cause one kind of exception, which names the
/// file.</summary>
/// <param name="unpacked">The uncompressed stream.</param>
/// <param name="path">The path of the archive.</param>
/// <param name="length">The expected length of the content, modulo 2^32; null where the reader itself detects an early
/// end.</param>
internal sealed class UnpackedJournal(Stream unpacked, string path, uint? length) : Stream
{
    private long _read;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => _read; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">The archive is damaged, or ends too early.</exception>
    public override int Read(Span<byte> buffer)
    {
        var count = ReadOn(buffer);
        _read += count;
        if (count == 0 && buffer.Length > 0 && IsCutShort) throw new InvalidDataException(CutShort());
        return count;
    }

    /// <summary>Whether the content ends too early. Every journal has a header, so an empty one is cut short.</summary>
    private bool IsCutShort => _read == 0 || (length is { } whole && (uint)_read != whole);

    private int ReadOn(Span<byte> buffer)
    {
        try
        {
            return unpacked.Read(buffer);
        }
        catch (EndOfStreamException)
        {
            throw new InvalidDataException(CutShort());
        }
        catch (Exception damage) when (damage is InvalidDataException or ZstdException)
        {
            throw new InvalidDataException(
                $"{path}: the archive is damaged after {_read} bytes of its journal: {damage.Message}", damage);
        }
    }

    private string CutShort() =>
        $"{path}: the archive is cut short after {_read} bytes of its journal; copy it again, or run the replay again.";

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) unpacked.Dispose();
        base.Dispose(disposing);
    }
}
